/** Voucher templates (常用凭证) and recurring vouchers: drafts made by pattern, once per period. */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import { duePeriods } from '#shared/assets/recurring.ts';
import type { Template, TemplateInput, TemplateLine } from '#shared/assets/template-schemas.ts';
import type { Day, Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId, Id, VoucherId } from '#shared/ids.ts';
import { sumFen, ZERO_FEN, type Fen } from '#shared/money.ts';
import { draftVoucher, stands } from './draft-voucher.ts';

type TemplateId = Id<'template'>;

/** All templates of an account set by name. */
export async function listTemplates(db: Reads, input: { accountSetId: AccountSetId; templateId?: TemplateId }): Promise<Template[]> {
  let query = db.selectFrom('voucherTemplates').selectAll().where('accountSetId', '=', input.accountSetId).orderBy('name');
  if (input.templateId !== undefined) query = query.where('id', '=', input.templateId);
  return (await query.execute()).map(({ id, createdAt: _createdAt, ...row }) => {
    const lines = JSON.parse(row.lines) as TemplateLine[];
    return { ...row, templateId: id, lines, totalFen: sumFen(lines.map((line) => line.debitFen)) };
  });
}

async function readTemplate(db: Reads, templateId: TemplateId): Promise<Template> {
  const row = await db.selectFrom('voucherTemplates').select('accountSetId').where('id', '=', templateId).executeTakeFirst();
  const [template] = row ? await listTemplates(db, { accountSetId: row.accountSetId, templateId }) : [];
  if (!template) throw new AppError('not_found', { what: 'template', id: String(templateId) });
  return template;
}

/** Recurring vouchers that are due up to a day and have no voucher yet, oldest first. */
export async function listTemplatesDue(db: Reads, input: { accountSetId: AccountSetId; onDay: Day }): Promise<{ templateId: TemplateId; name: string; month: Month; dueOn: Day; totalFen: Fen }[]> {
  const templates = (await listTemplates(db, input)).filter((template) => template.status === 'active' && template.everyMonths > 0);
  const made = await readRows<{ subjectId: number; step: string }>(db, sql`select b.subjectId, b.step from bookings b where b.what = 'recurring' and ${stands()}`);
  const done = new Set(made.map((each) => `${each.subjectId}:${each.step}`));
  return templates.flatMap(({ templateId, name, totalFen, ...rule }) => duePeriods(rule, input.onDay)
    .filter(({ month }) => !done.has(`${templateId}:${month}`)).map((period) => ({ templateId, name, ...period, totalFen })))
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

/**
 * Keeps a voucher's lines under a name, with the rule by which it recurs. Refuses `changed_meanwhile`, `template_name_taken`,
 * `template_needs_voucher` for a new one without a voucher, `template_needs_month` for a recurring one without its first month.
 */
export async function saveTemplate({ trx, clock }: CommandContext, input: TemplateInput): Promise<{ templateId: TemplateId; version: number }> {
  const { templateId, version: shown, voucherId, ...rest } = input;
  const old = templateId === undefined ? null : await readTemplate(trx, templateId);
  if (old && (old.version !== shown || old.accountSetId !== input.accountSetId)) throw new AppError('changed_meanwhile', { what: 'template' });
  const other = await trx.selectFrom('voucherTemplates').select('id').where('accountSetId', '=', input.accountSetId).where('name', '=', input.name).executeTakeFirst();
  if (other && other.id !== old?.templateId) throw new AppError('template_name_taken', { name: input.name });
  if (input.everyMonths > 0 && input.fromMonth == null) throw new AppError('template_needs_month', {});
  const kept = voucherId === undefined ? null : await linesOf(trx, voucherId, input.accountSetId);
  if (kept === null && old === null) throw new AppError('template_needs_voucher', {});
  const recurring = input.everyMonths > 0;
  const row = { ...rest, ...kept, fromMonth: recurring ? (input.fromMonth ?? null) : null, toMonth: recurring ? (input.toMonth ?? null) : null };
  if (old) {
    await trx.updateTable('voucherTemplates').set({ ...row, version: old.version + 1 }).where('id', '=', old.templateId).execute();
    return { templateId: old.templateId, version: old.version + 1 };
  }
  const { id } = await trx.insertInto('voucherTemplates').values({ attachmentsCount: 0, lines: '[]', word: null, ...row, version: 1, createdAt: clock.now() }).returning('id').executeTakeFirstOrThrow();
  return { templateId: id, version: 1 };
}

async function linesOf(db: Reads, voucherId: VoucherId, accountSetId: AccountSetId): Promise<{ word: string; attachmentsCount: number; lines: string }> {
  const voucher = await db.selectFrom('vouchers').select(['word', 'attachmentsCount']).where('id', '=', voucherId).where('accountSetId', '=', accountSetId).executeTakeFirst();
  if (!voucher) throw new AppError('not_found', { what: 'voucher', id: String(voucherId) });
  const lines = await db.selectFrom('voucherLines as l').innerJoin('accounts as a', 'a.id', 'l.accountId')
    .select(['l.summary', 'a.code as accountCode', 'l.debitFen', 'l.creditFen', 'l.residentId', 'l.householdId', 'l.programmeId', 'l.counterparty', 'l.project', 'l.fund', 'l.team', 'l.contract']).where('l.voucherId', '=', voucherId).orderBy('l.lineNo').execute();
  return { ...voucher, lines: JSON.stringify(lines) };
}

/**
 * Makes a draft by a template. With `month` it is that period of a recurring one, once only: refuses `template_not_due`,
 * `already_booked`. Without it any number of drafts can be made. Refuses `template_ended`.
 */
export async function draftFromTemplate(context: CommandContext, input: { templateId: TemplateId; voucherDate: Day; month?: Month | undefined }): Promise<{ voucherId: VoucherId }> {
  const template = await readTemplate(context.trx, input.templateId);
  if (template.status === 'ended') throw new AppError('template_ended', { name: template.name });
  const { month } = input;
  if (month !== undefined && !duePeriods(template, context.clock.today()).some((period) => period.month === month)) throw new AppError('template_not_due', { name: template.name, month });
  const voucherId = await draftVoucher(context, {
    accountSetId: template.accountSetId, voucherDate: input.voucherDate, attachmentsCount: template.attachmentsCount, ...(template.word === null ? {} : { word: template.word }), lines: template.lines,
    // Only a period is remembered: a free draft can be changed at will.
    for: month === undefined ? [] : [{ what: 'recurring', subjectId: template.templateId, step: month, amountFen: ZERO_FEN }],
  });
  return { voucherId };
}
