/**
 * What a reader of second-generation ID cards types (A12). Readers in keyboard mode, and the programs that come with them, put the card's
 * fields into whatever has the caret: with tabs, new lines or other marks between them, with labels, or as the fixed-width text of the
 * card's chip as the readers' programs keep it (name 15, sex 1, nation 2, birth 8, address 35, number 18, issuer 15, from 8, to 8 characters).
 */
import { checkCitizenId, type RefusedCitizenId } from '#shared/citizen-id.ts';
import { ETHNIC_GROUP, SEX, type SexCode } from '#shared/code-tables.ts';
import { daySchema, type Day } from '#shared/days.ts';
import { halfWidth } from '#shared/half-width.ts';

/** The fields of a card; '' or null where the text did not have them. What an ID number tells is taken from the number. */
export interface IdCard {
  readonly name: string;
  readonly sex: SexCode;
  readonly birthDate: Day;
  readonly address: string;
  /** Right by its check character. */
  readonly idNumber: string;
  readonly issuer: string;
  readonly validFrom: Day | null;
  /** 'forever' = 长期 */
  readonly validTo: Day | 'forever' | null;
}

/** no_number: nothing in the text has the form of a number; otherwise what `checkCitizenId` says of it, with the name that was read. */
export type IdCardRead = { readonly ok: true; readonly card: IdCard } | { readonly ok: false; readonly code: 'no_number' } | { readonly ok: false; readonly code: 'number_bad'; readonly why: RefusedCitizenId; readonly name: string };

interface Fields { name: string; sex: string; birth: string; address: string; number: string; issuer: string; from: string; to: string }

const NUMBER = /(?<![\dX])\d{17}[\dX](?![\dX])/;
const LABELS: readonly (readonly [keyof Fields | null, RegExp])[] = [
  ['name', /姓\s*名/], ['sex', /性\s*别/], [null, /民\s*族/], ['birth', /出\s*生(?:\s*日\s*期|\s*年\s*月(?:\s*日)?)?/], ['address', /(?:住|地)\s*址/],
  ['number', /公民身份(?:证)?号码|(?:居民)?身份证?号码?|证件?号码?/], ['issuer', /签发机关|发证机关/], ['from', /有效期限?(?:起始日期|起|开始日期)?/], ['to', /(?:有效期)?(?:截止日期|结束日期|止)/],
];

/** '19800102', '1980-01-02', '1980.1.2', '1980年1月2日' as a day. */
function dayOf(text: string): Day | null {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim()) ?? /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(text.replace(/\s+/g, ''));
  const read = match === null ? undefined : daySchema.safeParse(`${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`);
  return read?.success === true ? read.data : null;
}

const isForever = (text: string): boolean => /长\s*期/.test(text);
/** A period of validity in one piece: '2010.01.01-2030.01.01', '20100101-长期', '2010年1月1日至2030年1月1日'. */
function periodOf(text: string): { from: string; to: string } | null {
  const match = /^(\d{4}\D?\d{1,2}\D?\d{1,2}日?)\s*(?:-|至|~|—)+\s*(\d{4}\D?\d{1,2}\D?\d{1,2}日?|长\s*期)$/.exec(text.trim());
  return match === null ? null : { from: match[1]!, to: match[2]! };
}

/** The text of the chip: nothing between the fields, each filled up with blanks. Found by where its number stands. */
function fixedWidth(text: string): Fields | null {
  const line = text.replace(/[\r\n]+$/, '');
  const at = NUMBER.exec(line)?.index ?? -1;
  // The number begins after 61 characters; whatever begins the text early was cut by the reader.
  if (at !== 61 || !/^\d{8}$/.test(line.slice(18, 26)) || /[\t\n|]/.test(line)) return null;
  const piece = (from: number, length: number): string => line.slice(from, from + length).trim();
  return { name: piece(0, 15), sex: piece(15, 1), birth: piece(18, 8), address: piece(26, 35), number: piece(61, 18), issuer: piece(79, 15), from: piece(94, 8), to: piece(102, 8) };
}

/** Each label with what stands up to the next. */
function labelled(text: string): Fields | null {
  const found: { field: keyof Fields | null; start: number; end: number }[] = [];
  for (const [field, label] of LABELS) {
    const match = new RegExp(`(?:${label.source})\\s*[::=]`).exec(text);
    if (match !== null && !found.some((other) => match.index >= other.start && match.index < other.end)) found.push({ field, start: match.index, end: match.index + match[0].length });
  }
  if (!found.some((each) => each.field === 'name') || found.length < 2) return null;
  const fields: Fields = { name: '', sex: '', birth: '', address: '', number: '', issuer: '', from: '', to: '' };
  const inOrder = found.toSorted((a, b) => a.start - b.start);
  for (const [at, { field, end }] of inOrder.entries()) {
    if (field !== null) fields[field] = text.slice(end, inOrder[at + 1]?.start ?? text.length).replace(/[\s,;|]+$/, '').trim();
  }
  const period = periodOf(fields.from);
  return period === null ? fields : { ...fields, ...period };
}

/** Pieces in the order of the card, with any mark between them. What each is is told by its form, not by its place alone. */
function inPieces(text: string): Fields {
  const marks = /[\t\r\n|,;#^]+/;
  const pieces = (marks.test(text.trim()) ? text.split(marks) : text.split(/\s+/)).map((piece) => piece.trim()).filter((piece) => piece !== '');
  const at = pieces.findIndex((piece) => NUMBER.test(piece));
  const before = at === -1 ? pieces : pieces.slice(0, at);
  const after = at === -1 ? [] : pieces.slice(at + 1);
  const isSex = (piece: string): boolean => /^[男女]$|^[0129]$/.test(piece);
  const isNation = (piece: string): boolean => ETHNIC_GROUP.some((group) => [group.code, group.zh, group.zh.replace(/族$/, '')].includes(piece));
  const [name = '', ...others] = before;
  const [sexAt, birthAt] = [others.findIndex(isSex), others.findIndex((piece) => dayOf(piece) !== null)];
  const address = others.filter((piece, index) => index !== sexAt && index !== birthAt && !(index < 3 && isNation(piece))).join('');
  const period = after.map(periodOf).find((each) => each !== null);
  const days = after.filter((piece) => dayOf(piece) !== null || isForever(piece));
  return {
    name, sex: others[sexAt] ?? '', birth: others[birthAt] ?? '', address, number: NUMBER.exec(pieces[at] ?? '')?.[0] ?? '',
    issuer: after.find((piece) => /公安|派出所|分局|[\u4e00-\u9fff]局/.test(piece)) ?? '', from: period?.from ?? days[0] ?? '', to: period?.to ?? days[1] ?? '',
  };
}

/** The card in a text, whatever its layout. Sex and birth date are those of the number; the text may leave them out but not contradict them. */
export function readIdCard(typed: string, today: Day): IdCardRead {
  const text = halfWidth(typed).replace(/x/g, 'X');
  if (!NUMBER.test(text)) return { ok: false, code: 'no_number' };
  const fields = fixedWidth(text) ?? labelled(text) ?? inPieces(text);
  const number = NUMBER.exec(fields.number)?.[0] ?? NUMBER.exec(text)?.[0] ?? '';
  // A number alone: the first piece is the number itself and no name.
  const name = NUMBER.test(fields.name) ? '' : fields.name.replace(/\s+/g, ' ').trim();
  const said = SEX.find((entry) => entry.zh === fields.sex || entry.code === fields.sex)?.code;
  const sex = said === '1' || said === '2' ? said : undefined;
  const birthDate = dayOf(fields.birth) ?? undefined;
  const checked = checkCitizenId(number, { today, ...(sex === undefined ? {} : { sex }), ...(birthDate === undefined ? {} : { birthDate }) });
  if (!checked.ok) return { ok: false, code: 'number_bad', why: checked, name };
  return { ok: true, card: { name, sex: checked.sex, birthDate: checked.birthDate, address: fields.address.replace(/\s+/g, ''), idNumber: checked.idNumber, issuer: fields.issuer, validFrom: dayOf(fields.from), validTo: isForever(fields.to) ? 'forever' : dayOf(fields.to) } };
}

/** Whether the card was valid on a day; null where the text does not say. */
export function isValidOn(card: IdCard, on: Day): boolean | null {
  if (card.validTo === null) return null;
  return (card.validFrom === null || card.validFrom <= on) && (card.validTo === 'forever' || card.validTo >= on);
}
