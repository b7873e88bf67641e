/** The practice community: an office of invented people in which everything may be tried. */
import type { Progress } from '#shared/contract.ts';
import { ROLES, type Role } from '#shared/permissions.ts';
import type { Office } from '#electron/office/open-office.ts';
import { PRACTICE_COST_LOG2, PRACTICE_PASSWORD } from '#electron/office/practice.ts';
import { addAccount, addStaff } from '#electron/session/accounts.ts';

export interface BuildWays {
  readonly onProgress: (progress: Progress) => void;
  /** Aborted: the folder is thrown away by the caller. */
  readonly signal: AbortSignal;
}

/** One practice user for every role: user name and the person's name. */
const USERS: Readonly<Record<Role, readonly [string, string]>> = {
  administrator: ['guanliyuan', '管玉兰'],
  clerk: ['jingban', '经小芳'],
  reviewer: ['shenhe', '沈国强'],
  director: ['zhuren', '朱建国'],
  accountant: ['kuaiji', '蒯丽华'],
  cashier: ['chuna', '储秀英'],
  volunteerOfficer: ['zhiyuan', '支援朝'],
  supervisor: ['jiandu', '简文斌'],
};

/** Fills an empty folder that `office` has open. */
export async function buildSampleCommunity(office: Office, ways: BuildWays): Promise<void> {
  ways.onProgress({ done: 0, total: 1, label: 'users' });
  const [userName, staffName] = USERS.administrator;
  await office.setUp({ officeName: '海棠里社区居民委员会（练习）', communityName: '海棠里社区', userName, staffName, password: PRACTICE_PASSWORD, practice: true });
  const { core } = office;
  const wraps = await Promise.all(ROLES.map(() => core.vault.wrapFor(PRACTICE_PASSWORD, PRACTICE_COST_LOG2)));
  await core.database.writer.transaction().execute(async (trx) => {
    for (const [index, role] of ROLES.entries()) {
      ways.signal.throwIfAborted();
      if (role === 'administrator') continue;
      const [name, person] = USERS[role];
      const staffId = await addStaff(trx, person, core.clock.now());
      await addAccount(trx, { userName: name, staffId, roles: [role], wrap: wraps[index]!, mustChangePassword: false }, core.clock.now());
    }
  });
  ways.onProgress({ done: 1, total: 1, label: 'users' });
}
