/** Approval flows through the office's door: more signatures for larger sums, a resolution above them. */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import type { FlowSteps } from '#shared/welfare/approval-flow.ts';
import { addAccount, addStaff } from '#electron/session/accounts.ts';
import { TEST_PASSWORD } from '#electron/testing/open-test-office.ts';
import { openWelfareOffice, refusalOf, type Standing } from '#electron/testing/welfare-office.ts';

const step = (name: FlowSteps[number]['step'], aboveFen = 0) => ({ step: name, aboveFen: fen(aboveFen) });
const PEOPLE = [{ name: '张大海', birthDate: '1950-03-02' }, { name: '李秀英', birthDate: '1955-07-19' }];
const of = ({ batchId, version }: Standing): Standing => ({ batchId, version });

let office: Awaited<ReturnType<typeof openWelfareOffice>>;
beforeEach(async () => {
  office = await openWelfareOffice(PEOPLE);
  const { core } = office.office;
  const wrap = await core.vault.wrapFor(TEST_PASSWORD, 10);
  await core.database.writer.transaction().execute(async (trx) => {
    for (const [userName, role] of [['director2', 'director'], ['reviewer2', 'reviewer']] as const) {
      await addAccount(trx, { userName, staffId: await addStaff(trx, `${userName}甲`, core.clock.now()), roles: [role], wrap, mustChangePassword: false }, core.clock.now());
    }
  });
});
afterEach(() => office.close());

const setFlow = (steps: FlowSteps) => office.as('director').welfare.saveApprovalFlow({ programmeId: office.w01, steps });
/** Two people at 100 yuan: 200 yuan. */
async function submitted(): Promise<Standing> {
  return of(await office.as('clerk').disbursement.submit(of(await office.generate(office.w01, '2026-09'))));
}
const show = (batch: Standing) => office.as('clerk').disbursement.show({ batchId: batch.batchId });

describe('a flow', () => {
  test('is set by who approves, never by who makes the lists, and kept by version', async () => {
    expect(await refusalOf(office.as('clerk').welfare.saveApprovalFlow({ programmeId: office.w01, steps: [step('review'), step('approve')] }))).toBe('not_allowed');
    expect(await refusalOf(setFlow([step('approve')]))).toBe('invalid_input');
    expect(await office.as('clerk').welfare.approvalFlow({ programmeId: office.w01 })).toMatchObject({ versionNo: 0, versions: [] });
    await setFlow([step('review'), step('approve'), step('approve', 10_000)]);
    expect(await setFlow([step('review'), step('approve')])).toEqual({ versionNo: 2 });
    expect((await office.as('clerk').welfare.approvalFlow({ programmeId: office.w01 })).versions.map((each) => each.versionNo)).toEqual([2, 1]);
  });

  test('asks for a second approval above its sum, by another person', async () => {
    await setFlow([step('review'), step('approve'), step('approve', 19_999)]);
    const reviewed = of(await office.as('reviewer').disbursement.review(await submitted()));
    const first = await office.as('director').disbursement.approve(reviewed);
    expect(first).toMatchObject({ status: 'reviewed', voucherIds: [] });
    expect((await show(first)).flow).toMatchObject({ versionNo: 1, approve: { needed: 2, signed: [{ name: 'director甲' }] } });
    expect(await refusalOf(office.as('director').disbursement.approve(of(first)))).toBe('already_signed');
    expect((await office.as('director').disbursement.show({ batchId: first.batchId })).next).not.toContain('approve');
    const second = await office.as('director2').disbursement.approve(of(first));
    expect(second.status).toBe('approved');
    expect(second.voucherIds).toHaveLength(1);
    expect((await office.as('administrator').office.verify({})).faults).toEqual([]);
  });

  test('asks for one approval at its sum or below', async () => {
    await setFlow([step('review'), step('approve'), step('approve', 20_000)]);
    expect((await office.as('director').disbursement.approve(of(await office.as('reviewer').disbursement.review(await submitted())))).status).toBe('approved');
  });

  test('asks for a second review; signatures of an earlier submission no longer count', async () => {
    await setFlow([step('review'), step('review', 10_000), step('approve')]);
    const first = of(await office.as('reviewer').disbursement.review(await submitted()));
    expect((await show(first)).status).toBe('submitted');
    expect(await refusalOf(office.as('reviewer').disbursement.review(first))).toBe('already_signed');
    const returned = of(await office.as('reviewer2').disbursement.returnToMaker({ ...first, comment: '再核一遍' }));
    const again = of(await office.as('clerk').disbursement.submit(returned));
    expect((await show(again)).flow.review.signed).toEqual([]);
    const one = of(await office.as('reviewer2').disbursement.review(again));
    const two = of(await office.as('reviewer').disbursement.review(one));
    expect((await show(two)).status).toBe('reviewed');
    expect((await office.as('director').disbursement.approve(two)).status).toBe('approved');
  });

  test('asks for a resolution above its sum', async () => {
    await setFlow([step('review'), step('approve'), step('resolution', 10_000)]);
    const reviewed = of(await office.as('reviewer').disbursement.review(await submitted()));
    expect(await refusalOf(office.as('director').disbursement.approve(reviewed))).toBe('batch_resolution_needed');
    const { meetingId } = await office.as('clerk').meetings.add({ resolutionNo: '居民代表会议〔2026〕3号', title: '发放粮油补贴', topic: 'general', organ: 'residents', heldOn: day('2026-09-01'), eligible: 41, attended: 30, inFavour: 20, against: 0 });
    await office.as('clerk').meetings.link({ meetingId, subjectKind: 'batch', subjectId: reviewed.batchId, label: 'W01-202609-1' });
    expect((await show(reviewed)).flow).toMatchObject({ resolutionNeeded: true, resolution: { resolutionNo: '居民代表会议〔2026〕3号' } });
    expect((await office.as('director').disbursement.approve(reviewed)).status).toBe('approved');
  });

  test('that changes while a list is judged holds for the next submission', async () => {
    const batch = await submitted();
    await setFlow([step('review'), step('approve'), step('approve', 1)]);
    const reviewed = of(await office.as('reviewer').disbursement.review(batch));
    expect((await show(reviewed)).flow.versionNo).toBe(0);
    expect((await office.as('director').disbursement.approve(reviewed)).status).toBe('approved');
  });

  test('is kept by the database: no maker signs, nobody signs twice, nothing is approved with too few', async () => {
    await setFlow([step('review'), step('approve'), step('approve', 1)]);
    const reviewed = of(await office.as('reviewer').disbursement.review(await submitted()));
    const first = of(await office.as('director').disbursement.approve(reviewed));
    const users = await office.sql.selectFrom('users').select(['id', 'staffId', 'userName']).execute();
    const write = (text: string) => office.office.core.database.writer.transaction().execute((trx) => sql.raw(text).execute(trx));
    const signature = (userName: string): string => {
      const user = users.find((each) => each.userName === userName)!;
      return `insert into batchSignatures (batchId, submitDecisionId, step, approvalFlowId, fingerprint, comment, userId, staffId, at) select batchId, submitDecisionId, step, approvalFlowId, fingerprint, '', ${user.id}, ${user.staffId}, at from batchSignatures where step = 'approve'`;
    };
    await expect(write(signature('clerk'))).rejects.toThrow('nobody signs a list he made');
    await expect(write(signature('director'))).rejects.toThrow('once per person');
    await expect(write(`update batches set status = 'approved', approverUserId = ${users.find((u) => u.userName === 'director')!.id}, approverStaffId = ${users.find((u) => u.userName === 'director')!.staffId}, approvedAt = '2026-09-08T01:00:00.000Z' where id = ${first.batchId}`)).rejects.toThrow('signatures are missing');
    await expect(write(`update batchSignatures set comment = 'x'`)).rejects.toThrow('never changed');
  });
});
