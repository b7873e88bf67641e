/** Warnings before the money leaves (F15), several banks in one act, and a bank's second word (F4). */
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import { cardNumber, openWelfareOffice, refusalOf, TEST_PEOPLE, type FurnishedOffice, type Standing } from '#electron/testing/welfare-office.ts';
import { readBuiltInProfiles } from './bank-profiles.ts';
import { verifyDisbursement } from './verify-disbursement.ts';

const kinds = async (office: FurnishedOffice, { batchId }: Standing) => (await office.as('cashier').paying.radar({ batchId })).warnings.map((warning) => [warning.kind, warning.people.map((each) => each.name).join('、'), warning.accepted !== null]);

test('one account for several people is accepted with a reason, or its people stay out of the file', async () => {
  const shared = cardNumber(777);
  const office = await openWelfareOffice([{ name: '张大海', birthDate: '1950-01-01', account: shared }, { name: '李秀英', birthDate: '1950-01-01', account: shared }, { name: '王建国', birthDate: '1950-01-01' }]);
  const approved = await office.approve(await office.generate(office.w01, '2026-09'));
  expect(await kinds(office, approved)).toEqual([['sharedAccount', '张大海、李秀英', false]]);
  const send = (leaveOut: number[] = []) => office.as('cashier').disbursement.exportToBank({ ...approved, profileCode: 'generic-csv', leaveOut: leaveOut });
  expect(await refusalOf(send())).toBe('radar_open');
  const { warnings } = await office.as('cashier').paying.radar({ batchId: approved.batchId });
  expect(await refusalOf(office.as('cashier').paying.acceptWarning({ batchId: approved.batchId, key: 'account:nobody', reason: '看过' }))).toBe('not_found');
  await office.as('cashier').paying.acceptWarning({ batchId: approved.batchId, key: warnings[0]!.key, reason: '夫妻共用一卡，电话核实' });
  expect(await refusalOf(office.as('cashier').paying.acceptWarning({ batchId: approved.batchId, key: warnings[0]!.key, reason: '再核' }))).toBe('not_found');
  expect((await send()).files[0]).toMatchObject({ lineCount: 3 });
  await office.close();
});

test('another account than last time is said, with the month it was paid to the old one', async () => {
  const office = await openWelfareOffice([{ name: '张大海', birthDate: '1950-01-01' }, { name: '李秀英', birthDate: '1950-01-01' }]);
  const first = await office.approve(await office.generate(office.w01, '2026-07'));
  const sent = await office.as('cashier').disbursement.exportToBank({ ...first, profileCode: 'generic-csv' });
  const answer = iconv.encode('备注,金额,处理结果\nW01-202607-1#1,100.00,成功\nW01-202607-1#2,100.00,成功\n', 'gbk');
  await office.as('cashier').disbursement.importResult({ batchId: sent.batchId, version: sent.version, profileCode: 'generic-csv', fileId: await office.upload('cashier', '回盘.csv', answer) });
  const residentId = office.ids[0]!;
  await office.as('clerk').residents.setBankAccount({ residentId, account: { number: cardNumber(900), bankName: '青岛农商银行' }, from: day('2026-08-01') });
  const second = await office.approve(await office.generate(office.w01, '2026-08'));
  const { warnings, open } = await office.as('reviewer').paying.radar({ batchId: second.batchId });
  expect(open).toBe(1);
  expect(warnings[0]).toMatchObject({ kind: 'otherAccount', people: [{ name: '张大海' }], detail: { month: '2026-07' } });
  await office.close();
});

test('one proxy for three people at the desk is said', async () => {
  const office = await openWelfareOffice(TEST_PEOPLE);
  const approved = await office.approve(await office.generate(office.w01, '2026-09', { payBy: 'cash' }));
  const { lines } = await office.as('cashier').disbursement.lines({ batchId: approved.batchId });
  const proxy = { name: '赵六', relation: '邻居', idTail: '0011', reason: '外出' };
  for (const line of lines.slice(0, 2)) await office.as('cashier').paying.handOut({ batchId: approved.batchId, lineId: line.lineId, proxy });
  expect(await kinds(office, approved)).toEqual([]);
  await office.as('cashier').paying.handOut({ batchId: approved.batchId, lineId: lines[2]!.lineId, proxy });
  expect(await kinds(office, approved)).toEqual([['sameProxy', '张大海、李秀英、王建国', false]]);
  await office.close();
});

test('two banks in one act: everybody in exactly one file, or nobody is sent', async () => {
  const office = await openWelfareOffice([{ name: '张三', birthDate: '1950-01-01' }, { name: '李四', birthDate: '1950-01-01', bankName: '农业银行' }]);
  const approved = await office.approve(await office.generate(office.w01, '2026-09'));
  const cashier = office.as('cashier').disbursement;
  const other = readBuiltInProfiles().find((profile) => profile.code === 'other-bank-text')!;
  const plan = await cashier.checkExport({ batchId: approved.batchId, profileCode: 'rural-bank-pipe', alsoProfileCodes: ['other-bank-text'] });
  expect(plan.byProfile.map((file) => [file.profileCode, file.lineCount])).toEqual([['rural-bank-pipe', 1], ['other-bank-text', 1]]);
  expect(plan.problems).toEqual([]);
  expect(await refusalOf(cashier.exportToBank({ ...approved, profileCode: 'rural-bank-pipe', alsoProfileCodes: ['generic-csv'] }))).toBe('lines_in_two_files');
  await cashier.saveProfile({ profile: { ...other, code: 'passbooks', name: '存折', accountKinds: ['passbook'] } });
  expect(await refusalOf(cashier.exportToBank({ ...approved, profileCode: 'rural-bank-pipe', alsoProfileCodes: ['passbooks'] }))).toBe('lines_without_file');
  const sent = await cashier.exportToBank({ ...approved, profileCode: 'rural-bank-pipe', alsoProfileCodes: ['other-bank-text'] });
  expect(sent.files.map((file) => [file.lineCount, file.totalFen])).toEqual([[1, 10_000], [1, 10_000]]);
  expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  await office.close();
});

test('a spreadsheet template keeps accounts as text; a preview is masked; an answer is tried without loading it', async () => {
  const office = await openWelfareOffice(TEST_PEOPLE);
  const approved = await office.approve(await office.generate(office.w01, '2026-09'));
  const [csv] = readBuiltInProfiles();
  const profile = { ...csv!, code: 'template', name: '银行模板', form: 'xlsx' as const, fileName: '{batchNo}.xlsx', sheetHeading: '代发明细' };
  const preview = await office.as('cashier').paying.previewProfile({ profile, batchId: approved.batchId });
  expect(preview).toMatchObject({ lineCount: 4, totalFen: 40_000, fileName: 'W01-202609-1.xlsx', characters: [] });
  expect(preview.rows.join('\n')).not.toMatch(/\d{12,}/);
  expect(await refusalOf(office.as('cashier').disbursement.saveProfile({ profile: { ...profile, columns: profile.columns.filter((column) => column.field !== 'account') } }))).toBe('invalid_input');
  const fileId = await office.upload('cashier', '回盘.csv', iconv.encode('备注,户名,金额,处理结果,失败原因\nW01-202609-1#1,张大海,100.00,成功,\nW01-202609-1#2,李秀英,100.00,失败,户名不符\n', 'gbk'));
  expect(await office.as('cashier').paying.testAnswer({ profile, fileId })).toMatchObject({ lineCount: 2, paidCount: 1, failedCount: 1 });
  await office.as('cashier').disbursement.saveProfile({ profile });
  const sent = await office.as('cashier').disbursement.exportToBank({ ...approved, profileCode: 'template' });
  const bytes = await office.download('cashier', sent.files[0]!.fileId);
  expect(bytes.subarray(0, 2).toString('latin1')).toBe('PK');
  await office.close();
});

test('the bank’s second word: refused from the cashier, loaded by the director with the reason, booked both ways', async () => {
  const office = await openWelfareOffice(TEST_PEOPLE);
  const approved = await office.approve(await office.generate(office.w01, '2026-09'));
  const sent = await office.as('cashier').disbursement.exportToBank({ ...approved, profileCode: 'generic-csv' });
  const rows = (paid: readonly boolean[]) => iconv.encode(`备注,金额,处理结果,失败原因\n${paid.map((each, at) => `W01-202609-1#${at + 1},100.00,${each ? '成功,' : '失败,账户冻结'}\n`).join('')}`, 'gbk');
  const first = await office.as('cashier').disbursement.importResult({ batchId: sent.batchId, version: sent.version, profileCode: 'generic-csv', fileId: await office.upload('cashier', '一.csv', rows([true, true, false, true])) });
  expect(first).toMatchObject({ status: 'paid', paidCount: 3, failedCount: 1 });
  const call = async (user: string) => ({ batchId: first.batchId, version: first.version, profileCode: 'generic-csv', fileId: await office.upload(user, '二.csv', rows([false, true, true, true])) });
  expect(await refusalOf(office.as('cashier').paying.overrideResult({ ...(await call('cashier')), reason: '银行更正' }))).toBe('not_allowed');
  const turned = await office.as('director').paying.overrideResult({ ...(await call('director')), reason: '银行书面更正' });
  expect(turned).toMatchObject({ status: 'paid', paidCount: 1, failedCount: 1, unchangedCount: 2 });
  const shown = await office.as('director').disbursement.show({ batchId: first.batchId });
  expect(shown.tallies.map((tally) => [tally.status, tally.persons, tally.paidFen])).toEqual([['paid', 3, 30_000], ['returned', 1, 0]]);
  expect(shown.vouchers.map((voucher) => [voucher.effect, voucher.amountFen])).toEqual([['accrue', 40_000], ['pay', 40_000], ['return', 10_000], ['pay', 10_000], ['return', 10_000]]);
  expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  expect((await office.as('cashier').disbursement.closeBatch({ batchId: first.batchId, version: turned.version })).status).toBe('closed');
  await office.close();
});

test('what a follow-up pays already cannot be turned to paid', async () => {
  const office = await openWelfareOffice(TEST_PEOPLE);
  const approved = await office.approve(await office.generate(office.w01, '2026-09'));
  const sent = await office.as('cashier').disbursement.exportToBank({ ...approved, profileCode: 'generic-csv' });
  const file = (last: string) => iconv.encode(`备注,金额,处理结果\n${[1, 2, 3].map((n) => `W01-202609-1#${n},100.00,成功\n`).join('')}W01-202609-1#4,100.00,${last}\n`, 'gbk');
  const paid = await office.as('cashier').disbursement.importResult({ batchId: sent.batchId, version: sent.version, profileCode: 'generic-csv', fileId: await office.upload('cashier', '一.csv', file('失败')) });
  await office.as('clerk').disbursement.generateFollowUp({ batchId: paid.batchId });
  expect(await refusalOf(office.as('director').paying.overrideResult({ batchId: paid.batchId, version: paid.version, profileCode: 'generic-csv', fileId: await office.upload('director', '二.csv', file('成功')), reason: '银行更正' }))).toBe('line_followed_up');
  await office.close();
});
