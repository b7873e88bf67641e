/**
 * What a board may never show (个人信息保护法 art. 25, 28; community-welfare §5.5): ID and account numbers, telephones of persons,
 * illness, kinds of disability. The owner of a list leaves these out in its query; this looks once more before anything is frozen.
 */

/** Words of illness and disability, matched as parts of a cell. Common ones of relief files; longer lists change nothing in the rule. */
export const ILLNESS_WORDS = [
  '癌', '肿瘤', '白血病', '尿毒症', '肾病', '肾衰', '透析', '肝炎', '肝硬化', '糖尿病', '高血压', '冠心病', '心脏病', '心梗', '脑梗', '脑出血', '中风', '肺结核', '艾滋', '癫痫', '精神病', '精神分裂', '抑郁', '智障', '痴呆',
  '帕金森', '红斑狼疮', '血友病', '移植', '化疗', '手术', '诊断', '病种', '重度', '肢体', '视力', '听力', '言语', '智力', '精神残', '多重残', '一级残', '二级残', '三级残', '四级残', '残疾证',
] as const;

/** A number in one piece; a card in fours, an ID number as place, birth day and rest, whatever stands between them. Two dates side by side are neither. */
const BETWEEN = String.raw`[\s\-‐-―_.·•・/]{1,2}`;
const NUMBER = new RegExp(String.raw`\d{15,}|(?:\d{4}${BETWEEN}){3,4}\d{2,4}|(?<!\d)\d{6}${BETWEEN}\d{8}${BETWEEN}\d{3}[\dXx]`);
const PHONE = /(?<!\d)1[3-9]\d{9}(?!\d)/;

/** As a reader sees it: full-width digits are digits, and what has no width does not part them. */
const asRead = (text: string): string => text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');

export type Revealed = 'number' | 'phone' | 'illness';

/** Why a text of a list may not stand on a board; undefined when it may. Masked numbers are refused too: a board shows none at all. */
export function revealedBy(written: string): Revealed | undefined {
  const text = asRead(written);
  if (NUMBER.test(text) || /\d{3,}\s*\*{2,}|\*{4,}\s*\d{3,}/.test(text)) return 'number';
  if (PHONE.test(text)) return 'phone';
  return ILLNESS_WORDS.some((word) => text.includes(word)) ? 'illness' : undefined;
}

/** The same of a title, a basis or a place, where words of illness may name a programme ('重度残疾人护理补贴'). */
export function numberIn(text: string): Revealed | undefined {
  const found = revealedBy(text);
  return found === 'illness' ? undefined : found;
}
