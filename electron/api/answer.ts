/**
 * The one door. In this order: the method is known → somebody is signed in → may call it → the input is right → the
 * password is given again where asked → transaction → handler → audit row → reply. Nothing is thrown to a host.
 */
import { createHash } from 'node:crypto';
import { api } from '#shared/api.ts';
import type { MethodSpec, Progress, Request } from '#shared/contract.ts';
import { AppError, type Reply } from '#shared/errors.ts';
import { may } from '#shared/permissions.ts';
import { appendAuditRow, type AuditHead } from '#electron/audit/audit-chain.ts';
import { releaseReserve } from '#electron/database/data-folder.ts';
import { SqliteError } from '#electron/database/sqlite-error.ts';
import { failPoint } from '#electron/office/fail-points.ts';
import type { OfficeCore } from '#electron/office/office-core.ts';
import type { Session } from '#electron/session/sessions.ts';
import { confirmPassword } from '#electron/session/sign-in.ts';
import type { BaseContext, CommandContext, LoggedHandler, PlainQueryHandler, QueryContext } from './context.ts';
import { handlers } from './handlers.ts';

export interface CallWays {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

interface FoundMethod { readonly feature: string; readonly name: string; readonly spec: MethodSpec & { readonly logged: boolean } }

/** Looks the method up among what the contract lists; inherited names such as 'constructor' are unknown. */
export function findMethod(method: unknown): FoundMethod {
  if (typeof method !== 'string') throw new AppError('unknown_method', { method: '' });
  const [feature = '', name = '', ...rest] = method.split('.');
  const contract = Object.hasOwn(api, feature) ? (api as Record<string, Record<string, FoundMethod['spec']>>)[feature] : undefined;
  const spec = contract && Object.hasOwn(contract, name) ? contract[name] : undefined;
  if (!spec || rest.length > 0) throw new AppError('unknown_method', { method: method.slice(0, 80) });
  return { feature, name, spec };
}

export function parseInput(spec: MethodSpec, input: unknown): unknown {
  const parsed = spec.input.safeParse(input ?? {});
  if (parsed.success) return parsed.data;
  throw new AppError('invalid_input', {
    faults: parsed.error.issues.slice(0, 50).map((issue) => ({ path: issue.path.join('.'), reason: issue.code, message: issue.message })),
  });
}

/** Whether this very call needs the password again: some methods only when they show numbers whole. */
function asksPassword(spec: MethodSpec, input: unknown): boolean {
  return spec.passwordAgain === 'whole' ? (input as { whole?: boolean }).whole === true : spec.passwordAgain;
}

/** Answers every method but those of `session`, which `session/session-methods.ts` answers. */
export async function answerSignedIn(core: OfficeCore, request: Request, ways: CallWays): Promise<unknown> {
  const { feature, name, spec } = findMethod(request.method);
  const session = core.sessions.find(request.token, core.settings.idleMinutes);
  if (spec.needs !== 'signedIn' && spec.needs !== 'nobody' && !may(session.actor.roles, spec.needs)) throw new AppError('not_allowed', { needs: spec.needs });
  if (session.mustChangePassword) throw new AppError('not_allowed', { needs: 'session.changePassword' });
  const input = parseInput(spec, request.input);
  if (asksPassword(spec, input)) await confirmPassword(core, session.actor, request.password);
  const handler = (handlers as Record<string, Record<string, unknown>>)[feature]![name];
  const base: BaseContext = {
    actor: session.actor, clock: core.clock, vault: core.vault, files: core.shelf.of(session.key), office: core.info, core,
    signal: ways.signal, progress: ways.progress, fail: failPoint,
  };
  if (spec.kind === 'command') return runCommand(core, session, request, { feature, name, spec }, handler as LoggedHandler<CommandContext, MethodSpec>, base, input);
  const context: QueryContext = { ...base, db: core.database.reader };
  if (!spec.logged) return spec.output.parse(await (handler as PlainQueryHandler<MethodSpec>)(context, input));
  const logged = handler as LoggedHandler<QueryContext, MethodSpec>;
  const output = spec.output.parse(await logged.run(context, input));
  await writeAudit(core, session, request.method, logged.audit(input, output));
  return output;
}

async function runCommand(
  core: OfficeCore, session: Session, request: Request, method: FoundMethod, handler: LoggedHandler<CommandContext, MethodSpec>, base: BaseContext, input: unknown,
): Promise<unknown> {
  if (core.database.readOnly) throw new AppError('read_only', {});
  if (core.stopped) throw new AppError('database_damaged', { detail: 'writing has stopped' });
  const actId = request.actId;
  const inputHash = actId ? createHash('sha256').update(JSON.stringify([request.method, input])).digest('hex') : '';
  let head: AuditHead | undefined;
  let at = core.clock.now();
  const output = await core.database.writer.transaction().execute(async (trx) => {
    if (actId) {
      const earlier = await trx.selectFrom('actReplies').selectAll().where('actId', '=', actId).executeTakeFirst();
      if (earlier) {
        if (earlier.inputHash !== inputHash || earlier.userId !== session.actor.userId) throw new AppError('act_conflict', { actId });
        return JSON.parse(earlier.reply) as unknown;
      }
    }
    failPoint('command.begin');
    const value = method.spec.output.parse(await handler.run({ ...base, trx }, input));
    base.signal.throwIfAborted();
    // After everything the act has stamped: nothing it wrote is later than its row of the log.
    at = core.clock.now();
    head = await appendAuditRow(trx, core.vault, { at, actor: session.actor, method: request.method, note: handler.audit(input, value) });
    if (actId && !method.spec.secretAnswer) {
      await trx.insertInto('actReplies').values({ actId, userId: session.actor.userId, method: request.method, inputHash, reply: JSON.stringify(value), at }).execute();
    }
    failPoint('command.commit');
    return value;
  });
  failPoint('command.done');
  if (head) {
    core.head.advance(head, at);
    core.emit({ type: 'changed', features: [method.feature] });
  }
  return output;
}

async function writeAudit(core: OfficeCore, session: Session, method: string, note: Parameters<typeof appendAuditRow>[2]['note']): Promise<void> {
  if (core.database.readOnly) throw new AppError('read_only', {});
  const at = core.clock.now();
  const head = await core.database.writer.transaction().execute((trx) => appendAuditRow(trx, core.vault, { at, actor: session.actor, method, note }));
  core.head.advance(head, at);
}

/** Code and data belong together in the error; TypeScript cannot see it in a union. */
function refused({ code, data }: AppError): Reply<never> {
  return { ok: false, code, data } as Reply<never>;
}

/** Any failure as a refusal: what was meant stays by name, a full or failing disk gets its code, the rest is an incident. */
export function toRefusal(core: Pick<OfficeCore, 'log' | 'dataDir'> & { stopped: OfficeCore['stopped'] } | null, method: unknown, error: unknown): Reply<never> {
  if (error instanceof AppError) return refused(error);
  if (error instanceof DOMException && error.name === 'AbortError') return { ok: false, code: 'cancelled', data: {} };
  const { code } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if ((error instanceof SqliteError && error.kind === 'full') || code === 'ENOSPC') {
    if (core) void releaseReserve(core.dataDir);
    return { ok: false, code: 'disk_full', data: {} };
  }
  if (error instanceof SqliteError && error.kind === 'interrupted') return { ok: false, code: 'cancelled', data: {} };
  if (error instanceof SqliteError && error.kind === 'read_only') return { ok: false, code: 'read_only', data: {} };
  if (error instanceof SqliteError && error.kind === 'damaged') {
    if (core) core.stopped = 'damaged';
    return { ok: false, code: 'database_damaged', data: { detail: 'a page of the database is damaged' } };
  }
  return { ok: false, code: 'unexpected', data: { incidentId: core?.log.incident(typeof method === 'string' ? method.slice(0, 80) : '', error) ?? '-' } };
}
