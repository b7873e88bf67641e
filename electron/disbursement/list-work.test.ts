import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, addMonths, day, month } from '#shared/days.ts';
import { openWelfareOffice, refusalOf, TEST_PEOPLE, ageFrom, flat, REGISTERED, type Standing } from '#electron/testing/welfare-office.ts';
import { openWorkbook } from '#electron/spreadsheet/open-workbook.ts';
import { cellText } from '#electron/spreadsheet/workbook.ts';
import { verifyDisbursement } from './verify-disbursement.ts';

type Office = Awaited<ReturnType<typeof openWelfareOffice>>;
const on = ({ batchId, version }: Standing): Standing => ({ batchId, version });

describe('a list step by step', () => {
  let office: Office;
  beforeAll(async () => { office = await openWelfareOffice(TEST_PEOPLE); });
  afterAll(() => office.close());

  test('draft, locked without amounts, computed, and back', async () => {
    const clerk = office.as('clerk').disbursement;
    const draft = await office.generate(office.w01, '2026-01', { upTo: 'draft' });
    expect(draft).toMatchObject({ status: 'draft', personCount: 0 });
    const locked = await clerk.lockList(on(draft));
    expect((await clerk.lines({ batchId: draft.batchId })).lines.map((line) => line.amountFen)).toEqual([0, 0, 0, 0]);
    const computed = await clerk.compute(on(locked));
    expect(computed).toMatchObject({ status: 'computed', personCount: 4, totalFen: 40_000 });
    const back = await clerk.unlockList({ ...on(computed), reason: '补录资料' });
    expect(back).toMatchObject({ status: 'draft', personCount: 0, totalFen: 0 });
    expect((await clerk.lines({ batchId: draft.batchId })).total).toBe(0);
    expect(await refusalOf(clerk.submit(on(back)))).toBe('batch_wrong_status');
  });

  test('lines by hand, each with a reason, counted in the totals', async () => {
    const clerk = office.as('clerk').disbursement;
    const made = await office.generate(office.w01, '2026-02');
    expect(await refusalOf(clerk.addLine({ ...on(made), residentId: office.ids[3]!, amountFen: null, reason: '居委会决定' }))).toBe('amount_needed');
    const added = await clerk.addLine({ ...on(made), residentId: office.ids[3]!, amountFen: 5_000, reason: '居委会决定' });
    expect(added).toMatchObject({ personCount: 5, totalFen: 45_000 });
    expect(await refusalOf(clerk.addLine({ ...on(added), residentId: office.ids[3]!, amountFen: 5_000, reason: '再加' }))).toBe('line_exists');
    const { lines } = await clerk.lines({ batchId: made.batchId });
    const removed = await clerk.removeLine({ ...on(added), lineId: lines[0]!.lineId, reason: '本人放弃' });
    const held = await clerk.holdLine({ ...on(removed), lineId: lines[1]!.lineId, reason: '有异议' });
    expect(held).toMatchObject({ personCount: 3, totalFen: 25_000 });
    expect(await clerk.lines({ batchId: made.batchId })).toMatchObject({ total: 5, totalFen: 25_000 });
    expect(await clerk.lines({ batchId: made.batchId, status: ['removed', 'held'] })).toMatchObject({ total: 2, totalFen: 20_000 });
    expect(await refusalOf(clerk.releaseLine({ ...on(held), lineId: lines[0]!.lineId, reason: 'x' }))).toBe('line_wrong_status');
    const released = await clerk.releaseLine({ ...on(held), lineId: lines[1]!.lineId, reason: '异议不成立' });
    const restored = await clerk.restoreLine({ ...on(released), lineId: lines[0]!.lineId, reason: '改变主意' });
    expect(restored).toMatchObject({ personCount: 5, totalFen: 45_000 });
    expect(await refusalOf(clerk.removeLine({ ...on(made), lineId: lines[0]!.lineId, reason: '旧页面' }))).toBe('changed_meanwhile');
    const explained = await clerk.explainLine({ lineId: added.lineId });
    expect(explained).toMatchObject({ origin: 'manual', manualReason: '居委会决定', eligible: false, amountFen: 5_000 });
    expect((await clerk.show({ batchId: made.batchId })).decisions.filter((d) => d.lineName !== null).map((d) => [d.step, d.lineName, d.comment])).toEqual([
      ['addLine', '赵小兵', '居委会决定'], ['removeLine', '张大海', '本人放弃'], ['holdLine', '李秀英', '有异议'], ['releaseLine', '李秀英', '异议不成立'], ['restoreLine', '张大海', '改变主意'],
    ]);
    await office.approve(restored);
  });

  test('void gives the month free again; of an approved batch the accrual is posted in red', async () => {
    const approved = await office.approve(await office.generate(office.w01, '2026-03'));
    const voided = await office.as('director').disbursement.voidBatch({ ...approved, reason: '标准有误' });
    expect(voided.status).toBe('voided');
    expect(voided.voucherIds).toHaveLength(1);
    const sums = await office.sql.selectFrom('voucherLines').innerJoin('accounts', 'accounts.id', 'voucherLines.accountId').select((e) => ['accounts.code', e.fn.sum<number>('debitFen').as('debit'), e.fn.sum<number>('creditFen').as('credit')])
      .where('batchId', '=', approved.batchId).groupBy('accounts.code').execute();
    expect(sums.map((s) => [s.code, s.debit - s.credit])).toEqual([['21101', 0], ['5140101', 0]]);
    expect(await office.generate(office.w01, '2026-03')).toMatchObject({ batchNo: 'W01-202603-2', personCount: 4 });
    expect((await office.as('director').disbursement.months({ fromMonth: month('2026-03'), toMonth: month('2026-03') })).months).toMatchObject([{ persons: 0, amountFen: 0 }]);
  });

  test('cash: over the desk in two goes, with a proxy, then closed for ever', async () => {
    const cashier = office.as('cashier').disbursement;
    const approved = await office.approve(await office.generate(office.w01, '2026-04', { payBy: 'cash' }));
    expect(await refusalOf(cashier.exportToBank({ ...approved, profileCode: 'generic-csv' }))).toBe('pay_by_other');
    const { lines } = await cashier.lines({ batchId: approved.batchId });
    const first = await cashier.payCash({ ...approved, lines: [{ lineId: lines[0]!.lineId, proxy: { name: '张小海', relation: '儿子', idTail: '123x', reason: '本人住院' } }] });
    expect(first.status).toBe('paying');
    expect(await refusalOf(cashier.payCash({ ...on(first), lines: [{ lineId: lines[0]!.lineId }] }))).toBe('line_wrong_status');
    const settled = await cashier.settleLines({ ...on(first), lineIds: [lines[1]!.lineId], reason: '逾期未领' });
    const rest = await cashier.payCash(on(settled));
    expect(rest.status).toBe('paid');
    expect(await refusalOf(cashier.closeBatch(on(rest)))).toBe('roster_not_signed');
    const pagesMissing = async () => (await office.as('cashier').dashboard.due({})).items.filter((item) => item.kind === 'pagesMissing');
    expect(await pagesMissing()).toMatchObject([{ count: 1, yours: 1, ids: [approved.batchId] }]);
    await office.sign(approved.batchId);
    expect(await pagesMissing()).toEqual([]);
    const closed = await cashier.closeBatch(on(rest));
    expect(closed.status).toBe('closed');
    expect(await refusalOf(cashier.closeBatch(on(closed)))).toBe('batch_wrong_status');
    expect((await cashier.show({ batchId: approved.batchId })).vouchers.map((v) => [v.effect, v.amountFen])).toEqual([['accrue', 40_000], ['pay', 10_000], ['pay', 20_000]]);
    const roster = await office.as('clerk').disbursement.roster({ batchId: approved.batchId });
    expect(roster.rows[0]).toMatchObject({ proxyName: '张小海', proxyRelation: '儿子', status: 'paid' });
  });

  test('the bank file lists missing accounts and characters it cannot write', async () => {
    const lost = await openWelfareOffice([{ name: '张㐂', birthDate: '1950-01-01' }, { name: '李无卡', birthDate: '1950-01-01', account: null }, { name: '王五', birthDate: '1950-01-01' }]);
    const cashier = lost.as('cashier').disbursement;
    const approved = await lost.approve(await lost.generate(lost.w01, '2026-09'));
    const check = await cashier.checkExport({ batchId: approved.batchId, profileCode: 'generic-csv' });
    expect(check.problems.map((p) => [p.kind, p.name, p.detail])).toEqual([['accountMissing', '李无卡', ''], ['characters', '张㐂', '㐂']]);
    expect(await refusalOf(cashier.exportToBank({ ...approved, profileCode: 'generic-csv' }))).toBe('accounts_missing');
    const leaveOut = [check.problems[0]!.lineId];
    expect(await refusalOf(cashier.exportToBank({ ...approved, profileCode: 'generic-csv', leaveOut }))).toBe('characters_not_encodable');
    const sent = await cashier.exportToBank({ ...approved, profileCode: 'generic-csv-gb18030', leaveOut });
    expect(sent.files[0]).toMatchObject({ lineCount: 2, totalFen: 20_000 });
    expect((await lost.download('cashier', sent.files[0]!.fileId)).toString('latin1')).toContain('\x81\x39\xef\x31');
    expect(await refusalOf(cashier.closeBatch(on(sent)))).toBe('batch_wrong_status');
    await lost.close();
  });

  test('two banks, two files: nobody is in both, and a file of one is not paid by the answer of the other', async () => {
    const two = await openWelfareOffice([{ name: '张三', birthDate: '1950-01-01' }, { name: '李四', birthDate: '1950-01-01', bankName: '农业银行' }]);
    const cashier = two.as('cashier').disbursement;
    const approved = await two.approve(await two.generate(two.w01, '2026-09'));
    const own = await cashier.exportToBank({ ...approved, profileCode: 'rural-bank-pipe' });
    const other = await cashier.exportToBank({ ...on(own), profileCode: 'other-bank-text', reason: '他行报盘' });
    expect([own.files.map((f) => f.lineCount), other.files.map((f) => f.lineCount)]).toEqual([[1], [1]]);
    const exported = await two.sql.selectFrom('bankExportLines').select('lineId').execute();
    expect(new Set(exported.map((row) => row.lineId)).size).toBe(2);
    const fileId = await two.upload('cashier', '农商回盘.txt', Buffer.from('W01-202609-1#1|张三|100.00|x||成功|\n'));
    expect(await cashier.importResult({ ...on(other), fileId, profileCode: 'rural-bank-pipe' })).toMatchObject({ status: 'paying', paidCount: 1 });
    await two.close();
  });

  test('paid after a death, and the statement of a person', async () => {
    const clerk = office.as('clerk').disbursement;
    const after = await clerk.paidAfter({ residentId: office.ids[0]!, day: day('2026-02-10') });
    expect(after.lines.map((line) => [line.benefitMonth, line.status, line.paidFen])).toEqual([['2026-03', 'toPay', 0], ['2026-04', 'paid', 10_000]]);
    expect(after.paidFen).toBe(10_000);
    const own = await clerk.ofResident({ residentId: office.ids[0]! });
    expect(own.lines.map((line) => line.benefitMonth)).toEqual(['2026-04', '2026-03', '2026-02']);
    // The sums by year and programme are those of the lines, and a household's are those of its people.
    expect(own.years.reduce((sum, row) => sum + row.paidFen, 0)).toBe(own.lines.reduce((sum, line) => sum + line.paidFen, 0));
    expect(own.paidFen).toBe(own.years.reduce((sum, row) => sum + row.paidFen, 0));
    const { householdId } = (await office.as('clerk').residents.file({ residentId: office.ids[0]! })).resident;
    expect(await clerk.printOfResident({ householdId })).toMatchObject({ lines: own.lines, years: own.years });
    await expect(clerk.printOfResident({ residentId: 999_999 })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('the workbook keeps accounts as text and says how each line stands', async () => {
    const batch = (await office.as('clerk').disbursement.list({ status: ['closed'] })).batches[0]!;
    const file = await office.as('clerk').disbursement.exportXlsx({ batchId: batch.batchId, whole: true });
    const read = await openWorkbook(await office.download('clerk', file.fileId), file.name);
    const rows = read.ok ? read.workbook.sheets[0]!.rows.map((row) => row.cells.map(cellText)) : [];
    expect(rows[0]![0]).toBe('测试社区2026年4月W01补贴发放明细（W01-202604-1）');
    expect(rows[2]!.slice(0, 5)).toEqual(['1', '', '', '张大海', '张大海']);
    expect(rows[2]![13]).toBe('已发');
    expect(rows[3]![13]).toBe('失败');
  });

  test('everything recomputed from scratch agrees', async () => {
    const report = await verifyDisbursement(office.sql);
    expect(report.faults).toEqual([]);
    expect(report.counted['batches']).toBeGreaterThan(4);
  });
});

describe('against the batch before (D8, D12)', () => {
  test('joined, left and changed, each with its reason, and the bridge adds up; old batches compute the same after later edits', async () => {
    const office = await openWelfareOffice([{ name: '老张', birthDate: '1950-03-02' }, { name: '老李', birthDate: '1947-02-20' }, { name: '老王', birthDate: '1966-02-15' }, { name: '老赵', birthDate: '1940-05-05' }, { name: '老孙', birthDate: '1941-05-05' }], '2026-01-08T01:00:00.000Z');
    const programmeId = await office.addProgramme({ code: 'W02', amount: { ...flat(1), standard: { kind: 'ageTiers', effective: 'monthOfBirthday', on: 'monthStart', tiers: [{ from: 60, to: 78, fen: 100 as never }, { from: 79, to: null, fen: 250 as never }] } } });
    const january = await office.generate(programmeId, '2026-01');
    office.clock.set('2026-01-20T01:00:00.000Z');
    await office.as('clerk').residents.recordDeath({ residentId: office.ids[3]!, occurredOn: day('2026-01-19') });
    office.clock.set('2026-02-08T01:00:00.000Z');
    const february = await office.generate(programmeId, '2026-02');
    const { lines: all } = await office.as('clerk').disbursement.lines({ batchId: february.batchId });
    await office.as('clerk').disbursement.removeLine({ ...on(february), lineId: all.find((l) => l.name === '老孙')!.lineId, reason: '本人放弃' });
    const difference = await office.as('reviewer').disbursement.difference({ batchId: february.batchId });
    expect(difference.againstBatchNo).toBe('W02-202601-1');
    expect(difference.lines.map((l) => [l.kind, l.name, l.differenceFen, l.reason.zh])).toEqual([
      ['changed', '老李', 150, '标准档由60-78变为79+'], ['joined', '老王', 100, '上期不符合发放条件：年满60周岁（当月满即算，看发放月首日），实际59周岁，本期符合'], ['left', '老赵', -250, '已去世，自次月起停发（2026-01-19）'], ['left', '老孙', -250, '移出：本人放弃'],
    ]);
    const { bridge } = difference;
    expect(bridge.beforeFen + bridge.joinedFen + bridge.leftFen + bridge.changedFen).toBe(bridge.afterFen);
    expect(bridge).toMatchObject({ beforePersons: 4, joined: 1, left: 2, changed: 1, afterPersons: 3 });

    office.clock.set('2026-02-20T01:00:00.000Z');
    // Later the register learns other things about January.
    const file = await office.as('clerk').residents.file({ residentId: office.ids[0]! });
    await office.as('clerk').residents.correctFact({ factId: file.facts[0]!.factId, fact: { value: 'tenant', validFrom: day('2000-01-01') }, reason: '登记有误' });
    const { resident } = file;
    await office.as('clerk').residents.saveResident({ residentId: office.ids[1]!, version: (await office.as('clerk').residents.file({ residentId: office.ids[1]! })).resident.version, person: { name: '老李头', sex: '1', birthDate: day('1987-02-20'), idKind: 'other', idNumber: null } });
    expect(resident.name).toBe('老张');
    for (const { batchId } of [january, february]) expect(await office.as('supervisor').disbursement.recompute({ batchId })).toMatchObject({ identical: true, differences: [] });
    office.clock.set('2026-03-08T01:00:00.000Z');
    expect((await office.generate(programmeId, '2026-03')).personCount).toBe(2);
    await office.close();
  });

  test('over random facts and months: what is stored is what is computed again, and every bridge adds up', async () => {
    const office = await openWelfareOffice([], '2026-01-08T01:00:00.000Z');
    let runs = 0;
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ born: fc.integer({ min: 0, max: 20_000 }), residency: fc.constantFrom('registered', 'tenant', 'registeredAway') }), { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 500 }), async (people, extra) => {
      runs += 1;
      const code = `F${runs}`;
      for (const p of people) await office.addPerson({ name: '人', birthDate: addDays(day('1920-01-01'), p.born), facts: { residency: p.residency } });
      const programmeId = await office.addProgramme({ code, rule: { kind: 'all', of: [ageFrom(60), REGISTERED] }, amount: flat(10_000 + extra) });
      const batches = [];
      for (const benefitMonth of ['2026-01', addMonths(month('2026-01'), 6)]) batches.push(await office.generate(programmeId, benefitMonth));
      for (const { batchId, totalFen } of batches) {
        const again = await office.as('supervisor').disbursement.recompute({ batchId });
        expect(again).toMatchObject({ identical: true, storedFen: totalFen, computedFen: totalFen });
        const { bridge } = await office.as('supervisor').disbursement.difference({ batchId });
        expect(bridge.beforeFen + bridge.joinedFen + bridge.leftFen + bridge.changedFen).toBe(bridge.afterFen);
        expect(bridge.beforePersons + bridge.joined - bridge.left).toBe(bridge.afterPersons);
      }
    }), { numRuns: 10 });
    await office.close();
  }, 120_000);
});
