/** The practice office's staff at work: one client per role, each signed in as a person of his own. */
import type { api } from '#shared/api.ts';
import type { Client, Progress } from '#shared/contract.ts';
import { addMonths, monthOf } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { Role } from '#shared/permissions.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { makeClient } from '#electron/api/make-client.ts';
import type { Office } from '#electron/office/open-office.ts';
import { PRACTICE_COST_LOG2, PRACTICE_PASSWORD } from '#electron/office/practice.ts';
import { failPoint } from '#electron/office/fail-points.ts';
import { addAccount, addStaff } from '#electron/session/accounts.ts';
import { act } from '#electron/session/session-methods.ts';
import { findUser } from '#electron/session/sign-in.ts';
import type { SampleClock } from './sample-clock.ts';

/** One practice user for every role: user name and the person's name. */
const USERS: Readonly<Record<Role, readonly [userName: string, staffName: string]>> = {
  administrator: ['guanliyuan', '管玉兰'], clerk: ['jingban', '经小芳'], reviewer: ['shenhe', '沈国强'], director: ['zhuren', '朱建国'],
  accountant: ['kuaiji', '蒯丽华'], cashier: ['chuna', '储秀英'], volunteerOfficer: ['zhiyuan', '支援朝'], supervisor: ['jiandu', '简文斌'],
};

export interface SampleDesk {
  readonly office: Office;
  readonly clock: SampleClock;
  readonly signal: AbortSignal;
  as(role: Role): Client<typeof api>;
  token(role: Role): string;
  /** Many rows at once, inside one transaction with its audit row, by the clerk. */
  bulk<T>(subject: string, work: (context: CommandContext) => Promise<T>): Promise<T>;
}

/** Sets the practice office up and signs everybody in. */
export async function openSampleDesk(office: Office, clock: SampleClock, signal: AbortSignal): Promise<SampleDesk> {
  const [userName, staffName] = USERS.administrator;
  await office.setUp({ officeName: '海棠里社区居民委员会（练习）', communityName: '海棠里社区', userName, staffName, password: PRACTICE_PASSWORD, practice: true, booksFrom: addMonths(monthOf(clock.today()), 1) });
  const { core } = office;
  const others = (Object.keys(USERS) as Role[]).filter((role) => role !== 'administrator');
  const wraps = await Promise.all(others.map(() => core.vault.wrapFor(PRACTICE_PASSWORD, PRACTICE_COST_LOG2)));
  await core.database.writer.transaction().execute(async (trx) => {
    for (const [index, role] of others.entries()) {
      const staffId = await addStaff(trx, USERS[role][1], core.clock.now());
      await addAccount(trx, { userName: USERS[role][0], staffId, roles: [role], wrap: wraps[index]!, mustChangePassword: false }, core.clock.now());
    }
  });
  const tokens = new Map<Role, string>();
  for (const role of Object.keys(USERS) as Role[]) {
    const reply = await office.answer({ method: 'session.signIn', input: { userName: USERS[role][0], password: PRACTICE_PASSWORD } });
    if (!reply.ok) throw new AppError(reply.code, reply.data);
    tokens.set(role, (reply.value as { token: string }).token);
  }
  return {
    office, clock, signal,
    token: (role) => tokens.get(role)!,
    as: (role) => makeClient((request) => {
      signal.throwIfAborted();
      return office.answer({ ...request, token: tokens.get(role), password: request.password ?? PRACTICE_PASSWORD });
    }),
    async bulk(subject, work) {
      const clerk = await findUser(core, USERS.clerk[0]);
      const { actor } = clerk!;
      return act(core, actor, 'sample.build', { subject }, (trx) => work({
        trx, actor, clock, vault: core.vault, files: core.shelf.of('sample'), office: core.info, core, signal, progress: () => undefined, fail: failPoint,
      }));
    },
  };
}

export type OnProgress = (progress: Progress) => void;
