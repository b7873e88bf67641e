/** The payment file for the bank: checked before, kept by hash, a second one only with a reason. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { BankProfile } from '#shared/disbursement/bank-profile.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchId, BatchLineId } from '#shared/ids.ts';
import { fen, sumFen, type Fen } from '#shared/money.ts';
import type { BaseContext, CommandContext, QueryContext } from '#electron/api/context.ts';
import { readProgramme, type Reads } from '#electron/welfare/versions.ts';
import { bankFileName, bankFileText, encodeBankFile, inBankScope, notEncodable, type PaymentLine } from './bank-file.ts';
import { readProfile } from './bank-profiles.ts';
import type { BatchRow } from './frozen-inputs.ts';
import { openBatch, readBatch, standing, takeStep } from './move-batch.ts';
import { accountFaults } from './payee-accounts.ts';
import { payeesGone, refusePayeesGone } from './payees-gone.ts';
import { settleNothing } from './set-off.ts';

type CheckOutput = OutputOf<typeof disbursementContract.checkExport>;
type Problem = CheckOutput['problems'][number];
type Payable = PaymentLine & { readonly lineId: BatchLineId };

const NAMED = 20;

/** Lines of one batch that go into a file, with the numbers in clear. They leave memory only inside the file. */
async function readPayable(context: Pick<BaseContext, 'vault'>, db: Reads, batchId: BatchId, status: 'toPay' | 'sent'): Promise<Payable[]> {
  const rows = await db.selectFrom('batchLines as l').innerJoin('residents as r', 'r.id', 'l.residentId').leftJoin('bankAccounts as a', 'a.id', 'l.bankAccountId')
    .select(['l.id', 'l.lineNo', 'l.name', 'l.holderName', 'l.residentId', 'l.bankAccountId', 'l.accountSealed', 'l.idNumberSealed', 'l.bankName', 'l.amountFen', 'r.phone', 'a.bankCode'])
    .where('l.batchId', '=', batchId).where('l.status', '=', status).where('l.amountFen', '>', fen(0)).orderBy('l.lineNo').execute();
  return rows.map((row) => ({
    lineId: row.id, lineNo: row.lineNo, name: row.name, holderName: row.holderName, bankName: row.bankName, bankCode: row.bankCode ?? '', phone: row.phone, amountFen: row.amountFen,
    account: row.accountSealed === null || row.bankAccountId === null ? '' : context.vault.unseal('bankAccounts.number', row.bankAccountId, row.accountSealed),
    idNumber: row.idNumberSealed === null ? '' : context.vault.unseal('residents.idNumber', row.residentId, row.idNumberSealed),
  }));
}

/** Which lines cannot be written in the profile's encoding, and with which characters. */
function characterProblems(lines: readonly Payable[], profile: BankProfile): Problem[] {
  return lines.flatMap((line) => {
    const written = profile.columns.map((c) => (c.field === 'name' ? line.name : c.field === 'holderName' ? line.holderName : c.field === 'bankName' ? line.bankName : '')).join('');
    const bad = notEncodable(written, profile.encoding);
    return bad.length === 0 ? [] : [{ kind: 'characters' as const, lineId: line.lineId, lineNo: line.lineNo, name: line.name, detail: bad.join(' ') }];
  });
}

/** What stands in the way of the file, before anybody asks for it. */
export async function checkExport(context: QueryContext, input: { batchId: BatchId; profileCode: string }): Promise<CheckOutput> {
  const { db } = context;
  const batch = await readBatch(db, input.batchId);
  const profile = await readProfile(db, input.profileCode);
  const payable = await readPayable(context, db, batch.id, 'toPay');
  const inScope = payable.filter((line) => line.account !== '' && inBankScope(line.bankName, profile));
  const gone: Problem[] = await payeesGone(db, batch.id);
  const faults: Problem[] = await accountFaults(db, batch.id, context.clock.today());
  const others = payable.filter((line) => line.account !== '' && !inBankScope(line.bankName, profile)).map((line) => ({ kind: 'otherBank' as const, lineId: line.lineId, lineNo: line.lineNo, name: line.name, detail: line.bankName }));
  const last = await lastRun(db, batch.id);
  return {
    lineCount: inScope.length, totalFen: sumFen(inScope.map((line) => line.amountFen)), files: Math.ceil(inScope.length / profile.maxLines),
    problems: [...gone, ...faults, ...characterProblems(inScope, profile), ...others],
    lastRun: last === undefined ? null : { runNo: last.runNo, at: last.at, userName: last.userName },
  };
}

async function lastRun(db: Reads, batchId: BatchId): Promise<{ runNo: number; at: BatchRow['createdAt']; userName: string } | undefined> {
  return db.selectFrom('bankExports as e').innerJoin('staff as s', 's.id', 'e.staffId').select(['e.runNo', 'e.at', 's.name as userName']).where('e.batchId', '=', batchId).orderBy('e.runNo', 'desc').executeTakeFirst();
}

/**
 * Writes the file(s) and sets their lines to sent. A run takes the open lines of the profile's banks. Where none is open, a further run,
 * with a reason, writes those sent before once more, as long as no answer of the bank is in: never both, so that the lines of another
 * bank can follow without anybody being paid twice. Refuses missing and changed accounts and
 * characters the encoding does not have, all listed; `leaveOut` names lines that wait.
 */
export async function exportToBank(context: CommandContext, input: InputOf<typeof disbursementContract.exportToBank>): Promise<OutputOf<typeof disbursementContract.exportToBank>> {
  const { trx } = context;
  const batch = await openBatch(context, input, ['approved', 'paying']);
  if (batch.payBy !== 'bank') throw new AppError('pay_by_other', { payBy: batch.payBy });
  const profile = await readProfile(trx, input.profileCode);
  const earlier = await lastRun(trx, batch.id);
  if (earlier !== undefined && input.reason === null) throw new AppError('export_reason_needed', { runNo: earlier.runNo, exportedAt: earlier.at });
  const answered = await trx.selectFrom('bankResults').select('id').where('batchId', '=', batch.id).executeTakeFirst();
  let lines = await chooseLines(context, batch, profile, input.leaveOut, 'toPay');
  // Once an answer is in, lines that were sent wait for theirs.
  if (lines.length === 0 && answered === undefined) lines = await chooseLines(context, batch, profile, input.leaveOut, 'sent');
  if (lines.length === 0 && batch.status === 'approved' && batch.totalFen === 0) return payNothing(context, batch);
  if (lines.length === 0) throw answered === undefined ? new AppError('batch_empty', { batchNo: batch.batchNo }) : new AppError('export_after_result', { batchNo: batch.batchNo });
  const programme = await readProgramme(trx, batch.programmeId);
  const moved = await takeStep(context, batch, { step: 'export', to: 'paying', comment: input.reason ?? '', fingerprint: batch.fingerprint });
  await settleNothing(context, moved);
  const runNo = (earlier?.runNo ?? 0) + 1;
  const files = [];
  for (let start = 0; start < lines.length; start += profile.maxLines) {
    files.push(await writePart(context, batch, profile, lines.slice(start, start + profile.maxLines), { runNo, partNo: files.length + 1, purpose: programme.purpose === '' ? programme.name : programme.purpose, reason: input.reason }));
  }
  await sql`update batchLines set status = 'sent', statusReason = null where batchId = ${batch.id} and status = 'toPay' and id in (select value from json_each(${JSON.stringify(lines.map((line) => line.lineId))}))`.execute(trx);
  return { ...standing(moved), files };
}

/** Everything was set off: there is no file, and the batch is paid. */
async function payNothing(context: CommandContext, batch: BatchRow): Promise<OutputOf<typeof disbursementContract.exportToBank>> {
  const moved = await takeStep(context, batch, { step: 'export', to: 'paying', fingerprint: batch.fingerprint });
  await settleNothing(context, moved);
  return { ...standing(await takeStep(context, moved, { step: 'settle', to: 'paid' })), files: [] };
}

async function chooseLines(context: CommandContext, batch: BatchRow, profile: BankProfile, leaveOut: readonly BatchLineId[], status: 'toPay' | 'sent'): Promise<Payable[]> {
  const left = new Set<number>(leaveOut);
  await refusePayeesGone(context.trx, batch.id, left);
  const faults = (await accountFaults(context.trx, batch.id, context.clock.today())).filter((fault) => !left.has(fault.lineId));
  const named = (of: readonly { lineNo: number; name: string; detail: string }[]) => ({ lines: of.slice(0, NAMED).map(({ lineNo, name, detail }) => ({ lineNo, name, detail })), count: of.length });
  const missing = faults.filter((fault) => fault.kind === 'accountMissing');
  if (missing.length > 0) throw new AppError('accounts_missing', named(missing));
  if (faults.length > 0) throw new AppError('accounts_changed', named(faults));
  const lines = (await readPayable(context, context.trx, batch.id, status)).filter((line) => !left.has(line.lineId) && inBankScope(line.bankName, profile));
  const bad = characterProblems(lines, profile);
  if (bad.length > 0) throw new AppError('characters_not_encodable', { encoding: profile.encoding, ...named(bad) });
  return lines;
}

interface Part { readonly runNo: number; readonly partNo: number; readonly purpose: string; readonly reason: string | null }

async function writePart(context: CommandContext, batch: BatchRow, profile: BankProfile, lines: readonly Payable[], part: Part): Promise<OutputOf<typeof disbursementContract.exportToBank>['files'][number]> {
  const { trx, actor, clock } = context;
  const about = { batchNo: batch.batchNo, date: clock.today(), purpose: part.purpose, part: part.partNo };
  const text = bankFileText(lines, profile, about);
  // Titles, purpose and fixed texts as well: nothing may turn into '?' on its way to the bank.
  const bad = notEncodable(text, profile.encoding);
  if (bad.length > 0) throw new AppError('characters_not_encodable', { encoding: profile.encoding, lines: [{ lineNo: 0, name: profile.name, detail: bad.join(' ') }], count: 1 });
  const bytes = encodeBankFile(text, profile.encoding);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const totalFen: Fen = sumFen(lines.map((line) => line.amountFen));
  const fileName = bankFileName(profile, about);
  const { id: exportId } = await trx.insertInto('bankExports').values({
    batchId: batch.id, runNo: part.runNo, partNo: part.partNo, profileCode: profile.code, profile: JSON.stringify(profile), fileName, sha256, lineCount: lines.length, totalFen,
    reason: part.reason, userId: actor.userId, staffId: actor.staffId, at: clock.now(),
  }).returning('id').executeTakeFirstOrThrow();
  await sql`insert into bankExportLines (exportId, seq, lineId, amountFen) select ${exportId}, j.key + 1, j.value ->> 0, j.value ->> 1 from json_each(${JSON.stringify(lines.map((line) => [line.lineId, line.amountFen]))}) j`.execute(trx);
  context.fail('batch.export');
  return { ...context.files.put(fileName, bytes, 'text/plain'), exportId, sha256, lineCount: lines.length, totalFen };
}
