/**
 * Pinyin of personal names, computed once when a name is written and stored in columns. The library stays in the main process:
 * it is large, and the renderer only compares.
 */
import { pinyin } from 'pinyin-pro';

import { compactPinyin, normaliseSearchText } from '#shared/pinyin.ts';

/**
 * The pinyin of a name without tones and blanks, as people type it: full 'zhangguihua' and initials 'zgh'. Surnames get their
 * reading as surnames (单 shan, 查 zha, 尉迟 yuchi); ü is v. The dot of minority names goes; a character without a known reading
 * stays as it is, in both.
 */
export function pinyinOf(name: string): { full: string; initials: string } {
  const plain = normaliseSearchText(name).replace(/[· ]/g, '');
  if (plain === '') return { full: '', initials: '' };
  const syllables = pinyin(plain, { type: 'array', toneType: 'none', surname: 'head', v: true }).map((syllable) =>
    compactPinyin(syllable.toLowerCase()),
  );
  return { full: syllables.join(''), initials: syllables.map((syllable) => [...syllable][0] ?? '').join('') };
}
