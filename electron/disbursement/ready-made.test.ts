// Every ready-made programme can be taken up as it is, and money that only passes through is never an expense.
import { expect, test } from 'vitest';
import { openStockRoom } from '#electron/testing/stock-room.ts';
import { openWelfareOffice } from '#electron/testing/welfare-office.ts';
import { readTemplates } from '#electron/welfare/templates.ts';
import { verifyDisbursement } from './verify-disbursement.ts';
import { day, month } from '#shared/days.ts';
import { fen } from '#shared/money.ts';

test('all of them become programmes in force, on accounts the chart has', async () => {
  const office = await openWelfareOffice();
  const clerk = office.as('clerk');
  const [set] = (await clerk.welfare.books({})).accountSets.filter((each) => each.name === '集体账');
  for (const { content, code, sentence: _sentence, amountSentence: _amountSentence, suggestedGoods: _suggestedGoods, ...fields } of (await clerk.welfare.templates({})).templates) {
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

test.each<[string, string, string[], number]>([
  ['W10', '2026-10', ['面粉 1 袋', '花生油 1 桶', '礼盒 1 份'], 20_000], ['W10H', '2026-02', ['大米 1 袋', '面粉 2 袋', '花生油 1 桶', '礼盒 1 份'], 30_000],
])('%s: made, its goods are in the stock and in its basket; after one receipt the list is handed out, with no basket filled in by anybody', async (code, festivalMonth, goods, sum) => {
  const office = await openWelfareOffice([{ name: '老人甲', birthDate: '1940-01-01' }, { name: '老人乙', birthDate: '1950-01-01' }]);
  const clerk = office.as('clerk');
  const { accountSetId } = await office.sql.selectFrom('programmes').select('accountSetId').executeTakeFirstOrThrow();
  const room = await openStockRoom(office, accountSetId);
  // The office keeps flour already, and something else under the code the suggestion would take for oil.
  const flour = await room.item('M01', '面粉', '袋');
  await room.item('HSY', '核桃油', '瓶');
  const { content, sentence: _sentence, amountSentence: _amountSentence, suggestedGoods, ...fields } = (await clerk.welfare.templates({})).templates.find((each) => each.code === code)!;
  expect(suggestedGoods).toEqual([{ standardFen: sum, text: goods.join('、') }]);
  const { programmeId } = await clerk.welfare.createProgramme({ ...fields, noticeDays: 0, accountSetId, templateCode: code });
  const { items } = await clerk.stock.items({ accountSetId });
  expect(items.filter((item) => item.name === '面粉').map((item) => item.itemId)).toEqual([flour]);
  expect(items.find((item) => item.name === '花生油')).toMatchObject({ code: 'HSY2', unit: '桶', spec: '5 升', accountCode: '121', balanceCenti: 0 });
  const suggested = await clerk.welfare.suggestedBaskets({ programmeId, templateCode: code });
  expect(suggested.cashAccountCode).toBe('121');
  const draft = await clerk.welfare.saveDraft({ ...content, programmeId, versionId: null, version: null, validFrom: month('2026-01'), resolutionNo: '〔2026〕9号', resolvedOn: day('2026-08-20'), resolutionTitle: '关于慰问的决议', baskets: suggested.baskets });
  await clerk.welfare.activateVersion({ versionId: draft.versionId, version: draft.version });
  const { batchId } = await office.approve(await office.generate(programmeId, festivalMonth, { payBy: 'cash' }));
  const { need } = await office.as('cashier').paying.goods({ batchId });
  expect(need.map((each) => `${each.name} ${each.quantityCenti / 200} ${each.unit}`)).toEqual(goods);
  await room.receive(need.map((each) => [each.itemId, each.quantityCenti / 100, each.quantityCenti / 10]), { on: '2026-09-08' });
  for (const line of (await office.as('cashier').disbursement.lines({ batchId })).lines) await office.as('cashier').paying.handOut({ batchId, lineId: line.lineId });
  const { version } = await office.as('cashier').disbursement.show({ batchId });
  await office.as('cashier').paying.bookDesk({ batchId, version });
  expect((await office.as('cashier').disbursement.roster({ batchId })).rows.map((row) => row.goods)).toEqual([goods.join('、'), goods.join('、')]);
  expect((await office.as('cashier').stock.items({ accountSetId })).items.every((item) => item.balanceCenti === 0 && item.balanceFen === 0)).toBe(true);
  expect((await office.as('cashier').paying.tieOut({ batchId })).batches[0]!.legs.filter((leg) => leg.state === 'broken')).toEqual([]);
  expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  // Made once more, nothing is made twice.
  await clerk.welfare.createProgramme({ ...fields, code: `${code}B`, accountSetId, templateCode: code });
  expect((await clerk.stock.items({ accountSetId })).items).toHaveLength(items.length);
  await office.close();
});

test('a ready-made programme made in money lays nothing in, nor does one without goods; a stopped item is not taken', async () => {
  const office = await openWelfareOffice();
  const clerk = office.as('clerk');
  const { accountSetId } = await office.sql.selectFrom('programmes').select('accountSetId').executeTakeFirstOrThrow();
  const plain = { target: 'person' as const, period: 'once' as const, purpose: '慰问', accountSetId };
  const money = await clerk.welfare.createProgramme({ ...plain, code: 'A1', name: '慰问金', form: 'cash', templateCode: 'W10' });
  await clerk.welfare.createProgramme({ ...plain, code: 'A2', name: '生活补贴', form: 'cash', templateCode: 'W02' });
  await clerk.welfare.createProgramme({ ...plain, code: 'A3', name: '自定', form: 'inKind', templateCode: 'ZZ' });
  expect((await clerk.stock.items({ accountSetId })).items).toEqual([]);
  expect(await clerk.welfare.suggestedBaskets({ programmeId: money.programmeId, templateCode: 'W10' })).toEqual({ cashAccountCode: null, baskets: [] });
  const room = await openStockRoom(office, accountSetId);
  const old = await room.item('LH', '礼盒', '份');
  await clerk.stock.saveItem({ itemId: old, version: 1, accountSetId, code: 'LH', name: '礼盒', unit: '份', accountCode: '121', stopped: true });
  const made = await clerk.welfare.createProgramme({ ...plain, code: 'A4', name: '慰问品', form: 'inKind', templateCode: 'W10' });
  const { baskets } = await clerk.welfare.suggestedBaskets({ programmeId: made.programmeId, templateCode: 'W10' });
  expect(baskets[0]!.items).toHaveLength(3);
  expect(baskets[0]!.items.map((item) => item.itemId)).not.toContain(old);
  await office.close();
});
