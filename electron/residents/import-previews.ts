/** Previews: what a roster would do to the register, kept in memory for its maker until it is confirmed or forgotten. */
import { randomBytes } from 'node:crypto';
import { AppError } from '#shared/errors.ts';
import type { UserId } from '#shared/ids.ts';
import type { OutputOf } from '#shared/contract.ts';
import type { importContract } from '#shared/residents/import-contract.ts';
import type { RosterCustomColumns } from '#shared/residents/roster-custom.ts';
import type { RosterHeader, RosterMapping } from '#shared/residents/roster-header.ts';
import type { BaseContext } from '#electron/api/context.ts';
import type { ComparedRow, CompareWith } from './import-compare.ts';

export type CommitResult = OutputOf<typeof importContract.commit>;

export interface Preview {
  readonly previewId: string;
  readonly userId: UserId;
  /** The office it was made in: a practice office never sees the real one's previews. */
  readonly officeId: string;
  readonly madeAtMs: number;
  readonly fileName: string;
  readonly sha256: string;
  readonly sheetName: string;
  readonly signature: string;
  readonly header: RosterHeader;
  readonly mapping: RosterMapping;
  /** Columns that fill fields the office added itself. */
  readonly custom: RosterCustomColumns;
  readonly rows: readonly ComparedRow[];
  /** Row number → position in `rows`. */
  readonly positionOf: ReadonlyMap<number, number>;
  readonly known: CompareWith;
  /** The state of the register the comparison was made with. */
  readonly mark: string;
  /** The cells of the rows that are not taken, as they stand, for the workbook that goes back to the clerk. */
  readonly heldCells: ReadonlyMap<number, readonly string[]>;
  /** Set by the commit: the import's row, and the numbers households of the file got. */
  done: { importId: number; result: CommitResult; heldRows: ReadonlySet<number>; householdNos: ReadonlyMap<string, string> } | null;
}

const KEPT_MS = 60 * 60_000;
/** Per office: a preview of a large roster holds some tens of megabytes. */
const MOST = 3;

const kept = new Map<string, Preview>();

function forgetOld(nowMs: number, officeId: string): void {
  for (const [key, preview] of kept) if (preview.madeAtMs < nowMs - KEPT_MS) kept.delete(key);
  const own = [...kept.values()].filter((preview) => preview.officeId === officeId);
  for (const preview of own.slice(0, Math.max(0, own.length - MOST))) kept.delete(preview.previewId);
}

/** Keeps a preview under a new id. */
export function keepPreview(ctx: BaseContext, preview: Omit<Preview, 'previewId' | 'userId' | 'officeId' | 'madeAtMs' | 'done'>): Preview {
  const madeAtMs = ctx.clock.monotonicMs();
  const made: Preview = { ...preview, previewId: randomBytes(16).toString('hex'), userId: ctx.actor.userId, officeId: ctx.office.officeId, madeAtMs, done: null };
  kept.set(made.previewId, made);
  forgetOld(madeAtMs, made.officeId);
  return made;
}

/** The preview, for the user who made it. @throws AppError import_preview_gone */
export function takePreview(ctx: BaseContext, previewId: string): Preview {
  forgetOld(ctx.clock.monotonicMs(), ctx.office.officeId);
  const preview = kept.get(previewId);
  if (preview === undefined || preview.userId !== ctx.actor.userId || preview.officeId !== ctx.office.officeId) throw new AppError('import_preview_gone', {});
  return preview;
}
