/**
 * The methods of `session`: they run before anybody is signed in, so they are answered here and not by a handler with
 * a context. Each writes its audit row in the transaction of its own act.
 */
import type { Transaction } from 'kysely';
import type { Request } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { sessionContract } from '#shared/session/contract.ts';
import { appendAuditRow, type AuditHead } from '#electron/audit/audit-chain.ts';
import type { AuditNote } from '#electron/api/context.ts';
import type { Tables } from '#electron/database/schema.ts';
import type { OfficeCore } from '#electron/office/office-core.ts';
import { readPaperCode, unwrapDataKey, wrapDataKey } from '#electron/vault/key-wraps.ts';
import { replaceWrap } from './accounts.ts';
import { judgePassword } from './judge-password.ts';
import { findUser, keyForPassword, signedInOf, type KnownUser } from './sign-in.ts';

type In<M extends keyof typeof sessionContract> = InputOf<(typeof sessionContract)[M]>;
type Out<M extends keyof typeof sessionContract> = OutputOf<(typeof sessionContract)[M]>;
type Author = Parameters<typeof appendAuditRow>[2]['actor'];

/** Whose sign-in was refused: a known account by name. What is no account's name is not kept, for people type their password into the wrong field. */
const typedBy = (user: KnownUser | null): Author => ({ userId: null, userName: user?.actor.userName ?? '', staffName: '' });

/** One transaction with its audit row, for acts of the door itself. */
export async function act<T>(core: OfficeCore, author: Author, method: string, note: AuditNote, work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
  const at = core.clock.now();
  let head: AuditHead | undefined;
  const value = await core.database.writer.transaction().execute(async (trx) => {
    const done = await work(trx);
    head = await appendAuditRow(trx, core.vault, { at, actor: author, method, note });
    return done;
  });
  if (head) core.head.advance(head, at);
  return value;
}

export async function signIn(core: OfficeCore, input: In<'signIn'>): Promise<Out<'signIn'>> {
  const { writer } = core.database;
  const user = await findUser(core, input.userName);
  if (!core.database.readOnly) await core.throttle.beforeTry(writer, input.userName);
  const dataKey = await keyForPassword(core, user?.actor.userId ?? null, input.password, user?.mustChangePassword);
  if (!user || !dataKey) {
    if (!core.database.readOnly) await act(core, typedBy(user), 'session.signIn', { subject: 'refused' }, async () => undefined);
    throw new AppError('sign_in_refused', { attemptsLeft: await core.throttle.attemptsLeft(writer, input.userName) });
  }
  if (!user.active) throw new AppError('user_disabled', {});
  core.vault.open(dataKey);
  if (!core.database.readOnly) {
    await core.throttle.succeeded(writer, input.userName);
    await act(core, user.actor, 'session.signIn', { subject: `user:${user.actor.userId}` }, async (trx) => {
      await trx.updateTable('users').set({ lastSignInAt: core.clock.now() }).where('id', '=', user.actor.userId).execute();
    });
  }
  return startSession(core, user);
}

export function startSession(core: OfficeCore, user: KnownUser): Out<'signIn'> {
  const token = core.sessions.start(user.actor, user.mustChangePassword);
  return { token, user: signedInOf(user.actor, user.mustChangePassword) };
}

export async function signOut(core: OfficeCore, request: Request): Promise<Out<'signOut'>> {
  const session = core.sessions.find(request.token, core.settings.idleMinutes);
  if (!core.database.readOnly) await act(core, session.actor, 'session.signOut', { subject: `user:${session.actor.userId}` }, async () => undefined);
  core.sessions.end(session, 'signed_out');
  return {};
}

export async function changePassword(core: OfficeCore, request: Request, input: In<'changePassword'>): Promise<Out<'changePassword'>> {
  const session = core.sessions.find(request.token, core.settings.idleMinutes);
  const { actor } = session;
  judgePassword(input.newPassword, { least: core.settings.passwordLeast, ownWords: [actor.userName, actor.staffName, core.info.communityName, core.info.name] });
  await core.throttle.beforeTry(core.database.writer, actor.userName);
  const dataKey = await keyForPassword(core, actor.userId, input.password, session.mustChangePassword);
  if (!dataKey) throw new AppError('password_wrong', {});
  await core.throttle.succeeded(core.database.writer, actor.userName);
  const wrap = await wrapDataKey(dataKey, input.newPassword, core.passwordCostLog2);
  await act(core, actor, 'session.changePassword', { subject: `user:${actor.userId}` }, (trx) => replaceWrap(trx, actor.userId, wrap, false, core.clock.now()));
  core.sessions.passwordChanged(session);
  return {};
}

/** The paper code proves the office's owner; the new password goes to an active administrator's account. */
export async function recover(core: OfficeCore, input: In<'recover'>): Promise<Out<'recover'>> {
  const { writer } = core.database;
  await core.throttle.beforeTry(writer, 'recovery code');
  const wrap = await writer.selectFrom('keyWraps').select(['costLog2', 'salt', 'wrapped']).where('kind', '=', 'recovery').executeTakeFirst();
  const dataKey = wrap ? await unwrapDataKey(wrap, readPaperCode(input.recoveryCode)) : null;
  if (!dataKey) {
    await act(core, typedBy(await findUser(core, input.userName)), 'session.recover', { subject: 'refused' }, async () => undefined);
    throw new AppError('recovery_code_wrong', {});
  }
  const user = await findUser(core, input.userName);
  if (!user || !user.active || !user.actor.roles.includes('administrator')) throw new AppError('not_found', { what: 'administrator', id: input.userName });
  judgePassword(input.newPassword, { least: core.settings.passwordLeast, ownWords: [user.actor.userName, user.actor.staffName, core.info.communityName] });
  await core.throttle.succeeded(writer, 'recovery code');
  await core.throttle.succeeded(writer, input.userName);
  const newWrap = await wrapDataKey(dataKey, input.newPassword, core.passwordCostLog2);
  core.sessions.endAll('user_changed');
  core.vault.open(dataKey);
  await act(core, user.actor, 'session.recover', { subject: `user:${user.actor.userId}` }, (trx) => replaceWrap(trx, user.actor.userId, newWrap, false, core.clock.now()));
  return startSession(core, { ...user, mustChangePassword: false });
}
