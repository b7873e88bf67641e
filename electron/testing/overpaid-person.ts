/** Somebody who owes, for tests of what is withheld from him. */
import { day, month } from '#shared/days.ts';
import type { RecoveryId } from '#shared/ids.ts';
import type { FurnishedOffice } from './welfare-office.ts';

/** The third of the office's people was paid 100 yuan in June and in July while he should have been paused: he owes 200, and the recovery is begun. */
export async function overpayThird(office: FurnishedOffice): Promise<RecoveryId> {
  for (const each of ['2026-06', '2026-07']) {
    const approved = await office.approve(await office.generate(office.w01, each, { payBy: 'cash' }));
    await office.as('cashier').disbursement.payCash({ ...approved, paidOn: day(`${each}-20`) });
  }
  const [, , residentId] = office.ids;
  await office.as('clerk').welfare.pause({ programmeId: office.w01, residentId: residentId!, fromMonth: month('2026-06'), toMonth: null, reason: '服刑' });
  return (await office.as('clerk').disbursement.openRecovery({ residentId: residentId!, programmeId: office.w01, months: { fromMonth: month('2026-06'), toMonth: month('2026-07') } })).recoveryId;
}
