/** Users, audit log, backups and settings: the methods of `office`. */
import { sql } from 'kysely';
import { AppError } from '#shared/errors.ts';
import type { StaffId, UserId } from '#shared/ids.ts';
import type { Role } from '#shared/permissions.ts';
import type { officeContract } from '#shared/office/contract.ts';
import type { CommandContext, Handlers } from '#electron/api/context.ts';
import { listBackups, makeBackup } from '#electron/backup/make-backup.ts';
import { addAccount, addStaff, replaceRecoveryWrap, replaceWrap, setRoles } from '#electron/session/accounts.ts';
import { userSubject } from '#electron/session/sign-in-throttle.ts';
import { ONE_TIME_CHARACTERS, paperCode, RECOVERY_CHARACTERS } from '#electron/vault/key-wraps.ts';
import { readAudit } from './read-audit.ts';
import { listUsers } from './list-users.ts';
import { readSettings, writeSettings } from './settings.ts';
import { verifyOffice } from './verify-office.ts';

export const officeHandlers: Handlers<typeof officeContract> = {
  users: async ({ db }) => ({ users: await listUsers(db) }),
  addUser: {
    async run(context, input) {
      const { trx, core, clock } = context;
      const taken = await trx.selectFrom('users').select('id').where('userName', '=', input.userName).executeTakeFirst();
      if (taken) throw new AppError('user_name_taken', { userName: input.userName });
      const oneTimeCode = paperCode(ONE_TIME_CHARACTERS);
      const wrap = await context.vault.wrapFor(oneTimeCode, core.passwordCostLog2);
      const staffId = input.staffId === null ? await addStaff(trx, input.staffName, clock.now()) : await knownStaff(context, input.staffId as StaffId);
      const userId = await addAccount(trx, { userName: input.userName, staffId, roles: input.roles, wrap, mustChangePassword: true }, clock.now());
      return { userId, oneTimeCode };
    },
    audit: (input, output) => ({ subject: `user:${output.userId}`, detail: { userName: input.userName, roles: input.roles.join(' ') } }),
  },
  setRoles: {
    async run(context, input) {
      const userId = input.userId as UserId;
      await knownUser(context, userId);
      await setRoles(context.trx, userId, input.roles);
      await refuseWithoutAdministrator(context);
      context.core.sessions.endAllOf(userId, 'user_changed');
      return {};
    },
    audit: (input) => ({ subject: `user:${input.userId}`, detail: { roles: input.roles.join(' ') } }),
  },
  disableUser: {
    async run(context, input) {
      const userId = input.userId as UserId;
      if (userId === context.actor.userId) throw new AppError('own_account', {});
      await knownUser(context, userId);
      await context.trx.updateTable('users').set({ status: 'disabled' }).where('id', '=', userId).execute();
      await context.trx.deleteFrom('keyWraps').where('userId', '=', userId).execute();
      await refuseWithoutAdministrator(context);
      context.core.sessions.endAllOf(userId, 'user_changed');
      return {};
    },
    audit: (input) => ({ subject: `user:${input.userId}`, }),
  },
  resetUser: {
    async run(context, input) {
      const userId = input.userId as UserId;
      const userName = await knownUser(context, userId);
      const oneTimeCode = paperCode(ONE_TIME_CHARACTERS);
      await replaceWrap(context.trx, userId, await context.vault.wrapFor(oneTimeCode, context.core.passwordCostLog2), true, context.clock.now());
      await context.trx.updateTable('users').set({ status: 'active' }).where('id', '=', userId).execute();
      await context.trx.deleteFrom('signInCounters').where('subject', '=', userSubject(userName)).execute();
      context.core.sessions.endAllOf(userId, 'user_changed');
      return { oneTimeCode };
    },
    audit: (input) => ({ subject: `user:${input.userId}` }),
  },
  newRecoveryCode: {
    async run(context) {
      const recoveryCode = paperCode(RECOVERY_CHARACTERS);
      await replaceRecoveryWrap(context.trx, await context.vault.wrapFor(recoveryCode, context.core.passwordCostLog2), context.clock.now());
      return { recoveryCode };
    },
    audit: () => ({ subject: 'recoveryCode' }),
  },
  audit: ({ db }, input) => readAudit(db, input),
  verify: ({ core }) => verifyOffice(core),
  backups: async ({ core }) => ({ backups: await listBackups(core.dataDir) }),
  makeBackup: {
    run: ({ core, progress }) => makeBackup(core, progress),
    audit: (_input, output) => ({ subject: `backup:${output.fileName}`, detail: { sizeBytes: output.sizeBytes, headSeq: output.headSeq } }),
  },
  settings: ({ db }) => readSettings(db),
  saveSettings: {
    async run({ trx, core }, input) {
      await writeSettings(trx, input);
      core.settings = input;
      return {};
    },
    audit: (input) => ({ subject: 'settings', detail: input }),
  },
};

async function knownStaff({ trx }: CommandContext, staffId: StaffId): Promise<StaffId> {
  const row = await trx.selectFrom('staff').select('id').where('id', '=', staffId).executeTakeFirst();
  if (!row) throw new AppError('not_found', { what: 'staff', id: String(staffId) });
  return row.id;
}

async function knownUser({ trx }: CommandContext, userId: UserId): Promise<string> {
  const row = await trx.selectFrom('users').select('userName').where('id', '=', userId).executeTakeFirst();
  if (!row) throw new AppError('not_found', { what: 'user', id: String(userId) });
  return row.userName;
}

/** An office nobody can administer could never add a user again. */
async function refuseWithoutAdministrator({ trx }: CommandContext): Promise<void> {
  const role: Role = 'administrator';
  const left = await trx.selectFrom('userRoles').innerJoin('users', 'users.id', 'userRoles.userId').select(sql<number>`count(*)`.as('n'))
    .where('role', '=', role).where('status', '=', 'active').executeTakeFirst();
  if (!left?.n) throw new AppError('last_administrator', {});
}
