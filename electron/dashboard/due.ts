/** What is due, by what the person's roles may see, each with how much of it he may do himself. */
import type { OutputOf } from '#shared/contract.ts';
import type { dashboardContract, DueItem } from '#shared/dashboard/contract.ts';
import { daysBetween, instant, localDay } from '#shared/days.ts';
import { may, ROLES, type Permission } from '#shared/permissions.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readApplicationsDue } from './applications-due.ts';
import { readBatchesDue, readProgrammesDue } from './batches-due.ts';
import { readBooksDue } from './books-due.ts';
import { readEntriesToFix } from './entries-to-fix.ts';
import { readInboxDue } from './inbox-due.ts';

type Due = OutputOf<typeof dashboardContract.due>;

/** A week without a backup is the most an office should lose. */
const BACKUP_DAYS = 7;

/** The desk's first list. Every part is left out for roles that may not read what it counts. */
export async function readDue(ctx: QueryContext): Promise<Due> {
  const sees = (permission: Permission): boolean => may(ctx.actor.roles, permission);
  const parts: Promise<DueItem[]>[] = [];
  if (sees('disbursement.read')) parts.push(readBatchesDue(ctx));
  parts.push(readInboxDue(ctx), readApplicationsDue(ctx));
  if (sees('disbursement.read') && sees('welfare.read')) parts.push(readProgrammesDue(ctx));
  if (sees('ledger.read')) parts.push(readBooksDue(ctx));
  if (sees('residents.read')) parts.push(readEntriesToFix(ctx));
  const [items, backup, start] = await Promise.all([Promise.all(parts), readBackup(ctx), readStart(ctx, sees)]);
  return { items: items.flat(), backup, start };
}

/** Invented data needs no backup: the practice community never asks for one. */
async function readBackup({ db, core, clock, actor, office }: QueryContext): Promise<Due['backup']> {
  const last = core.lastBackupAt === null ? null : instant(core.lastBackupAt);
  const { createdAt } = await db.selectFrom('office').select('createdAt').executeTakeFirstOrThrow();
  const daysAgo = Math.max(0, daysBetween(localDay(last ?? createdAt), clock.today()));
  const makers = await db.selectFrom('userRoles as r').innerJoin('users as u', 'u.id', 'r.userId').innerJoin('staff as s', 's.id', 'u.staffId').select('s.name').distinct()
    .where('u.status', '=', 'active').where('r.role', 'in', ROLES.filter((role) => may([role], 'backup.make'))).orderBy('s.id').execute();
  return { lastAt: last, daysAgo, due: !office.practice && daysAgo > BACKUP_DAYS, yours: may(actor.roles, 'backup.make'), makers: makers.map((row) => row.name) };
}

async function readStart({ db }: QueryContext, sees: (permission: Permission) => boolean): Promise<Due['start']> {
  const countOf = async (table: 'residents' | 'programmes' | 'batches', permission: Permission): Promise<number | null> =>
    (sees(permission) ? (await db.selectFrom(table).select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n : null);
  const workers = db.selectFrom('users as u').select((e) => e.fn.countAll<number>().as('n')).where('u.status', '=', 'active')
    .where((e) => e.exists(e.selectFrom('userRoles as r').select('r.role').whereRef('r.userId', '=', 'u.id').where('r.role', '<>', 'administrator')));
  const colleagues = sees('users.manage') ? (await workers.executeTakeFirstOrThrow()).n : null;
  return { colleagues, residents: await countOf('residents', 'residents.read'), programmes: await countOf('programmes', 'welfare.read'), batches: await countOf('batches', 'disbursement.read') };
}
