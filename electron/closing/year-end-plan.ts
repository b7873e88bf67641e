import { readAccountSet } from '#electron/ledger/account-sets.ts';
import type { Reads } from '#electron/ledger/reads.ts';
import type { Clock } from '#electron/office/clock.ts';
import type { Charter } from '#shared/closing/contract.ts';
import { DISTRIBUTION_CODES, judgeChoice, planYearEnd, type ChoiceProblem, type YearAccount, type YearEndChoice, type YearEndPlan } from '#shared/closing/year-end.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { readCharter } from './charter.ts';
import { readYearAccounts } from './year-accounts.ts';
import { checkYearEnd, decemberOf, type YearEndCheck } from './year-end-checks.ts';

export interface YearGround { readonly set: Awaited<ReturnType<typeof readAccountSet>>; readonly accounts: YearAccount[]; readonly checks: YearEndCheck[]; readonly charter: Charter }

/** Everything a year-end is decided on, as the books stand now. */
export async function readYearGround(db: Reads, clock: Clock, accountSetId: AccountSetId, year: number): Promise<YearGround> {
  const set = await readAccountSet(db, accountSetId);
  const accounts = await readYearAccounts(db, accountSetId, decemberOf(year));
  return { set, accounts, checks: await checkYearEnd(db, clock, set, year, accounts), charter: await readCharter(db, accountSetId) };
}

/** The plan of a choice and the first reason against it. Refuses `closing_account_missing`. */
export function planOf(ground: YearGround, choice: YearEndChoice, year: number, clock: Clock): { plan: YearEndPlan; problem: ChoiceProblem | null } {
  const names = new Map(ground.accounts.map((account) => [account.code, account.name]));
  const { charter } = ground;
  const wanted: [string, string][] = [['321', '本年收益']];
  if (!ground.accounts.some((account) => account.undistributed)) throw new AppError('closing_account_missing', { code: '32202', what: '未分配收益' });
  if (choice.reserveFen > 0) wanted.push([DISTRIBUTION_CODES.reserve, '提取公积公益金'], [charter.reserveAccountCode, '公积公益金']);
  if (choice.membersFen > 0) wanted.push([DISTRIBUTION_CODES.members, '向成员分配'], [charter.membersAccountCode, '应付成员']);
  if (choice.othersFen > 0) wanted.push([DISTRIBUTION_CODES.others, '其他分配'], [charter.othersAccountCode, '其他应付']);
  if (choice.lossCoverFen > 0) wanted.push([choice.lossCoverAccountCode ?? '311', '公积公益金']);
  for (const [code, what] of wanted) if (!names.has(code)) throw new AppError('closing_account_missing', { code, what });
  return { plan: planYearEnd(ground.accounts, choice, charter, (code) => names.get(code) ?? code, year), problem: judgeChoice(ground.accounts, choice, charter, clock.today()) };
}
