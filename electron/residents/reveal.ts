import { sql } from 'kysely';
import { instantOf, millisecondsOf } from '#shared/days.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { residentsContract } from '#shared/residents/contract.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { numberOf } from './change-proposal.ts';
import { openSealed } from './change-requests.ts';
import { factDetail } from './dated-rows.ts';
import { readNumber } from './read-rows.ts';

type Reveal = InputOf<typeof residentsContract.reveal>;

/** More protected values than this in an hour is not desk work any more; the log says so (R32). */
export const REVEALS_AN_HOUR = 30;

/** Shows one protected value whole. The reason and who asked are in the log, the value is not. */
export async function reveal(ctx: QueryContext, input: Reveal): Promise<OutputOf<typeof residentsContract.reveal>> {
  const value = await open(ctx, input.target);
  const before = await readNumber(ctx.db, sql`select count(*) as n from auditRows where method = 'residents.reveal' and userId = ${ctx.actor.userId} and at > ${instantOf(millisecondsOf(ctx.clock.now()) - 3_600_000)}`);
  const shownInLastHour = before + 1;
  return { value, shownInLastHour, alert: shownInLastHour > REVEALS_AN_HOUR };
}

async function open(ctx: QueryContext, target: Reveal['target']): Promise<string> {
  switch (target.what) {
    case 'idNumber': {
      const row = await ctx.db.selectFrom('residents').select('idNumberSealed').where('id', '=', target.residentId).executeTakeFirst();
      if (row === undefined || row.idNumberSealed === null) throw new AppError('not_found', { what: 'idNumber', id: String(target.residentId) });
      return ctx.vault.unseal('residents.idNumber', target.residentId, row.idNumberSealed);
    }
    case 'bankAccount': {
      const row = await ctx.db.selectFrom('bankAccounts').select('numberSealed').where('id', '=', target.bankAccountId).executeTakeFirst();
      if (row === undefined) throw new AppError('not_found', { what: 'bankAccount', id: String(target.bankAccountId) });
      return ctx.vault.unseal('bankAccounts.number', target.bankAccountId, row.numberSealed);
    }
    case 'factDetail': {
      const row = await ctx.db.selectFrom('residentFacts').select(['id', 'detailSealed']).where('id', '=', target.factId).executeTakeFirst();
      if (row === undefined || row.detailSealed === null) throw new AppError('not_found', { what: 'fact', id: String(target.factId) });
      return factDetail(ctx, row);
    }
    case 'changeRequest': {
      const row = await ctx.db.selectFrom('changeRequests').select(['id', 'proposedSealed']).where('id', '=', target.changeRequestId).executeTakeFirst();
      const number = row === undefined ? null : numberOf(openSealed(ctx, row).proposal);
      if (number === null) throw new AppError('not_found', { what: 'changeRequest', id: String(target.changeRequestId) });
      return number;
    }
  }
}

/** What the log calls the thing that was shown. */
export function revealedSubject(target: Reveal['target']): string {
  if (target.what === 'changeRequest') return `changeRequest:${target.changeRequestId}`;
  return target.what === 'idNumber' ? `resident:${target.residentId}` : target.what === 'bankAccount' ? `bankAccount:${target.bankAccountId}` : `fact:${target.factId}`;
}
