/** A programme that pays the old by age band, as many communities have it. */
import { day, month } from '#shared/days.ts';
import type { AccountSetId, ProgrammeId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import type { TestOffice } from '#electron/testing/open-test-office.ts';

const TIERS = [{ from: 60, to: 69, fen: fen(5_000) }, { from: 70, to: 79, fen: fen(10_000) }, { from: 80, to: 89, fen: fen(20_000) }, { from: 90, to: null, fen: fen(30_000) }];

/** Months a batch may be made for. */
export const PAID_MONTHS = ['2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09'].map((text) => month(text));

/** Makes account set, programme and active version. */
export async function addAgeProgramme(test: TestOffice): Promise<ProgrammeId> {
  return (await addAgeProgrammes(test, ['W01']))[0]!;
}

/** The same for several codes over one account set. */
export async function addAgeProgrammes(test: TestOffice, codes: readonly string[]): Promise<ProgrammeId[]> {
  const { accountSetId } = await test.as('accountant').ledger.createAccountSet({ code: 'W', name: '集体账', kind: 'collective', startMonth: month('2026-01') });
  const made: ProgrammeId[] = [];
  for (const code of codes) made.push(await addOne(test, accountSetId, code));
  return made;
}

async function addOne(test: TestOffice, accountSetId: AccountSetId, code: string): Promise<ProgrammeId> {
  const clerk = test.as('clerk');
  const { programmeId } = await clerk.welfare.createProgramme({ code, name: code === 'W01' ? '高龄津贴' : `津贴${code}`, target: 'person', form: 'cash', period: 'monthly', purpose: '高龄津贴', accountSetId, noticeDays: 0 });
  const draft = await clerk.welfare.saveDraft({
    programmeId, versionId: null, version: null, validFrom: month('2026-01'), resolutionNo: '〔2026〕1号', resolvedOn: day('2025-12-20'), resolutionTitle: '关于发放津贴的决议',
    rule: { kind: 'all', of: [{ kind: 'age', atLeast: 60, effective: 'monthOfBirthday', on: 'monthStart' }, { kind: 'residency', in: ['registered', 'registeredAway'] }, { kind: 'membership', in: ['member'] }] },
    amount: { standard: { kind: 'ageTiers', effective: 'monthOfBirthday', on: 'monthStart', tiers: TIERS }, per: 'month', perMember: null, halfMonth: null, capFen: null, roundToFen: 1 }, exclusions: [],
    expenseAccountCode: '5140101', payableAccountCode: '21101', moneyAccountCode: '10201', cashAccountCode: '101', stackable: true, exclusionGroup: null,
  });
  await clerk.welfare.activateVersion({ versionId: draft.versionId, version: draft.version });
  return programmeId;
}
