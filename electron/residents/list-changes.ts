import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { Instant } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { BankAccountId, StaffId } from '#shared/ids.ts';
import { may } from '#shared/permissions.ts';
import type { ChangeRow, changesContract, ShownField } from '#shared/residents/change-contract.ts';
import type { ChangeState, Evidence } from '#shared/residents/change-requests.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { numberOf } from './change-proposal.ts';
import { hasLapsed, readSealed } from './change-requests.ts';
import { allOf, readRows } from './read-rows.ts';

type Raw = Omit<ChangeRow, 'shown' | 'evidence' | 'state' | 'may' | 'name'> & {
  readonly name: string | null; readonly shown: string; readonly evidence: string; readonly outcome: 'applied' | 'refused' | 'withdrawn' | null; readonly madeByStaffId: StaffId; readonly proposedSealed: Buffer; readonly bankAccountId: BankAccountId | null; readonly madeAt: Instant;
};

const requests = sql`select c.id as changeRequestId, c.requestNo, c.kind, c.what, c.residentId, c.householdId, c.shown, c.reason, c.evidence, c.madeAt, c.madeByStaffId, c.proposedSealed, c.bankAccountId,
  coalesce(r.name, (select h.name from householdMembers m join residents h on h.id = m.residentId where m.householdId = c.householdId and m.relationCode = '02' and m.validTo is null and m.withdrawnAt is null)) as name,
  r.namePinyin, r.nameInitials, hh.householdNo, s.name as madeBy, d.outcome, d.decidedAt, t.name as decidedBy, coalesce(d.reason, '') as decisionReason
  from changeRequests c join staff s on s.id = c.madeByStaffId left join residents r on r.id = c.residentId left join households hh on hh.id = c.householdId
  left join changeDecisions d on d.changeRequestId = c.id left join staff t on t.id = d.decidedByStaffId`;

/** A row as the screens show it. What waits is compared with the register: a lapsed request can only be refused or withdrawn. */
async function finish(ctx: QueryContext, raw: Raw): Promise<ChangeRow> {
  const state: ChangeState = raw.outcome ?? ((await hasLapsed(ctx, ctx.db, { id: raw.changeRequestId, proposedSealed: raw.proposedSealed })) ? 'lapsed' : 'open');
  const waits = raw.outcome === null;
  const mine = raw.madeByStaffId === ctx.actor.staffId;
  const decides = waits && !mine && may(ctx.actor.roles, 'residents.decide');
  const { changeRequestId, requestNo, kind, what, residentId, householdId, householdNo, reason, madeAt, madeBy, decidedAt, decidedBy, decisionReason } = raw;
  return {
    changeRequestId, requestNo, kind, what, residentId, householdId, householdNo, reason, madeAt, madeBy, decidedAt, decidedBy, decisionReason, state, name: raw.name ?? '',
    shown: JSON.parse(raw.shown) as ShownField[], evidence: JSON.parse(raw.evidence) as Evidence[],
    may: { apply: decides && state === 'open', refuse: decides, withdraw: waits && mine && may(ctx.actor.roles, 'residents.edit') },
  };
}

/** Requests by state, kind, person and a piece of number, name, household or reason (of an import: the name of its file); those that wait first, then the newest. */
export async function listChanges(ctx: QueryContext, input: InputOf<typeof changesContract.list>): Promise<OutputOf<typeof changesContract.list>> {
  const like = `%${input.search.toLowerCase()}%`;
  const conditions = [
    ...(input.kind === null ? [] : [sql`q.kind = ${input.kind}`]),
    ...(input.residentId === null ? [] : [sql`q.residentId = ${input.residentId}`]),
    ...(input.search === '' ? [] : [sql`lower(q.requestNo) like ${like} or q.name like ${like} or q.namePinyin like ${like} or q.nameInitials like ${like} or lower(q.householdNo) like ${like} or lower(q.reason) like ${like}`]),
    ...(input.state === null ? [] : input.state === 'open' || input.state === 'lapsed' ? [sql`q.outcome is null`] : [sql`q.outcome = ${input.state}`]),
  ];
  const raw = await readRows<Raw>(ctx.db, sql`select * from (${requests}) q where ${allOf(conditions)} order by q.outcome is not null, q.changeRequestId desc limit 1000`);
  const rows: ChangeRow[] = [];
  for (const row of raw) rows.push(await finish(ctx, row));
  const waiting = input.state === null ? rows : await waitingRows(ctx);
  return { rows: input.state === null ? rows : rows.filter((row) => row.state === input.state), open: waiting.filter((row) => row.state === 'open').length, lapsed: waiting.filter((row) => row.state === 'lapsed').length };
}

/** Everything that waits for the second person. */
export async function waitingRows(ctx: QueryContext): Promise<ChangeRow[]> {
  const raw = await readRows<Raw>(ctx.db, sql`select * from (${requests}) q where q.outcome is null order by q.changeRequestId`);
  const rows: ChangeRow[] = [];
  for (const row of raw) rows.push(await finish(ctx, row));
  return rows;
}

/** One request side by side. @throws AppError not_found */
export async function readChangeFile(ctx: QueryContext, input: InputOf<typeof changesContract.file>): Promise<OutputOf<typeof changesContract.file>> {
  const [raw] = await readRows<Raw>(ctx.db, sql`select * from (${requests}) q where q.changeRequestId = ${input.changeRequestId}`);
  if (raw === undefined) throw new AppError('not_found', { what: 'changeRequest', id: String(input.changeRequestId) });
  const sealed = readSealed(ctx, { id: raw.changeRequestId, proposedSealed: raw.proposedSealed });
  return { ...(await finish(ctx, raw)), oldBankAccountId: raw.bankAccountId, hasNumber: sealed !== null && numberOf(sealed.proposal) !== null };
}

/** The paper form 信息变更申请表. */
export async function printChange(ctx: QueryContext, input: InputOf<typeof changesContract.print>): Promise<OutputOf<typeof changesContract.print>> {
  return { communityName: ctx.office.communityName, practice: ctx.office.practice, printedBy: ctx.actor.staffName, printedOn: ctx.clock.today(), request: await readChangeFile(ctx, input) };
}
