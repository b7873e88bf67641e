import { sql } from 'kysely';
import type { QueryContext } from '#electron/api/context.ts';
import type { Reads } from '#electron/ledger/reads.ts';
import { boardContentSchema, boardNoteSchema, type Board, type BoardId, type BoardRow } from '#shared/disclosure/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { composeBoard } from './compose-board.ts';

const rowsOf = (db: Reads) => db.selectFrom('disclosureBoards as b').innerJoin('staff as m', 'm.id', 'b.makerStaffId').leftJoin('staff as r', 'r.id', 'b.reviewerStaffId').select([
  'b.id as boardId', 'b.accountSetId', 'b.month', 'b.edition', 'b.status', 'm.name as maker', 'r.name as reviewer', 'b.place', 'b.postedOn', 'b.dueDownOn', 'b.takenDownOn',
  sql<number>`(select count(*) from disclosureObjections where boardId = b.id)`.as('objections'), sql<number>`(select count(*) from disclosureObjections where boardId = b.id and answer is null)`.as('unanswered'),
]);

/** All boards of an account set, the latest month first. */
export function listBoards(db: Reads, accountSetId: AccountSetId): Promise<BoardRow[]> {
  return rowsOf(db).where('b.accountSetId', '=', accountSetId).orderBy('b.month', 'desc').orderBy('b.edition', 'desc').execute();
}

/** One board row as it is stored. Refuses `not_found`. */
export async function readBoardRow(db: Reads, boardId: BoardId) {
  const row = await db.selectFrom('disclosureBoards').selectAll().where('id', '=', boardId).executeTakeFirst();
  if (!row) throw new AppError('not_found', { what: 'disclosureBoard', id: String(boardId) });
  return row;
}

/** A board with everything on it: computed from the books while it is a draft, as it was frozen afterwards. */
export async function readBoard({ db, office }: Pick<QueryContext, 'db' | 'office'>, boardId: BoardId): Promise<Board> {
  const stored = await readBoardRow(db, boardId);
  const row = (await rowsOf(db).where('b.id', '=', boardId).execute())[0]!;
  const notes = boardNoteSchema.array().parse(JSON.parse(stored.notes));
  const content = stored.content === null ? await composeBoard(db, { accountSetId: stored.accountSetId, month: stored.month, unit: office.communityName, notes }) : boardContentSchema.parse(JSON.parse(stored.content));
  const objectionList = await db.selectFrom('disclosureObjections').select(['id as objectionId', 'raisedOn', 'raisedBy', 'text', 'dueOn', 'answer', 'answeredOn']).where('boardId', '=', boardId).orderBy('id').execute();
  return { ...row, notes, content, fingerprint: stored.fingerprint, opinion: stored.opinion, submittedAt: stored.submittedAt, reviewedAt: stored.reviewedAt, objectionList, version: stored.version };
}
