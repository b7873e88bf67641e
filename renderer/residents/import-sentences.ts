/** What the reader and the register say about a row, in sentences. */
import type { Language } from '#renderer/i18n/language.ts';
import { type RegisterFinding, REGISTER_CODES, registerSentence } from '#shared/residents/register-codes.ts';
import { type Finding, findingSentence, ROSTER_CODES } from '#shared/residents/roster-codes.ts';
import type { PreviewRow } from './import-choices.ts';

/** Gravest first: what the register says, then what the file says. */
export function findingLines(row: Pick<PreviewRow, 'findings' | 'registerFindings'>, language: Language): string[] {
  const ofRegister = row.registerFindings.map((finding: RegisterFinding) => registerSentence(finding, language));
  // The contract says `shown?: string | undefined`; a finding either has it or has not.
  const ofFile = row.findings.map(({ code, shown, level }): Finding => ({ code, ...(shown === undefined ? {} : { shown }), ...(level === undefined ? {} : { level }) }));
  return [...ofRegister, ...ofFile.map((finding) => findingSentence(finding, language))];
}

const SHOWN = /[“"]?\{shown\}[”"]?/g;

/** A code without its row: the value it shows becomes '…'. */
export function codeSentence(code: string, language: Language): string {
  const texts: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = { ...ROSTER_CODES, ...REGISTER_CODES };
  return texts[code]?.[language].replace(SHOWN, '…') ?? code;
}

/** Whether a code holds its rows until somebody decides. */
export function holdsRows(code: string): boolean {
  if (Object.hasOwn(REGISTER_CODES, code)) return true;
  const levels: Readonly<Record<string, { readonly level: string }>> = ROSTER_CODES;
  return levels[code]?.level === 'review';
}
