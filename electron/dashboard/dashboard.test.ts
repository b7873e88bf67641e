import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, ageOn, day, month } from '#shared/days.ts';
import { may, ROLES, type Role } from '#shared/permissions.ts';
import type { DueItem } from '#shared/dashboard/contract.ts';
import type { ProgrammeId } from '#shared/ids.ts';
import { linesOf } from '#electron/testing/books.ts';
import { openTestOffice } from '#electron/testing/open-test-office.ts';
import { ageFrom, flat, openWelfareOffice, refusalOf, REGISTERED, type Standing } from '#electron/testing/welfare-office.ts';

type WelfareOffice = Awaited<ReturnType<typeof openWelfareOffice>>;

const PEOPLE = [
  { name: '张大海', birthDate: '1950-03-02' }, { name: '李秀英', birthDate: '1955-07-19', sex: '2' as const }, { name: '王建国', birthDate: '1966-09-15', account: null },
  { name: '孙将满', birthDate: '1966-10-20' }, { name: '周再满', birthDate: '1966-12-01', sex: '2' as const, account: null }, { name: '吴明年', birthDate: '1967-01-01' },
  { name: '赵小兵', birthDate: '1990-01-01' }, { name: '郑年轻', birthDate: '1999-09-08', sex: '2' as const }, { name: '孙无期', birthDate: null }, { name: '钱租客', birthDate: '1940-01-01', facts: { residency: 'tenant' as const } },
];

/** 'kind count/yours' of a role's items. */
async function dueOf(office: WelfareOffice, role: Role): Promise<string[]> {
  const { items } = await office.as(role).dashboard.due({});
  return items.map((item) => `${item.kind} ${item.count}/${item.yours}`);
}
const batchItems = (items: readonly string[]): string[] => items.filter((item) => item.startsWith('batches') || item.startsWith('programmes'));

describe('a batch goes through its states', () => {
  let office: WelfareOffice;
  let standing: Standing;
  beforeAll(async () => { office = await openWelfareOffice(PEOPLE); });
  afterAll(() => office.close());
  const see = async (role: Role): Promise<string[]> => batchItems(await dueOf(office, role));
  const on = ({ batchId, version }: Standing): Standing => ({ batchId, version });

  test('no batch yet: the programme is due, for the clerk to make', async () => {
    expect(await see('clerk')).toEqual(['programmesDue 1/1']);
    expect(await see('director')).toEqual(['programmesDue 1/0']);
  });

  test('generated: to submit, the programme is due no more', async () => {
    standing = await office.generate(office.w01, '2026-09');
    expect(await see('clerk')).toEqual(['batchesToSubmit 1/1']);
    expect(await see('reviewer')).toEqual(['batchesToSubmit 1/0']);
  });

  test('submitted: to review', async () => {
    standing = await office.as('clerk').disbursement.submit(on(standing));
    expect(await see('reviewer')).toEqual(['batchesToReview 1/1']);
    expect(await see('clerk')).toEqual(['batchesToReview 1/0']);
    const { items } = await office.as('reviewer').dashboard.due({});
    expect(items.find((item) => item.kind === 'batchesToReview')).toMatchObject({ amountFen: 30_000, months: ['2026-09'] });
  });

  test('submitted by a person who may also review: not his to do', async () => {
    const { id } = await office.sql.selectFrom('users').select('id').where('userName', '=', 'clerk').executeTakeFirstOrThrow();
    await office.as('administrator').office.setRoles({ userId: id, roles: ['clerk', 'reviewer'] });
    await office.reopen();
    expect(await see('clerk')).toEqual(['batchesToReview 1/0']);
    await office.as('administrator').office.setRoles({ userId: id, roles: ['clerk'] });
    await office.reopen();
  });

  test('reviewed: to approve', async () => {
    standing = await office.as('reviewer').disbursement.review(on(standing));
    expect(await see('director')).toEqual(['batchesToApprove 1/1']);
    expect(await see('reviewer')).toEqual(['batchesToApprove 1/0']);
  });

  test('approved: to send to the bank, and unfinished', async () => {
    standing = await office.as('director').disbursement.approve(on(standing));
    expect(await see('cashier')).toEqual(['batchesToSend 1/1']);
    const { batches } = await office.as('supervisor').dashboard.unfinished({});
    expect(batches).toMatchObject([{ batchNo: 'W01-202609-1', status: 'approved', persons: 3, totalFen: 30_000, paidPersons: 0, openPersons: 3, openFen: 30_000 }]);
  });

  test('sent: awaits the bank’s result', async () => {
    const { lines } = await office.as('cashier').disbursement.lines({ batchId: standing.batchId, missingAccount: true });
    standing = await office.as('cashier').disbursement.exportToBank({ ...on(standing), profileCode: 'generic-csv', leaveOut: lines.map((line) => line.lineId) });
    expect(await see('cashier')).toEqual(['batchesAwaitingResult 1/1']);
    expect(await see('accountant')).toEqual(['batchesAwaitingResult 1/0']);
  });

  test('answered: one paid, one sent back, one left out; then closed and due no more', async () => {
    const answer = 'W01-202609-1#1,100.00,成功\nW01-202609-1#2,100.00,户名不符\n';
    const fileId = await office.upload('cashier', '回盘.csv', Buffer.from(`备注,金额,处理结果\n${answer}`));
    standing = await office.as('cashier').disbursement.importResult({ ...on(standing), fileId, profileCode: 'generic-csv' });
    const open = await office.as('cashier').disbursement.lines({ batchId: standing.batchId, status: ['toPay'] });
    const { batches } = await office.as('cashier').dashboard.unfinished({});
    expect(batches).toMatchObject([{ status: 'paying', paidPersons: 1, paidFen: 10_000, failedPersons: 1, openPersons: 1, openFen: 10_000 }]);
    standing = await office.as('cashier').disbursement.settleLines({ ...on(standing), lineIds: open.lines.map((line) => line.lineId), reason: '无账户' });
    expect(await see('cashier')).toEqual(['batchesToClose 1/1']);
    await office.as('cashier').disbursement.closeBatch(on(standing));
    expect(await see('cashier')).toEqual([]);
    expect((await office.as('cashier').dashboard.unfinished({})).batches).toEqual([]);
  });

  test('the next month comes: the programme is due again', async () => {
    office.clock.set('2026-10-01');
    await office.reopen();
    expect(await see('clerk')).toEqual(['programmesDue 1/1']);
    office.clock.set('2026-09-08');
    await office.reopen();
  });

  test('a quarterly programme is due three months after its last batch', async () => {
    const quarterly: ProgrammeId = await office.addProgramme({ code: 'W09', period: 'quarterly' });
    const dueCodes = async (): Promise<string[]> => (await office.as('clerk').dashboard.due({})).items.flatMap((item) => (item.kind === 'programmesDue' ? item.programmes.map((each) => each.code) : []));
    expect(await dueCodes()).toEqual(['W09']);
    const made = await office.generate(quarterly, '2026-09');
    expect(await dueCodes()).toEqual([]);
    office.clock.set('2026-11-30');
    await office.reopen();
    expect(await dueCodes()).toEqual(['W01']);
    office.clock.set('2026-12-01');
    await office.reopen();
    expect(await dueCodes()).toEqual(['W01', 'W09']);
    office.clock.set('2026-09-08');
    await office.reopen();
    await office.as('clerk').disbursement.voidBatch({ batchId: made.batchId, version: made.version, reason: '测试作废' });
    expect(await dueCodes()).toEqual(['W09']);
  });
});

describe('figures', () => {
  let office: WelfareOffice;
  beforeAll(async () => {
    office = await openWelfareOffice(PEOPLE);
    for (const benefitMonth of ['2026-07', '2026-08']) await office.approve(await office.generate(office.w01, benefitMonth, { payBy: 'cash' }));
    const { batches } = await office.as('cashier').disbursement.list({ fromMonth: month('2026-07'), toMonth: month('2026-07') });
    await office.as('cashier').disbursement.payCash({ batchId: batches[0]!.batchId, version: batches[0]!.version });
    const [set] = await sets(office, 'W');
    for (const texts of [['10201 借 5000', '50102 贷 5000'], ['50102 贷 -200', '10201 借 -200'], ['51302 借 321.5', '10201 贷 321.5']]) {
      await postVoucher(office, set, '2026-03-10', texts);
    }
  });
  afterAll(() => office.close());

  test('payments equal the lines of approved batches', async () => {
    const lines = await sql<{ month: string; persons: number; amountFen: number; paidFen: number }>`
      select l.benefitMonth as month, count(*) as persons, sum(l.amountFen) as amountFen, sum(l.paidFen) as paidFen from batchLines l join batches b on b.id = l.batchId
      where b.status in ('approved', 'paying', 'paid', 'closed') and l.status not in ('removed', 'cancelled') group by 1 order by 1`.execute(writer(office));
    const shown = await office.as('director').dashboard.payments({});
    expect(shown.programmes.flatMap((programme) => programme.months)).toEqual(lines.rows);
    expect(lines.rows.length).toBe(2);
    expect(shown).toMatchObject({ year: 2026, amountFen: lines.rows.reduce((sum, row) => sum + row.amountFen, 0), paidFen: lines.rows.reduce((sum, row) => sum + row.paidFen, 0) });
    expect(shown.paidFen).toBeGreaterThan(0);
    expect((await office.as('director').dashboard.payments({ year: 2025 })).programmes).toEqual([]);
  });

  const fundByLines = async (): Promise<Record<string, number>> => {
    const rows = await sql<{ code: string; fen: number }>`select substr(a.code, 1, 3) as code, sum(l.creditFen - l.debitFen) as fen from voucherLines l join accounts a on a.id = l.accountId
      join vouchers v on v.id = l.voucherId join accountSets s on s.id = v.accountSetId where s.code = 'W' and v.status = 'posted' and v.kind <> 'closing' and a.code >= '501' and v.month like '2026-%' group by 1`.execute(writer(office));
    return Object.fromEntries(rows.rows.map((row) => [row.code, row.code <= '504' ? row.fen : -row.fen]));
  };
  const fundShown = async (): Promise<{ figures: Record<string, number>; set: Awaited<ReturnType<ReturnType<WelfareOffice['as']>['dashboard']['fund']>>['sets'][number] }> => {
    const { sets: all } = await office.as('accountant').dashboard.fund({});
    const set = all.find((each) => each.name === '集体账')!;
    return { set, figures: Object.fromEntries([...set.income, ...set.use].filter((row) => row.amountFen !== 0).map((row) => [row.code, row.amountFen])) };
  };

  test('the fund equals the posted lines, red letters taken off', async () => {
    const { figures, set } = await fundShown();
    expect(figures).toEqual(await fundByLines());
    expect(figures).toMatchObject({ '501': 480_000, '513': 32_150, '514': set.welfareFen });
    expect(set.income.map((row) => row.code)).toEqual(['501', '502', '503', '504']);
    expect(set.use.map((row) => row.code)).toEqual(['511', '512', '513', '514', '515', '521']);
    expect(set).toMatchObject({ incomeFen: 480_000, useFen: 32_150 + set.welfareFen, month: '2026-09' });
    expect(set.welfareBasisPoints).toBe(Math.round((set.welfareFen * 10_000) / 480_000));
  });

  test('the fund stays when profit and loss are closed to 321', async () => {
    const before = (await fundShown()).figures;
    await postVoucher(office, (await sets(office, 'W'))[0], '2026-08-31', ['50102 借 4800', '321 贷 4800'], 'closing');
    expect((await fundShown()).figures).toEqual(before);
  });

  test('the fund of another year is empty', async () => {
    expect((await office.as('accountant').dashboard.fund({ year: 2020 })).sets).toEqual([]);
  });

  test('people equal a count one by one, and the list’s own filters', async () => {
    const people = await office.as('volunteerOfficer').dashboard.people({});
    const residents = await office.sql.selectFrom('residents').select(['birthDate', 'sex']).where('status', '=', 'living').execute();
    for (const band of people.bands) {
      const within = residents.filter((row) => row.birthDate !== null && ageOn(row.birthDate, people.today) >= band.from && (band.to === null || ageOn(row.birthDate, people.today) <= band.to));
      expect({ male: band.male, female: band.female, other: band.other }).toEqual({
        male: within.filter((row) => row.sex === '1').length, female: within.filter((row) => row.sex === '2').length, other: within.filter((row) => !['1', '2'].includes(row.sex)).length,
      });
      const listed = await office.as('clerk').residents.list({ ageFrom: band.from, ageTo: band.to });
      expect(listed.total).toBe(within.length);
    }
    expect(people).toMatchObject({ living: residents.length, withoutBirthDate: 1, residency: [{ value: 'registered', count: 9 }, { value: 'tenant', count: 1 }] });
    expect(people.bands.find((band) => band.from === 18)).toMatchObject({ male: 4, female: 2 });
  });

  test('books to review and post, periods to close', async () => {
    const before = await dueOf(office, 'accountant');
    const [set] = await sets(office, 'W');
    const saved = await office.as('cashier').ledger.saveVoucher({ accountSetId: set!, voucherDate: day('2026-09-03'), attachmentsCount: 1, lines: linesOf('101 借 5', '50102 贷 5') });
    const voucherItems = async (role: Role): Promise<string[]> => (await dueOf(office, role)).filter((item) => item.startsWith('vouchers'));
    expect(await voucherItems('cashier')).toEqual(['vouchersToSubmit 1/1']);
    expect(await voucherItems('accountant')).toEqual(['vouchersToSubmit 1/0']);
    await office.as('cashier').ledger.submitVoucher({ voucherId: saved.voucherId });
    expect(await voucherItems('accountant')).toEqual(['vouchersToReview 1/1']);
    await office.as('accountant').ledger.reviewVoucher({ voucherId: saved.voucherId });
    expect(await voucherItems('accountant')).toEqual(['vouchersToPost 1/1']);
    expect(await voucherItems('cashier')).toEqual(['vouchersToPost 1/0']);
    await office.as('accountant').ledger.postVouchers({ voucherIds: [saved.voucherId] });
    expect(await dueOf(office, 'accountant')).toEqual(before);

    const toClose = async (): Promise<DueItem | undefined> => (await office.as('accountant').dashboard.due({})).items.find((item) => item.kind === 'periodsToClose' && item.accountSetId === set);
    expect(await toClose()).toMatchObject({ count: 8, yours: 8 });
    await office.as('accountant').ledger.closePeriod({ accountSetId: set!, month: month('2026-01') });
    expect(await toClose()).toMatchObject({ count: 7, months: ['2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'] });
  });

  test('entries to fix are those of the register', async () => {
    const { counts } = await office.as('clerk').residents.toFix({});
    const item = (await office.as('clerk').dashboard.due({})).items.find((each) => each.kind === 'entriesToFix');
    expect(item).toMatchObject({ parts: counts.filter((row) => row.count > 0 && row.kind === 'birthMissing').map(({ kind, count }) => ({ part: kind, count })), yours: 1 });
    expect(await dueOf(office, 'supervisor')).toContain('entriesToFix 1/0');
  });
});

describe('who becomes eligible', () => {
  let office: WelfareOffice;
  beforeAll(async () => { office = await openWelfareOffice(PEOPLE); });
  afterAll(() => office.close());

  test('names those who reach the age by the rule, in their month', async () => {
    const forecast = await office.as('clerk').dashboard.forecast({});
    expect(forecast).toMatchObject({ month: '2026-09', months: ['2026-10', '2026-11', '2026-12'] });
    expect(forecast.joining.map((person) => [person.name, person.month, person.age, person.amountFen])).toEqual([['孙将满', '2026-10', 60, 10_000], ['周再满', '2026-12', 60, 10_000]]);
    expect(forecast.programmes).toEqual([{
      programmeId: office.w01, code: 'W01', name: 'W01补贴', eligible: 3, joining: 2, leaving: 0, unknown: 1,
      byMonth: [{ month: '2026-10', joining: 1, leaving: 0 }, { month: '2026-11', joining: 0, leaving: 0 }, { month: '2026-12', joining: 1, leaving: 0 }],
    }]);
  });

  test('is what a batch of that month finds', async () => {
    const { joining } = await office.as('clerk').dashboard.forecast({});
    const now = await office.generate(office.w01, '2026-09');
    const lines = async (standing: Standing): Promise<string[]> => (await office.as('clerk').disbursement.lines({ batchId: standing.batchId })).lines.map((line) => line.name);
    const before = await lines(now);
    office.clock.set('2026-12-08');
    await office.reopen();
    const then = await lines(await office.generate(office.w01, '2026-12'));
    expect(then.filter((name) => !before.includes(name)).toSorted()).toEqual(joining.map((person) => person.name).toSorted());
    office.clock.set('2026-09-08');
    await office.reopen();
  });

  test('names those without an account, each once', async () => {
    await office.addProgramme({ code: 'W02', rule: { kind: 'all', of: [ageFrom(60), REGISTERED] }, amount: flat(5_000) });
    const { withoutAccount } = await office.as('clerk').dashboard.forecast({});
    expect(withoutAccount).toMatchObject({ count: 2, yours: 2 });
    expect(withoutAccount.people.map((person) => [person.name, person.month])).toEqual([['王建国', '2026-09'], ['周再满', '2026-12']]);
    expect((await office.as('supervisor').dashboard.forecast({})).withoutAccount).toMatchObject({ count: 2, yours: 0 });
  });

  test('names those who leave and why', async () => {
    await office.as('clerk').residents.recordDeath({ residentId: office.ids[0]!, occurredOn: day('2026-09-05'), note: '' });
    await office.as('clerk').welfare.pause({ programmeId: office.w01, residentId: office.ids[1]!, fromMonth: month('2026-11'), toMonth: null, reason: '外出未回' });
    const { leaving } = await office.as('clerk').dashboard.forecast({});
    expect(leaving.filter((person) => person.programmeId === office.w01).map((person) => [person.name, person.month, person.refusal, person.refusalDetail, person.amountFen]))
      .toEqual([['张大海', '2026-10', 'dead', '2026-09-05', 10_000], ['李秀英', '2026-11', 'paused', '外出未回', 10_000]]);
  });

  test('does not take for a newcomer who is paid by another programme of the group', async () => {
    const other = await openWelfareOffice(PEOPLE.slice(0, 2));
    try {
      const grouped = { stackable: false, exclusionGroup: '养老' };
      const first = await other.addProgramme({ code: 'W05', content: grouped });
      const second = await other.addProgramme({ code: 'W06', content: grouped });
      await other.generate(first, '2026-09');
      const forecast = await other.as('clerk').dashboard.forecast({});
      expect(forecast.programmes.find((row) => row.programmeId === second)).toMatchObject({ eligible: 0, joining: 0, leaving: 0 });
    } finally {
      await other.close();
    }
  });
});

describe('each role sees what it may', () => {
  let office: WelfareOffice;
  beforeAll(async () => {
    office = await openWelfareOffice(PEOPLE);
    const batch = await office.generate(office.w01, '2026-09');
    await office.as('clerk').disbursement.submit({ batchId: batch.batchId, version: batch.version });
    await postVoucher(office, (await sets(office, 'W'))[0], '2026-02-10', ['10201 借 5', '50102 贷 5']);
  });
  afterAll(() => office.close());

  test.each(ROLES)('%s', async (role) => {
    const kinds = (await office.as(role).dashboard.due({})).items.map((item) => item.kind);
    const sees = (kind: DueItem['kind']): boolean => kinds.includes(kind);
    expect(sees('batchesToReview')).toBe(may([role], 'disbursement.read'));
    expect(sees('periodsToClose')).toBe(may([role], 'ledger.read'));
    expect(sees('entriesToFix')).toBe(may([role], 'residents.read'));
    const { dashboard } = office.as(role);
    const answered = await Promise.all([dashboard.payments({}), dashboard.fund({}), dashboard.people({}), dashboard.forecast({}), dashboard.unfinished({})].map(refusalOf));
    expect(answered).toEqual((['disbursement.read', 'ledger.read', 'residents.read', 'welfare.read', 'disbursement.read'] as const).map((needs) => (may([role], needs) ? 'done' : 'not_allowed')));
  });

  test('whoever reads programmes reads residents, so that the forecast’s names are his to see', () => {
    expect(ROLES.filter((role) => may([role], 'welfare.read') && !may([role], 'residents.read'))).toEqual([]);
  });

  test('a backup is due after seven days, and names who may make one', async () => {
    const setUp = (await office.sql.selectFrom('office').select('createdAt').executeTakeFirstOrThrow()).createdAt.slice(0, 10);
    const backup = async (role: Role) => (await office.as(role).dashboard.due({})).backup;
    expect(await backup('clerk')).toMatchObject({ lastAt: null, daysAgo: 0, due: false, yours: true });
    office.clock.set(addDays(day(setUp), 8));
    await office.reopen();
    expect(await backup('supervisor')).toMatchObject({ daysAgo: 8, due: true, yours: false, makers: ['管理员甲', 'clerk甲', 'accountant甲', 'clerk2甲'] });
    await office.as('clerk').office.makeBackup({});
    expect(await backup('supervisor')).toMatchObject({ daysAgo: 0, due: false });
    office.clock.set(addDays(day(setUp), 15));
    await office.reopen();
    expect(await backup('supervisor')).toMatchObject({ daysAgo: 7, due: false });
    office.clock.set(addDays(day(setUp), 16));
    await office.reopen();
    expect(await backup('supervisor')).toMatchObject({ daysAgo: 8, due: true });
  });
});

describe('an empty office', () => {
  test('says how far it has come and answers every tile', async () => {
    const office = await openTestOffice();
    try {
      const clerk = office.as('clerk');
      expect(await clerk.dashboard.due({})).toMatchObject({ start: { colleagues: null, residents: 0, programmes: 0, batches: 0 }, items: [] });
      expect(await office.as('volunteerOfficer').dashboard.due({})).toMatchObject({ start: { residents: 0, programmes: null, batches: null } });
      expect(await office.as('administrator').dashboard.due({})).toMatchObject({ start: { colleagues: 8 } });
      expect(await clerk.dashboard.payments({})).toMatchObject({ programmes: [], amountFen: 0 });
      expect(await clerk.dashboard.people({})).toMatchObject({ living: 0, withoutBirthDate: 0 });
      expect(await clerk.dashboard.forecast({})).toMatchObject({ programmes: [], joining: [], withoutAccount: { count: 0 } });
      expect((await office.as('accountant').dashboard.fund({})).sets).toMatchObject([{ incomeFen: 0, welfareBasisPoints: null }]);
    } finally {
      await office.close();
    }
  });
});

const writer = (office: WelfareOffice) => office.office.core.database.writer;
async function sets(office: WelfareOffice, code: string) {
  return (await office.as('accountant').ledger.accountSets({})).filter((set) => set.code === code).map((set) => set.accountSetId);
}

async function postVoucher(office: WelfareOffice, accountSetId: Awaited<ReturnType<typeof sets>>[number] | undefined, voucherDate: string, texts: readonly string[], kind: 'ordinary' | 'closing' = 'ordinary'): Promise<void> {
  const { ledger } = office.as('accountant');
  const { voucherId } = await office.as('cashier').ledger.saveVoucher({ accountSetId: accountSetId!, voucherDate: day(voucherDate), kind, attachmentsCount: 1, lines: linesOf(...texts) });
  await office.as('cashier').ledger.submitVoucher({ voucherId });
  await ledger.reviewVoucher({ voucherId });
  await ledger.postVouchers({ voucherIds: [voucherId] });
}
