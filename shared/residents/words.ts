/** The words of the register's codes in both languages: screens, prints and exports say the same. */
import { DISABILITY_CATEGORY, DISABILITY_GRADE } from '../code-tables.ts';
import type { FactKind, ResidentStatus } from '../person-as-of.ts';
import type { ResidentAccountKind } from './fields.ts';

export interface Word { readonly zh: string; readonly en: string }

export const STATUS_WORDS: Readonly<Record<ResidentStatus, Word>> = {
  living: { zh: '在册', en: 'Registered' },
  dead: { zh: '已死亡', en: 'Deceased' },
  movedOut: { zh: '已迁出', en: 'Moved out' },
};

export const ACCOUNT_KIND_WORDS: Readonly<Record<ResidentAccountKind, Word>> = {
  card: { zh: '银行卡', en: 'Card' }, socialSecurity: { zh: '社保卡', en: 'Social-security card' }, passbook: { zh: '存折', en: 'Passbook' },
};

const yes: Word = { zh: '是', en: 'Yes' };

/** Every kind of fact with its values. */
export const FACT_WORDS: Readonly<Record<FactKind, Word & { readonly values: Readonly<Record<string, Word>> }>> = {
  residency: { zh: '户籍与居住', en: 'Residence', values: {
    registered: { zh: '户籍常住', en: 'Registered, lives here' }, registeredAway: { zh: '户籍外出', en: 'Registered, away' }, resident: { zh: '常住（户籍在外）', en: 'Lives here, registered elsewhere' },
    tenant: { zh: '租户', en: 'Tenant' }, away: { zh: '不在本社区', en: 'Not here' },
  } },
  membership: { zh: '集体成员', en: 'Collective member', values: { member: { zh: '成员', en: 'Member' }, retained: { zh: '保留成员身份', en: 'Membership retained' } } },
  lowIncome: { zh: '低收入', en: 'Low income', values: {
    dibao: { zh: '低保', en: 'Minimum living allowance' }, tekun: { zh: '特困', en: 'Extreme poverty' }, lowIncome: { zh: '低收入', en: 'Low income' }, marginal: { zh: '低保边缘', en: 'Marginal' },
  } },
  disability: { zh: '残疾', en: 'Disability', values: Object.fromEntries(DISABILITY_CATEGORY.flatMap((category) => DISABILITY_GRADE.map((grade) =>
    [`${category.code}${grade.code}`, { zh: `${category.zh}${grade.zh}`, en: `${category.en}, ${grade.en.toLowerCase()}` }]))) },
  studentStage: { zh: '在读学段', en: 'Student', values: {
    kindergarten: { zh: '幼儿园', en: 'Kindergarten' }, primary: { zh: '小学', en: 'Primary school' }, junior: { zh: '初中', en: 'Junior middle school' }, senior: { zh: '高中', en: 'Senior middle school' },
    vocational: { zh: '中职', en: 'Vocational school' }, college: { zh: '大学', en: 'College' }, postgraduate: { zh: '研究生', en: 'Postgraduate' },
  } },
  veteran: { zh: '退役军人', en: 'Veteran', values: { yes: { zh: '退役军人', en: 'Veteran' } } },
  partyMember: { zh: '党员', en: 'Party member', values: { full: { zh: '党员', en: 'Member' }, probationary: { zh: '预备党员', en: 'Probationary' } } },
  insured: { zh: '医疗保险', en: 'Medical insurance', values: { resident: { zh: '居民医保', en: 'Residents’ scheme' }, employee: { zh: '职工医保', en: 'Employees’ scheme' } } },
  livingAlone: { zh: '独居', en: 'Lives alone', values: { yes: { ...yes, zh: '独居' } } },
  employment: { zh: '就业状况', en: 'Employment', values: {
    employed: { zh: '在业', en: 'Employed' }, flexible: { zh: '灵活就业', en: 'Flexible work' }, selfEmployed: { zh: '自主创业', en: 'Self-employed' }, farming: { zh: '务农', en: 'Farming' },
    unemployed: { zh: '失业', en: 'Unemployed' }, retired: { zh: '退休', en: 'Retired' }, none: { zh: '无业', en: 'Without work' },
  } },
};
