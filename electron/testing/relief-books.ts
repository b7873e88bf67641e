/** Books with a relief fund over them, for tests of cases: 1,500,000 yuan earmarked and in a bank account of its own, rules in force since January. */
import { USUAL_HANDLING } from '#shared/applications/flow.ts';
import { day, month } from '#shared/days.ts';
import type { AccountSetId, Id, ProgrammeId } from '#shared/ids.ts';
import { fen, type Fen } from '#shared/money.ts';
import { USUAL_RULES } from '#shared/relief/calculate.ts';
import { USUAL_ACCOUNTS, type FundSetUp } from '#shared/relief/recipes.ts';
import { CLAIMS_AMOUNT, CLAIMS_RULE } from '#shared/welfare/claims.ts';
import type { TestOffice } from './open-test-office.ts';

const yuan = (amount: number): Fen => fen(amount * 100);
export interface ReliefBooks { readonly fundId: Id<'reliefFund'>; readonly programmeId: ProgrammeId; readonly accountSetId: AccountSetId }

/** Makes the account set R, its opening balances, the programme W09, the fund and its first rules. */
export async function openReliefBooks(office: Pick<TestOffice, 'as'>, setUp: FundSetUp = 'own'): Promise<ReliefBooks> {
  const [clerk, cashier, accountant] = [office.as('clerk'), office.as('cashier'), office.as('accountant')];
  const { accountSetId } = await accountant.ledger.createAccountSet({ code: 'R', name: '集体账', kind: 'collective', startMonth: month('2026-01') });
  const accounts = USUAL_ACCOUNTS[setUp];
  const debit = (accountCode: string, amount: number) => ({ summary: '期初余额', accountCode, debitFen: yuan(amount), creditFen: fen(0) });
  const credit = (accountCode: string, amount: number) => ({ summary: '期初余额', accountCode, debitFen: fen(0), creditFen: yuan(amount) });
  const { voucherId } = await cashier.ledger.saveVoucher({
    accountSetId, voucherDate: day('2025-12-31'), kind: 'opening', attachmentsCount: 0,
    lines: [debit('10202', 1_500_000), debit('10201', 500_000), credit(accounts.fundAccountCode, 1_500_000), credit('31101', 500_000)],
  });
  await cashier.ledger.submitVoucher({ voucherId });
  await accountant.ledger.reviewVoucher({ voucherId });
  await accountant.ledger.postVouchers({ voucherIds: [voucherId] });
  // The names hang on the board with the applications; the batch needs no notice of its own.
  const { programmeId } = await clerk.welfare.createProgramme({ code: 'W09', name: '大病救助', target: 'person', form: 'cash', period: 'monthly', purpose: '大病救助', accountSetId, basis: 'claims', noticeDays: 0 });
  const draft = await clerk.welfare.saveDraft({
    programmeId, versionId: null, version: null, validFrom: month('2026-01'), resolutionNo: '〔2025〕18号', resolvedOn: day('2025-12-20'), resolutionTitle: '关于大病救助的决议', rule: CLAIMS_RULE, amount: CLAIMS_AMOUNT, exclusions: [],
    expenseAccountCode: setUp === 'own' ? accounts.expenseAccountCode : accounts.fundAccountCode, payableAccountCode: '21101', moneyAccountCode: accounts.moneyAccountCode, cashAccountCode: '101', stackable: true, exclusionGroup: null,
  });
  await clerk.welfare.activateVersion({ versionId: draft.versionId, version: draft.version });
  await clerk.applications.saveHandling({ programmeId, version: null, ...USUAL_HANDLING.relief });
  const { fundId } = await clerk.relief.saveFund({ ...accounts, fundId: null, version: null, name: '大病救助基金', programmeId, openedOn: day('2026-01-01'), openingFen: yuan(1_500_000), pastInFen: yuan(1_620_000), pastGrantsFen: yuan(120_000) });
  const { ruleId } = await clerk.relief.saveRules({ fundId, validFrom: day('2026-01-01'), resolutionNo: '〔2025〕18号', resolvedOn: day('2025-12-20'), rules: USUAL_RULES });
  await office.as('director').relief.activateRules({ ruleId });
  return { fundId, programmeId, accountSetId };
}
