/** The test page of bank profiles (§4.5): what a file would look like, and what a bank's answer is read as, before anybody relies on it. */
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { payingContract } from '#shared/disbursement/paying-contract.ts';
import { AppError } from '#shared/errors.ts';
import { fen, sumFen } from '#shared/money.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readProgramme } from '#electron/welfare/versions.ts';
import { bankFileName, bankFileText, notWritable, routeLines, type PaymentLine } from './bank-file.ts';
import { readBatch } from './move-batch.ts';
import { readAnswerFile } from './result-workbook.ts';

/** Lines of the file a preview shows. */
const SHOWN = 12;

/** Nobody's data: shown while no batch is chosen. */
const INVENTED: readonly PaymentLine[] = [['张大海', '6217000000000000012', 10_000], ['买买提·艾力', '6228480000000000018', 23_450], ['李㐂', '6217000000000000020', 5]].map(([name, account, amount], index) => ({
  lineId: index + 1, lineNo: index + 1, name: String(name), holderName: String(name), account: String(account), idNumber: '37021419500302101X', bankName: '示例银行', bankCode: '402452000015', phone: '', accountKind: 'card', amountFen: fen(Number(amount)),
}));

/** The lines of a real batch, with their numbers masked: a preview is looked at, not sent. */
async function maskedLines({ db }: QueryContext, batchId: NonNullable<InputOf<typeof payingContract.previewProfile>['batchId']>): Promise<PaymentLine[]> {
  const rows = await db.selectFrom('batchLines as l').leftJoin('bankAccounts as a', 'a.id', 'l.bankAccountId').select(['l.id', 'l.lineNo', 'l.name', 'l.holderName', 'l.accountMasked', 'l.idNumberMasked', 'l.bankName', 'l.amountFen', 'a.bankCode', 'a.kind', 'a.cardType'])
    .where('l.batchId', '=', batchId).where('l.status', 'in', ['toPay', 'sent', 'paid', 'partPaid', 'failed', 'returned']).where('l.amountFen', '>', fen(0)).orderBy('l.lineNo').execute();
  return rows.map((row) => ({ lineId: row.id, lineNo: row.lineNo, name: row.name, holderName: row.holderName, account: row.accountMasked, idNumber: row.idNumberMasked, bankName: row.bankName, bankCode: row.bankCode ?? '', phone: '', accountKind: row.cardType === 'socialSecurity' ? row.cardType : (row.kind ?? ''), amountFen: row.amountFen }));
}

/** The first lines of the file this profile would make, its name, and who would not be in it. */
export async function previewProfile(context: QueryContext, input: InputOf<typeof payingContract.previewProfile>): Promise<OutputOf<typeof payingContract.previewProfile>> {
  const batch = input.batchId === null ? null : await readBatch(context.db, input.batchId);
  const programme = batch === null ? null : await readProgramme(context.db, batch.programmeId);
  const lines = batch === null ? INVENTED : await maskedLines(context, batch.id);
  const routed = routeLines(lines, [input.profile]);
  const own = routed.files[0]?.lines ?? [];
  const about = { batchNo: batch?.batchNo ?? 'W01-202609-1', date: context.clock.today(), purpose: programme === null ? '粮油补贴' : programme.purpose === '' ? programme.name : programme.purpose, part: 1 };
  const text = bankFileText(own.slice(0, input.profile.maxLines), input.profile, about);
  const rows = text.split(/\r?\n/).filter((row) => row !== '');
  return {
    fileName: bankFileName(input.profile, about), rows: rows.slice(0, SHOWN), last: rows.length > SHOWN ? (rows.at(-1) ?? null) : null, lineCount: own.length, leftOut: routed.none.length, files: Math.ceil(own.length / input.profile.maxLines),
    totalFen: sumFen(own.map((line) => line.amountFen)), characters: notWritable(text, input.profile),
  };
}

/** What the bank's answer is read as by this profile: every line with its meaning, nothing is stored. Refuses what loading refuses about the file itself. */
export async function testAnswer(context: QueryContext, input: InputOf<typeof payingContract.testAnswer>): Promise<OutputOf<typeof payingContract.testAnswer>> {
  const file = context.files.take(input.fileId);
  if (input.profile.result === null) throw new AppError('profile_unknown', { code: input.profile.code });
  const answer = await readAnswerFile(file.bytes, file.name, input.profile.result, context.signal);
  const of = (outcome: string): number => answer.lines.filter((line) => line.outcome === outcome).length;
  return {
    lineCount: answer.lines.length, paidCount: of('paid'), partCount: of('partPaid'), failedCount: of('failed'), stated: answer.stated === null ? null : { count: answer.stated.count, totalFen: answer.stated.totalFen, batchNo: answer.stated.batchNo },
    lines: answer.lines.slice(0, 100).map((line) => ({ seq: line.seq, lineRef: line.lineRef, name: line.name, account: line.account.replace(/\d(?=.{4})/g, '*'), amountFen: line.amountFen, outcome: line.outcome, paidFen: line.paidFen, reason: line.reason })),
  };
}
