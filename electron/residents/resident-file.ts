import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { ResidentId } from '#shared/ids.ts';
import type { residentsContract } from '#shared/residents/contract.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readChanges, readEvents } from './history.ts';
import { readPeopleAsOf } from './people-as-of.ts';
import { readRow, readRows } from './read-rows.ts';
import { readMembers, readResidentRows } from './resident-rows.ts';
import { instantSchema } from '#shared/days.ts';

type File = OutputOf<typeof residentsContract.file>;

/** Everything the office keeps of one resident; ID number, accounts and details of facts masked or left out. */
export async function readResidentFile(ctx: QueryContext, input: InputOf<typeof residentsContract.file>): Promise<File> {
  const { db } = ctx;
  const { residentId } = input;
  const today = ctx.clock.today();
  const [row] = await readResidentRows(db, [residentId], today);
  const more = await readRow<{ version: number; phone: string; note: string; hasIdNumber: number; createdAt: string; updatedAt: string }>(db, sql`
    select r.version, r.phone, r.note, r.idNumberSealed is not null as hasIdNumber, r.createdAt, r.updatedAt from residents r where r.id = ${residentId}`);
  if (row === undefined || more === undefined) throw new AppError('not_found', { what: 'resident', id: String(residentId) });
  const [memberships, household, facts, bankAccounts, events, changes] = await Promise.all([
    readRows<File['memberships'][number]>(db, sql`select m.householdId, h.householdNo, m.relationCode, m.validFrom, m.validTo from householdMembers m join households h on h.id = m.householdId
      where m.residentId = ${residentId} and m.withdrawnAt is null order by m.validFrom desc limit 100`),
    row.householdId === null ? [] : readMembers(db, row.householdId, today, 'present'),
    readFacts(ctx, residentId), readAccounts(ctx, residentId), readEvents(db, { residentId }), readChanges(db, 'resident', residentId),
  ]);
  return { resident: { ...row, ...more, hasIdNumber: more.hasIdNumber === 1 }, memberships, household, facts, bankAccounts, events, changes };
}

async function readFacts(ctx: QueryContext, residentId: ResidentId): Promise<File['facts']> {
  const rows = await readRows<Omit<File['facts'][number], 'hasDetail'> & { hasDetail: number }>(ctx.db, sql`
    select f.id as factId, f.fact, f.value, f.validFrom, f.validTo, f.basis, f.detailSealed is not null as hasDetail, f.recordedAt, s.name as recordedBy, f.withdrawnAt
    from residentFacts f join users usr on usr.id = f.recordedByUserId join staff s on s.id = usr.staffId
    where f.residentId = ${residentId} order by f.withdrawnAt is not null, f.validFrom desc, f.id desc limit 500`);
  return rows.map((row) => ({ ...row, hasDetail: row.hasDetail === 1 }));
}

async function readAccounts(ctx: QueryContext, residentId: ResidentId): Promise<File['bankAccounts']> {
  const rows = await readRows<Omit<File['bankAccounts'][number], 'alsoOf'> & { alsoOf: string }>(ctx.db, sql`
    select b.id as bankAccountId, iif(b.cardType = 'socialSecurity', b.cardType, b.kind) as kind, b.numberMasked, b.bankName, b.bankCode, b.holderName, b.holderRelation, b.validFrom, b.validTo, b.recordedAt, s.name as recordedBy,
      (select json_group_array(json_object('residentId', r.id, 'name', r.name)) from bankAccounts o join residents r on r.id = o.residentId
        where o.numberIndex = b.numberIndex and o.residentId <> b.residentId and o.validTo is null and o.withdrawnAt is null) as alsoOf
    from bankAccounts b join users usr on usr.id = b.recordedByUserId join staff s on s.id = usr.staffId
    where b.residentId = ${residentId} and b.withdrawnAt is null order by b.validFrom desc limit 100`);
  return rows.map((row) => ({ ...row, alsoOf: JSON.parse(row.alsoOf) as File['bankAccounts'][number]['alsoOf'] }));
}

/** One resident as he stood on a day, as far as was known at a moment. */
export async function readAsOf(ctx: QueryContext, input: InputOf<typeof residentsContract.asOf>): Promise<OutputOf<typeof residentsContract.asOf>> {
  const knownAt = input.knownAt === null ? undefined : instantSchema.parse(input.knownAt);
  const [person] = await readPeopleAsOf(ctx.db, { asOf: input.asOf, knownAt, residentIds: [input.residentId] });
  if (person === undefined) throw new AppError('not_found', { what: 'resident', id: String(input.residentId) });
  return { person };
}
