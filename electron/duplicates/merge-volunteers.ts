/**
 * Two volunteers of one person (B4): hours, points, awards, places in teams go to the number that stays; the other leaves, and keeps its number, its
 * certificates and the lists it stood on.
 */
import { sql } from 'kysely';
import type { Day } from '#shared/days.ts';
import { formatVolunteerNo, type VolunteerId } from '#shared/volunteers/words.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import type { Columns, Journal, Key } from './journal.ts';
import { gapsOf, type Pair } from './merge-dated.ts';
import { VOLUNTEER_ONLY, volunteerTables } from './references.ts';

type Volunteer = Columns & { readonly id: VolunteerId; readonly residentId: number; readonly volunteerNo: number; readonly status: string; readonly version: number };

/** What the volunteer that stays takes from the other where he has nothing: each by the column that says whether there is something. */
const FILLED: readonly (readonly [says: string, ...with: string[]])[] = [
  ['nationalNo'], ['agreementOn', 'agreementNo'], ['guardianName', 'guardianRelation', 'guardianPhone', 'guardianConsentOn', 'guardianPaperNo'], ['note'],
];

/** Does nothing unless both are volunteers. */
export async function mergeVolunteers(context: CommandContext, journal: Journal, pair: Pair): Promise<void> {
  const volunteers = await readRows<Volunteer>(context.trx, sql`select * from volunteers where residentId in (${pair.survivorId}, ${pair.loserId})`);
  const stays = volunteers.find((row) => row.residentId === pair.survivorId);
  const goes = volunteers.find((row) => row.residentId === pair.loserId);
  if (stays === undefined || goes === undefined) return;
  for (const table of volunteerTables('repoint')) {
    const only = VOLUNTEER_ONLY[table];
    const rows = await readRows<{ id: number }>(context.trx, sql`select id from ${sql.table(table)} where volunteerId = ${goes.id}${only === undefined ? sql`` : sql` and (${only})`} order by id`);
    for (const { id } of rows) await journal.update(table, { id }, { volunteerId: stays.id });
  }
  for (const table of volunteerTables('listed')) await moveListed(context, journal, table, stays.id, goes.id);
  await moveTeams(context, journal, stays.id, goes.id);
  await leave(context, journal, stays, goes);
}

async function moveListed(context: CommandContext, journal: Journal, table: string, stays: VolunteerId, goes: VolunteerId): Promise<void> {
  const of = (volunteerId: VolunteerId) => readRows<Key>(context.trx, sql`select * from ${sql.table(table)} where volunteerId = ${volunteerId}`);
  const has = new Set((await of(stays)).map((row) => JSON.stringify(row)));
  for (const row of await of(goes)) {
    await journal.remove(table, row);
    const moved = { ...row, volunteerId: stays };
    if (!has.has(JSON.stringify(moved))) await journal.insertKeyed(table, moved);
  }
}

type Place = Columns & { readonly id: number; readonly volunteerId: VolunteerId; readonly teamId: number; readonly role: string; readonly validFrom: Day; readonly validTo: Day | null };
const ROLES = ['leader', 'deputy', 'backbone', 'member'];

/**
 * Places in teams, team by team: for days on which both were in it the higher role stands, of the same role that of the number that stays; the
 * other stands for the days left.
 */
async function moveTeams(context: CommandContext, journal: Journal, stays: VolunteerId, goes: VolunteerId): Promise<void> {
  const { trx, clock, actor } = context;
  const rows = await readRows<Place>(trx, sql`select * from teamMemberships where volunteerId in (${stays}, ${goes}) and withdrawnAt is null order by teamId, validFrom, id`);
  const ranked = rows.toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || Number(a.volunteerId === goes) - Number(b.volunteerId === goes) || a.id - b.id);
  const standing: Place[] = [];
  const anew: Place[] = [];
  for (const row of ranked) {
    const taken = standing.filter((other) => other.teamId === row.teamId).toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    const spans = gapsOf(row, taken);
    const places = spans.map((span) => ({ ...row, ...span }));
    standing.push(...places);
    const whole = places.length === 1 && places[0]!.validFrom === row.validFrom && places[0]!.validTo === row.validTo;
    if (row.volunteerId === stays && whole) continue;
    await journal.update('teamMemberships', { id: row.id }, { withdrawnAt: clock.now(), withdrawnByUserId: actor.userId });
    anew.push(...places);
  }
  for (const { id: _id, ...place } of anew) await journal.insert('teamMemberships', { ...place, volunteerId: stays, recordedAt: clock.now(), recordedByUserId: actor.userId, withdrawnAt: null, withdrawnByUserId: null });
}

/** The number that goes is one that left today; what the other lacks of papers he takes over. */
async function leave(context: CommandContext, journal: Journal, stays: Volunteer, goes: Volunteer): Promise<void> {
  const { clock, actor } = context;
  const empty = (value: Columns[string] | undefined): boolean => value === null || value === undefined || value === '';
  const filled: Record<string, Columns[string]> = {};
  for (const columns of FILLED) if (columns.every((column) => empty(stays[column])) && !empty(goes[columns[0]])) for (const column of columns) filled[column] = goes[column] ?? null;
  if (Object.keys(filled).length > 0) await journal.update('volunteers', { id: stays.id }, { ...filled, version: stays.version + 1 });
  if (goes.status === 'left') return;
  const today = clock.today();
  await journal.insert('volunteerEvents', { volunteerId: goes.id, status: 'left', occurredOn: today, reason: `档案合并，并入${formatVolunteerNo(stays.volunteerNo)}号`, userId: actor.userId, staffId: actor.staffId, at: clock.now() });
  await journal.update('volunteers', { id: goes.id }, { status: 'left', statusOn: today, version: goes.version + 1 });
}
