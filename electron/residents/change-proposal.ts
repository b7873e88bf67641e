/** What a change request proposes: how the register stands beside it, how it reads on the screen, and the command it carries out. */
import { sql, type RawBuilder } from 'kysely';
import { maskBankAccount } from '#shared/bank-card.ts';
import type { InputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { BankAccountId, HouseholdId, ResidentId } from '#shared/ids.ts';
import { maskPhone } from '#shared/phone.ts';
import type { Change, ShownField } from '#shared/residents/change-contract.ts';
import type { residentsContract } from '#shared/residents/contract.ts';
import type { NewHead, PersonInput } from '#shared/residents/fields.ts';
import type { LifeEventKind } from '#shared/residents/life-events.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { currentAccount, endBankAccount, judgeAccount, kindOf, setBankAccount } from './bank-accounts.ts';
import type { ChangeTables } from './change-tables.ts';
import { changeHead, moveMember, splitHousehold } from './household-events.ts';
import { currentMembers, currentMembership, requireHousehold, type Member } from './household-moves.ts';
import { idNumberColumns, judgePerson } from './judge-person.ts';
import { requireResident, type ResidentRecord } from './life-event.ts';
import { readRow, readRows, type Reader } from './read-rows.ts';
import { recordDeath, recordDeparture } from './record-departure.ts';
import { revokeEvent } from './revoke-event.ts';
import { saveResident } from './save-resident.ts';
import { changesIdNumber, householdOfNewHead, kindOfEvent } from './two-persons.ts';

type SaveInput = InputOf<typeof residentsContract.saveResident>;
type Leaving = Extract<Change, { what: 'recordMovedOut' | 'recordMarriageOut' | 'splitHousehold' | 'moveMember' }>;
const EVENT_OF: Readonly<Record<Leaving['what'], LifeEventKind>> = { recordMovedOut: 'movedOut', recordMarriageOut: 'marriageOut', splitHousehold: 'split', moveMember: 'moveMember' };

/** As it is sealed: of personal data only the fields that differ, so that what changes beside them meanwhile stays. */
export type Proposal =
  | Exclude<Change, { what: 'saveResident' }>
  | { readonly what: 'saveResident'; readonly residentId: ResidentId; readonly person: Partial<PersonInput> };

/** A proposal with what its request says beside it. */
export interface Drafted {
  readonly proposal: Proposal;
  readonly kind: ChangeTables['changeRequests']['kind'];
  readonly residentId: ResidentId | null;
  readonly householdId: HouseholdId | null;
  readonly bankAccountId: BankAccountId | null;
  readonly shown: readonly ShownField[];
}

const shownField = (field: string, oldValue: string | null, newValue: string | null): ShownField =>
  // Two numbers can share a mask; a person has to see that they differ.
  ({ field, oldValue, newValue: newValue !== null && newValue === oldValue ? `${newValue} *` : newValue });
const differing = (field: string, oldValue: string | null, newValue: string | null): ShownField[] => (oldValue === newValue ? [] : [shownField(field, oldValue, newValue)]);
const filled = (field: string, newValue: string): ShownField[] => (newValue === '' ? [] : [shownField(field, null, newValue)]);

/** @throws AppError change_nothing, and whatever refuses the command's own input */
export async function draftOf(ctx: CommandContext, change: Change): Promise<Drafted> {
  switch (change.what) {
    case 'setBankAccount': return draftAccount(ctx, change);
    case 'endBankAccount': {
      const row = await ctx.trx.selectFrom('bankAccounts').selectAll().where('id', '=', change.input.bankAccountId).executeTakeFirst();
      if (row === undefined) throw new AppError('not_found', { what: 'bankAccount', id: String(change.input.bankAccountId) });
      const home = await currentMembership(ctx, row.residentId);
      return { proposal: change, kind: 'account', residentId: row.residentId, householdId: home?.householdId ?? null, bankAccountId: row.id,
        shown: [shownField('bankAccount', row.numberMasked, null), shownField('lastDay', row.validTo, change.input.lastDay), shownField('note', null, change.input.reason)] };
    }
    case 'saveResident': return draftPerson(ctx, change.input);
    case 'recordDeath': return draftDeath(ctx, change);
    case 'revokeEvent': return draftRevoke(ctx, change);
    case 'changeHead': return draftHead(ctx, change);
    case 'recordMovedOut': case 'recordMarriageOut': case 'splitHousehold': case 'moveMember': return draftLeaving(ctx, change);
  }
}

async function draftAccount(ctx: CommandContext, change: Extract<Change, { what: 'setBankAccount' }>): Promise<Drafted> {
  const { residentId, from } = change.input;
  const resident = await requireResident(ctx, residentId);
  const account = judgeAccount(change.input.account, resident.name);
  const before = await currentAccount(ctx, residentId);
  const same = before !== undefined && before.numberIndex === ctx.vault.blindIndex('bankAccount', account.number);
  if (same && before.holderName === account.holderName && before.holderRelation === account.holderRelation && before.bankName === account.bankName && before.bankCode === account.bankCode && kindOf(before) === kindOf(account)) throw new AppError('change_nothing', {});
  const home = await currentMembership(ctx, residentId);
  return {
    proposal: change, kind: 'account', residentId, householdId: home?.householdId ?? null, bankAccountId: before?.id ?? null,
    shown: [
      same ? { field: 'bankAccount', oldValue: before.numberMasked, newValue: before.numberMasked } : shownField('bankAccount', before?.numberMasked ?? null, maskBankAccount(account.number)),
      ...differing('accountKind', before === undefined ? null : kindOf(before), kindOf(account)), ...differing('bankName', before?.bankName ?? null, account.bankName), ...differing('holderName', before?.holderName ?? null, account.holderName),
      ...differing('holderRelation', before?.holderRelation ?? null, account.holderRelation), shownField('validFrom', before?.validFrom ?? null, from),
    ],
  };
}

async function draftPerson(ctx: CommandContext, input: SaveInput): Promise<Drafted> {
  if (input.residentId === null || !(await changesIdNumber(ctx, input))) throw new AppError('change_nothing', {});
  const resident = await requireResident(ctx, input.residentId);
  if (input.version !== null && input.version !== resident.version) throw new AppError('changed_meanwhile', { what: 'resident' });
  const judged = judgePerson(input.person, ctx.clock.today());
  const { idNumberMasked } = idNumberColumns(ctx.vault, resident.id, judged.idNumber);
  const fields = ['name', 'sex', 'birthDate', 'idKind', 'phone', 'note'] as const;
  const changed = fields.filter((field) => judged[field] !== resident[field]);
  const person: Partial<PersonInput> = { ...Object.fromEntries(changed.map((field) => [field, judged[field]])), idNumber: judged.idNumber ?? '' };
  const home = await currentMembership(ctx, resident.id);
  const masked = (field: (typeof fields)[number], value: string | null): string | null => (field === 'phone' && value !== null ? maskPhone(value) : value);
  return {
    proposal: { what: 'saveResident', residentId: resident.id, person }, kind: 'idNumber', residentId: resident.id, householdId: home?.householdId ?? null, bankAccountId: null,
    shown: [shownField('idNumber', resident.idNumberMasked === '' ? null : resident.idNumberMasked, idNumberMasked === '' ? null : idNumberMasked), ...changed.map((field) => shownField(field, masked(field, resident[field]), masked(field, judged[field])))],
  };
}

async function draftDeath(ctx: CommandContext, change: Extract<Change, { what: 'recordDeath' }>): Promise<Drafted> {
  const { residentId, occurredOn, newHead, note } = change.input;
  const resident = await requireResident(ctx, residentId);
  const home = await currentMembership(ctx, residentId);
  const next = newHead === null ? null : await nameOf(ctx.trx, newHead.residentId);
  return {
    proposal: change, kind: 'death', residentId, householdId: home?.householdId ?? null, bankAccountId: null,
    shown: [shownField('status', resident.status, 'dead'), shownField('occurredOn', resident.statusSince, occurredOn), ...(next === null ? [] : [shownField('head', resident.name, next)]), ...filled('note', note)],
  };
}

async function draftRevoke(ctx: CommandContext, change: Extract<Change, { what: 'revokeEvent' }>): Promise<Drafted> {
  const [kind] = await kindOfEvent(ctx, change.input);
  const event = await ctx.trx.selectFrom('lifeEvents').selectAll().where('id', '=', change.input.lifeEventId).executeTakeFirst();
  if (kind === undefined || event === undefined) throw new AppError('change_nothing', {});
  return {
    proposal: change, kind, residentId: event.kind === 'changeHead' ? null : event.residentId, householdId: (kind === 'head' ? await householdOfNewHead(ctx, event.id) : null) ?? event.householdId, bankAccountId: null,
    shown: [shownField('event', event.kind, 'revoked'), shownField('occurredOn', event.occurredOn, null), shownField('note', event.note, change.input.reason)],
  };
}

async function draftHead(ctx: CommandContext, change: Extract<Change, { what: 'changeHead' }>): Promise<Drafted> {
  const { householdId, newHead, occurredOn, note } = change.input;
  const household = await requireHousehold(ctx, householdId);
  const members = await currentMembers(ctx, household.id);
  const head = members.find((member) => member.relationCode === '02');
  if (head?.residentId === newHead.residentId) throw new AppError('change_nothing', {});
  return {
    proposal: change, kind: 'head', residentId: null, householdId, bankAccountId: null,
    shown: [
      shownField('head', head?.name ?? null, await nameOf(ctx.trx, newHead.residentId)), shownField('occurredOn', head?.validFrom ?? null, occurredOn), ...relationsTo(newHead, members),
      ...filled('note', note),
    ],
  };
}

/** What those who stay become to the new head, where it is something else than to the old one. */
const relationsTo = (newHead: NewHead, members: readonly Member[]): ShownField[] => newHead.relations.flatMap((relation) => {
  const member = members.find((each) => each.residentId === relation.residentId);
  return member === undefined ? [] : differing(`relation ${member.name}`, member.relationCode, relation.relationCode);
});

/** Who leaves by the event. */
const leaversOf = (change: Leaving): readonly ResidentId[] => (change.what === 'splitHousehold' ? change.input.members.map((member) => member.residentId) : [change.input.residentId]);

/** A head leaves and another is named in the same form: the event and its new head are one request. @throws AppError change_nothing when no head changes */
async function draftLeaving(ctx: CommandContext, change: Leaving): Promise<Drafted> {
  const { newHead, occurredOn, note } = change.input;
  const leavers = leaversOf(change);
  const householdId = change.what === 'splitHousehold' ? change.input.householdId : (await currentMembership(ctx, change.input.residentId))?.householdId;
  const members = householdId === undefined ? [] : await currentMembers(ctx, householdId);
  const head = members.find((member) => member.relationCode === '02' && leavers.includes(member.residentId));
  if (householdId === undefined || head === undefined || newHead === null) throw new AppError('change_nothing', {});
  return {
    proposal: change, kind: 'head', residentId: head.residentId, householdId, bankAccountId: null,
    shown: [
      shownField('event', null, EVENT_OF[change.what]), shownField('occurredOn', null, occurredOn), ...(await whereTo(ctx, change, members)),
      shownField('head', head.name, await nameOf(ctx.trx, newHead.residentId)), ...relationsTo(newHead, members), ...filled('note', note),
    ],
  };
}

/** Where a head goes who leaves, and what he or she takes along. */
async function whereTo(ctx: CommandContext, change: Leaving, members: readonly Member[]): Promise<ShownField[]> {
  switch (change.what) {
    case 'recordMovedOut': case 'recordMarriageOut': {
      const { residentId, destination, keepMembership } = change.input;
      const member = await ctx.trx.selectFrom('residentFacts').select('id').where('residentId', '=', residentId).where('fact', '=', 'membership').where('validTo', 'is', null).where('withdrawnAt', 'is', null).executeTakeFirst();
      return [...filled('destination', destination), ...(member === undefined ? [] : [shownField('keepMembership', null, keepMembership ? 'yes' : 'no')])];
    }
    case 'moveMember': {
      const into = await requireHousehold(ctx, change.input.householdId);
      return [shownField('toHousehold', null, into.householdNo), shownField('relationThere', null, change.input.relationCode)];
    }
    case 'splitHousehold': {
      const goers = change.input.members.map((member) => ({ name: members.find((each) => each.residentId === member.residentId)?.name ?? '', relationCode: member.relationCode }));
      const { householdNo, address } = change.input.household;
      return [
        shownField('splitMembers', null, goers.map((goer) => goer.name).join('、')), ...goers.slice(1).map((goer) => shownField(`newRelation ${goer.name}`, null, goer.relationCode)),
        ...filled('newHouseholdNo', householdNo), ...filled('address', address),
      ];
    }
  }
}

async function nameOf(db: Reader, residentId: ResidentId): Promise<string> {
  return (await db.selectFrom('residents').select('name').where('id', '=', residentId).executeTakeFirst())?.name ?? String(residentId);
}

/**
 * What the register holds of the thing a proposal would change, as one text to compare. It is sealed with the proposal; where the text
 * is another one when the second person applies, somebody changed it meanwhile.
 */
export async function presentOf(db: Reader, proposal: Proposal): Promise<string> {
  switch (proposal.what) {
    case 'setBankAccount': return said(await accountOf(db, proposal.input.residentId));
    case 'endBankAccount': return said(await readRow(db, sql`select id, validTo, withdrawnAt from bankAccounts where id = ${proposal.input.bankAccountId}`));
    case 'saveResident': {
      const row = await db.selectFrom('residents').select(['idNumberIndex', 'name', 'sex', 'birthDate', 'idKind', 'phone', 'note']).where('id', '=', proposal.residentId).executeTakeFirst();
      if (row === undefined) return said(row);
      const { idNumberIndex, ...fields } = row;
      return said([idNumberIndex, ...Object.entries(fields).filter(([field]) => field in proposal.person)]);
    }
    case 'recordDeath': return said(await readRow(db, sql`select r.status, r.statusSince, m.householdId, m.relationCode from residents r
      left join householdMembers m on m.residentId = r.id and m.validTo is null and m.withdrawnAt is null where r.id = ${proposal.input.residentId}`));
    case 'revokeEvent': return said(await readRow(db, sql`select count(*) as n from lifeEvents where kind = 'revoked' and json_extract(data, '$.revokes') = ${proposal.input.lifeEventId}`));
    case 'recordMovedOut': case 'recordMarriageOut': case 'splitHousehold': case 'moveMember': return said(await readRows(db, sql`select r.id, r.status, m.householdId, m.relationCode from residents r
      left join householdMembers m on m.residentId = r.id and m.validTo is null and m.withdrawnAt is null where r.id in (${sql.join(leaversOf(proposal))}) order by r.id`));
    case 'changeHead': return said(await readRow(db, sql`select m.residentId from householdMembers m where m.householdId = ${proposal.input.householdId} and m.relationCode = '02' and m.validTo is null and m.withdrawnAt is null`));
  }
}

/** The head a proposal names, and the household he is to head; null where it names none. */
function namedHead(proposal: Proposal): { readonly residentId: ResidentId; readonly householdId: RawBuilder<unknown> } | null {
  const home = (residentId: ResidentId) => sql`(select m.householdId from householdMembers m where m.residentId = ${residentId} and m.validTo is null and m.withdrawnAt is null)`;
  switch (proposal.what) {
    case 'changeHead': return { residentId: proposal.input.newHead.residentId, householdId: sql`${proposal.input.householdId}` };
    case 'splitHousehold': return proposal.input.newHead === null ? null : { residentId: proposal.input.newHead.residentId, householdId: sql`${proposal.input.householdId}` };
    case 'recordDeath': case 'recordMovedOut': case 'recordMarriageOut': case 'moveMember': return proposal.input.newHead === null ? null : { residentId: proposal.input.newHead.residentId, householdId: home(proposal.input.residentId) };
    case 'setBankAccount': case 'endBankAccount': case 'saveResident': case 'revokeEvent': return null;
  }
}

/** Whether the register still is what the proposal was drafted on, and who is to be head still lives in the household. */
export async function stillStands(db: Reader, proposal: Proposal, present: string): Promise<boolean> {
  if ((await presentOf(db, proposal)) !== present) return false;
  const head = namedHead(proposal);
  return head === null || (await readRow(db, sql`select m.residentId from householdMembers m where m.residentId = ${head.residentId} and m.householdId = ${head.householdId} and m.validTo is null and m.withdrawnAt is null`)) !== undefined;
}

const accountOf = (db: Reader, residentId: ResidentId): Promise<unknown> =>
  readRow(db, sql`select id, validFrom from bankAccounts where residentId = ${residentId} and validTo is null and withdrawnAt is null`);
const said = (value: unknown): string => JSON.stringify(value ?? null);

/** Carries the proposal out by the command that the screens call where one person is enough. */
export async function carryOut(ctx: CommandContext, proposal: Proposal): Promise<void> {
  switch (proposal.what) {
    case 'setBankAccount': return void (await setBankAccount(ctx, proposal.input));
    case 'endBankAccount': return void (await endBankAccount(ctx, proposal.input));
    case 'saveResident': return void (await saveResident(ctx, inputOf(await requireResident(ctx, proposal.residentId), proposal.person)));
    case 'recordDeath': return void (await recordDeath(ctx, proposal.input));
    case 'revokeEvent': return void (await revokeEvent(ctx, proposal.input));
    case 'changeHead': return void (await changeHead(ctx, proposal.input));
    case 'recordMovedOut': return void (await recordDeparture(ctx, 'movedOut', proposal.input));
    case 'recordMarriageOut': return void (await recordDeparture(ctx, 'marriageOut', proposal.input));
    case 'splitHousehold': return void (await splitHousehold(ctx, proposal.input));
    case 'moveMember': return void (await moveMember(ctx, proposal.input));
  }
}

/** The form of the present person with the proposed fields in place. */
function inputOf(present: ResidentRecord, changed: Partial<PersonInput>): SaveInput {
  const { name, sex, birthDate, idKind, phone, note } = present;
  return { residentId: present.id, version: present.version, person: { name, sex, birthDate, idKind, idNumber: null, phone, note, ...changed }, place: { as: 'none' }, since: null, facts: [], bankAccount: null };
}

/** The number a proposal would write, whole; null where it writes none. */
export function numberOf(proposal: Proposal): string | null {
  if (proposal.what === 'setBankAccount') return proposal.input.account.number;
  if (proposal.what === 'saveResident') return proposal.person.idNumber === '' ? null : proposal.person.idNumber ?? null;
  return null;
}
