/**
 * The proxy radar (F15): what auditors find in payment lists afterwards, shown before the money leaves: one account for several people, one
 * collector for many, another account than last time, an account changed shortly before, the same proxy again and again. Each is accepted
 * by somebody, with a reason, or its lines stay out of the file.
 */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { addDays, addMonths, monthOf, type Day } from '#shared/days.ts';
import type { payingContract } from '#shared/disbursement/paying-contract.ts';
import { AppError } from '#shared/errors.ts';
import { groupBy } from '#shared/group-by.ts';
import type { BatchId, BatchLineId } from '#shared/ids.ts';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import type { Reads } from '#electron/welfare/versions.ts';
import type { BatchRow } from './frozen-inputs.ts';
import { readBatch } from './move-batch.ts';

type Output = OutputOf<typeof payingContract.radar>;
type Warning = Output['warnings'][number];
type Found = Omit<Warning, 'accepted'>;
type Person = Warning['people'][number];

/** An account that is younger than this when the money leaves was changed shortly before. */
const SHORTLY_DAYS = 30;
/** Collecting for so many different people within half a year is worth a look; one or two are a child's for his parents. */
const MANY_PEOPLE = 3;
const MONTHS_BACK = 6;
/** People named in one warning. */
const NAMED = 12;

interface LineRow { readonly lineId: BatchLineId; readonly lineNo: number; readonly name: string; readonly householdId: number | null; readonly residentId: number; readonly holderName: string; readonly accountMasked: string; readonly numberIndex: string; readonly bankAccountId: number; readonly recordedAt: string }

const person = (row: { lineId: BatchLineId; lineNo: number; name: string }): Person => ({ lineId: row.lineId, lineNo: row.lineNo, name: row.name });
const count = <T>(rows: readonly T[], by: (row: T) => unknown): number => new Set(rows.map(by)).size;

async function bankLines(db: Reads, batchId: BatchId): Promise<LineRow[]> {
  return db.selectFrom('batchLines as l').innerJoin('bankAccounts as a', 'a.id', 'l.bankAccountId')
    .select(['l.id as lineId', 'l.lineNo', 'l.name', 'l.householdId', 'l.residentId', 'l.holderName', 'l.accountMasked', 'a.numberIndex', 'a.id as bankAccountId', 'a.recordedAt'])
    .where('l.batchId', '=', batchId).where('l.status', 'in', ['toPay', 'sent']).orderBy('l.lineNo').execute();
}

/** One account for several people of the batch, or for somebody of the register besides. */
async function sharedAccounts(db: Reads, lines: readonly LineRow[]): Promise<Found[]> {
  const indexes = JSON.stringify([...new Set(lines.map((line) => line.numberIndex))]);
  const others = await db.selectFrom('bankAccounts as a').innerJoin('residents as r', 'r.id', 'a.residentId').select(['a.numberIndex', 'a.residentId', 'r.name'])
    .where('a.withdrawnAt', 'is', null).where('a.validTo', 'is', null).where('a.numberIndex', 'in', sql<string>`(select value from json_each(${indexes}))`).execute();
  const holders = groupBy(others, (row) => row.numberIndex);
  return [...groupBy(lines, (line) => line.numberIndex)].flatMap(([numberIndex, own]): Found[] => {
    const besides = (holders.get(numberIndex) ?? []).filter((row) => !own.some((line) => line.residentId === row.residentId));
    if (count(own, (line) => line.residentId) + besides.length < 2) return [];
    const oneHousehold = besides.length === 0 && count(own, (line) => line.householdId) === 1 && own[0]?.householdId !== null;
    return [{ key: `account:${numberIndex.slice(0, 40)}`, kind: 'sharedAccount', people: own.slice(0, NAMED).map(person), count: own.length, detail: { account: own[0]?.accountMasked ?? '', oneHousehold, others: besides.slice(0, NAMED).map((row) => row.name) } }];
  });
}

/** One account holder, not the person himself, for many people. */
function sharedHolders(lines: readonly LineRow[]): Found[] {
  return [...groupBy(lines.filter((line) => line.holderName !== line.name), (line) => line.holderName)].flatMap(([holder, own]): Found[] =>
    own.length < MANY_PEOPLE ? [] : [{ key: `holder:${holder}:${own.map((line) => line.lineNo).join('.')}`.slice(0, 200), kind: 'sharedCollector', people: own.slice(0, NAMED).map(person), count: own.length, detail: { collector: holder } }]);
}

/** Another account than the one last paid to, or one that was changed shortly before. */
async function otherAccounts(db: Reads, batch: BatchRow, lines: readonly LineRow[], today: Day): Promise<Found[]> {
  const { rows } = await sql<{ residentId: number; numberIndex: string; numberMasked: string; benefitMonth: string }>`
    select residentId, numberIndex, numberMasked, benefitMonth from (
      select l.residentId, a.numberIndex, a.numberMasked, l.benefitMonth, row_number() over (partition by l.residentId order by l.paidOn desc, l.id desc) as latest
      from batchLines l join bankAccounts a on a.id = l.bankAccountId
      where l.status in ('paid', 'partPaid') and l.batchId <> ${batch.id} and l.residentId in (select value from json_each(${JSON.stringify(lines.map((line) => line.residentId))})))
    where latest = 1`.execute(db as never);
  const last = new Map(rows.map((row) => [row.residentId, row]));
  const earlier = await db.selectFrom('bankAccounts').select(['residentId', (e) => e.fn.countAll<number>().as('n')]).where('residentId', 'in', sql<never>`(select value from json_each(${JSON.stringify(lines.map((line) => line.residentId))}))`).groupBy('residentId').execute();
  const accounts = new Map(earlier.map((row) => [row.residentId as number, row.n]));
  const since = addDays(today, -SHORTLY_DAYS);
  return lines.flatMap((line): Found[] => {
    const before = last.get(line.residentId);
    const people = [person(line)];
    if (before !== undefined && before.numberIndex !== line.numberIndex) return [{ key: `other:${line.lineId}:${line.bankAccountId}`, kind: 'otherAccount', people, count: 1, detail: { account: line.accountMasked, before: before.numberMasked, month: before.benefitMonth } }];
    if (line.recordedAt.slice(0, 10) >= since && (accounts.get(line.residentId) ?? 0) > 1) return [{ key: `changed:${line.lineId}:${line.bankAccountId}`, kind: 'accountChanged', people, count: 1, detail: { account: line.accountMasked, day: line.recordedAt.slice(0, 10) } }];
    return [];
  });
}

/** One proxy at the desk for many different people, in this batch or within half a year. */
async function sameProxies(db: Reads, batch: BatchRow): Promise<Found[]> {
  const since = addMonths(monthOf(batch.asOf), -MONTHS_BACK);
  const rows = await db.selectFrom('handouts as h').innerJoin('batchLines as l', 'l.id', 'h.lineId').select(['h.takerName', 'h.proxyIdTail', 'h.batchId', 'l.id as lineId', 'l.lineNo', 'l.name', 'l.residentId'])
    .where('h.proxyRelation', 'is not', null).where('h.undoneAt', 'is', null).where('l.benefitMonth', '>=', since).execute();
  return [...groupBy(rows, (row) => `${row.takerName}:${row.proxyIdTail ?? ''}`)].flatMap(([who, own]): Found[] => {
    const here = own.filter((row) => row.batchId === batch.id);
    const people = count(own, (row) => row.residentId);
    if (here.length === 0 || people < MANY_PEOPLE) return [];
    return [{ key: `proxy:${who}:${here.map((row) => row.lineNo).toSorted((a, b) => a - b).join('.')}`.slice(0, 200), kind: 'sameProxy', people: here.slice(0, NAMED).map(person), count: people, detail: { collector: own[0]?.takerName ?? '', tail: own[0]?.proxyIdTail ?? '' } }];
  });
}

async function findWarnings(db: Reads, batch: BatchRow, today: Day): Promise<Found[]> {
  if (batch.payBy !== 'bank') return sameProxies(db, batch);
  const lines = await bankLines(db, batch.id);
  return [...(await sharedAccounts(db, lines)), ...sharedHolders(lines), ...(await otherAccounts(db, batch, lines, today))];
}

/** All warnings of a batch, those that wait for somebody first. */
export async function readRadar({ db, clock }: Pick<QueryContext, 'clock'> & { db: Reads }, input: { batchId: BatchId }): Promise<Output> {
  const batch = await readBatch(db, input.batchId);
  const accepted = new Map((await db.selectFrom('radarAcceptances as r').innerJoin('staff as s', 's.id', 'r.staffId').select(['r.warningKey', 'r.reason', 'r.at', 's.name as by']).where('r.batchId', '=', batch.id).execute()).map((row) => [row.warningKey, row]));
  const warnings = (await findWarnings(db, batch, clock.today())).map((warning): Warning => {
    const by = accepted.get(warning.key);
    return { ...warning, accepted: by === undefined ? null : { reason: by.reason, by: by.by, at: by.at } };
  });
  return { warnings: warnings.toSorted((a, b) => Number(a.accepted !== null) - Number(b.accepted !== null)), open: warnings.filter((warning) => warning.accepted === null).length };
}

/** Somebody has looked and says why it is right. Refuses `not_found` when there is no such warning any more. */
export async function acceptWarning(context: CommandContext, input: InputOf<typeof payingContract.acceptWarning>): Promise<OutputOf<typeof payingContract.acceptWarning>> {
  const { trx, actor, clock } = context;
  const { warnings } = await readRadar({ db: trx, clock }, input);
  const warning = warnings.find((each) => each.key === input.key && each.accepted === null);
  if (warning === undefined) throw new AppError('not_found', { what: 'warning', id: input.key });
  await trx.insertInto('radarAcceptances').values({ batchId: input.batchId, warningKey: warning.key, kind: warning.kind, reason: input.reason, userId: actor.userId, staffId: actor.staffId, at: clock.now() }).execute();
  return { kind: warning.kind, people: warning.people.length };
}

/** Refuses `radar_open` while warnings about lines that would be paid now are not accepted; `leaveOut` names lines that wait. */
export async function refuseOpenWarnings(context: CommandContext, batch: BatchRow, leaveOut: ReadonlySet<number>): Promise<void> {
  const { warnings } = await readRadar({ db: context.trx, clock: context.clock }, { batchId: batch.id });
  const open = warnings.filter((warning) => warning.accepted === null && warning.people.some((each) => !leaveOut.has(each.lineId)));
  if (open.length > 0) throw new AppError('radar_open', { batchNo: batch.batchNo, count: open.length, lines: open.flatMap((warning) => warning.people).slice(0, NAMED).map(({ lineNo, name }) => ({ lineNo, name, detail: '' })) });
}
