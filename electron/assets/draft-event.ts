/** 常用业务: one everyday act as a draft voucher, by its recipe. */
import type { CommandContext } from '#electron/api/context.ts';
import { eventLines, type EventDimension } from '#shared/assets/event-recipes.ts';
import type { EventInput } from '#shared/assets/event-schemas.ts';
import { AppError } from '#shared/errors.ts';
import type { VoucherId } from '#shared/ids.ts';
import { credit, debit, draftVoucher, type DraftLine } from './draft-voucher.ts';

/**
 * Drafts the voucher of an act. Nothing is remembered besides: the draft is changed, submitted and posted like one typed by hand.
 * Refuses `event_part_too_large` (tax over the pay, households' part over the whole), then what `saveVoucher` refuses.
 */
export async function draftEvent(context: CommandContext, input: EventInput): Promise<{ voucherId: VoucherId }> {
  const { accountSetId, event, voucherDate, attachmentsCount, summary, codes = [] } = input;
  const lines = eventLines(event, input, codes);
  const below = lines.find(({ line, amountFen }) => (line.red === true ? amountFen > 0 : amountFen < 0));
  if (below !== undefined) throw new AppError('event_part_too_large', { amountFen: input.amount });
  const draft = lines.map(({ line, accountCode, amountFen }): DraftLine => (line.side === 'debit' ? debit : credit)(accountCode, amountFen, summary, named(line.names, input)));
  const voucherId = await draftVoucher(context, { accountSetId, voucherDate, attachmentsCount, lines: draft, for: [] });
  return { voucherId };
}

/** What a line names: its own dimension of the recipe, where the form was given one. */
function named(dimension: EventDimension | undefined, input: EventInput): Partial<DraftLine> {
  if (dimension === undefined) return {};
  const value = input[dimension];
  return value === null || value === undefined ? {} : { [dimension]: value };
}
