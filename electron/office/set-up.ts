/** Setting an office up in an empty folder: keys, the first administrator, the recovery code, the collective's account set. */
import { randomBytes } from 'node:crypto';
import type { InputOf } from '#shared/contract.ts';
import type { sessionContract } from '#shared/session/contract.ts';
import { month, yearOf, type Month } from '#shared/days.ts';
import { createAccountSet } from '#electron/ledger/create-account-set.ts';
import type { Transaction } from 'kysely';
import type { Tables } from '#electron/database/schema.ts';
import { appendAuditRow } from '#electron/audit/audit-chain.ts';
import { addAccount, addStaff, replaceRecoveryWrap } from '#electron/session/accounts.ts';
import { findUser, type KnownUser } from '#electron/session/sign-in.ts';
import { judgePassword } from '#electron/session/judge-password.ts';
import { paperCode, RECOVERY_CHARACTERS, wrapDataKey } from '#electron/vault/key-wraps.ts';
import type { OfficeCore } from './office-core.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

export interface SetUpInput extends InputOf<(typeof sessionContract)['setUp']> {
  readonly practice?: boolean;
  /** First month of the books; January of this year unless said otherwise. */
  readonly booksFrom?: Month;
}

/** Checked before anything is written, so that a refused set-up leaves an empty folder. */
export function judgeSetUp(input: SetUpInput): void {
  judgePassword(input.password, { least: DEFAULT_SETTINGS.passwordLeast, ownWords: [input.userName, input.staffName, input.communityName, input.officeName] });
}

/**
 * Fills a fresh database in one transaction and opens the vault.
 */
export async function setUpOffice(core: OfficeCore, input: SetUpInput): Promise<{ user: KnownUser; recoveryCode: string }> {
  const now = core.clock.now();
  const dataKey = randomBytes(32);
  const recoveryCode = paperCode(RECOVERY_CHARACTERS);
  const [wrap, recoveryWrap] = await Promise.all([
    wrapDataKey(dataKey, input.password, core.passwordCostLog2), wrapDataKey(dataKey, recoveryCode, core.passwordCostLog2),
  ]);
  core.vault.open(dataKey);
  const head = await core.database.writer.transaction().execute(async (trx: Transaction<Tables>) => {
    await trx.insertInto('office').values({
      id: 1, officeId: core.info.officeId, name: input.officeName, communityName: input.communityName, practice: input.practice ? 1 : 0, createdAt: now,
    }).execute();
    const staffId = await addStaff(trx, input.staffName, now);
    const userId = await addAccount(trx, { userName: input.userName, staffId, roles: ['administrator'], wrap, mustChangePassword: false }, now);
    await replaceRecoveryWrap(trx, recoveryWrap, now);
    await createAccountSet({ trx, clock: core.clock }, {
      code: '01', name: `${input.communityName}集体账`, kind: 'collective', codePattern: '3-2-2', words: ['记'], startMonth: input.booksFrom ?? month(`${yearOf(core.clock.today())}-01`),
    });
    return appendAuditRow(trx, core.vault, { at: now, actor: { userId, userName: input.userName, staffName: input.staffName }, method: 'session.setUp', note: { subject: `office:${core.info.officeId}` } });
  });
  core.head.advance(head, now);
  await core.head.flush();
  const user = await findUser(core, input.userName);
  return { user: user!, recoveryCode };
}
