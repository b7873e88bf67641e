/** Bad input and faults around a list: clocks set back, sums of nothing and of one fen, people without papers, five thousand lines, a crash in the middle. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import { ageFrom, flat, openWelfareOffice, refusalOf, TEST_PEOPLE, type Standing } from '#electron/testing/welfare-office.ts';
import { verifyDisbursement } from './verify-disbursement.ts';

type Office = Awaited<ReturnType<typeof openWelfareOffice>>;
const on = ({ batchId, version }: Standing): Standing => ({ batchId, version });

describe('odd sums and odd people', () => {
  let office: Office;
  beforeAll(async () => { office = await openWelfareOffice(TEST_PEOPLE); });
  afterAll(() => office.close());

  test('one fen is paid to the fen through the bank; who is entitled to nothing is not on the list', async () => {
    const programmeId = await office.addProgramme({ code: 'FEN', amount: flat(1) });
    const made = await office.generate(programmeId, '2026-09');
    expect(made).toMatchObject({ personCount: 4, totalFen: 4 });
    const approved = await office.approve(made);
    const sent = await office.as('cashier').disbursement.exportToBank({ ...approved, profileCode: 'generic-csv' });
    expect(sent.files[0]).toMatchObject({ lineCount: 4, totalFen: 4 });
    const answer = ['备注,金额,处理结果', ...[1, 2, 3, 4].map((n) => `${made.batchNo}#${n},0.01,成功`)].join('\n');
    expect(await office.as('cashier').disbursement.importResult({ ...on(sent), fileId: await office.upload('cashier', '回盘.csv', Buffer.from(answer)), profileCode: 'generic-csv' })).toMatchObject({ status: 'paid', paidFen: 4 });
    // A tier of nothing: the decision says that nothing is left, and the line is not made.
    const tiers = await office.addProgramme({ code: 'NIL', amount: { ...flat(1), standard: { kind: 'ageTiers', effective: 'birthday', on: 'monthStart', tiers: [{ from: 0, to: 75, fen: fen(0) }, { from: 76, to: null, fen: fen(5_000) }] } } });
    const some = await office.generate(tiers, '2026-09');
    expect((await office.as('clerk').disbursement.lines({ batchId: some.batchId })).lines.map((line) => line.name)).toEqual(['张大海', '买买提·艾力']);
    const nobody = await office.addProgramme({ code: 'NON', rule: ageFrom(120) });
    const empty = await office.generate(nobody, '2026-09');
    expect(empty.personCount).toBe(0);
    expect(await refusalOf(office.as('clerk').disbursement.submit(on(empty)))).toBe('batch_empty');
  });

  test('a person without ID or account is listed; the bank’s file names who has no account, over the desk he is paid', async () => {
    await office.as('clerk').residents.saveResident({
      residentId: null, version: null, since: day('2000-01-01'), person: { name: '无证人', sex: '1', birthDate: '1940-01-01', idKind: 'citizenId', idNumber: null }, place: { as: 'head', household: { address: '99号楼1单元101室' } },
      facts: [{ fact: 'residency', value: 'registered', validFrom: day('2000-01-01') }], bankAccount: null,
    });
    const made = await office.generate(office.w01, '2026-09');
    const { lines } = await office.as('clerk').disbursement.lines({ batchId: made.batchId });
    expect(lines.find((line) => line.name === '无证人')).toMatchObject({ idNumberMasked: '', accountMasked: '', amountFen: 10_000 });
    const approved = await office.approve(made);
    await expect(office.as('cashier').disbursement.exportToBank({ ...approved, profileCode: 'generic-csv' })).rejects.toMatchObject({ code: 'accounts_missing', data: { count: 1, lines: [{ name: '无证人' }] } });
    const cash = await office.approve(await office.generate(office.w01, '2026-10', { payBy: 'cash' }));
    expect(await office.as('cashier').disbursement.payCash(cash)).toMatchObject({ status: 'paid' });
  });

  test('a clock set back neither pays a month twice nor reorders what was known', async () => {
    office.clock.set('2026-09-20');
    const before = await office.generate(await office.addProgramme({ code: 'CLK' }), '2026-09');
    office.clock.set('2026-03-01');
    expect(await refusalOf(office.generate((await office.sql.selectFrom('batches').select('programmeId').where('id', '=', before.batchId).executeTakeFirstOrThrow()).programmeId, '2026-09'))).toBe('batch_exists');
    expect(await office.as('clerk').disbursement.recompute({ batchId: before.batchId })).toMatchObject({ identical: true });
  });
});

describe('five thousand lines', () => {
  let office: Office;
  let made: Standing;
  const write = (text: string) => sql.raw(text).execute(office.office.core.database.writer);
  beforeAll(async () => {
    office = await openWelfareOffice([{ name: '样人', birthDate: '1950-01-01' }]);
    await write(`insert into residents (name, namePinyin, nameInitials, sex, birthDate, idKind, idNumberMasked, phone, phoneReversed, status, note, version, createdAt, updatedAt)
      with recursive c(n) as (select 1 union all select n + 1 from c where n < 4999)
      select '村民' || n, '', '', '1', '1950-01-01', 'other', '', '', '', 'living', '', 1, '2000-01-01T00:00:00.000Z', '2000-01-01T00:00:00.000Z' from c`);
  });
  afterAll(() => office.close());

  test('what fails in the middle of making or paying them leaves nothing of it', async () => {
    const programmeId = await office.addProgramme({ code: 'BIG', rule: ageFrom(60) });
    await write(`create trigger powerCut before insert on batchLines when new.lineNo = 4321 begin select raise(abort, 'power cut'); end`);
    expect(await refusalOf(office.generate(programmeId, '2026-09', { payBy: 'cash' }))).toBe('unexpected');
    expect(await office.sql.selectFrom('batches').select('id').where('programmeId', '=', programmeId).execute()).toEqual([]);
    await write('drop trigger powerCut');
    const list = await office.generate(programmeId, '2026-09', { payBy: 'cash' });
    expect(list).toMatchObject({ batchNo: 'BIG-202609-1', personCount: 5_000, totalFen: 50_000_000 });
    made = await office.approve(list);
    await write(`create trigger powerCut before update of status on batchLines when new.status = 'paid' and new.lineNo = 4321 begin select raise(abort, 'power cut'); end`);
    expect(await refusalOf(office.as('cashier').disbursement.payCash({ ...made, lines: await everybody() }))).toBe('unexpected');
    expect(await office.sql.selectFrom('batchLines').select('id').where('batchId', '=', made.batchId).where('status', '<>', 'toPay').execute()).toEqual([]);
    expect((await office.as('director').disbursement.show({ batchId: made.batchId })).status).toBe('approved');
    await write('drop trigger powerCut');
  });

  const everybody = async () => (await office.as('clerk').disbursement.lines({ batchId: made.batchId, limit: 50_000 })).lines.map((line) => ({ lineId: line.lineId }));

  test('whole, they are paid, computed again and proved', async () => {
    expect(await office.as('cashier').disbursement.payCash({ ...made, lines: await everybody() })).toMatchObject({ status: 'paid' });
    expect(await office.as('clerk').disbursement.recompute({ batchId: made.batchId })).toMatchObject({ identical: true, linesCompared: 5_000, computedFen: 50_000_000 });
    expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  });
});
