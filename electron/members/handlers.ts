/** The methods of members, shares and dividends, and the audit line of each act. */
import { sql } from 'kysely';
import type { Handlers } from '#electron/api/context.ts';
import { readRows } from '#electron/ledger/reads.ts';
import { AppError } from '#shared/errors.ts';
import type { membersContract } from '#shared/members/contract.ts';
import { claimDividend, settleHeirs } from './claim-dividend.ts';
import { listDividends, readDividend } from './dividends.ts';
import { listMembers } from './member-list.ts';
import { prepareDividend } from './prepare-dividend.ts';
import { changeMember, confirmMember } from './record-member.ts';
import { accrueDividend, askDividendReversal, confirmDividend, decideDividendReversal, discardDividend } from './run-dividend.ts';
import { listShareEvents, readHoldings, recordShares } from './shares.ts';

const ofRun = (input: { runId: number }) => ({ subject: `dividend:${input.runId}` });

export const membersHandlers: Handlers<typeof membersContract> = {
  list: ({ db }, input) => listMembers(db, input),
  confirm: { run: confirmMember, audit: (input, output) => ({ subject: `member:${output.memberId}`, detail: { memberNo: output.memberNo, resident: input.residentId, how: input.acquiredHow, resolution: input.resolutionRef } }) },
  change: { run: changeMember, audit: (input) => ({ subject: `member:${input.memberId}`, detail: { status: input.status, on: input.occurredOn, resolution: input.resolutionRef } }) },
  history: ({ db }, input) => readRows(db, sql`select e.status, e.occurredOn, e.reason, e.resolutionRef, e.retainedUntil, s.name as "by", e.at from memberEvents e join staff s on s.id = e.staffId where e.memberId = ${input.memberId} order by e.id`),
  printRegister: {
    run: async ({ db, office, clock }) => ({ communityName: office.communityName, on: clock.today(), rows: await listMembers(db, { search: '' }) }),
    audit: (_input, output) => ({ subject: 'members', detail: { rows: output.rows.length } }),
  },

  shareClasses: ({ db }) => readRows(db, sql`select id as classId, name from shareClasses where active = 1 order by id`),
  addShareClass: {
    run: async ({ trx }, input) => {
      if (await trx.selectFrom('shareClasses').select('id').where('name', '=', input.name).executeTakeFirst()) throw new AppError('share_class_taken', { name: input.name });
      const { id } = await trx.insertInto('shareClasses').values({ name: input.name, active: 1 }).returning('id').executeTakeFirstOrThrow();
      return { classId: id };
    },
    audit: (input, output) => ({ subject: `shareClass:${output.classId}`, detail: { name: input.name } }),
  },
  holdings: ({ db }, input) => readHoldings(db, input.on),
  shareEvents: ({ db }) => listShareEvents(db),
  recordShares: {
    run: async (context, input) => ({ shareEventId: await recordShares(context, input) }),
    audit: (input, output) => ({ subject: `shareEvent:${output.shareEventId}`, detail: { reason: input.reason, household: input.householdId, quantity: input.quantity, on: input.effectiveOn } }),
  },
  printShares: {
    run: async ({ db, office }, input) => ({ communityName: office.communityName, on: input.on, rows: await readHoldings(db, input.on) }),
    audit: (input, output) => ({ subject: 'shares', detail: { on: input.on, rows: output.rows.length } }),
  },

  dividends: ({ db, actor }, input) => listDividends(db, input.accountSetId, actor),
  dividend: (context, input) => readDividend(context, input.runId),
  prepareDividend: { run: prepareDividend, audit: (input, output) => ({ subject: `dividend:${output.runId}`, detail: { year: input.year, poolFen: input.poolFen, recordOn: input.recordOn, lines: output.lines } }) },
  confirmDividend: { run: (context, input) => confirmDividend(context, input.runId), audit: ofRun },
  discardDividend: { run: (context, input) => discardDividend(context, input.runId), audit: ofRun },
  accrueDividend: { run: (context, input) => accrueDividend(context, input.runId, input.on), audit: (input, output) => ({ ...ofRun(input), detail: { voucher: output.voucherId } }) },
  settleHeirs: { run: settleHeirs, audit: (input) => ({ ...ofRun(input), detail: { line: input.lineNo, heir: input.heirResidentId, document: input.docRef } }) },
  claimDividend: { run: claimDividend, audit: (input, output) => ({ ...ofRun(input), detail: { programmeId: input.programmeId, month: input.benefitMonth, claims: output.claims, heirs: output.heirs, amountFen: output.amountFen } }) },
  askDividendReversal: { run: (context, input) => askDividendReversal(context, input.runId, input.reason), audit: (input) => ({ ...ofRun(input), detail: { reason: input.reason } }) },
  decideDividendReversal: { run: decideDividendReversal, audit: (input, output) => ({ ...ofRun(input), detail: { approve: input.approve, status: output.status } }) },
  printDividend: { run: (context, input) => readDividend(context, input.runId), audit: ofRun },
};
