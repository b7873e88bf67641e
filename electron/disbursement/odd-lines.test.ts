/** Lines of nothing and of one fen, a person without an ID number, and five thousand lines: through approval, the bank's file and answer, the signed roster, the books and the closing. */
import iconv from 'iconv-lite';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import { ageFrom, cardNumber, flat, openWelfareOffice, TEST_PEOPLE, type Standing } from '#electron/testing/welfare-office.ts';
import { verifyOffice } from '#electron/office/verify-office.ts';

type Office = Awaited<ReturnType<typeof openWelfareOffice>>;
const of = ({ batchId, version }: Standing): Standing => ({ batchId, version });
const states = (batch: { legs: readonly { key: string; state: string }[] } | undefined): string[] => (batch?.legs ?? []).filter((leg) => leg.state === 'broken').map((leg) => leg.key);
const lineOf = async (office: Office, batch: Standing, name: string) => (await office.as('clerk').disbursement.lines({ batchId: batch.batchId })).lines.find((line) => line.name === name)!;

describe('a line of nothing and lines of one fen', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openWelfareOffice(TEST_PEOPLE);
    const w01 = await office.approve(await office.generate(office.w01, '2026-07', { payBy: 'cash' }));
    await office.as('cashier').disbursement.payCash({ ...w01, paidOn: day('2026-07-20') });
    // What a dead man was paid is set off from 李秀英: of a benefit of one fen nothing is left.
    await office.as('clerk').residents.recordDeath({ residentId: office.ids[0]!, occurredOn: day('2026-06-15'), newHead: null });
    const { recoveryId } = await office.as('clerk').disbursement.openRecovery({ residentId: office.ids[0]!, programmeId: office.w01 });
    await office.as('clerk').disbursement.planRecovery({ recoveryId, version: 1, setOff: true, payerResidentId: office.ids[1]!, perBatchFen: null });
  });
  afterAll(() => office.close());

  test.each(['bank', 'cash'] as const)('by %s to the closing', async (payBy) => {
    const made = await office.generate(await office.addProgramme({ code: payBy === 'bank' ? 'FNB' : 'FNC', amount: flat(1) }), '2026-08', { payBy });
    expect(made).toMatchObject({ personCount: 3, totalFen: 2 });
    const nothing = await lineOf(office, made, '李秀英');
    expect(nothing).toMatchObject({ amountFen: 0, setOffFen: 1 });
    const approved = await office.approve(made);
    let paid: Standing;
    // What the bank's file holds: lines, fen, the line of nothing, how many lines of one fen.
    const written: unknown[] = [];
    if (payBy === 'bank') {
      const sent = await office.as('cashier').disbursement.exportToBank({ ...approved, profileCode: 'generic-csv' });
      const text = iconv.decode(await office.download('cashier', sent.files[0]!.fileId), 'gbk');
      written.push(sent.files[0]!.lineCount, sent.files[0]!.totalFen, text.includes('李秀英'), text.match(/,0\.01,/g)?.length);
      const answer = ['备注,金额,实发金额,处理结果', ...text.trim().split('\r\n').slice(1).map((row) => `${row.split(',').at(-1)},0.01,0.01,成功`)].join('\r\n');
      paid = of(await office.as('cashier').disbursement.importResult({ ...of(sent), fileId: await office.upload('cashier', '回盘.csv', iconv.encode(answer, 'gbk')), profileCode: 'generic-csv' }));
    } else {
      paid = of(await office.as('cashier').disbursement.payCash(approved));
      await office.sign(made.batchId);
    }
    expect(written).toEqual(payBy === 'bank' ? [2, 2, false, 2] : []);
    expect(await lineOf(office, made, '李秀英')).toMatchObject({ status: 'paid', paidFen: 0 });
    expect(states((await office.as('cashier').paying.tieOut({ batchId: made.batchId })).batches[0])).toEqual([]);
    expect((await office.as('cashier').disbursement.closeBatch(paid)).status).toBe('closed');
    expect((await office.sql.selectFrom('batchVouchers').select(['effect', 'amountFen']).where('batchId', '=', made.batchId).orderBy('voucherId').execute()).map((row) => `${row.effect} ${row.amountFen}`)).toEqual(['accrue 2', 'setOff 1', 'pay 2']);
    expect((await verifyOffice(office.office.core)).faults).toEqual([]);
  });
});

describe('a person without an ID number', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openWelfareOffice(TEST_PEOPLE.slice(0, 2));
    await office.as('clerk').residents.saveResident({
      residentId: null, version: null, since: day('2000-01-01'), person: { name: '无证人', sex: '1', birthDate: '1940-01-01', idKind: 'citizenId', idNumber: null }, place: { as: 'head', household: { address: '99号楼1单元101室' } },
      facts: [{ fact: 'residency', value: 'registered', validFrom: day('2000-01-01') }], bankAccount: { number: cardNumber(99), bankName: '青岛农商银行' },
    });
  });
  afterAll(() => office.close());

  test('stands in the bank’s file with the column blank, is answered, printed, signed for and closed', async () => {
    const settings = await office.as('administrator').office.settings({});
    await office.as('administrator').office.saveSettings({ ...settings, bankBatchNeedsRoster: true });
    const made = await office.generate(office.w01, '2026-08');
    const approved = await office.approve(made);
    const sent = await office.as('cashier').disbursement.exportToBank({ ...approved, profileCode: 'rural-bank-pipe' });
    const rows = iconv.decode(await office.download('cashier', sent.files[0]!.fileId), 'gbk').trim().split('\r\n').slice(1);
    const own = rows.find((row) => row.includes('无证人'))!;
    expect(own.split('|')[3]).toBe(cardNumber(99));
    expect(own.split('|')[6]).toBe('');
    const answer = rows.map((row) => { const [reference, name, amount, account] = row.split('|'); return `${reference}|${name}|${amount}|370214|${account}|成功|`; }).join('\n');
    const paid = of(await office.as('cashier').disbursement.importResult({ ...of(sent), fileId: await office.upload('cashier', '回盘.txt', iconv.encode(answer, 'gbk')), profileCode: 'rural-bank-pipe' }));
    for (const whole of [false, true]) expect((await office.as('cashier').disbursement.roster({ batchId: made.batchId, whole })).rows.find((row) => row.name === '无证人')).toMatchObject({ idNumber: '', amountFen: 10_000 });
    await office.sign(made.batchId);
    expect((await office.as('cashier').disbursement.closeBatch(paid)).status).toBe('closed');
    expect((await verifyOffice(office.office.core)).faults).toEqual([]);
  });
});

describe('five thousand lines', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openWelfareOffice([{ name: '样人', birthDate: '1950-01-01' }]);
    const { core } = office.office;
    await sql.raw(`insert into residents (name, namePinyin, nameInitials, sex, birthDate, idKind, idNumberMasked, phone, phoneReversed, status, note, version, createdAt, updatedAt)
      with recursive c(n) as (select 1 union all select n + 1 from c where n < 4999)
      select '村民' || n, '', '', '1', '1950-01-01', 'other', '', '', '', 'living', '', 1, '2000-01-01T00:00:00.000Z', '2000-01-01T00:00:00.000Z' from c`).execute(core.database.writer);
    const people = await office.sql.selectFrom('residents').select(['id', 'name']).where('name', 'like', '村民%').orderBy('id').execute();
    for (const { id } of people) await office.as('clerk').residents.setBankAccount({ residentId: id, account: { number: cardNumber(100_000 + id), bankName: '青岛农商银行' }, from: day('2026-01-01') });
  });
  afterAll(() => office.close());

  test('through the bank: made, approved, sent, answered with one failure, tied out, printed, closed, paid again', async () => {
    const made = await office.generate(await office.addProgramme({ code: 'BIG', rule: ageFrom(60) }), '2026-08');
    expect(made).toMatchObject({ personCount: 5_000, totalFen: 50_000_000 });
    const approved = await office.approve(made);
    const sent = await office.as('cashier').disbursement.exportToBank({ ...approved, profileCode: 'generic-csv' });
    expect(sent.files.reduce((n, file) => n + file.lineCount, 0)).toBe(5_000);
    const rows: string[] = [];
    for (const file of sent.files) rows.push(...iconv.decode(await office.download('cashier', file.fileId), 'gbk').trim().split('\r\n').slice(1));
    const answer = (some: readonly string[], end = ''): Buffer => iconv.encode(['备注,户名,账号,金额,实发金额,处理结果,失败原因', ...some.map((row) => { const cells = row.split(','); const bad = row.endsWith('#4321'); return [cells.at(-1), cells[1], cells[2], cells[3], bad ? '0.00' : cells[3], bad ? '失败' : '成功', bad ? '户名不符' : ''].join(','); })].join('\r\n') + end, 'gbk');
    const load = async (standing: Standing, bytes: Buffer) => office.as('cashier').disbursement.importResult({ ...of(standing), fileId: await office.upload('cashier', '回盘.csv', bytes), profileCode: 'generic-csv' });
    const first = await load(sent, answer(rows.slice(0, 2_500)));
    expect(first).toMatchObject({ status: 'paying', paidCount: 2_500 });
    const done = await load(first, answer(rows));
    expect(done).toMatchObject({ status: 'paid', paidCount: 2_499, failedCount: 1, unchangedCount: 2_500 });
    const [tied] = (await office.as('cashier').paying.tieOut({ batchId: made.batchId })).batches;
    expect(states(tied)).toEqual([]);
    const { rows: printed } = await office.as('cashier').disbursement.roster({ batchId: made.batchId });
    expect(printed).toHaveLength(5_000);
    expect((await office.as('cashier').disbursement.closeBatch(of(done))).status).toBe('closed');
    expect(await office.as('clerk').disbursement.generateFollowUp({ batchId: made.batchId })).toMatchObject({ personCount: 1, totalFen: 10_000 });
    expect(await office.as('clerk').disbursement.recompute({ batchId: made.batchId })).toMatchObject({ identical: true, linesCompared: 5_000 });
    expect((await verifyOffice(office.office.core)).faults).toEqual([]);
  });
});
