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
import { readProgramme, readVersion, type Reads } from '#electron/welfare/versions.ts';
import { bankFileBytes, bankFileName, bankFileText, notWritable, routeLines, type PaymentLine, type Routed } from './bank-file.ts';
import { linesObjectedTo } from './batch-notice.ts';
import { readProfile } from './bank-profiles.ts';
import type { BatchRow } from './frozen-inputs.ts';
import { openBatch, readBatch, standing, takeStep } from './move-batch.ts';
import { accountFaults } from './payee-accounts.ts';
import { payeesGone, refusePayeesGone } from './payees-gone.ts';
import { refuseByInvoice } from './provider-batch.ts';
import { refuseOpenWarnings } from './radar.ts';
import { settleNothing } from './set-off.ts';
import { linesUntold, refuseUntold } from './withholding.ts';

type CheckOutput = OutputOf<typeof disbursementContract.checkExport>;
type Problem = CheckOutput['problems'][number];
type Payable = PaymentLine & { readonly lineId: BatchLineId };

const NAMED = 20;

/** Lines of one batch that go into a file, with the numbers in clear. They leave memory only inside the file. */
async function readPayable(context: Pick<BaseContext, 'vault'>, db: Reads, batchId: BatchId, status: 'toPay' | 'sent'): Promise<Payable[]> {
  const rows = await db.selectFrom('batchLines as l').innerJoin('residents as r', 'r.id', 'l.residentId').leftJoin('bankAccounts as a', 'a.id', 'l.bankAccountId')
    .select(['l.id', 'l.lineNo', 'l.name', 'l.holderName', 'l.residentId', 'l.bankAccountId', 'l.accountSealed', 'l.idNumberSealed', 'l.bankName', 'l.amountFen', 'r.phone', 'a.bankCode', 'a.kind', 'a.cardType'])
    .where('l.batchId', '=', batchId).where('l.status', '=', status).where('l.amountFen', '>', fen(0)).orderBy('l.lineNo').execute();
  return rows.map((row) => ({
    lineId: row.id, lineNo: row.lineNo, name: row.name, holderName: row.holderName, bankName: row.bankName, bankCode: row.bankCode ?? '', phone: row.phone, accountKind: row.cardType === 'socialSecurity' ? row.cardType : (row.kind ?? ''), amountFen: row.amountFen,
    account: row.accountSealed === null || row.bankAccountId === null ? '' : context.vault.unseal('bankAccounts.number', row.bankAccountId, row.accountSealed),
    idNumber: row.idNumberSealed === null ? '' : context.vault.unseal('residents.idNumber', row.residentId, row.idNumberSealed),
  }));
}

/** Which lines cannot be written in the profile's encoding, and with which characters. */
function characterProblems(lines: readonly Payable[], profile: BankProfile): Problem[] {
  return lines.flatMap((line) => {
    const written = profile.columns.map((c) => (c.field === 'name' ? line.name : c.field === 'holderName' ? line.holderName : c.field === 'bankName' ? line.bankName : '')).join('');
    const bad = notWritable(written, profile);
    return bad.length === 0 ? [] : [{ kind: 'characters' as const, lineId: line.lineId, lineNo: line.lineNo, name: line.name, detail: bad.join(' ') }];
  });
}

const readProfiles = async (db: Reads, input: { profileCode: string; alsoProfileCodes: readonly string[] }): Promise<BankProfile[]> => {
  const profiles: BankProfile[] = [];
  for (const code of new Set([input.profileCode, ...input.alsoProfileCodes])) profiles.push(await readProfile(db, code));
  return profiles;
};

const problemsOf = (kind: Problem['kind'], lines: readonly Payable[]): Problem[] => lines.map((line) => ({ kind, lineId: line.lineId, lineNo: line.lineNo, name: line.name, detail: line.bankName }));

/** What stands in the way of the files, before anybody asks for them. */
export async function checkExport(context: QueryContext, input: InputOf<typeof disbursementContract.checkExport>): Promise<CheckOutput> {
  const { db } = context;
  const batch = await readBatch(db, input.batchId);
  const profiles = await readProfiles(db, input);
  const withAccount = async (status: 'toPay' | 'sent'): Promise<Payable[]> => (await readPayable(context, db, batch.id, status)).filter((line) => line.account !== '');
  const open = await withAccount('toPay');
  // What `exportToBank` does: with nobody waiting, those sent before, as long as the bank has not answered.
  const again = routeLines(open, profiles).files.every((file) => file.lines.length === 0) && !(await isAnswered(db, batch.id));
  const payable = again ? await withAccount('sent') : open;
  const routed = routeLines(payable, profiles);
  const gone: Problem[] = await payeesGone(db, batch.id);
  const faults: Problem[] = await accountFaults(db, batch.id, context.clock.today());
  const objected: Problem[] = [...(await linesObjectedTo(db, batch, context.clock.today()))].map(([lineId, { lineNo, name }]) => ({ kind: 'objected', lineId, lineNo, name, detail: '' }));
  const others: Problem[] = (await passesThrough(db, batch)) ? problemsOf('notSocialSecurity', payable.filter((line) => line.accountKind !== 'socialSecurity')) : [];
  const untold: Problem[] = (await linesUntold(db, batch)).map(({ lineId, lineNo, name }) => ({ kind: 'untold', lineId, lineNo, name, detail: '' }));
  const last = await lastRun(db, batch.id);
  const lines = routed.files.flatMap((file) => file.lines);
  const files = routed.files.map(({ profile, lines: own }) => ({ profileCode: profile.code, name: profile.name, lineCount: own.length, totalFen: sumFen(own.map((line) => line.amountFen)), files: Math.ceil(own.length / profile.maxLines) }));
  return {
    lineCount: lines.length, totalFen: sumFen(lines.map((line) => line.amountFen)), files: files.reduce((sum, file) => sum + file.files, 0), again: again && lines.length > 0, byProfile: files,
    problems: [
      ...objected, ...untold, ...gone, ...faults, ...others, ...routed.files.flatMap((file) => characterProblems(file.lines, file.profile)), ...problemsOf('twoFiles', routed.twice),
      // With one bank chosen the others simply wait for theirs; with several, everybody has to be in one.
      ...problemsOf(profiles.length === 1 ? 'otherBank' : 'noFile', routed.none),
    ],
    lastRun: last === undefined ? null : { runNo: last.runNo, at: last.at, userName: last.userName },
  };
}

/** Money of the government that only passes through (§1.3): it is to go to social-security cards (§4.4). */
async function passesThrough(db: Reads, batch: Pick<BatchRow, 'versionId'>): Promise<boolean> {
  const version = await readVersion(db, batch.versionId);
  return version.expenseAccountCode === version.payableAccountCode;
}

/** Whether an answer of the bank is in: lines that were sent wait for theirs. */
async function isAnswered(db: Reads, batchId: BatchId): Promise<boolean> {
  return (await db.selectFrom('bankResults').select('id').where('batchId', '=', batchId).executeTakeFirst()) !== undefined;
}

async function lastRun(db: Reads, batchId: BatchId): Promise<{ runNo: number; at: BatchRow['createdAt']; userName: string } | undefined> {
  return db.selectFrom('bankExports as e').innerJoin('staff as s', 's.id', 'e.staffId').select(['e.runNo', 'e.at', 's.name as userName']).where('e.batchId', '=', batchId).orderBy('e.runNo', 'desc').executeTakeFirst();
}

/**
 * Writes the file(s) and sets their lines to sent. A run takes the open lines of the profile's banks. Where none is open, a further run,
 * with a reason, writes those sent before once more, as long as no answer of the bank is in: never both, so that the lines of another
 * bank can follow without anybody being paid twice. Refuses missing and changed accounts and
 * characters the encoding does not have, all listed, and by the settings who was not told what is withheld (`withholding_untold`); `leaveOut`
 * names lines that wait.
 */
export async function exportToBank(context: CommandContext, input: InputOf<typeof disbursementContract.exportToBank>): Promise<OutputOf<typeof disbursementContract.exportToBank>> {
  const { trx } = context;
  const batch = await openBatch(context, input, ['approved', 'paying']);
  await refuseByInvoice(trx, batch);
  if (batch.payBy !== 'bank') throw new AppError('pay_by_other', { payBy: batch.payBy });
  // A line of which nothing is left to pay is done with the first file, whoever waits.
  await refuseUntold(context, batch, (person) => person.amountFen === 0 || !input.leaveOut.includes(person.lineId));
  const profiles = await readProfiles(trx, input);
  const earlier = await lastRun(trx, batch.id);
  if (earlier !== undefined && input.reason === null) throw new AppError('export_reason_needed', { runNo: earlier.runNo, exportedAt: earlier.at });
  const answered = await isAnswered(trx, batch.id);
  let chosen = await chooseLines(context, batch, profiles, input.leaveOut, 'toPay');
  // Once an answer is in, lines that were sent wait for theirs.
  if (chosen.every((file) => file.lines.length === 0) && !answered) chosen = await chooseLines(context, batch, profiles, input.leaveOut, 'sent');
  const lines = chosen.flatMap((file) => file.lines);
  if (lines.length === 0 && batch.status === 'approved' && batch.totalFen === 0) return payNothing(context, batch);
  if (lines.length === 0) throw answered ? new AppError('export_after_result', { batchNo: batch.batchNo }) : new AppError('batch_empty', { batchNo: batch.batchNo });
  const programme = await readProgramme(trx, batch.programmeId);
  const moved = await takeStep(context, batch, { step: 'export', to: 'paying', comment: input.reason ?? '', fingerprint: batch.fingerprint });
  await settleNothing(context, moved);
  const runNo = (earlier?.runNo ?? 0) + 1;
  const files = [];
  const purpose = programme.purpose === '' ? programme.name : programme.purpose;
  for (const { profile, lines: own } of chosen) {
    for (let start = 0; start < own.length; start += profile.maxLines) {
      files.push(await writePart(context, batch, profile, own.slice(start, start + profile.maxLines), { runNo, partNo: files.length + 1, purpose, reason: input.reason }));
    }
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

const named = (of: readonly { lineNo: number; name: string; detail?: string; bankName?: string }[]) => ({ lines: of.slice(0, NAMED).map(({ lineNo, name, detail, bankName }) => ({ lineNo, name, detail: detail ?? bankName ?? '' })), count: of.length });

/** The lines of each profile's file. Several banks in one act: every line has to be in exactly one of them. */
async function chooseLines(context: CommandContext, batch: BatchRow, profiles: readonly BankProfile[], leaveOut: readonly BatchLineId[], status: 'toPay' | 'sent'): Promise<Routed<Payable>['files']> {
  // Lines somebody objects to wait; the rest goes on (E8).
  const left = new Set<number>([...leaveOut, ...(await linesObjectedTo(context.trx, batch, context.clock.today())).keys()]);
  await refusePayeesGone(context.trx, batch.id, left);
  const faults = (await accountFaults(context.trx, batch.id, context.clock.today())).filter((fault) => !left.has(fault.lineId));
  const missing = faults.filter((fault) => fault.kind === 'accountMissing');
  if (missing.length > 0) throw new AppError('accounts_missing', named(missing));
  if (faults.length > 0) throw new AppError('accounts_changed', named(faults));
  await refuseOpenWarnings(context, batch, left);
  const routed = routeLines((await readPayable(context, context.trx, batch.id, status)).filter((line) => !left.has(line.lineId)), profiles);
  if (routed.twice.length > 0) throw new AppError('lines_in_two_files', named(routed.twice));
  if (profiles.length > 1 && routed.none.length > 0) throw new AppError('lines_without_file', named(routed.none));
  for (const { profile, lines } of routed.files) {
    const bad = characterProblems(lines, profile);
    if (bad.length > 0) throw new AppError('characters_not_encodable', { encoding: profile.encoding, ...named(bad) });
  }
  return routed.files;
}

interface Part { readonly runNo: number; readonly partNo: number; readonly purpose: string; readonly reason: string | null }

async function writePart(context: CommandContext, batch: BatchRow, profile: BankProfile, lines: readonly Payable[], part: Part): Promise<OutputOf<typeof disbursementContract.exportToBank>['files'][number]> {
  const { trx, actor, clock } = context;
  const about = { batchNo: batch.batchNo, date: clock.today(), purpose: part.purpose, part: part.partNo };
  // Titles, purpose and fixed texts as well: nothing may turn into '?' on its way to the bank.
  const bad = notWritable(bankFileText(lines, profile, about), profile);
  if (bad.length > 0) throw new AppError('characters_not_encodable', { encoding: profile.encoding, lines: [{ lineNo: 0, name: profile.name, detail: bad.join(' ') }], count: 1 });
  const { bytes, mime } = await bankFileBytes(lines, profile, about);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const totalFen: Fen = sumFen(lines.map((line) => line.amountFen));
  const fileName = bankFileName(profile, about);
  const { id: exportId } = await trx.insertInto('bankExports').values({
    batchId: batch.id, runNo: part.runNo, partNo: part.partNo, profileCode: profile.code, profile: JSON.stringify(profile), fileName, sha256, lineCount: lines.length, totalFen,
    reason: part.reason, userId: actor.userId, staffId: actor.staffId, at: clock.now(),
  }).returning('id').executeTakeFirstOrThrow();
  await sql`insert into bankExportLines (exportId, seq, lineId, amountFen) select ${exportId}, j.key + 1, j.value ->> 0, j.value ->> 1 from json_each(${JSON.stringify(lines.map((line) => [line.lineId, line.amountFen]))}) j`.execute(trx);
  context.fail('batch.export');
  return { ...context.files.put(fileName, bytes, mime), exportId, sha256, lineCount: lines.length, totalFen };
}
