/** The methods of cares, and the audit line of each act: who was seen is said by number. */
import type { careContract } from '#shared/care/contract.ts';
import type { Handlers } from '#electron/api/context.ts';
import { readCaresDue } from './care-due.ts';
import { listCares, listKinds } from './cares.ts';
import { recordCare, saveKind, skipCare, withdrawCare } from './record-care.ts';

export const careHandlers: Handlers<typeof careContract> = {
  kinds: listKinds,
  saveKind: { run: saveKind, audit: (input, output) => ({ subject: `careKind:${output.kindId}`, detail: { name: input.name, trigger: input.trigger, amountFen: input.amountFen, active: input.active } }) },
  due: async ({ db, clock }, input) => ({ people: await readCaresDue(db, clock.today(), { kindId: input.kindId }) }),
  record: { run: recordCare, audit: (input, output) => ({ subject: `care:${output.careId}`, detail: { kind: input.kindId, resident: input.residentId, on: input.doneOn, amountFen: input.amountFen, claim: output.claimId } }) },
  skip: { run: skipCare, audit: (input, output) => ({ subject: `care:${output.careId}`, detail: { kind: input.kindId, resident: input.residentId, reason: input.reason } }) },
  withdraw: { run: withdrawCare, audit: (input) => ({ subject: `care:${input.careId}`, detail: { reason: input.reason } }) },
  list: listCares,
  listSheet: { run: async (context, input) => ({ communityName: context.office.communityName, ...(await listCares(context, input)) }), audit: (input) => ({ subject: 'cares', detail: { year: input.year } }) },
  dueSheet: { run: async ({ db, clock, office }, input) => ({ communityName: office.communityName, today: clock.today(), people: await readCaresDue(db, clock.today(), { kindId: input.kindId }) }), audit: () => ({ subject: 'cares' }) },
};
