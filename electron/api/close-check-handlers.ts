/** What features above the books look at before a month is closed: one line per check. Read when a month is looked at or closed. */
import type { ReadonlyKysely } from 'kysely/readonly';
import type { Transaction } from 'kysely';
import { treasuryCloseChecks } from '#electron/treasury/close-checks.ts';
import { overdrawnCloseCheck } from '#electron/ledger/overdrawn.ts';
import type { Tables } from '#electron/database/schema.ts';
import type { Month } from '#shared/days.ts';
import type { AccountSetId } from '#shared/ids.ts';

export interface CloseFinding { readonly label: string; /** The page where it is settled, or null. */ readonly to: string | null }

export interface CloseCheckHook {
  readonly key: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** Whether the month stays open while anything is found; otherwise it is a reminder. */
  readonly blocks: boolean;
  readonly find: (db: Pick<ReadonlyKysely<Tables> | Transaction<Tables>, 'selectFrom'>, at: { accountSetId: AccountSetId; month: Month }) => Promise<CloseFinding[]>;
}

/** A function, not a constant: the features listed here import the books, and the books read this list. */
export const closeChecks = (): readonly CloseCheckHook[] => [...treasuryCloseChecks, overdrawnCloseCheck];
