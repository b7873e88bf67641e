/** The rules of the fund: parameters of one resolution after another; an application is judged by those of the day it came in. */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readRows, type Reader } from '#electron/residents/read-rows.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { reliefRulesSchema } from '#shared/relief/calculate.ts';
import type { reliefContract, RulesVersion } from '#shared/relief/contract.ts';
import type { ReliefFundId, ReliefRuleId } from './tables.ts';

/** All versions but dropped ones, by their first day. `own`: whoever looks has written it. */
export async function readRulesVersions(db: Reader, fundId: ReliefFundId, staffId: number): Promise<RulesVersion[]> {
  const rows = await readRows<Omit<RulesVersion, 'rules' | 'own'> & { rules: string; own: number }>(db, sql`
    select r.id as ruleId, r.versionNo, r.validFrom, r.resolutionNo, r.resolvedOn, r.rules, r.status, m.name as madeBy, a.name as activatedBy, r.madeByStaffId = ${staffId} as own
    from reliefRules r join staff m on m.id = r.madeByStaffId left join staff a on a.id = r.activatedByStaffId where r.fundId = ${fundId} and r.status <> 'dropped' order by r.validFrom, r.versionNo`);
  return rows.map((row) => ({ ...row, rules: reliefRulesSchema.parse(JSON.parse(row.rules)), own: row.own === 1 }));
}

/** The rules for an application received on a day. Refuses `relief_rules_missing`. */
export async function rulesOn(db: Reader, fundId: ReliefFundId, on: Day): Promise<RulesVersion> {
  const version = (await readRulesVersions(db, fundId, 0)).filter((each) => each.status === 'active' && each.validFrom <= on).at(-1);
  if (!version) throw new AppError('relief_rules_missing', { on });
  return version;
}

/** Writes the draft of new rules, or writes it anew. Refuses `not_found`, `relief_rules_day_taken`. */
export async function saveRules({ trx, actor, clock }: CommandContext, input: InputOf<typeof reliefContract.saveRules>): Promise<OutputOf<typeof reliefContract.saveRules>> {
  const { fundId, ...values } = input;
  await refuseDay(trx, fundId, input.validFrom);
  const draft = await trx.selectFrom('reliefRules').select(['id', 'versionNo']).where('fundId', '=', fundId).where('status', '=', 'draft').executeTakeFirst();
  const row = { ...values, rules: JSON.stringify(values.rules), madeByUserId: actor.userId, madeByStaffId: actor.staffId, madeAt: clock.now() };
  if (draft) {
    await trx.updateTable('reliefRules').set(row).where('id', '=', draft.id).execute();
    return { ruleId: draft.id, versionNo: draft.versionNo };
  }
  const { last } = await trx.selectFrom('reliefRules').select((e) => e.fn.max<number | null>('versionNo').as('last')).where('fundId', '=', fundId).executeTakeFirstOrThrow();
  const versionNo = (last ?? 0) + 1;
  const { id } = await trx.insertInto('reliefRules').values({ ...row, fundId, versionNo, status: 'draft', activatedByUserId: null, activatedByStaffId: null, activatedAt: null }).returning('id').executeTakeFirstOrThrow();
  return { ruleId: id, versionNo };
}

async function refuseDay(db: Reader, fundId: ReliefFundId, validFrom: Day): Promise<void> {
  const fund = await db.selectFrom('reliefFunds').select('id').where('id', '=', fundId).executeTakeFirst();
  if (!fund) throw new AppError('not_found', { what: 'reliefFund', id: String(fundId) });
  const taken = await db.selectFrom('reliefRules').select('id').where('fundId', '=', fundId).where('status', '=', 'active').where('validFrom', '=', validFrom).executeTakeFirst();
  if (taken) throw new AppError('relief_rules_day_taken', { validFrom });
}

async function readDraft(db: Reader, ruleId: ReliefRuleId) {
  const row = await db.selectFrom('reliefRules').selectAll().where('id', '=', ruleId).executeTakeFirst();
  if (!row) throw new AppError('not_found', { what: 'reliefRules', id: String(ruleId) });
  if (row.status !== 'draft') throw new AppError('relief_rules_not_draft', { versionNo: row.versionNo });
  return row;
}

/** Puts a draft in force. Refuses `relief_rules_not_draft`, `relief_rules_own`, `relief_rules_day_taken`. */
export async function activateRules({ trx, actor, clock }: CommandContext, input: { ruleId: ReliefRuleId }): Promise<{ versionNo: number }> {
  const row = await readDraft(trx, input.ruleId);
  if (row.madeByStaffId === actor.staffId) throw new AppError('relief_rules_own', { name: actor.staffName });
  await refuseDay(trx, row.fundId, row.validFrom);
  await trx.updateTable('reliefRules').set({ status: 'active', activatedByUserId: actor.userId, activatedByStaffId: actor.staffId, activatedAt: clock.now() }).where('id', '=', row.id).execute();
  return { versionNo: row.versionNo };
}

/** Throws a draft away. Refuses `relief_rules_not_draft`. */
export async function dropRules({ trx }: CommandContext, input: { ruleId: ReliefRuleId }): Promise<Record<string, never>> {
  const row = await readDraft(trx, input.ruleId);
  await trx.updateTable('reliefRules').set({ status: 'dropped' }).where('id', '=', row.id).execute();
  return {};
}
