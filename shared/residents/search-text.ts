/** Reads what was typed into the search box of the register: which kinds of match each word can be. */
import { compactPinyin, isPinyinText, normaliseSearchText } from '../pinyin.ts';

/** More words than anybody types; the rest is ignored, so that no search grows without bound. */
export const MOST_WORDS = 5;

/**
 * One word of a search. All words must be met, each in any of its ways:
 * - idNumber: a whole ID number (18 or, from old rolls, 15 characters);
 * - digits: beginning or end of a phone number, beginning of a household number, and the tail of an ID number when four or six long;
 * - code: letters and digits mixed: beginning of a household number, or an ID tail that ends in X;
 * - pinyin: beginning of the name's pinyin or initials;
 * - text: part of the name, or of the address.
 */
export type SearchWord =
  | { readonly kind: 'idNumber'; readonly text: string }
  | { readonly kind: 'digits'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'pinyin'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly address: 'yes' | 'unlessNamed' | 'no' };

const ADDRESS_WORD = /[号楼栋幢室单元路街巷苑园里区村弄座]|[-#]/u;

/**
 * The words of a search, none for a blank one. Pinyin typed in syllables ('zhang gui hua') is one word. Addresses are searched
 * when a word reads like one (a digit beside a character, 号楼, 单元 …), and else only when no name contains the word.
 */
export function readSearch(text: string): SearchWord[] {
  const normalised = normaliseSearchText(text);
  if (normalised === '') return [];
  if (isPinyinText(normalised)) return [{ kind: 'pinyin', text: compactPinyin(normalised) }];
  return normalised.split(' ').slice(0, MOST_WORDS).map(readWord);
}

function readWord(word: string): SearchWord {
  if (/^(\d{15}|\d{17}[\dx])$/.test(word)) return { kind: 'idNumber', text: word.toUpperCase() };
  if (/^\d+$/.test(word)) return { kind: 'digits', text: word };
  if (isPinyinText(word)) return { kind: 'pinyin', text: compactPinyin(word) };
  if (/^[\da-z][\da-z-]*$/.test(word) && /\d/.test(word)) return { kind: 'code', text: word.toUpperCase() };
  const long = [...word].length >= 2;
  const address = !long ? 'no' : /\d/.test(word) || ADDRESS_WORD.test(word) ? 'yes' : 'unlessNamed';
  return { kind: 'text', text: word, address };
}

/** Which tail of an ID number a word can be, if any: four or six characters, the last may be X. */
export function idTailOf(word: SearchWord): 'idTail4' | 'idTail6' | null {
  if (word.kind !== 'digits' && word.kind !== 'code') return null;
  return /^\d{3}[\dX]$/.test(word.text) ? 'idTail4' : /^\d{5}[\dX]$/.test(word.text) ? 'idTail6' : null;
}

/** Beginnings under which a phone number that starts with these digits may be stored: '05328' also as '0532-8'. */
export function phonePrefixes(digits: string): string[] {
  if (!digits.startsWith('0') || digits.length < 4) return [digits];
  return [digits, `${digits.slice(0, 3)}-${digits.slice(3)}`, ...(digits.length > 4 ? [`${digits.slice(0, 4)}-${digits.slice(4)}`] : [])];
}

/** Fewest digits with which phone numbers are searched: fewer would match half the register. */
export const PHONE_LEAST = 3;

/** The characters and neighbouring pairs of a name, as they are stored for search inside names; each once. */
export function gramsOf(name: string): string[] {
  const characters = [...normaliseSearchText(name)];
  return [...new Set(characters.flatMap((character, index) => (index === 0 ? [character] : [character, characters[index - 1]! + character])))].filter((gram) => gram.trim() !== '');
}
