/** Writes a confirmed roster in one transaction, and makes the workbook of the rows that go back. */
import { AppError } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { findingSentence, levelOf } from '#shared/residents/roster-codes.ts';
import { plainTitle } from '#shared/residents/roster-fields.ts';
import { teamReasonSentence } from '#shared/volunteers/roster.ts';
import type { teamRosterMethods } from '#shared/volunteers/roster-contract.ts';
import { id } from '#shared/ids.ts';
import type { SkillId, VolunteerId } from '#shared/volunteers/words.ts';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import { safeFileName } from '#electron/spreadsheet/safe-file-name.ts';
import { xlsxBytes } from '#electron/spreadsheet/write-xlsx.ts';
import { changeRole, joinTeam } from './memberships.ts';
import { registerVolunteer } from './register-volunteer.ts';
import { choicesOf, findingsOf, forbids, fromOf, type ComparedRow, type Reason } from './roster-compare.ts';
import type { KnownPerson } from './roster-people.ts';
import { takePreview, type RosterPreview } from './roster-preview.ts';

type Input = InputOf<typeof teamRosterMethods.commitRoster>;
type Choice = Input['rows'][number];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Decision = { readonly as: 'write'; readonly row: ComparedRow; readonly person: KnownPerson | null } | { readonly as: 'held'; readonly row: ComparedRow; readonly reasons: readonly Reason[] } | { readonly as: 'nothing'; readonly row: ComparedRow };

/** What becomes of one row. Without a choice a conflict is held. @throws AppError import_choice_unknown */
function decide(row: ComparedRow, choice: Choice | undefined, preview: RosterPreview): Decision {
  if (choice !== undefined && !choicesOf(row).includes(choice.as)) throw new AppError('import_choice_unknown', { row: choice.row });
  if (row.status === 'skip' || row.status === 'unchanged') return { as: 'nothing', row };
  if (row.status === 'error' || (row.status === 'conflict' && choice === undefined)) return { as: 'held', row, reasons: row.reasons };
  if (choice?.as === 'reject') return { as: 'held', row, reasons: choice.reason === '' ? row.reasons : [{ code: 'rejected', shown: choice.reason }] };
  const candidate = choice?.as === 'match' ? row.candidates.find((one) => one.key === choice.candidate) : undefined;
  if (choice?.as === 'match' && candidate === undefined) throw new AppError('import_choice_unknown', { row: choice.row });
  const person = choice?.as === 'guest' ? null : (candidate ?? row.match);
  const forbidden = row.read.person === null ? null : forbids(person, row.read.person, row.cells, fromOf(person, row.cells, preview.known));
  return forbidden === null ? { as: 'write', row, person } : { as: 'held', row, reasons: [forbidden] };
}

/** One decision per row; of rows that come to the same person only the first is written. */
function decideAll(preview: RosterPreview, input: Input): Decision[] {
  const byRow = new Map(input.rows.map((choice) => [choice.row, choice]));
  for (const { row } of input.rows) if (!preview.rows.some((one) => one.read.row === row)) throw new AppError('import_choice_unknown', { row });
  const seen = new Map<string, number>();
  return preview.rows.map((row): Decision => {
    const decision = decide(row, byRow.get(row.read.row), preview);
    if (decision.as !== 'write') return decision;
    const { idNumber, name, birthDate } = row.read.person!;
    const key = decision.person?.key ?? idNumber ?? `${name ?? ''} ${birthDate ?? ''} ${row.read.person?.phone ?? ''}`;
    const earlier = seen.get(key);
    if (earlier === undefined) seen.set(key, row.read.row);
    return earlier === undefined ? decision : { as: 'held', row, reasons: [{ code: 'twice', shown: String(earlier) }] };
  });
}

async function volunteerOf(ctx: CommandContext, { row, person }: Extract<Decision, { as: 'write' }>, preview: RosterPreview): Promise<{ volunteerId: VolunteerId; fresh: boolean }> {
  const { cells } = row;
  const file = row.read.person!;
  if (person !== null && person.volunteerId !== null) {
    const missing = cells.skillIds.filter((skillId) => !person.skillIds.includes(skillId));
    if (missing.length > 0) await ctx.trx.insertInto('volunteerSkills').values(missing.map((skillId) => ({ volunteerId: person.volunteerId!, skillId: id<'skill'>(skillId) }))).execute();
    const { guardian } = cells;
    if (guardian.consentOn !== null && guardian.name !== '' && guardian.paperNo !== '' && person.consentOn === null) {
      await ctx.trx.updateTable('volunteers').set((e) => ({ guardianName: guardian.name, guardianPaperNo: guardian.paperNo, guardianConsentOn: guardian.consentOn, version: e('version', '+', 1) })).where('id', '=', person.volunteerId).execute();
    }
    return { volunteerId: person.volunteerId, fresh: false };
  }
  const { volunteerId } = await registerVolunteer(ctx, {
    residentId: person?.residentId ?? null,
    guest: person !== null ? null : { name: file.name ?? '', sex: file.sex, birthDate: file.birthDate, idKind: file.idKind === 'other' ? 'other' : 'citizenId', idNumber: file.idNumber ?? '', phone: file.phone ?? '', address: file.address ?? '' },
    registeredOn: fromOf(person, cells, preview.known), skillIds: cells.skillIds.map((one): SkillId => id<'skill'>(one)), freeTimes: [],
    guardian: { name: cells.guardian.name, relation: '', phone: '', consentOn: cells.guardian.consentOn, paperNo: cells.guardian.paperNo }, agreementOn: null, agreementNo: '', nationalNo: '', note: file.note ?? '',
  });
  return { volunteerId, fresh: true };
}

/** Writes one row: the volunteer when he is new, his place, his role. */
async function write(ctx: CommandContext, decision: Extract<Decision, { as: 'write' }>, preview: RosterPreview): Promise<{ fresh: boolean; joined: boolean }> {
  const { row, person } = decision;
  const { volunteerId, fresh } = await volunteerOf(ctx, decision, preview);
  const membership = person?.membership ?? null;
  if (membership === null) {
    await joinTeam(ctx, { teamId: preview.teamId, volunteerId, role: row.cells.role, from: fromOf(person, row.cells, preview.known) });
    return { fresh, joined: true };
  }
  const from = membership.validFrom > preview.known.defaultFrom ? membership.validFrom : preview.known.defaultFrom;
  if (membership.role !== row.cells.role) await changeRole(ctx, { membershipId: membership.membershipId, role: row.cells.role, from });
  return { fresh, joined: false };
}

/** @throws AppError import_preview_gone, import_choice_unknown, import_preview_stale (somebody joined or registered meanwhile), and what joining refuses */
export async function commitRoster(ctx: CommandContext, input: Input): Promise<OutputOf<typeof teamRosterMethods.commitRoster>> {
  const preview = takePreview(ctx, input.previewId);
  if (preview.done !== null && (await ctx.trx.selectFrom('teamRosters').select('id').where('id', '=', preview.done.result.rosterId).where('sha256', '=', preview.sha256).executeTakeFirst()) !== undefined) return { ...preview.done.result, alreadyDone: true };
  const decisions = decideAll(preview, input);
  const writes = decisions.filter((decision) => decision.as === 'write');
  let newVolunteers = 0;
  let joined = 0;
  for (const [done, decision] of writes.entries()) {
    ctx.signal.throwIfAborted();
    const result = await write(ctx, decision, preview).catch((error: unknown) => {
      // What the preview found free is taken: the register moved on.
      if (error instanceof AppError && (error.code === 'volunteer_exists' || error.code === 'membership_exists')) throw new AppError('import_preview_stale', {});
      throw error;
    });
    if (result.fresh) newVolunteers += 1;
    if (result.joined) joined += 1;
    if (done % 20 === 19) ctx.progress({ done: done + 1, total: writes.length, label: 'volunteers.roster' });
  }
  const held = new Map(decisions.flatMap((decision) => (decision.as === 'held' ? [[decision.row.read.row, decision.reasons] as const] : [])));
  const unchanged = decisions.filter((decision) => decision.as === 'nothing' && decision.row.status === 'unchanged').length;
  const changed = writes.length - joined;
  const { id: rosterId } = await ctx.trx.insertInto('teamRosters').values({ teamId: preview.teamId, fileName: preview.fileName, sha256: preview.sha256, newVolunteers, joined, changedRows: changed, unchangedRows: unchanged, heldRows: held.size, at: ctx.clock.now(), userId: ctx.actor.userId }).returning('id').executeTakeFirstOrThrow();
  await ctx.trx.insertInto('teamRosterMappings').values({ signature: preview.signature, mapping: JSON.stringify(preview.mapping) }).onConflict((c) => c.column('signature').doUpdateSet({ mapping: JSON.stringify(preview.mapping) })).execute();
  const result = { rosterId, newVolunteers, joined, changed, unchanged, held: held.size, alreadyDone: false };
  preview.done = { result, held };
  return result;
}

const REASON_TITLE = '退回原因';
const sentences = (row: ComparedRow, reasons: readonly Reason[]): string =>
  [...reasons.map((reason) => teamReasonSentence(reason, 'zh')), ...findingsOf(row.read).filter((finding) => ['review', 'reject'].includes(levelOf(finding))).map((finding) => findingSentence(finding, 'zh'))].join('；');

/** Before the commit: all that would be held without further choices; after it: what was held. */
export async function rejectedRoster(ctx: QueryContext, input: InputOf<typeof teamRosterMethods.rejectedRoster>): Promise<OutputOf<typeof teamRosterMethods.rejectedRoster>> {
  const preview = takePreview(ctx, input.previewId);
  const held = preview.rows.flatMap((row) => {
    const reasons = preview.done === null ? (row.status === 'conflict' || row.status === 'error' ? row.reasons : undefined) : preview.done.held.get(row.read.row);
    return reasons === undefined ? [] : [{ row, reasons }];
  });
  const columns = preview.header.columns.filter((column) => plainTitle(column.title) !== REASON_TITLE);
  const rows = held.map(({ row, reasons }) => [...columns.map((column) => preview.cells.get(row.read.row)?.[column.index] ?? ''), sentences(row, reasons)]);
  const bytes = await xlsxBytes({ sheets: [{ name: preview.sheetName, freezeHeader: true, columns: [...columns.map((column) => ({ header: column.title, width: 16, kind: 'text' as const })), { header: REASON_TITLE, width: 60, kind: 'text' as const }], rows }] });
  return { ...ctx.files.put(safeFileName(`${preview.fileName.replace(/\.[^.]{1,5}$/, '')} 退回 ${held.length} 行`, '.xlsx'), bytes, XLSX), rows: held.length };
}
