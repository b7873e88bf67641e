/** Programmes and their versions as stored, turned into what rules and screens need. */
import type { QueryCreator, Selectable } from 'kysely';
import type { Tables } from '#electron/database/schema.ts';
import type { Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { ProgrammeId, ProgrammeVersionId } from '#shared/ids.ts';
import { goodsText } from '#shared/quantity.ts';
import { amountSchema, exclusionsSchema } from '#shared/welfare/amount.ts';
import type { Version } from '#shared/welfare/contract.ts';
import { isClaimsRule } from '#shared/welfare/claims.ts';
import type { DecisionRules } from '#shared/welfare/decide-eligibility.ts';
import { markOfField, markOfList } from '#shared/welfare/marks.ts';
import { amountSentence, exclusionSentence, ruleSentence, type RuleNames } from '#shared/welfare/rule-sentence.ts';
import { ruleSchema } from '#shared/welfare/rule.ts';
import type { Language } from '#shared/welfare/words.ts';
import type { NamedBasket } from './baskets.ts';

/** What a read needs: a query's read-only database or a command's transaction. */
export type Reads = Pick<QueryCreator<Tables>, 'selectFrom'>;

export type ProgrammeRow = Selectable<Tables['programmes']>;
export type VersionRow = Selectable<Tables['programmeVersions']>;

/** Whether a programme has ended before a month. */
export const isOver = (programme: { readonly lastMonth: Month | null }, month: Month): boolean => programme.lastMonth !== null && programme.lastMonth < month;

/** @throws AppError programme_over */
export function refuseOver(programme: { readonly code: string; readonly lastMonth: Month | null }, month: Month): void {
  if (programme.lastMonth !== null && isOver(programme, month)) throw new AppError('programme_over', { code: programme.code, lastMonth: programme.lastMonth });
}

/** The deciding part of a stored version. */
export function rulesOf(row: Pick<VersionRow, 'rule' | 'amount' | 'exclusions' | 'stackable' | 'exclusionGroup' | 'exclusionScope' | 'onePerHousehold'>): DecisionRules {
  return {
    rule: ruleSchema.parse(JSON.parse(row.rule)), amount: amountSchema.parse(JSON.parse(row.amount)), exclusions: exclusionsSchema.parse(JSON.parse(row.exclusions)),
    stackable: row.stackable === 1, exclusionGroup: row.exclusionGroup, exclusionScope: row.exclusionScope, onePerHousehold: row.onePerHousehold === 1,
  };
}

/** Names of all grids by id, of the office's own fields and lists by their marks, for sentences. */
export async function readRuleNames(db: Reads): Promise<RuleNames> {
  const [grids, fields, lists] = [await db.selectFrom('grids').select(['id', 'name']).execute(), await db.selectFrom('customFields').select(['id', 'name']).execute(), await db.selectFrom('welfareLists').select(['id', 'name']).execute()];
  return new Map<number | string, string>([...grids.map((row) => [row.id, row.name] as const), ...fields.map((row) => [markOfField(row.id), row.name] as const), ...lists.map((row) => [markOfList(row.id), row.name] as const)]);
}

/** Rule, amount and exclusions as sentences in both languages. */
export function sentencesOf(rules: DecisionRules, ruleNames: RuleNames): Pick<Version, 'sentence' | 'amountSentence' | 'exclusionSentence'> {
  const both = (say: (language: Language) => string): { zh: string; en: string } => ({ zh: say('zh'), en: say('en') });
  if (isClaimsRule(rules.rule)) {
    const none = { zh: '', en: '' };
    return { sentence: { zh: '按应发事项发放：名单和金额由申请、救助、分红等决定', en: 'Pays on claims: who and how much is decided by applications, relief cases, dividends …' }, amountSentence: { zh: '按各事项决定的金额', en: 'the sum of each claim' }, exclusionSentence: none };
  }
  return {
    sentence: both((l) => ruleSentence(rules.rule, l, ruleNames)),
    amountSentence: both((l) => amountSentence(rules.amount, l, ruleNames)),
    exclusionSentence: both((l) => exclusionSentence(rules.exclusions, rules.exclusionGroup, rules.stackable, l, ruleNames, rules.onePerHousehold)),
  };
}

/** A stored version as the contract shows it. `names`: user id → name; `baskets` and `papers`: its own. */
export function shownVersion(row: VersionRow, ruleNames: RuleNames, names: ReadonlyMap<number, string>, baskets: readonly NamedBasket[], papers: Version['papers']): Version {
  const rules = rulesOf(row);
  return {
    ...rules, papers, baskets: baskets.map(({ standardFen, items }) => ({ standardFen, items: items.map(({ itemId, quantityCenti, priceFen }) => ({ itemId, quantityCenti, priceFen })) })),
    basketTexts: baskets.map(({ standardFen, items }) => ({ standardFen, text: goodsText(items) })), exclusionScope: row.exclusionScope, onePerHousehold: row.onePerHousehold === 1, ...sentencesOf(rules, ruleNames),
    versionId: row.id, versionNo: row.versionNo, validFrom: row.validFrom, validTo: row.validTo, status: row.status, version: row.version,
    resolutionNo: row.resolutionNo, resolvedOn: row.resolvedOn, resolutionTitle: row.resolutionTitle,
    expenseAccountCode: row.expenseAccountCode, payableAccountCode: row.payableAccountCode, moneyAccountCode: row.moneyAccountCode, cashAccountCode: row.cashAccountCode,
    createdAt: row.createdAt, createdBy: names.get(row.createdByUserId) ?? '', activatedAt: row.activatedAt,
    activatedBy: row.activatedByUserId === null ? null : (names.get(row.activatedByUserId) ?? ''),
  };
}

/** Names of the persons behind all accounts, by user id. */
export async function readUserNames(db: Reads): Promise<ReadonlyMap<number, string>> {
  const rows = await db.selectFrom('users').innerJoin('staff', 'staff.id', 'users.staffId').select(['users.id', 'staff.name']).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** @throws AppError not_found */
export async function readProgramme(db: Reads, programmeId: ProgrammeId): Promise<ProgrammeRow> {
  const row = await db.selectFrom('programmes').selectAll().where('id', '=', programmeId).executeTakeFirst();
  if (!row) throw new AppError('not_found', { what: 'programme', id: String(programmeId) });
  return row;
}

/** @throws AppError not_found */
export async function readVersion(db: Reads, versionId: ProgrammeVersionId): Promise<VersionRow> {
  const row = await db.selectFrom('programmeVersions').selectAll().where('id', '=', versionId).executeTakeFirst();
  if (!row) throw new AppError('not_found', { what: 'programmeVersion', id: String(versionId) });
  return row;
}

/** The active version that covers a benefit month; undefined when none does, or the programme has ended by then (`evenAfterEnd`: whatever its end). */
export async function findVersionFor(db: Reads, programmeId: ProgrammeId, month: Month, { evenAfterEnd = false } = {}): Promise<VersionRow | undefined> {
  if (!evenAfterEnd) {
    const programme = await db.selectFrom('programmes').select('lastMonth').where('id', '=', programmeId).executeTakeFirst();
    if (programme !== undefined && isOver(programme, month)) return undefined;
  }
  return db.selectFrom('programmeVersions').selectAll().where('programmeId', '=', programmeId).where('status', '=', 'active').where('validFrom', '<=', month)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>=', month)])).executeTakeFirst();
}
