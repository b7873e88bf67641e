import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BATCH_STATUSES, LINE_STATUSES } from '#shared/disbursement/status.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchId } from '#shared/ids.ts';
import { addAccount } from '#electron/session/accounts.ts';
import { openWelfareOffice, refusalOf, TEST_PEOPLE } from '#electron/testing/welfare-office.ts';
import { TEST_PASSWORD } from '#electron/testing/open-test-office.ts';

type Office = Awaited<ReturnType<typeof openWelfareOffice>>;

/** One person with two accounts, clerk and reviewer; and one with all three roles on one account. */
async function addDoubleRoles(office: Office): Promise<void> {
  const { core } = office.office;
  const wrap = await core.vault.wrapFor(TEST_PASSWORD, 10);
  await core.database.writer.transaction().execute(async (trx) => {
    const { staffId } = await trx.selectFrom('users').select('staffId').where('userName', '=', 'clerk').executeTakeFirstOrThrow();
    await addAccount(trx, { userName: 'clerkAsReviewer', staffId, roles: ['reviewer', 'director'], wrap, mustChangePassword: false }, core.clock.now());
    const { staffId: second } = await trx.selectFrom('users').select('staffId').where('userName', '=', 'clerk2').executeTakeFirstOrThrow();
    await addAccount(trx, { userName: 'everything', staffId: second, roles: ['clerk', 'reviewer', 'director', 'cashier'], wrap, mustChangePassword: false }, core.clock.now());
  });
}

describe('nobody judges a list he made (E2, R18)', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openWelfareOffice(TEST_PEOPLE);
    await addDoubleRoles(office);
  });
  afterAll(() => office.close());

  test('not with a second account, not with all roles on one, not after touching one line', async () => {
    const made = await office.generate(office.w01, '2026-01');
    const { lines } = await office.as('clerk').disbursement.lines({ batchId: made.batchId });
    const held = await office.as('everything').disbursement.holdLine({ batchId: made.batchId, version: made.version, lineId: lines[0]!.lineId, reason: '待核实' });
    const submitted = await office.as('clerk').disbursement.submit({ batchId: made.batchId, version: held.version });
    const on = { batchId: made.batchId, version: submitted.version };
    expect(await refusalOf(office.as('clerkAsReviewer').disbursement.review(on))).toBe('maker_cannot_review');
    expect(await refusalOf(office.as('everything').disbursement.review(on))).toBe('maker_cannot_review');
    const reviewed = await office.as('reviewer').disbursement.review(on);
    const next = { batchId: made.batchId, version: reviewed.version };
    expect(await refusalOf(office.as('clerkAsReviewer').disbursement.approve(next))).toBe('maker_cannot_approve');
    expect(await refusalOf(office.as('everything').disbursement.approve(next))).toBe('maker_cannot_approve');
    expect(await refusalOf(office.as('director').disbursement.approve(next, { password: 'wrong password 1' }))).toBe('password_wrong');
    expect((await office.as('director').disbursement.show({ batchId: made.batchId })).next).toContain('approve');
    expect((await office.as('everything').disbursement.show({ batchId: made.batchId })).next).not.toContain('approve');
    expect((await office.as('director').disbursement.approve(next)).totalFen).toBe((lines.length - 1) * 10_000);
  });

  test('in random sequences of steps by everybody there is no self-approval and no skipped step', async () => {
    const users = ['clerk', 'clerk2', 'reviewer', 'director', 'clerkAsReviewer', 'everything'] as const;
    const steps = ['forward', 'forward', 'forward', 'forward', 'forward', 'submit', 'review', 'approve', 'returnToMaker', 'rejectByApprover', 'holdLine', 'releaseLine', 'unlockList', 'lockList', 'compute'] as const;
    let monthNo = 1;
    let approved = 0;
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...users), fc.constantFrom(...steps)), { minLength: 20, maxLength: 40, size: 'max' }), async (sequence) => {
      monthNo += 1;
      const programmeId = await office.addProgramme({ code: `R${monthNo}` });
      const { batchId } = await office.generate(programmeId, '2026-02');
      for (const [user, wanted] of sequence) {
        const { version, status } = await office.sql.selectFrom('batches').select(['version', 'status']).where('id', '=', batchId).executeTakeFirstOrThrow();
        const line = await office.sql.selectFrom('batchLines').select('id').where('batchId', '=', batchId).executeTakeFirst();
        const client = office.as(user).disbursement;
        // Most steps are the right ones by anybody, so that many sequences come to an approval.
        const step = wanted !== 'forward' ? wanted : status === 'draft' ? 'lockList' : status === 'locked' ? 'compute' : status === 'computed' ? 'submit' : status === 'submitted' ? 'review' : 'approve';
        const base = { batchId, version };
        const call = step === 'holdLine' || step === 'releaseLine' ? (line === undefined ? undefined : client[step]({ ...base, lineId: line.id, reason: '核实' }))
          : step === 'unlockList' ? client.unlockList({ ...base, reason: '重来' }) : step === 'returnToMaker' || step === 'rejectByApprover' ? client[step]({ ...base, comment: '请改' }) : client[step](base);
        const code = call === undefined ? 'done' : await refusalOf(call);
        expect(code).not.toBe('unexpected');
      }
      const decisions = await office.sql.selectFrom('batchDecisions').selectAll().where('batchId', '=', batchId).orderBy('id').execute();
      const batch = await office.sql.selectFrom('batches').selectAll().where('id', '=', batchId).executeTakeFirstOrThrow();
      const judges = new Set(decisions.filter((d) => ['review', 'approve'].includes(d.step)).map((d) => d.staffId));
      const makers = new Set(decisions.filter((d) => !['review', 'approve', 'return', 'unlock'].includes(d.step)).map((d) => d.staffId));
      const named = [batch.reviewerStaffId, batch.approverStaffId].filter((staffId) => staffId !== null);
      expect(named.filter((staffId) => makers.has(staffId))).toEqual([]);
      expect(new Set(named).size).toBe(named.length);
      if (batch.status === 'approved') approved += 1;
      expect(judges.has(batch.makerStaffId)).toBe(false);
    }), { numRuns: 60 });
    expect(approved).toBeGreaterThan(5);
  }, 120_000);

  test('two directors at once: one approves, the other is told the batch has changed; one voucher', async () => {
    const programmeId = await office.addProgramme({ code: 'TWO' });
    const made = await office.generate(programmeId, '2026-03');
    const submitted = await office.as('clerk').disbursement.submit({ batchId: made.batchId, version: made.version });
    const reviewed = await office.as('reviewer').disbursement.review({ batchId: made.batchId, version: submitted.version });
    const call = { batchId: made.batchId, version: reviewed.version };
    const codes = await Promise.all([refusalOf(office.as('director').disbursement.approve(call)), refusalOf(office.as('director').disbursement.approve(call))]);
    expect(codes.sort()).toEqual(['batch_wrong_status', 'done']);
    expect(await office.sql.selectFrom('batchVouchers').select('voucherId').where('batchId', '=', made.batchId).execute()).toHaveLength(1);
  });

  test('a double click with the same act id generates one batch and answers the same', async () => {
    const programmeId = await office.addProgramme({ code: 'DBL' });
    const call = () => office.as('clerk').disbursement.generate({ programmeId, benefitMonth: made }, { actId: 'act-000001' });
    const made = '2026-04' as Parameters<ReturnType<Office['as']>['disbursement']['generate']>[0]['benefitMonth'];
    const [first, second] = await Promise.all([call(), call()]);
    expect(second).toEqual(first);
    const twoSeats = await Promise.all([refusalOf(office.as('clerk').disbursement.generate({ programmeId, benefitMonth: '2026-05' })), refusalOf(office.as('clerk2').disbursement.generate({ programmeId, benefitMonth: '2026-05' }))]);
    expect(twoSeats.sort()).toEqual(['batch_exists', 'done']);
  });

  test('a payee account that changed after the list was locked goes back to the maker', async () => {
    const programmeId = await office.addProgramme({ code: 'ACC' });
    const made = await office.generate(programmeId, '2026-06');
    const submitted = await office.as('clerk').disbursement.submit({ batchId: made.batchId, version: made.version });
    const reviewed = await office.as('reviewer').disbursement.review({ batchId: made.batchId, version: submitted.version });
    await office.as('clerk2').residents.setBankAccount({ residentId: office.ids[0]!, account: { number: '6228480000000000018', bankName: '农行' }, from: office.clock.today() });
    const refused = await office.as('director').disbursement.approve({ batchId: made.batchId, version: reviewed.version }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({ code: 'accounts_changed', data: { count: 1, lines: [{ name: '张大海' }] } });
    const back = await office.as('director').disbursement.rejectByApprover({ batchId: made.batchId, version: reviewed.version, comment: '账号变了' });
    const fresh = await office.as('clerk').disbursement.refreshAccounts({ batchId: made.batchId, version: back.version });
    expect(fresh.changed).toBe(1);
    await office.approve(fresh);
  });
});

describe('the database itself refuses (R18, R19)', () => {
  let office: Office;
  const batchOf: Record<string, BatchId> = {};
  beforeAll(async () => {
    office = await openWelfareOffice(TEST_PEOPLE);
    const make = async (code: string, upTo: 'locked' | 'computed' | 'approved'): Promise<void> => {
      const made = await office.generate(await office.addProgramme({ code }), '2026-08', { upTo: upTo === 'locked' ? 'locked' : 'computed' });
      batchOf[upTo] = made.batchId;
      if (upTo === 'approved') await office.approve(made);
    };
    await make('LCK', 'locked');
    await make('CMP', 'computed');
    await make('APR', 'approved');
  });
  afterAll(() => office.close());

  /** Tries a statement as somebody with a tool for SQLite would; says what stopped it. Rolled back in any case. */
  async function attack(text: string, ...values: unknown[]): Promise<string> {
    try {
      await office.office.core.database.writer.transaction().execute(async (trx) => {
        const parts = text.split('?');
        const raw = sql.join(parts.flatMap((part, i) => (i < values.length ? [sql.raw(part), sql`${values[i]}`] : [sql.raw(part)])), sql``);
        const result = await sql`${raw}`.execute(trx);
        throw new Error(`went through: ${result.numAffectedRows ?? 0n}`);
      });
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  }

  test('every move that is not in the table, for every pair of states', async () => {
    const moves = await office.sql.selectFrom('batchTransitions').selectAll().execute();
    for (const name of ['locked', 'computed', 'approved']) {
      const { status } = await office.sql.selectFrom('batches').select('status').where('id', '=', batchOf[name]!).executeTakeFirstOrThrow();
      for (const to of BATCH_STATUSES) {
        if (to === status || moves.some((m) => m.fromStatus === status && m.toStatus === to)) continue;
        expect(await attack('update batches set status = ? where id = ?', to, batchOf[name]), `${status} → ${to}`).toMatch(/no such move|CHECK|totals differ|not the one that was reviewed|without an end|closed with its proof/);
      }
    }
    const lineMoves = await office.sql.selectFrom('lineTransitions').selectAll().execute();
    for (const to of LINE_STATUSES) {
      if (to === 'toPay' || lineMoves.some((m) => m.fromStatus === 'toPay' && m.toStatus === to)) continue;
      expect(await attack("update batchLines set status = ?, statusReason = 'x' where batchId = ?", to, batchOf['computed'])).toMatch(/no such move|not at this stage|CHECK/);
    }
  });

  test.each<[string, string, string, RegExp]>([
    ['amount after computing', 'computed', 'update batchLines set amountFen = 99 where batchId = ?', /amount of a line is frozen/],
    ['account after approval', 'approved', "update batchLines set holderName = '别人' where batchId = ?", /account of a line is frozen/],
    ['name of a line', 'locked', "update batchLines set name = '别人' where batchId = ?", /inputs of a line are frozen/],
    ['inputs of a line', 'computed', "update batchLines set inputs = '{}' where batchId = ?", /inputs of a line are frozen/],
    ['resident of a line', 'locked', 'update batchLines set residentId = residentId + 1 where batchId = ?', /frozen/],
    ['paid without a bank', 'approved', "update batchLines set status = 'paid', paidFen = amountFen, paidOn = '2026-09-08' where batchId = ?", /not at this stage|nobody is noted/],
    ['lines deleted', 'computed', 'delete from batchLines where batchId = ?', /lines go only while/],
    ['batch deleted', 'locked', 'delete from batches where id = ?', /never deleted/],
    ['total raised', 'approved', 'update batches set totalFen = totalFen + 1 where id = ?', /figures under judgement/],
    ['fingerprint replaced', 'approved', "update batches set fingerprint = '" + '0'.repeat(64) + "' where id = ?", /figures under judgement/],
    ['approver replaced', 'approved', 'update batches set approverUserId = 1, approverStaffId = 1 where id = ?', /who judged/],
    ['maker made the reviewer', 'computed', "update batches set reviewerUserId = makerUserId, reviewerStaffId = makerStaffId, status = 'submitted' where id = ?", /CHECK|judge/],
    ['reviewed without a review', 'computed', "update batches set status = 'reviewed' where id = ?", /no such move|CHECK/],
    ['another programme', 'locked', 'update batches set programmeId = 1 where id = ?', /what a batch is about/],
    ['as-of day after locking', 'locked', "update batches set asOf = '2020-01-01' where id = ?", /what a batch is about/],
    ['line added to an approved list', 'approved', 'insert into batchLines select null, batchId, lineNo + 100, programmeId, benefitMonth, residentId + 1, householdId, name, headName, sex, age, birthDate, gridName, buildingName, address, idNumberSealed, idNumberMasked, bankAccountId, accountSealed, accountMasked, bankName, holderName, standardFen, months, amountFen, origin, inputs, status, statusReason, paidFen, paidOn, proxyName, proxyRelation, kind, parentLineId, setOffFen from batchLines where batchId = ?', /list of this batch is closed/],
    ['line replaced by key', 'computed', 'insert or replace into batchLines select * from batchLines where batchId = ?', /exists already/],
    ['batch replaced by key', 'approved', 'insert or replace into batches select * from batches where id = ?', /begins as an empty draft|exists already|one batch/],
    ['decision changed', 'approved', "update batchDecisions set comment = 'x' where batchId = ?", /never changed/],
    ['decision deleted', 'approved', 'delete from batchDecisions where batchId = ?', /never deleted/],
    ['decision replaced', 'approved', 'insert or replace into batchDecisions select * from batchDecisions where batchId = ?', /exists already/],
    ['voucher link deleted', 'approved', 'delete from batchVouchers where batchId = ?', /never deleted/],
    ['a move added to the table', 'approved', "insert into batchTransitions select 'draft', 'paid' where ? > 0", /fixed/],
  ])('%s', async (_, which, text, stopped) => {
    expect(await attack(text, batchOf[which])).toMatch(stopped);
  });

  test('a decision in another person’s name', async () => {
    expect(await attack("insert into batchDecisions (batchId, step, fromStatus, toStatus, comment, userId, staffId, at) select ?, 'review', 'submitted', 'reviewed', '', u.id, u.staffId + 1, '2026-09-08T01:00:00.000Z' from users u limit 1", batchOf['computed'])).toMatch(/acts for the person/);
  });

  test('a person is on one list a month, whichever batch', async () => {
    const { residentId, programmeId } = await office.sql.selectFrom('batchLines').select(['residentId', 'programmeId']).where('batchId', '=', batchOf['approved']!).executeTakeFirstOrThrow();
    const count = await office.sql.selectFrom('batchLines').select('id').where('residentId', '=', residentId).where('programmeId', '=', programmeId).execute();
    expect(count).toHaveLength(1);
  });

  test('active programme versions refuse every change but their end', async () => {
    const { id } = await office.sql.selectFrom('programmeVersions').select('id').where('status', '=', 'active').executeTakeFirstOrThrow();
    for (const set of ["rule = '{}'", "amount = '{}'", "status = 'draft'", "validFrom = '2020-01'", "resolutionNo = 'x'", 'stackable = 0', "validTo = '2019-01'"]) {
      expect(await attack(`update programmeVersions set ${set} where id = ?`, id)).toMatch(/never changed|CHECK|overlap/);
    }
    expect(await attack('delete from programmeVersions where id = ?', id)).toMatch(/never deleted/);
    expect(await attack('insert or replace into programmeVersions select * from programmeVersions where id = ?', id)).toMatch(/exists already|begins as a draft/);
  });
});
