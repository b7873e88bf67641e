/** The fund itself: its accounts, what it holds on a day, what of it is promised, how long it lasts. */
import { sql, type Selectable } from 'kysely';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import type { Tables } from '#electron/database/schema.ts';
import { readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';
import { readProgramme } from '#electron/welfare/versions.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { addMonths, firstDay, monthOf, monthsBetween, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId, ProgrammeId } from '#shared/ids.ts';
import { fen, type Fen } from '#shared/money.ts';
import type { ReliefFund, reliefContract } from '#shared/relief/contract.ts';
import { columnOf, forecastFund, OUT_COLUMNS, type FundEntry } from '#shared/relief/statement.ts';
import { grantOf, type FundEffect, type MoveKind } from '#shared/relief/recipes.ts';
import { readRulesVersions } from './rules.ts';
import type { ReliefFundId } from './tables.ts';

export type FundRow = Selectable<Tables['reliefFunds']>;

/** Refuses `not_found`. */
export async function readFundRow(db: Reader, fundId: ReliefFundId): Promise<FundRow> {
  const row = await db.selectFrom('reliefFunds').selectAll().where('id', '=', fundId).executeTakeFirst();
  if (!row) throw new AppError('not_found', { what: 'reliefFund', id: String(fundId) });
  return row;
}

/** The fund that a programme's grants are paid from, if any. */
export async function fundOfProgramme(db: Reader, programmeId: ProgrammeId): Promise<FundRow | undefined> {
  return db.selectFrom('reliefFunds').selectAll().where('programmeId', '=', programmeId).executeTakeFirst();
}

/** One thing that moved the fund, by the register: a confirmed move, or a voucher of a batch. */
export interface RegisterEntry extends FundEntry {
  readonly day: Day; readonly text: string; readonly voucherId: number | null; readonly voucherNo: string;
}

/** All entries of the register until a day, by day. A reversal stands, negative, in the column of what it reverses. */
export async function readRegister(db: Reader, fund: FundRow, to: Day): Promise<RegisterEntry[]> {
  const moves = await readRows<{ day: Day; kind: Exclude<MoveKind, 'reversal'>; reversal: number; amountFen: Fen; donorName: string; anonymous: number; note: string; docRef: string; voucherId: number; voucherNo: string; id: number }>(db, sql`
    select m.id, m.happenedOn as day, coalesce(o.kind, m.kind) as kind, m.kind = 'reversal' as reversal, m.amountFen, m.donorName, m.anonymous, m.note, m.docRef, m.voucherId, v.word || '-' || v.number as voucherNo
    from reliefMoves m left join reliefMoves o on o.id = m.reversesMoveId join vouchers v on v.id = m.voucherId where m.fundId = ${fund.id} and m.status = 'confirmed' and m.happenedOn <= ${to} order by m.happenedOn, m.id`);
  const payments = await readRows<{ day: Day; effect: FundEffect; amountFen: Fen; batchNo: string; voucherId: number; voucherNo: string }>(db, sql`
    select p.paidOn as day, p.effect, p.amountFen, b.batchNo, p.voucherId, v.word || '-' || v.number as voucherNo from reliefPayments p join batches b on b.id = p.batchId join vouchers v on v.id = p.voucherId
    where p.fundId = ${fund.id} and p.paidOn <= ${to} order by p.paidOn, p.voucherId`);
  const entries: RegisterEntry[] = [
    ...moves.map((m) => ({ day: m.day, column: columnOf(m.kind), amountFen: m.reversal === 1 ? fen(-m.amountFen) : m.amountFen, text: [m.reversal === 1 ? '冲销' : '', m.anonymous === 1 ? '爱心人士' : m.donorName, m.note === '' ? m.docRef : m.note].filter((part) => part !== '').join(' '), voucherId: m.voucherId, voucherNo: m.voucherNo })),
    ...payments.flatMap((p) => {
      const amountFen = grantOf(fund.setUp, p.effect, p.amountFen);
      return amountFen === 0 ? [] : [{ day: p.day, column: 'grants' as const, amountFen, text: p.batchNo, voucherId: p.voucherId, voucherNo: p.voucherNo }];
    }),
  ];
  return entries.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

const signed = (entry: FundEntry): number => ((OUT_COLUMNS as readonly string[]).includes(entry.column) ? -entry.amountFen : entry.amountFen);
/** What the entries add to the opening balance. */
export const sumEntries = (entries: readonly FundEntry[]): Fen => fen(entries.reduce((sum, entry) => sum + signed(entry), 0));

/** What is held and not promised: opening + confirmed moves − all claims that stand, paid or not. */
export async function availableOf(db: Reader, fund: FundRow, today: Day): Promise<Fen> {
  const moved = sumEntries((await readRegister(db, fund, today)).filter((entry) => entry.column !== 'grants'));
  const claimed = await readRow<{ n: number }>(db, sql`select coalesce(sum(amountFen), 0) as n from claims where programmeId = ${fund.programmeId} and withdrawnAt is null`);
  return fen(fund.openingFen + moved - (claimed?.n ?? 0));
}

/** All funds with what they hold today. */
export async function listFunds({ db, clock, actor }: Pick<QueryContext, 'db' | 'clock' | 'actor'>): Promise<ReliefFund[]> {
  const funds = await db.selectFrom('reliefFunds').selectAll().orderBy('id').execute();
  const today = clock.today();
  return Promise.all(funds.map(async (fund): Promise<ReliefFund> => {
    const { id, createdAt: _createdAt, ...row } = fund;
    const names = await readRow<{ programmeName: string; programmeCode: string; fundAccountName: string | null; moneyAccountName: string | null; cases: number; toConfirm: number }>(db, sql`
      select p.name as programmeName, p.code as programmeCode, (select name from accounts where accountSetId = ${fund.accountSetId} and code = ${fund.fundAccountCode}) as fundAccountName,
        (select name from accounts where accountSetId = ${fund.accountSetId} and code = ${fund.moneyAccountCode}) as moneyAccountName, (select count(*) from applications where programmeId = p.id) as cases,
        (select count(*) from reliefMoves where fundId = ${id} and status = 'recorded') as toConfirm from programmes p where p.id = ${fund.programmeId}`);
    const entries = await readRegister(db, fund, today);
    const versions = await readRulesVersions(db, id, actor.staffId);
    const rules = versions.filter((each) => each.status === 'active' && each.validFrom <= today).at(-1) ?? null;
    const balanceFen = fen(fund.openingFen + sumEntries(entries));
    const grants = entries.filter((entry) => entry.column === 'grants').reduce((sum, entry) => sum + entry.amountFen, 0);
    const into = entries.filter((entry) => entry.column !== 'grants').reduce((sum, entry) => sum + signed(entry), 0);
    return {
      ...row, fundId: id, programmeName: names?.programmeName ?? '', programmeCode: names?.programmeCode ?? '', fundAccountName: names?.fundAccountName ?? '', moneyAccountName: names?.moneyAccountName ?? '', cases: names?.cases ?? 0, toConfirm: names?.toConfirm ?? 0,
      balanceFen, availableFen: await availableOf(db, fund, today), totalInFen: fen((fund.pastInFen > 0 ? fund.pastInFen : fund.openingFen) + into), totalGrantsFen: fen(fund.pastGrantsFen + grants),
      rules, draft: versions.find((each) => each.status === 'draft') ?? null, forecast: rules === null ? null : forecastOf(fund, entries, balanceFen, rules.rules.floorFen, today),
    };
  }));
}

/** The pace of the last twelve whole months, or of as many as the fund has. */
function forecastOf(fund: FundRow, entries: readonly RegisterEntry[], balanceFen: Fen, floorFen: Fen, today: Day): ReliefFund['forecast'] {
  const thisMonth = monthOf(today);
  const months = Math.min(12, Math.max(0, monthsBetween(monthOf(fund.openedOn), thisMonth)));
  const from = firstDay(addMonths(thisMonth, -months));
  const paced = entries.filter((entry) => entry.day >= from && entry.day < firstDay(thisMonth));
  const sumOf = (which: readonly RegisterEntry[]): Fen => fen(which.reduce((sum, entry) => sum + signed(entry), 0));
  const grantsFen = fen(-sumOf(paced.filter((entry) => entry.column === 'grants')));
  const { path, ...rest } = forecastFund({ balanceFen, floorFen, from: thisMonth, months, grantsFen, inFen: sumOf(paced.filter((entry) => entry.column !== 'grants')) });
  return { ...rest, path: [...path] };
}

/** What a new fund can stand on: claims programmes that no fund pays yet, and all leaf accounts. */
export async function listChoices(db: Reader): Promise<OutputOf<typeof reliefContract.choices>> {
  return {
    programmes: await readRows(db, sql`select p.id as programmeId, p.code, p.name, p.accountSetId from programmes p where p.basis = 'claims' and p.status = 'active' and not exists (select 1 from reliefFunds f where f.programmeId = p.id) order by p.code`),
    accounts: await readRows<{ accountSetId: AccountSetId; code: string; name: string }>(db, sql`select accountSetId, code, name from accounts where leaf = 1 and validTo is null order by accountSetId, code`),
  };
}

/**
 * Sets the fund up, or changes it. Set-up, account and opening stand once anything moved. Refuses `changed_meanwhile`, `claims_not_taken`,
 * `relief_fund_name_taken`, `relief_programme_taken`, `relief_past_wrong`, `account_unknown`, `account_not_leaf`, `relief_fund_fixed`.
 */
export async function saveFund({ trx, clock }: CommandContext, input: InputOf<typeof reliefContract.saveFund>): Promise<OutputOf<typeof reliefContract.saveFund>> {
  const { fundId, version: shown, ...values } = input;
  const old = fundId === null ? null : await readFundRow(trx, fundId);
  if (old && old.version !== shown) throw new AppError('changed_meanwhile', { what: 'reliefFund' });
  const programme = await readProgramme(trx, input.programmeId);
  if (programme.basis !== 'claims') throw new AppError('claims_not_taken', { code: programme.code });
  const others = await trx.selectFrom('reliefFunds').select(['id', 'name', 'programmeId']).execute();
  for (const other of others) {
    if (other.id === old?.id) continue;
    if (other.name === input.name) throw new AppError('relief_fund_name_taken', { name: input.name });
    if (other.programmeId === input.programmeId) throw new AppError('relief_programme_taken', { fundName: other.name });
  }
  if ((input.pastInFen !== 0 || input.pastGrantsFen !== 0) && input.pastInFen - input.pastGrantsFen !== input.openingFen) throw new AppError('relief_past_wrong', { openingFen: input.openingFen, pastInFen: input.pastInFen, pastGrantsFen: input.pastGrantsFen });
  await refuseAccounts(trx, programme.accountSetId, input);
  if (!old) {
    const { id } = await trx.insertInto('reliefFunds').values({ ...values, accountSetId: programme.accountSetId, version: 1, createdAt: clock.now() }).returning('id').executeTakeFirstOrThrow();
    return { fundId: id, version: 1 };
  }
  const moved = (await readRegister(trx, old, '9999-12-31' as Day)).length > 0;
  const fixed = old.programmeId !== input.programmeId || old.openedOn !== input.openedOn || (moved && (old.setUp !== input.setUp || old.fundAccountCode !== input.fundAccountCode || old.openingFen !== input.openingFen || old.name !== input.name));
  if (fixed) throw new AppError('relief_fund_fixed', { name: old.name });
  await trx.updateTable('reliefFunds').set({ ...values, version: old.version + 1 }).where('id', '=', old.id).execute();
  return { fundId: old.id, version: old.version + 1 };
}

async function refuseAccounts(db: Reader, accountSetId: AccountSetId, input: InputOf<typeof reliefContract.saveFund>): Promise<void> {
  const own = [input.reserveAccountCode, input.interestAccountCode, input.earlierYearAccountCode];
  for (const code of [input.fundAccountCode, input.moneyAccountCode, input.sourceMoneyAccountCode, input.expenseAccountCode, ...(input.setUp === 'own' ? own : [])]) {
    const account = await db.selectFrom('accounts').select(['leaf', 'name']).where('accountSetId', '=', accountSetId).where('code', '=', code).executeTakeFirst();
    if (!account) throw new AppError('account_unknown', { code });
    if (account.leaf !== 1) throw new AppError('account_not_leaf', { code, name: account.name });
  }
}
