/** The words a rule's sentence uses for facts and their values. */
import type { AgeEffective } from '../days.ts';
import { FACT_VALUES, type FactKind } from '../person-as-of.ts';
import type { EligibilityRefusal } from './decide-eligibility.ts';
import type { ReferenceDay } from './rule.ts';

export type Language = 'zh' | 'en';
type Words = Readonly<Record<Language, string>>;

export const FACT_WORDS: Readonly<Record<FactKind, Words>> = {
  residency: { zh: '居住与户籍', en: 'residency' },
  membership: { zh: '集体成员身份', en: 'membership of the collective' },
  lowIncome: { zh: '困难类别', en: 'low income' },
  disability: { zh: '残疾', en: 'disability' },
  studentStage: { zh: '在读阶段', en: 'stage of schooling' },
  veteran: { zh: '退役军人', en: 'veteran' },
  partyMember: { zh: '党员', en: 'Party member' },
  insured: { zh: '医疗保险', en: 'medical insurance' },
  livingAlone: { zh: '独居', en: 'living alone' },
  employment: { zh: '就业状况', en: 'employment' },
};

type ValueWords = { readonly [F in Exclude<FactKind, 'disability'>]: { readonly [V in (typeof FACT_VALUES)[F][number]]: Words } };

const VALUE_WORDS: ValueWords = {
  residency: {
    registered: { zh: '户籍常住', en: 'registered and living here' }, registeredAway: { zh: '户籍外出', en: 'registered, living away' },
    resident: { zh: '非户籍常住', en: 'living here, registered elsewhere' }, tenant: { zh: '租户', en: 'tenant' }, away: { zh: '已离开', en: 'gone' },
  },
  membership: { member: { zh: '集体成员', en: 'member of the collective' }, retained: { zh: '保留成员身份', en: 'membership retained' } },
  lowIncome: {
    dibao: { zh: '低保', en: 'minimum living allowance' }, tekun: { zh: '特困供养', en: 'in public support' },
    lowIncome: { zh: '低收入', en: 'low income' }, marginal: { zh: '低保边缘', en: 'marginally poor' },
  },
  studentStage: {
    kindergarten: { zh: '幼儿园', en: 'kindergarten' }, primary: { zh: '小学', en: 'primary school' }, junior: { zh: '初中', en: 'junior high school' },
    senior: { zh: '高中', en: 'senior high school' }, vocational: { zh: '中职', en: 'vocational school' }, college: { zh: '大专本科', en: 'college' }, postgraduate: { zh: '研究生', en: 'postgraduate' },
  },
  veteran: { yes: { zh: '退役军人', en: 'veteran' } },
  partyMember: { full: { zh: '正式党员', en: 'full Party member' }, probationary: { zh: '预备党员', en: 'probationary Party member' } },
  insured: { resident: { zh: '居民医保', en: 'residents’ insurance' }, employee: { zh: '职工医保', en: 'employees’ insurance' } },
  livingAlone: { yes: { zh: '独居', en: 'living alone' } },
  employment: {
    employed: { zh: '在业', en: 'employed' }, flexible: { zh: '灵活就业', en: 'in flexible work' }, selfEmployed: { zh: '自主创业', en: 'self-employed' }, farming: { zh: '务农', en: 'farming' },
    unemployed: { zh: '失业', en: 'unemployed' }, retired: { zh: '退休', en: 'retired' }, none: { zh: '无业', en: 'without work' },
  },
};

const DISABILITY_KINDS: Readonly<Record<string, Words>> = {
  1: { zh: '视力', en: 'visual' }, 2: { zh: '听力', en: 'hearing' }, 3: { zh: '言语', en: 'speech' }, 4: { zh: '肢体', en: 'physical' },
  5: { zh: '智力', en: 'intellectual' }, 6: { zh: '精神', en: 'mental' }, 7: { zh: '多重', en: 'multiple' },
};
const GRADES = '一二三四';

/** The word for a value of a fact: 'registered' → 户籍常住, disability '42' → 肢体二级. An unknown value comes back as it is. */
export function valueWord(fact: FactKind, value: string, language: Language): string {
  if (fact === 'disability') {
    const kind = DISABILITY_KINDS[value.charAt(0)];
    if (kind === undefined) return value;
    return language === 'zh' ? `${kind.zh}${GRADES.charAt(Number(value.charAt(1)) - 1)}级` : `${kind.en} grade ${value.charAt(1)}`;
  }
  const words: Readonly<Record<string, Words>> = VALUE_WORDS[fact];
  return words[value]?.[language] ?? value;
}

export const EFFECTIVE_WORDS: Readonly<Record<AgeEffective, Words>> = {
  birthday: { zh: '按生日', en: 'from the birthday' },
  monthOfBirthday: { zh: '当月满即算', en: 'from the month of the birthday' },
  nextMonth: { zh: '次月起算', en: 'from the month after the birthday' },
  yearStart: { zh: '当年元旦起算', en: 'from 1 January of that year' },
};

export const REFERENCE_WORDS: Readonly<Record<ReferenceDay, Words>> = {
  monthStart: { zh: '发放月首日', en: 'the first day of the month' },
  monthEnd: { zh: '发放月末日', en: 'the last day of the month' },
  asOf: { zh: '批次基准日', en: 'the as-of day of the batch' },
  yearStart: { zh: '当年1月1日', en: '1 January' },
  yearEnd: { zh: '当年12月31日', en: '31 December' },
};

export const REFUSAL_WORDS: Readonly<Record<EligibilityRefusal, Words>> = {
  dead: { zh: '已去世，自次月起停发', en: 'has died; not paid from the next month on' },
  movedOut: { zh: '已迁出，自次月起停发', en: 'has moved out; not paid from the next month on' },
  paused: { zh: '暂停发放', en: 'payment is paused' },
  rule: { zh: '不符合发放条件', en: 'does not meet the conditions' },
  unknown: { zh: '资料不全，无法判定（缺出生日期）', en: 'cannot be decided: the date of birth is missing' },
  excludedByRule: { zh: '属于排除情形', en: 'is excluded' },
  excludedByProgramme: { zh: '当月已享受不可兼得的其他项目', en: 'has another benefit this month that excludes this one' },
  excludedByHousehold: { zh: '每户一人，同户已有人领', en: 'one of a household gets it, and somebody of his does' },
  noTier: { zh: '不在任何一档标准内', en: 'fits no tier of the standard' },
  nothingLeft: { zh: '扣减后金额为零', en: 'nothing is left after deductions' },
};
