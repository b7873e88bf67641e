/** Writes the confirmed differences of people the register has already. The past stays: dated rows end the day before, others begin. */
import { addDays, type Day } from '#shared/days.ts';
import type { GridId } from '#shared/ids.ts';
import type { FactKind } from '#shared/person-as-of.ts';
import type { RosterCustomField } from '#shared/residents/roster-custom.ts';
import type { RosterPerson } from '#shared/residents/roster-person.ts';
import { relationInHousehold } from '#shared/residents/roster-row.ts';
import { gramsOf } from '#shared/residents/search-text.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { currentAccount, insertAccount, kindOf, storedKind } from './bank-accounts.ts';
import { addFactRow, addMember, changeRelation, endBankAccountRow, endFactRow, noEffects } from './dated-rows.ts';
import { recordChanges } from './field-history.ts';
import { currentMembership, leaveHousehold } from './household-moves.ts';
import { writeCustomChanges } from './import-custom.ts';
import type { Decision } from './import-decisions.ts';
import type { Home } from './import-households.ts';
import { notBefore, relationIn } from './import-insert.ts';
import { idNumberColumns, reversedPhone, searchColumns } from './judge-person.ts';

type Update = Extract<Decision, { as: 'update' }>;

export interface UpdateTerms { readonly homes: ReadonlyMap<string, Home>; readonly grids: ReadonlyMap<string, GridId>; readonly since: Day; readonly basis: string; readonly custom: readonly RosterCustomField[] }

/** Columns of the person's own row. */
async function updatePerson(ctx: CommandContext, { person, changes }: Update, file: RosterPerson): Promise<void> {
  const changed = new Set(changes.map((change) => change.field));
  const name = changed.has('name') && file.name !== null ? file.name : person.name;
  const columns = {
    ...(changed.has('name') ? { name } : {}),
    ...(changed.has('sex') ? { sex: file.sex } : {}),
    ...(changed.has('birthDate') ? { birthDate: file.birthDate } : {}),
    ...(changed.has('phone') ? { phone: file.phone ?? '', phoneReversed: reversedPhone(file.phone ?? '') } : {}),
    ...(changed.has('note') ? { note: file.note ?? '' } : {}),
    ...(changed.has('idNumber') ? { idKind: file.idKind, ...idNumberColumns(ctx.vault, person.residentId, file.idNumber) } : {}),
  };
  if (Object.keys(columns).length === 0) return;
  const words = changed.has('name') ? searchColumns({ name, sex: file.sex, birthDate: file.birthDate, idKind: 'temporary', idNumber: null, phone: '', note: '' }) : null;
  await ctx.trx.updateTable('residents')
    .set((e) => ({ ...columns, ...(words === null ? {} : { namePinyin: words.namePinyin, nameInitials: words.nameInitials }), version: e('version', '+', 1), updatedAt: ctx.clock.now() }))
    .where('id', '=', person.residentId).execute();
  if (!changed.has('name')) return;
  await ctx.trx.deleteFrom('residentGrams').where('residentId', '=', person.residentId).where('gram', 'in', gramsOf(person.name)).execute();
  await ctx.trx.insertInto('residentGrams').values(gramsOf(name).map((gram) => ({ gram, residentId: person.residentId }))).execute();
}

async function updateAccount(ctx: CommandContext, { person, changes }: Update, file: RosterPerson): Promise<void> {
  if (!changes.some((change) => change.field === 'bankAccount' || change.field === 'bankName')) return;
  const today = ctx.clock.today();
  const before = await currentAccount(ctx, person.residentId);
  if (before !== undefined) await endBankAccountRow(ctx, before, addDays(today, -1));
  const number = changes.some((change) => change.field === 'bankAccount') || before === undefined ? (file.bankAccount ?? '') : ctx.vault.unseal('bankAccounts.number', before.id, before.numberSealed);
  const kept = changes.some((change) => change.field === 'bankAccount') ? undefined : before;
  await insertAccount(ctx, person.residentId, {
    ...storedKind(kept === undefined ? (file.bankKind ?? 'card') : kindOf(kept)), number, bankName: file.bankName ?? before?.bankName ?? '', bankCode: kept?.bankCode ?? '', holderName: kept?.holderName ?? file.name ?? person.name, holderRelation: kept?.holderRelation ?? null,
  }, today);
}

async function updateFacts(ctx: CommandContext, { person, changes }: Update, file: RosterPerson, terms: UpdateTerms): Promise<void> {
  const today = ctx.clock.today();
  for (const change of changes) {
    if (!change.field.startsWith('fact.')) continue;
    const fact = change.field.slice(5) as FactKind;
    const rows = await ctx.trx.selectFrom('residentFacts').selectAll().where('residentId', '=', person.residentId).where('fact', '=', fact).where('withdrawnAt', 'is', null).orderBy('validFrom', 'desc').execute();
    const current = rows.find((row) => row.validTo === null);
    if (current !== undefined) await endFactRow(ctx, noEffects(), current, addDays(today, -1));
    const lastEnd = rows.find((row) => row.validTo !== null)?.validTo ?? null;
    const earliest = notBefore(terms.since, file.birthDate);
    const validFrom = current !== undefined ? today : lastEnd !== null && lastEnd >= earliest ? addDays(lastEnd, 1) : earliest;
    const detail = fact === 'disability' ? (file.disabilityNo ?? '') : '';
    await addFactRow(ctx, noEffects(), { residentId: person.residentId, fact, value: change.newValue, validFrom, validTo: null, basis: terms.basis, detail });
  }
}

async function updateHousehold(ctx: CommandContext, { row, person, changes }: Update, terms: UpdateTerms): Promise<void> {
  const home = row.read.householdKey === null ? undefined : terms.homes.get(row.read.householdKey);
  if (home === undefined) return;
  const today = ctx.clock.today();
  const present = await currentMembership(ctx, person.residentId);
  if (changes.some((change) => change.field === 'household') && present?.householdId !== home.householdId) {
    if (present !== undefined) await leaveHousehold(ctx, noEffects(), { id: present.householdId, householdNo: present.householdNo }, [person.residentId], addDays(today, -1), null);
    const validFrom = present === undefined ? notBefore(terms.since, row.read.person?.birthDate ?? null) : today;
    await addMember(ctx, noEffects(), { householdId: home.householdId, residentId: person.residentId, relationCode: relationIn(home, relationInHousehold(row.read)), validFrom });
  }
  const relation = changes.find((change) => change.field === 'relation');
  if (relation !== undefined && present !== undefined) await changeRelation(ctx, noEffects(), present, relationIn(home, relation.newValue), present.validFrom);
  const address = changes.find((change) => change.field === 'address');
  const grid = changes.find((change) => change.field === 'grid');
  if (address === undefined && grid === undefined) return;
  const before = await ctx.trx.selectFrom('households').select(['address', 'gridId', 'version']).where('id', '=', home.householdId).executeTakeFirstOrThrow();
  const after = { address: address?.newValue ?? before.address, gridId: grid === undefined ? before.gridId : (terms.grids.get(grid.newValue) ?? before.gridId) };
  await ctx.trx.updateTable('households').set({ ...after, version: before.version + 1 }).where('id', '=', home.householdId).execute();
  await recordChanges(ctx, 'household', home.householdId, { address: before.address, gridId: before.gridId }, after);
}

/** Applies one row's confirmed changes and records them field by field; protected values stand there masked. */
export async function updatePersonFromRow(ctx: CommandContext, update: Update, terms: UpdateTerms): Promise<void> {
  const file = update.row.read.person;
  if (file === null) return;
  await updatePerson(ctx, update, file);
  await updateAccount(ctx, update, file);
  await updateFacts(ctx, update, file, terms);
  await updateHousehold(ctx, update, terms);
  const home = update.row.read.householdKey === null ? undefined : terms.homes.get(update.row.read.householdKey);
  await writeCustomChanges(ctx, update, home, terms.custom);
  // Custom fields have their own rows of who and when.
  const shown = update.changes.filter((change) => change.field !== 'address' && change.field !== 'grid' && !change.field.startsWith('custom.'))
    .map((change) => ({ ...change, field: change.field.replace(/^fact\./, ''), newValue: change.field === 'household' ? (home?.householdNo ?? change.newValue) : change.newValue }));
  await recordChanges(ctx, 'resident', update.person.residentId, Object.fromEntries(shown.map((c) => [c.field, c.oldValue])), Object.fromEntries(shown.map((c) => [c.field, c.newValue])));
}
