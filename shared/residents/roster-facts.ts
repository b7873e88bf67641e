/** The dated facts a roster can tell: its words → the values of the register. A word in no list is mentioned and left out. */
import { checkDisabilityCertificate } from '#shared/citizen-id.ts';
import { codeOf, DISABILITY_CATEGORY, DISABILITY_GRADE, type DisabilityCategory, type DisabilityGrade } from '#shared/code-tables.ts';
import type { Day } from '#shared/days.ts';
import { plainCode } from '#shared/half-width.ts';
import type { FactKind } from '#shared/person-as-of.ts';
import type { Finding } from './roster-codes.ts';
import type { RosterField } from './roster-fields.ts';

const YES = /^(是|有|√|✓|✔|y|yes|1|true|对)$/i;
const NO = /^(否|无|没有|不是|×|x|✗|n|no|0|false|-+|—+|\/|非.*|未.*|不享受|正常|健康|一般户?|普通户?)$/i;
/** Where a "no" says something of its own: 未就业 and 无业 begin like one, so only the bare word is. */
const BARE_NO = /^(否|无|没有|n|no|0)$/i;
const NOTHING = /^(-+|—+|\/)$/;

/** Whether a word alone says yes, or no: 是 有 √, 否 无 ×. */
export const saysYes = (plain: string): boolean => YES.test(plain);
export const saysNo = (plain: string): boolean => NO.test(plain);

type Words = readonly (readonly [RegExp, string])[];

/** Field → the fact and its words, the first that fits. `yes` is what a bare 是 means, without it 是 is not clear enough; `no` what 否 means, without it nothing is known. */
const FACT_WORDS: Readonly<Partial<Record<RosterField, { fact: FactKind; words: Words; yes?: string; no?: string }>>> = {
  lowIncome: { fact: 'lowIncome', yes: 'dibao', words: [[/特困|五保/, 'tekun'], [/边缘|低边/, 'marginal'], [/低收入/, 'lowIncome'], [/低保/, 'dibao']] },
  membership: { fact: 'membership', yes: 'member', words: [[/保留/, 'retained'], [/^(正式|本社|集体经济组织|集体|在册)?(成员|社员|股东)$/, 'member']] },
  residency: {
    fact: 'residency', yes: 'registered',
    words: [
      [/人户分离|户在人不在|户籍外出|在籍外出|空挂/, 'registeredAway'], [/租户|租住|流动|流入|暂住/, 'tenant'], [/人在户不在|常住非户籍|非户籍常住|外来常住|寄住/, 'resident'],
      [/外出|迁出/, 'away'], [/户籍|常住|在册|本村|本地|本社区/, 'registered'],
    ],
  },
  veteran: { fact: 'veteran', yes: 'yes', words: [[/退役|退伍|复员|转业|复退/, 'yes']] },
  partyMember: { fact: 'partyMember', yes: 'full', words: [[/预备/, 'probationary'], [/党员/, 'full']] },
  political: { fact: 'partyMember', words: [[/预备党员/, 'probationary'], [/^(中国)?(共产党|中共)(正式)?党员$|^(正式)?党员$/, 'full']] },
  insured: { fact: 'insured', words: [[/居民|新农合|城乡/, 'resident'], [/职工|企业|机关|灵活/, 'employee']] },
  livingAlone: { fact: 'livingAlone', yes: 'yes', words: [[/独居/, 'yes']] },
  employment: {
    fact: 'employment', yes: 'employed', no: 'none',
    words: [
      [/退休|离休/, 'retired'], [/失业|待业|下岗/, 'unemployed'], [/无业|未就业|不在业|家务|丧失劳动/, 'none'], [/务农|农业|农民|种地|种植|养殖/, 'farming'],
      [/创业|个体|经商|自营/, 'selfEmployed'], [/灵活|零工|散工/, 'flexible'], [/在业|在职|在岗|就业|务工|打工|上班|企业|机关|事业单位/, 'employed'],
    ],
  },
};

/** Political status other than a Party member's is known and no fact of ours. */
const OTHER_POLITICS = /^(群众|共青团员|团员|民革|民盟|民建|民进|农工|致公|九三|台盟|无党派|少先队员)/;

/** Reads the simple facts of a row. `textOf` gives the text of a field's cell, null when blank. */
export function readFacts(textOf: (field: RosterField) => string | null, findings: Finding[]): Partial<Record<FactKind, string>> {
  const facts: Partial<Record<FactKind, string>> = {};
  for (const [field, rule] of Object.entries(FACT_WORDS) as [RosterField, NonNullable<(typeof FACT_WORDS)[RosterField]>][]) {
    const text = textOf(field);
    if (text === null) continue;
    const plain = plainCode(text);
    if (field === 'political' && OTHER_POLITICS.test(plain)) continue;
    if ((rule.no === undefined ? NO : NOTHING).test(plain)) continue;
    const value = rule.no !== undefined && BARE_NO.test(plain) ? rule.no : YES.test(plain) ? rule.yes : rule.words.find(([pattern]) => pattern.test(plain))?.[1];
    if (value === undefined) findings.push({ code: 'fact_unclear', shown: text.slice(0, 40) });
    else facts[rule.fact] ??= value;
  }
  return facts;
}

const GRADE_WORDS: Readonly<Record<string, DisabilityGrade>> = { '1': '1', 一: '1', 壹: '1', '2': '2', 二: '2', 贰: '2', '3': '3', 三: '3', 叁: '3', '4': '4', 四: '4', 肆: '4' };

const categoryIn = (text: string): DisabilityCategory | undefined =>
  codeOf(DISABILITY_CATEGORY, text) ?? DISABILITY_CATEGORY.find((entry) => text.includes(entry.zh))?.code;

function gradeIn(text: string): DisabilityGrade | undefined {
  const match = /([一二三四壹贰叁肆1-4])\s*级?/.exec(plainCode(text));
  return codeOf(DISABILITY_GRADE, text) ?? (match === null ? undefined : GRADE_WORDS[match[1] ?? '']);
}

/**
 * Category and grade of a disability ('42' = physical, grade two) from the certificate number, the two columns, or one column that
 * says both (肢体二级). They have to agree; a grade without a category is not clear enough.
 */
export function readDisability(
  texts: { no: string | null; category: string | null; grade: string | null; both: string | null }, idNumber: string | null, today: Day, findings: Finding[],
): { value: string; certificate: string | null } | null {
  const blankWords = (text: string | null): string | null => (text === null || NO.test(plainCode(text)) ? null : text);
  const both = blankWords(texts.both);
  const categoryText = blankWords(texts.category) ?? both;
  const gradeText = blankWords(texts.grade) ?? both;
  const category = categoryText === null ? undefined : categoryIn(categoryText);
  const grade = gradeText === null ? undefined : gradeIn(gradeText);
  const number = blankWords(texts.no);
  if (number !== null) {
    const checked = checkDisabilityCertificate(number, { today, idNumber: idNumber ?? undefined, category, grade });
    if (checked.ok) return { value: checked.category + checked.grade, certificate: checked.certificate };
    const contradicts = checked.code === 'id_mismatch' || checked.code === 'category_mismatch' || checked.code === 'grade_mismatch';
    findings.push(contradicts ? { code: 'disability_conflict' } : { code: 'disability_no_unusable', shown: number.slice(0, 40) });
    if (contradicts) return null;
  }
  if (category !== undefined && grade !== undefined) return { value: category + grade, certificate: null };
  const said = both ?? categoryText ?? gradeText;
  if (said !== null && !(number !== null && YES.test(plainCode(said)))) findings.push({ code: 'fact_unclear', shown: said.slice(0, 40) });
  return null;
}
