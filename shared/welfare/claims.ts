/**
 * Claims (应发事项): sums decided elsewhere for a named person, which the batches of one programme pay. The programme still has
 * versions: they name the resolution and the accounts; rule and amount of such a version are the two below and decide nothing.
 */
import { fen } from '../money.ts';
import type { Amount } from './amount.ts';
import type { Rule } from './rule.ts';

/** What decides claims: 手工登记 申请 救助 困难慰问 分红 表彰奖金 劳务 生育 丧葬 关爱. The id beside it is a row of that feature. */
export const CLAIM_SOURCES = ['manual', 'application', 'relief', 'hardship', 'dividend', 'award', 'labour', 'birth', 'bereavement', 'care'] as const;
export type ClaimSource = (typeof CLAIM_SOURCES)[number];

/** 待列入 已列入批次 已发 失败待补发 已撤销 */
export const CLAIM_STATES = ['open', 'listed', 'paid', 'failed', 'withdrawn'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** The rule of a claims programme's version: true of everybody, as every person has one sex code alone. */
export const CLAIMS_RULE: Rule = { kind: 'not', of: { kind: 'all', of: [{ kind: 'sex', is: '1' }, { kind: 'sex', is: '2' }] } };
/** Its amount; never used, the claims have their own. */
export const CLAIMS_AMOUNT: Amount = { standard: { kind: 'flat', fen: fen(1) }, per: 'payment', perMember: null, halfMonth: null, capFen: null, roundToFen: 1 };

const text = JSON.stringify(CLAIMS_RULE);

/** Whether a version's rule is that of a claims programme. */
export function isClaimsRule(rule: Rule): boolean {
  return JSON.stringify(rule) === text;
}
