import { createHash } from 'node:crypto';
import type { Reads } from '#electron/ledger/reads.ts';

/** Recomputes the fingerprint of every frozen board. */
export async function verifyDisclosure(db: Reads): Promise<{ counted: Readonly<Record<string, number>>; faults: readonly string[] }> {
  const boards = await db.selectFrom('disclosureBoards').select(['id', 'content', 'fingerprint']).where('content', 'is not', null).execute();
  const faults = boards.filter((board) => createHash('sha256').update(board.content ?? '').digest('hex') !== board.fingerprint).map((board) => `disclosure board ${board.id}: was changed after it was submitted`);
  return { counted: { disclosureBoards: boards.length }, faults };
}
