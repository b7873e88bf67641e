import { describe, expect, test } from 'vitest';
import { day, month } from '../days.ts';
import type { GridId, ResidentId } from '../ids.ts';
import { fen } from '../money.ts';
import type { Amount } from './amount.ts';
import { decideEligibility, type DecisionContext, type DecisionPerson, type DecisionRules } from './decide-eligibility.ts';
import { amountSentence, changeSentence, exclusionSentence, refusalSentence, ruleSentence } from './rule-sentence.ts';
import type { Rule } from './rule.ts';

const flat: Amount = { standard: { kind: 'flat', fen: fen(10_000) }, per: 'month', perMember: null, halfMonth: null, capFen: null, roundToFen: 1 };
const age: Rule = { kind: 'age', atLeast: 60, effective: 'nextMonth', on: 'monthStart' };

describe('a rule reads as a sentence', () => {
  test.each<[Rule, string, string]>([
    [age, '年满60周岁（次月起算，看发放月首日）', 'at least 60 years old (from the month after the birthday, on the first day of the month)'],
    [{ kind: 'age', atLeast: 70, atMost: 79, effective: 'birthday', on: 'asOf' }, '70至79周岁（按生日，看批次基准日）', '70 to 79 years old (from the birthday, on the as-of day of the batch)'],
    [{ kind: 'age', atMost: 6, effective: 'yearStart', on: 'yearEnd' }, '不超过6周岁（当年元旦起算，看当年12月31日）', 'at most 6 years old (from 1 January of that year, on 31 December)'],
    [{ kind: 'all', of: [{ kind: 'sex', is: '2' }, { kind: 'any', of: [{ kind: 'membership', in: ['member'] }, { kind: 'residency', in: ['registered'] }] }] }, '性别为女，且（集体成员身份为集体成员，或居住与户籍为户籍常住）', 'female, and (membership of the collective: member of the collective, or residency: registered and living here)'],
    [{ kind: 'not', of: { kind: 'fact', fact: 'insured', in: ['employee'] } }, '不满足：医疗保险为职工医保', 'not: medical insurance: employees’ insurance'],
    [{ kind: 'fact', fact: 'disability', in: ['41', '42'] }, '残疾为肢体一级或肢体二级', 'disability: physical grade 1 or physical grade 2'],
    [{ kind: 'fact', fact: 'employment', in: ['unemployed', 'none'] }, '就业状况为失业或无业', 'employment: unemployed or without work'],
    [{ kind: 'fact', fact: 'veteran', in: ['yes'] }, '退役军人', 'veteran'],
    [{ kind: 'fact', fact: 'disability', in: [] }, '有“残疾”记录', 'has a record of disability'],
    [{ kind: 'grid', in: [1, 9] }, '所在网格为东片、网格9', 'lives in 东片, grid 9'],
    [{ kind: 'headOfHousehold', is: true }, '是户主', 'head of the household'],
    [{ kind: 'all', of: [{ kind: 'all', of: [{ kind: 'sex', is: '1' }] }] }, '性别为男', 'male'],
  ])('%j', (rule, zh, en) => {
    const grids = new Map([[1, '东片']]);
    expect([ruleSentence(rule, 'zh', grids), ruleSentence(rule, 'en', grids)]).toEqual([zh, en]);
  });
});

describe('an amount reads as a sentence', () => {
  test.each<[Partial<Amount>, string]>([
    [{}, '每人每月100.00元'],
    [{ per: 'payment', capFen: fen(50_000), roundToFen: 100 }, '每人每次100.00元；四舍五入到元；每笔最高500.00元'],
    [{ standard: { kind: 'ageTiers', effective: 'birthday', on: 'monthStart', tiers: [{ from: 70, to: 79, fen: fen(100) }, { from: 80, to: null, fen: fen(200) }] } }, '每人每月按年龄分档：70至79周岁1.00元，80周岁及以上2.00元（按生日）'],
    [{ standard: { kind: 'factTiers', fact: 'lowIncome', tiers: [{ in: ['dibao', 'tekun'], fen: fen(100) }], otherwiseFen: fen(50) } }, '每人每月按困难类别分档：低保/特困供养1.00元，其余0.50元'],
    [{ perMember: { who: { kind: 'residency', in: ['registered'] }, atMost: 3 } }, '户内每人每月100.00元；只计居住与户籍为户籍常住的成员；最多计3人'],
    [{ halfMonth: { cutDay: 15, age: 60 } }, '每人每月100.00元；当月15日后满60周岁的、15日及以前离开的，发半个月'],
  ])('%j', (over, zh) => { expect(amountSentence({ ...flat, ...over }, 'zh')).toBe(zh); });
  test('exclusions', () => {
    expect(exclusionSentence([{ kind: 'programme', code: 'W02', effect: 'refuse' }, { kind: 'programme', code: 'W03', effect: 'deduct' }, { kind: 'rule', rule: { kind: 'sex', is: '1' } }], '养老', false, 'zh'))
      .toBe('不与W02同月兼得；扣减当月W03的金额；排除：性别为男；“养老”类项目同月只享受一项');
    expect(exclusionSentence([], null, true, 'en')).toBe('');
  });
});

describe('why not, and why another amount', () => {
  const person: DecisionPerson = { residentId: 1 as ResidentId, sex: '1', birthDate: day('1966-09-02'), status: 'living', statusSince: null, relationCode: '02', gridId: 1 as GridId, gridName: '东片', facts: { residency: 'tenant' } };
  const context: DecisionContext = { benefitMonth: month('2026-09'), asOf: day('2026-09-08'), monthsOfPeriod: 1, pause: null, others: [], members: [] };
  const rules = (rule: Rule, amount: Amount = flat): DecisionRules => ({ rule, amount, exclusions: [], stackable: true, exclusionGroup: null });
  test('names just the conditions that failed, with what was found', () => {
    const decision = decideEligibility(rules({ kind: 'all', of: [age, { kind: 'sex', is: '1' }, { kind: 'not', of: { kind: 'residency', in: ['tenant'] } }] }), person, context);
    expect(refusalSentence(decision, 'zh')).toBe('不符合发放条件：年满60周岁（次月起算，看发放月首日），实际59周岁；不满足：居住与户籍为租户');
    expect(refusalSentence(decideEligibility(rules({ kind: 'sex', is: '1' }), { ...person, status: 'dead', statusSince: day('2026-08-01') }, context), 'en')).toBe('has died; not paid from the next month on (2026-08-01)');
    expect(refusalSentence(decideEligibility(rules({ kind: 'sex', is: '1' }), person, context), 'zh')).toBe('');
  });
  test('names the tier, the half month and the members', () => {
    const half: Amount = { ...flat, halfMonth: { cutDay: 15, age: 60 }, perMember: { who: null, atMost: null } };
    const before = decideEligibility(rules({ kind: 'sex', is: '1' }, half), { ...person, birthDate: day('1966-09-20') }, { ...context, members: [person, person] });
    const after = decideEligibility(rules({ kind: 'sex', is: '1' }, half), person, { ...context, members: [person] });
    expect(changeSentence(before, after, 'zh')).toBe('户内计发人数由2人变为1人；上期发半个月');
    expect(changeSentence(after, after, 'zh')).toBe('');
  });
});
