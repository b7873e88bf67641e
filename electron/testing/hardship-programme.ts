/** A programme of 困难帮扶 with its usual handling, for tests that begin with an application. */
import { USUAL_HANDLING } from '#shared/applications/flow.ts';
import { day } from '#shared/days.ts';
import type { Id, ProgrammeId, ResidentId } from '#shared/ids.ts';
import { CLAIMS_AMOUNT, CLAIMS_RULE } from '#shared/welfare/claims.ts';
import type { WelfareOffice } from './welfare-office.ts';

export async function addHardship(office: WelfareOffice): Promise<ProgrammeId> {
  const programmeId = await office.addProgramme({ code: 'W91', basis: 'claims', rule: CLAIMS_RULE, amount: CLAIMS_AMOUNT });
  await office.as('clerk').applications.saveHandling({ programmeId, version: null, ...USUAL_HANDLING.hardship });
  return programmeId;
}

/** An application of somebody for himself, received on 2 September 2026. */
export async function applyFor(office: WelfareOffice, programmeId: ProgrammeId, residentId: ResidentId): Promise<Id<'application'>> {
  const { applicationId } = await office.as('clerk').applications.register({ programmeId, applicantId: residentId, beneficiaryId: residentId, receivedOn: day('2026-09-02'), consent: true, form: { situation: '住院费用大' } });
  return applicationId;
}
