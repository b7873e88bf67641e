/** Social-security cards (§4.4): a kind of account of its own, entered, imported, kept, and filtered for money of the government. */
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import type { BankProfile } from '#shared/disbursement/bank-profile.ts';
import type { BatchId, ResidentId } from '#shared/ids.ts';
import { cardNumber, openWelfareOffice, refusalOf } from '#electron/testing/welfare-office.ts';
import { inScope } from './bank-file.ts';
import { readBuiltInProfiles } from './bank-profiles.ts';

let office: Awaited<ReturnType<typeof openWelfareOffice>>;
beforeEach(async () => { office = await openWelfareOffice([{ name: '张大海', birthDate: '1950-03-02' }, { name: '李秀英', birthDate: '1955-07-19' }, { name: '王建国', birthDate: '1958-12-15', account: '801234567890' }]); });
afterEach(() => office.close());

const clerk = () => office.as('clerk').residents;
const kindsOf = async (residentId: ResidentId) => (await clerk().file({ residentId })).bankAccounts.map((account) => [account.kind, account.validTo]);
const setSocial = (residentId: ResidentId, number = cardNumber(77)) => clerk().setBankAccount({ residentId, account: { number, kind: 'socialSecurity', bankName: '青岛农商银行' }, from: day('2026-09-01') });
const run = (statement: string): Promise<string> => office.office.core.database.writer.transaction().execute((trx) => sql.raw(statement).execute(trx)).then(() => 'done', (error: Error) => error.message);

/** The card is new: the radar has said so, and somebody has looked. */
async function accept(batchId: BatchId): Promise<void> {
  const { warnings } = await office.as('cashier').paying.radar({ batchId });
  for (const { key } of warnings) await office.as('cashier').paying.acceptWarning({ batchId, key, reason: '换成社保卡，已核对' });
}

test('entered by its bank account, kept when it ends; what is no card is refused', async () => {
  const [zhang, li, wang] = office.ids as [ResidentId, ResidentId, ResidentId];
  expect([await kindsOf(zhang), await kindsOf(wang)]).toEqual([[['card', null]], [['passbook', null]]]);
  await setSocial(zhang);
  expect(await kindsOf(zhang)).toEqual([['socialSecurity', null], ['card', '2026-08-31']]);
  const [current] = (await clerk().file({ residentId: zhang })).bankAccounts;
  await clerk().endBankAccount({ bankAccountId: current!.bankAccountId, lastDay: day('2026-09-07'), reason: '换卡' });
  expect(await kindsOf(zhang)).toEqual([['socialSecurity', '2026-09-07'], ['card', '2026-08-31']]);
  expect(await refusalOf(setSocial(li, '801234567890'))).toBe('bank_number_bad');
  await expect(setSocial(li, 'A12345678')).rejects.toMatchObject({ data: { why: 'social_security_card_number' } });
});

test('the database keeps the kind with the row, and no passbook becomes one', async () => {
  expect(await run(`update bankAccounts set cardType = 'socialSecurity' where kind = 'card'`)).toMatch(/only ever withdrawn/);
  expect(await run(`insert into bankAccounts (residentId, kind, cardType, numberSealed, numberIndex, numberMasked, bankName, bankCode, holderName, validFrom, validTo, recordedAt, recordedByUserId) select residentId, 'passbook', 'socialSecurity', numberSealed, 'x', numberMasked, bankName, bankCode, holderName, '1990-01-01', '1990-02-01', recordedAt, recordedByUserId from bankAccounts where kind = 'passbook'`)).toMatch(/CHECK/);
});

test.each<[BankProfile['accountKinds'], string]>([
  [[], 'card socialSecurity passbook'], [['card'], 'card socialSecurity'], [['socialSecurity'], 'socialSecurity'], [['bankCard'], 'card'], [['bankCard', 'passbook'], 'card passbook'], [['passbook'], 'passbook'],
])('a profile for %j takes %s', (accountKinds, taken) => {
  const profile = { ...readBuiltInProfiles()[0]!, bankScope: 'all' as const, accountKinds };
  expect((['card', 'socialSecurity', 'passbook', ''] as const).filter((accountKind) => inScope({ bankName: '农行', accountKind }, profile)).join(' ').trim()).toBe(taken);
});

test('the file says the kind; a profile for social-security cards alone leaves the others to wait', async () => {
  await setSocial(office.ids[0]!);
  const batch = await office.approve(await office.generate(office.w01, '2026-09'));
  const csv = readBuiltInProfiles().find((each) => each.code === 'generic-csv')!;
  const withKind = { ...csv, code: 'with-kind', columns: [...csv.columns, { field: 'accountKind' as const, title: '账户类型', text: '' }] };
  const [, cashier] = [await office.as('cashier').disbursement.saveProfile({ profile: withKind }), office.as('cashier').disbursement];
  await cashier.saveProfile({ profile: { ...withKind, code: 'social-only', accountKinds: ['socialSecurity'] } });
  expect((await cashier.checkExport({ batchId: batch.batchId, profileCode: 'social-only' })).problems.map((problem) => [problem.kind, problem.name])).toEqual([['otherBank', '李秀英'], ['otherBank', '王建国']]);
  await accept(batch.batchId);
  const sent = await cashier.exportToBank({ ...batch, profileCode: 'with-kind' });
  const lines = new TextDecoder('gbk').decode(await office.download('cashier', sent.files[0]!.fileId)).trim().split(/\r?\n/);
  expect(lines.map((line) => line.split(',').at(-1))).toEqual(['账户类型', '社保卡', '银行卡', '存折']);
});

test('money of the government: who has no social-security card is named, and may wait', async () => {
  await setSocial(office.ids[0]!);
  const programmeId = await office.addProgramme({ code: 'G01', content: { expenseAccountCode: '21102', payableAccountCode: '21102' } });
  const batch = await office.approve(await office.generate(programmeId, '2026-09'));
  const { problems } = await office.as('cashier').disbursement.checkExport({ batchId: batch.batchId, profileCode: 'generic-csv' });
  expect(problems.map((problem) => [problem.kind, problem.name])).toEqual([['notSocialSecurity', '李秀英'], ['notSocialSecurity', '王建国']]);
  const own = await office.approve(await office.generate(office.w01, '2026-09'));
  expect((await office.as('cashier').disbursement.checkExport({ batchId: own.batchId, profileCode: 'generic-csv' })).problems).toEqual([]);
  await accept(batch.batchId);
  const sent = await office.as('cashier').disbursement.exportToBank({ ...batch, profileCode: 'generic-csv', leaveOut: problems.map((problem) => problem.lineId) });
  expect(sent.files[0]!.lineCount).toBe(1);
});
