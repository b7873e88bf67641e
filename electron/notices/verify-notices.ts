import { noticeContentSchema } from '#shared/notices/contract.ts';
import { sumFen } from '#shared/money.ts';
import type { VerifyPart } from '#electron/office/verify-office.ts';
import { firstRevealed, noticeFingerprint } from './compose-notice.ts';

/** Recomputes of every notice its fingerprint, persons and sum, looks once more for what no board may show, and opens every sealed contact. */
export const verifyNotices: VerifyPart = async (db, vault) => {
  const faults: string[] = [];
  const notices = await db.selectFrom('notices').selectAll().execute();
  for (const notice of notices) {
    const content = noticeContentSchema.parse(JSON.parse(notice.content));
    const amounts = content.rows.flatMap((row) => (row.amountFen === null ? [] : [row.amountFen]));
    if (noticeFingerprint(notice) !== notice.fingerprint) faults.push(`notice ${notice.id}: what hangs there is not what was frozen`);
    if (content.rows.length !== notice.persons || (amounts.length === 0 ? null : sumFen(amounts)) !== notice.totalFen) faults.push(`notice ${notice.id}: ${notice.persons}/${notice.totalFen} are not its rows`);
    const revealed = firstRevealed(notice.title, notice.basis, content);
    if (revealed !== undefined) faults.push(`notice ${notice.id} line ${revealed.lineNo}: shows a ${revealed.what}`);
  }
  const objections = await db.selectFrom('noticeObjections').select(['id', 'contactSealed']).execute();
  for (const { id, contactSealed } of vault.isOpen ? objections : []) {
    try {
      if (contactSealed !== null) vault.unseal('noticeObjections.contact', id, contactSealed);
    } catch {
      faults.push(`noticeObjection ${id}: its contact cannot be opened`);
    }
  }
  return { counted: { notices: notices.length, noticeObjections: objections.length }, faults };
};
