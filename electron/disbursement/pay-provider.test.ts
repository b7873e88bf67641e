/** An invoice for people (D6): who is paid with it, what is refused at the door and by the database, the books, the tie-out. */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import type { BatchLineId, Id, ProgrammeId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { behindTheGuards } from '#electron/testing/behind-the-guards.ts';
import { ageFrom, openWelfareOffice, refusalOf, REGISTERED, type Standing } from '#electron/testing/welfare-office.ts';
import { tieBatches } from './tie-out.ts';
import { verifyDisbursement } from './verify-disbursement.ts';

const RIDERS = ['王小明', '李乐', '阿依·古丽', '赵转走'].map((name) => ({ name, birthDate: '1980-01-01', account: null }));
let office: Awaited<ReturnType<typeof openWelfareOffice>>;
let programmeId: ProgrammeId;
let batch: Standing;
let providerId: Id<'provider'>;
let lines: readonly { lineId: BatchLineId; name: string }[];

const provider = { providerId: null, version: null, name: '城阳公交公司', creditCode: '91370214MA3C0000X1', bankName: '青岛银行', account: '802010200123456', contact: '', active: true } as const;

const providerProgramme = (code: string, content: object = {}): Promise<ProgrammeId> => office.addProgramme({
  code, form: 'provider', rule: { kind: 'all', of: [ageFrom(10), REGISTERED] }, amount: { standard: { kind: 'flat', fen: fen(30_000) }, per: 'payment', perMember: null, halfMonth: null, capFen: null, roundToFen: 1 }, content,
});

beforeEach(async () => {
  office = await openWelfareOffice(RIDERS);
  programmeId = await providerProgramme('W04');
  ({ providerId } = await office.as('clerk').providers.save(provider));
  batch = await office.approve(await office.generate(programmeId, '2026-09'));
  ({ lines } = await office.as('clerk').disbursement.lines({ batchId: batch.batchId }));
});
afterEach(() => office.close());

const lineOf = (name: string): BatchLineId => lines.find((line) => line.name === name)!.lineId;
const idsOf = (...names: string[]): BatchLineId[] => names.map(lineOf);
const ALL = RIDERS.map((child) => child.name);
const STAYED = ALL.slice(0, 3);
const now = async (): Promise<Standing> => ({ batchId: batch.batchId, version: (await office.as('cashier').disbursement.show({ batchId: batch.batchId })).version });
const pay = async (names: readonly string[], over: object = {}, user: 'cashier' | 'clerk' = 'cashier') =>
  office.as(user).providers.pay({ ...(await now()), providerId, invoiceNo: '24372000', invoicedOn: day('2026-09-05'), amountFen: fen(30_000 * names.length), lineIds: idsOf(...names), ...over });
const run = (statement: string): Promise<string> => office.office.core.database.writer.transaction().execute((trx) => sql.raw(statement).execute(trx)).then(() => 'done', (error: Error) => error.message);
const sumsOf = async (): Promise<[string, number][]> => (await office.sql.selectFrom('voucherLines as l').innerJoin('accounts as a', 'a.id', 'l.accountId').select(['a.code', sql<number>`sum(l.debitFen - l.creditFen)`.as('sum')]).groupBy('a.code').orderBy('a.code').execute()).map(({ code, sum }) => [code, sum]);

test('the invoice pays the people ticked; who left stays open, and is ended with a reason', async () => {
  const shown = await office.as('cashier').disbursement.show({ batchId: batch.batchId });
  expect(shown.next).toEqual(['payProvider']);
  const paid = await pay(STAYED);
  expect(paid).toMatchObject({ status: 'paying' });
  const after = await office.as('cashier').providers.ofBatch({ batchId: batch.batchId });
  expect(after).toMatchObject({ byInvoice: true, mayPay: true, open: [{ name: '赵转走' }], payments: [{ invoiceNo: '24372000', persons: 3, amountFen: 90_000, providerName: '城阳公交公司', voucherId: paid.voucherIds[0], returnedFen: 0 }] });
  expect(await sumsOf()).toEqual([['10201', -90_000], ['21101', -30_000], ['5140101', 120_000]]);
  expect((await office.sql.selectFrom('voucherLines').select('summary').where('voucherId', '=', paid.voucherIds[0]!).executeTakeFirstOrThrow()).summary).toContain('付城阳公交公司 发票24372000');
  const ended = await office.as('cashier').disbursement.settleLines({ ...(await now()), lineIds: idsOf('赵转走'), reason: '已转学，不再乘车' });
  expect(ended.status).toBe('paid');
  expect((await office.as('cashier').disbursement.closeBatch(await now())).status).toBe('closed');
  expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
});

test('a second invoice takes the rest, and the batch is paid', async () => {
  await pay(STAYED);
  expect(await pay(['赵转走'], { invoiceNo: '24372001' })).toMatchObject({ status: 'paid' });
  const [tied] = (await office.as('supervisor').paying.tieOut({ batchId: batch.batchId })).batches;
  expect(tied!.legs.map((leg) => `${leg.key} ${leg.state}`)).toEqual(['approved ok', 'out ok', 'invoice ok', 'accrued ok', 'paid ok', 'money ok']);
  expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
});

test('money passed through is paid out of 211 without an accrual; a batch paid in cash out of the safe', async () => {
  programmeId = await providerProgramme('G04', { expenseAccountCode: '21102', payableAccountCode: '21102' });
  const { accountSetId } = await office.sql.selectFrom('programmes').select('accountSetId').where('id', '=', programmeId).executeTakeFirstOrThrow();
  const line = (accountCode: string, debitFen: number, creditFen: number) => ({ summary: '街道拨款', accountCode, debitFen: fen(debitFen), creditFen: fen(creditFen) });
  const draft = await office.as('cashier').ledger.saveVoucher({ accountSetId, voucherDate: day('2026-09-07'), attachmentsCount: 1, lines: [line('101', 120_000, 0), line('21102', 0, 120_000)] });
  await office.as('cashier').ledger.submitVoucher({ voucherId: draft.voucherId });
  await office.as('accountant').ledger.reviewVoucher({ voucherId: draft.voucherId });
  await office.as('accountant').ledger.postVouchers({ voucherIds: [draft.voucherId] });
  batch = await office.approve(await office.generate(programmeId, '2026-09', { payBy: 'cash' }));
  ({ lines } = await office.as('clerk').disbursement.lines({ batchId: batch.batchId }));
  await pay(ALL);
  expect((await office.sql.selectFrom('batchVouchers').select(['effect', 'amountFen']).where('batchId', '=', batch.batchId).execute())).toEqual([{ effect: 'pay', amountFen: 120_000 }]);
  expect(await sumsOf()).toContainEqual(['101', 0]);
  expect((await office.as('cashier').disbursement.closeBatch(await now())).status).toBe('closed');
  expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
});

describe('what is refused', () => {
  test.each<[string, readonly string[], object, string]>([
    ['one fen less than the people', STAYED, { amountFen: fen(89_999) }, 'invoice_sum_differs'],
    ['the sum of one more', STAYED, { amountFen: fen(120_000) }, 'invoice_sum_differs'],
    ['an invoice of tomorrow', STAYED, { invoicedOn: day('2026-09-09') }, 'invoice_day_wrong'],
    ['paid tomorrow', STAYED, { paidOn: day('2026-09-09') }, 'invoice_day_wrong'],
    ['no number', STAYED, { invoiceNo: '  ' }, 'invalid_input'],
    ['nobody', [], { amountFen: fen(1) }, 'invalid_input'],
    ['a provider that is none', STAYED, { providerId: 99 }, 'not_found'],
    ['a line of another batch', STAYED, { lineIds: [9_999] }, 'not_found'],
    ['an old version of the list', STAYED, { version: 1 }, 'changed_meanwhile'],
  ])('%s', async (_, names, over, code) => { expect(await refusalOf(pay(names, over))).toBe(code); });

  test('the sum names both, the difference, and who has exactly that amount', async () => {
    await expect(pay(STAYED, { amountFen: fen(120_000) })).rejects.toMatchObject({ data: { statedFen: 120_000, tickedFen: 90_000, differenceFen: 30_000, persons: 3, count: 1, lines: [{ name: '赵转走' }] } });
    await expect(pay(ALL, { amountFen: fen(90_000) })).rejects.toMatchObject({ data: { differenceFen: -30_000, count: 4 } });
  });

  test('one invoice twice, whatever blanks and small letters: the refusal leads to the first payment', async () => {
    const first = await pay(STAYED, { invoiceNo: 'No24372' });
    await expect(pay(['赵转走'], { invoiceNo: ' no 24372 ' })).rejects.toMatchObject({ code: 'invoice_exists', data: { paymentId: first.paymentId, batchId: batch.batchId, amountFen: 90_000 } });
    // Another provider may have the same number.
    ({ providerId } = await office.as('clerk').providers.save({ ...provider, name: '另一家公司' }));
    expect(await refusalOf(pay(['赵转走'], { invoiceNo: 'No24372' }))).toBe('done');
  });

  test('who is paid already, who is held, and somebody objected to or gone', async () => {
    await pay(STAYED);
    expect(await refusalOf(pay(['李乐'], { invoiceNo: '2' }))).toBe('line_wrong_status');
    const alone = await office.as('clerk').residents.file({ residentId: office.ids[3]! });
    expect(alone.household).toHaveLength(1);
    await office.as('clerk').residents.recordDeath({ residentId: office.ids[3]!, occurredOn: day('2026-08-01') });
    expect(await refusalOf(pay(['赵转走'], { invoiceNo: '3' }))).toBe('payees_gone');
  });

  test('who made the list or entered the account does not pay', async () => {
    expect(await refusalOf(pay(STAYED, {}, 'clerk'))).toBe('not_allowed');
    const cashier = await office.sql.selectFrom('users').select(['id', 'staffId']).where('userName', '=', 'cashier').executeTakeFirstOrThrow();
    expect(await run(`update providers set changedByUserId = ${cashier.id}, changedByStaffId = ${cashier.staffId}, version = version + 1`)).toBe('done');
    expect(await refusalOf(pay(STAYED))).toBe('provider_own');
  });

  test('a provider that ended, a name that is taken, an account that is none', async () => {
    const clerk = office.as('clerk').providers;
    expect(await refusalOf(clerk.save({ ...provider, account: '' }))).toBe('provider_name_taken');
    expect(await refusalOf(clerk.save({ ...provider, name: '新单位', account: '12' }))).toBe('bank_number_bad');
    await clerk.save({ ...provider, providerId, version: 1, account: '', active: false });
    const [ended] = (await clerk.list({})).providers;
    expect(ended?.accountMasked).toMatch(/3456$/);
    expect(ended?.active).toBe(false);
    expect(await refusalOf(pay(STAYED))).toBe('provider_ended');
  });

  test('no bank file, no desk, no cash for it', async () => {
    const on = await now();
    expect(await refusalOf(office.as('cashier').disbursement.exportToBank({ ...on, profileCode: 'generic-csv' }))).toBe('provider_pays_by_invoice');
    expect(await refusalOf(office.as('cashier').disbursement.payCash({ ...on, lines: null }))).toBe('provider_pays_by_invoice');
    expect(await refusalOf(office.as('cashier').paying.handOut({ batchId: batch.batchId, lineId: lineOf('李乐') }))).toBe('provider_pays_by_invoice');
    expect(await refusalOf(office.as('cashier').paying.drawCash({ ...on, amountFen: fen(100) }))).toBe('provider_pays_by_invoice');
  });
});

test('a batch paid to people takes no invoice', async () => {
  const other = await office.addProgramme({ code: 'W77', rule: { kind: 'all', of: [ageFrom(10), REGISTERED] } });
  batch = await office.approve(await office.generate(other, '2026-09', { payBy: 'cash' }));
  ({ lines } = await office.as('clerk').disbursement.lines({ batchId: batch.batchId }));
  expect(await refusalOf(pay(STAYED))).toBe('batch_not_by_invoice');
});

test('the provider’s list beside ours, from a file and pasted', async () => {
  const pasted = await office.as('cashier').providers.match({ batchId: batch.batchId, fileId: null, text: '姓名,金额\n王小明,300\n李乐,280\n孙别人,300' });
  expect(pasted).toMatchObject({ counts: { same: 1, otherAmount: 1, onlyTheirs: 1, onlyOurs: 2 }, oursFen: 120_000, theirsFen: 88_000, differenceFen: -32_000 });
  const fileId = await office.upload('cashier', '名单.csv', Buffer.from('序号,乘车人,证件号码,费用\n1,王小明,,300\n合计,,,300\n'));
  expect((await office.as('cashier').providers.match({ batchId: batch.batchId, fileId, text: null })).rows.map((row) => `${row.kind} ${row.theirs?.row ?? '-'}`)).toEqual(['same 2', 'onlyOurs -', 'onlyOurs -', 'onlyOurs -']);
  const picture = await office.upload('cashier', '名单.xlsx', Buffer.from('%PDF-1.4'));
  expect(await refusalOf(office.as('cashier').providers.match({ batchId: batch.batchId, fileId: picture, text: null }))).toBe('provider_list_unreadable');
});

test('the list for the signatures: its people, the sum in capitals, who signs; a child whose money came back is marked', async () => {
  const { paymentId } = await pay(ALL);
  await office.as('cashier').disbursement.returnLines({ batchId: batch.batchId, lineIds: idsOf('赵转走'), returnedOn: day('2026-09-08'), reason: '单位退款' });
  const sheet = await office.as('cashier').providers.sheet({ paymentId });
  expect(sheet).toMatchObject({ amountInCapitals: '壹仟贰佰元整', providerName: '城阳公交公司', maker: 'clerk甲', reviewer: 'reviewer甲', approver: 'director甲', returnedFen: 30_000 });
  expect(sheet.lines.map((line) => [line.name, line.returned])).toContainEqual(['赵转走', true]);
  const [tied] = (await office.as('supervisor').paying.tieOut({ batchId: batch.batchId })).batches;
  expect(tied!.state).toBe('ok');
  expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
});

describe('the database itself', () => {
  test('refuses a second payment of an invoice, a line paid by nobody, by the maker, and changes', async () => {
    await pay(STAYED);
    expect(await run(`insert into providerPayments select id + 1, batchId, providerId, providerName, bankName, accountMasked, invoiceNo, invoicedOn, paidOn, amountFen, persons, note, userId, staffId, at from providerPayments`)).toMatch(/paid already/);
    expect(await run(`insert into providerPayments select id + 1, batchId, providerId, providerName, bankName, accountMasked, 'X', invoicedOn, paidOn, amountFen, persons, note, (select id from users where userName = 'clerk'), (select staffId from users where userName = 'clerk'), at from providerPayments`)).toMatch(/list he made|account he entered/);
    expect(await run(`update batchLines set status = 'paid', paidFen = amountFen, paidOn = '2026-09-08' where id = ${lineOf('赵转走')}`)).toMatch(/nobody is noted/);
    expect(await run(`insert into providerPaymentLines select ${lineOf('赵转走')}, id, 1 from providerPayments`)).toMatch(/not open/);
    expect(await run(`update providerPayments set amountFen = 1`)).toMatch(/never changed/);
    expect(await run(`delete from providerPaymentLines`)).toMatch(/never deleted/);
    expect(await run(`insert into handouts (batchId, lineId, takenOn, takerName, userId, staffId, at) select batchId, ${lineOf('赵转走')}, '2026-09-08', 'x', userId, staffId, at from providerPayments`)).toMatch(/paid to a provider/);
    expect(await run(`insert into bankExports (batchId, runNo, partNo, profileCode, profile, fileName, sha256, lineCount, totalFen, userId, staffId, at) select batchId, 1, 1, 'x', '{}', 'x', '${'0'.repeat(64)}', 1, 1, userId, staffId, at from providerPayments`)).toMatch(/paid to a provider/);
    expect(await run(`insert into batchVouchers (voucherId, batchId, step, effect, amountFen) select 999, batchId, 'invoice:1x', 'pay', 5 from providerPayments`)).toMatch(/sum of its people/);
  });

  test.each<[string, string, string]>([
    ['an invoice gone', 'delete from providerPayments', 'invoice'],
    ['another sum on the invoice', 'update providerPayments set amountFen = amountFen + 1', 'invoice'],
    ['one person more on the invoice', 'update providerPayments set persons = persons + 1', 'invoice'],
    ['a person of the invoice gone', 'delete from providerPaymentLines where lineId = (select min(lineId) from providerPaymentLines)', 'out'],
    ['another sum for a person', 'update providerPaymentLines set amountFen = amountFen - 1', 'out'],
    ['a line paid that stands on no invoice', `update batchLines set status = 'paid', paidFen = amountFen, paidOn = '2026-09-08' where status = 'toPay'`, 'out'],
    ['the payment in the books', `update voucherLines set debitFen = debitFen + 1 where debitFen > 0 and voucherId = (select voucherId from batchVouchers where effect = 'pay')`, 'paid'],
    ['money out of another account', `update voucherLines set creditFen = creditFen - 1 where creditFen > 0 and voucherId = (select voucherId from batchVouchers where effect = 'pay')`, 'money'],
    ['the link to the voucher gone', `delete from batchVouchers where effect = 'pay'`, 'paid'],
  ])('broken behind its back turns red: %s', async (_, statement, red) => {
    await pay(STAYED);
    let broken: string[] = [];
    await behindTheGuards(office, async (trx) => {
      await sql.raw(statement).execute(trx);
      broken = (await tieBatches(trx, [batch.batchId], false)).flatMap(({ legs }) => legs.filter((leg) => leg.state === 'broken').map((leg) => leg.key));
    });
    expect(broken).toContain(red);
  });
});
