// Every ready-made programme can be taken up as it is, and money that only passes through is never an expense.
import { expect, test } from 'vitest';
import { openWelfareOffice } from '#electron/testing/welfare-office.ts';
import { readTemplates } from '#electron/welfare/templates.ts';
import { verifyDisbursement } from './verify-disbursement.ts';
import { day, month } from '#shared/days.ts';
import { fen } from '#shared/money.ts';

test('all of them become programmes in force, on accounts the chart has', async () => {
  const office = await openWelfareOffice();
  const clerk = office.as('clerk');
  const [set] = (await clerk.welfare.books({})).accountSets.filter((each) => each.name === '集体账');
  for (const { content, code, sentence: _sentence, amountSentence: _amountSentence, ...fields } of (await clerk.welfare.templates({})).templates) {
    for (const account of [content.expenseAccountCode, content.payableAccountCode, content.moneyAccountCode, content.cashAccountCode]) expect(set!.accounts.map((each) => each.code), code).toContain(account);
    const { programmeId } = await clerk.welfare.createProgramme({ ...fields, code: `X${code}`, accountSetId: set!.accountSetId });
    const draft = await clerk.welfare.saveDraft({ programmeId, versionId: null, version: null, validFrom: month('2026-09'), resolutionNo: '〔2026〕9号', resolvedOn: day('2026-08-20'), resolutionTitle: '关于福利的决议', ...content });
    await clerk.welfare.activateVersion({ versionId: draft.versionId, version: draft.version });
  }
  const { programmes } = await clerk.welfare.programmes({});
  expect(programmes.filter((each) => each.code.startsWith('X') && each.current !== null)).toHaveLength(16);
  expect(programmes.filter((each) => each.basis === 'claims').map((each) => each.code).toSorted()).toEqual(['XW05', 'XW09', 'XW11', 'XW13', 'XW14']);
  await office.close();
});

test.each<[string, Record<string, string>, string, number]>([
  ['W04', { residency: 'registered', studentStage: 'junior' }, '1980-01-01', 210_000],
  ['W06', { residency: 'registered', insured: 'resident' }, '1980-01-01', 40_000],
  ['W07', { residency: 'registered', insured: 'resident' }, '1980-01-01', 5_000],
  ['W08', { residency: 'registered' }, '1980-01-01', 18_000],
])('%s goes to its provider by invoice: list, notice-free approval, invoice, books, end', async (code, facts, birthDate, eachFen) => {
  const office = await openWelfareOffice([{ name: '甲', birthDate, facts, account: null }, { name: '乙', birthDate, facts, account: null }, { name: '不相干', birthDate: '2026-01-01', facts: { residency: 'tenant' }, since: '2026-01-01', account: null }]);
  const template = readTemplates().find((each) => each.code === code)!;
  expect(template.form).toBe('provider');
  const programmeId = await office.addProgramme({ code, form: template.form, rule: template.content.rule, amount: template.content.amount, content: { expenseAccountCode: template.content.expenseAccountCode } });
  const { providerId } = await office.as('clerk').providers.save({ providerId: null, version: null, name: `${template.name}单位`, creditCode: null, bankName: '青岛银行', account: '802010200123456', contact: '', active: true });
  const approved = await office.approve(await office.generate(programmeId, '2026-09'));
  const { open } = await office.as('cashier').providers.ofBatch({ batchId: approved.batchId });
  expect(open.map((line) => [line.name, line.amountFen])).toEqual([['甲', eachFen], ['乙', eachFen]]);
  const paid = await office.as('cashier').providers.pay({ ...approved, providerId, invoiceNo: '1', invoicedOn: day('2026-09-08'), amountFen: fen(2 * eachFen), lineIds: open.map((line) => line.lineId) });
  expect((await office.as('cashier').disbursement.closeBatch({ batchId: paid.batchId, version: paid.version })).status).toBe('closed');
  expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  await office.close();
});

test('the government’s allowance goes in and out through 代发款; approving its list books nothing', async () => {
  const office = await openWelfareOffice([{ name: '老人甲', birthDate: '1940-01-01' }, { name: '老人乙', birthDate: '1930-01-01' }, { name: '中年', birthDate: '1976-01-01' }]);
  const template = readTemplates().find((each) => each.code === 'G01')!;
  const programmeId = await office.addProgramme({ code: 'G01', rule: template.content.rule, amount: template.content.amount, content: { expenseAccountCode: '21102', payableAccountCode: '21102' } });
  const made = await office.generate(programmeId, '2026-09', { payBy: 'cash' });
  expect(made).toMatchObject({ personCount: 2, totalFen: 30_000 });
  const approved = await office.approve(made);
  const vouchersOf = async () => (await office.sql.selectFrom('batchVouchers').select(['effect', 'amountFen']).where('batchId', '=', made.batchId).execute());
  expect(await vouchersOf()).toEqual([]);
  const { accountSetId } = (await office.sql.selectFrom('programmes').select('accountSetId').where('id', '=', programmeId).executeTakeFirstOrThrow());
  const line = (accountCode: string, debitFen: number, creditFen: number) => ({ summary: '街道拨入高龄津贴', accountCode, debitFen: debitFen as never, creditFen: creditFen as never });
  const draft = await office.as('cashier').ledger.saveVoucher({ accountSetId, voucherDate: day('2026-09-07'), attachmentsCount: 1, lines: [line('101', 30_000, 0), line('21102', 0, 30_000)] });
  await office.as('cashier').ledger.submitVoucher({ voucherId: draft.voucherId });
  await office.as('accountant').ledger.reviewVoucher({ voucherId: draft.voucherId });
  await office.as('accountant').ledger.postVouchers({ voucherIds: [draft.voucherId] });
  await office.as('cashier').disbursement.payCash({ ...approved, lines: null });
  expect(await vouchersOf()).toEqual([{ effect: 'pay', amountFen: 30_000 }]);
  const balance = await office.as('accountant').ledger.trialBalance({ accountSetId, month: month('2026-09'), level: 3, withEmpty: true });
  const closing = (code: string) => { const row = balance.rows.find((each) => each.code === code)!; return row.closing.debitFen - row.closing.creditFen; };
  expect([closing('21102'), closing('101'), closing('514')]).toEqual([0, 0, 0]);
  const { batches: [tied] } = await office.as('cashier').paying.tieOut({ batchId: made.batchId });
  expect(tied!.legs.filter((each) => each.state === 'broken')).toEqual([]);
  expect(tied!.legs.map((each) => each.key)).not.toContain('accrued');
  expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  await office.close();
});
