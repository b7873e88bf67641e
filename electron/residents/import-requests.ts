/**
 * A roster is no way round the second person (A14): where the office lets two persons change an account or an ID number, what the roster
 * says of people already registered becomes change requests with nothing typed again; everything else of the row is written.
 */
import { AppError } from '#shared/errors.ts';
import type { RosterPerson } from '#shared/residents/roster-person.ts';
import type { Change } from '#shared/residents/change-contract.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { currentAccount, kindOf } from './bank-accounts.ts';
import { writeRequest } from './change-requests.ts';
import type { Decision } from './import-decisions.ts';
import type { FieldChange } from './import-compare.ts';
import { requireResident } from './life-event.ts';
import { takesTwoPersons } from './two-persons.ts';

type Update = Extract<Decision, { as: 'update' }>;

export interface Requested {
  /** The row without what was requested. */
  readonly update: Update;
  readonly requested: number;
  /** Changes for which a request waits already, or which the register would refuse: left for a person to look at. */
  readonly left: number;
}

const ACCOUNT: ReadonlySet<string> = new Set(['bankAccount', 'bankName']);
/** What an ID number says goes with it: applied alone it would contradict the number the register keeps until then. */
const IDENTITY: ReadonlySet<string> = new Set(['idNumber', 'name', 'sex', 'birthDate']);

async function accountChange(ctx: CommandContext, update: Update, file: RosterPerson, fields: readonly FieldChange[]): Promise<Change> {
  const { residentId } = update.person;
  const before = await currentAccount(ctx, residentId);
  const other = fields.some((change) => change.field === 'bankAccount') || before === undefined;
  const number = other ? file.bankAccount ?? '' : ctx.vault.unseal('bankAccounts.number', before.id, before.numberSealed);
  const kind = other ? file.bankKind ?? undefined : kindOf(before);
  return { what: 'setBankAccount', input: { residentId, from: ctx.clock.today(), account: {
    number, ...(kind === undefined ? {} : { kind }), bankName: file.bankName ?? before?.bankName ?? '', bankCode: other ? '' : before.bankCode,
    holderName: other ? '' : before.holderName, holderRelation: other ? null : before.holderRelation,
  } } };
}

async function identityChange(ctx: CommandContext, update: Update, file: RosterPerson, fields: readonly FieldChange[]): Promise<Change> {
  const { name, sex, birthDate, phone, note, version } = await requireResident(ctx, update.person.residentId);
  const changed = new Set(fields.map((change) => change.field));
  return { what: 'saveResident', input: { residentId: update.person.residentId, version, place: { as: 'none' }, since: null, facts: [], bankAccount: null, person: {
    name: changed.has('name') && file.name !== null ? file.name : name, sex: changed.has('sex') ? file.sex : sex, birthDate: changed.has('birthDate') ? file.birthDate : birthDate,
    idKind: file.idKind, idNumber: file.idNumber ?? '', phone, note,
  } } };
}

/** Takes out of the row what two persons change, and drafts it. */
export async function requestProtected(ctx: CommandContext, update: Update, reason: string): Promise<Requested> {
  const file = update.row.read.person;
  const account = takesTwoPersons(ctx, 'account') ? update.changes.filter((change) => ACCOUNT.has(change.field)) : [];
  const hasNumber = takesTwoPersons(ctx, 'idNumber') && update.changes.some((change) => change.field === 'idNumber');
  const identity = hasNumber ? update.changes.filter((change) => IDENTITY.has(change.field)) : [];
  if (file === null || account.length + identity.length === 0) return { update, requested: 0, left: 0 };
  let [requested, left] = [0, 0];
  for (const [fields, make] of [[account, accountChange], [identity, identityChange]] as const) {
    if (fields.length === 0) continue;
    try {
      await writeRequest(ctx, await make(ctx, update, file, fields), reason, ['roster']);
      requested += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      left += 1;
    }
  }
  const taken = new Set([...account, ...identity]);
  return { update: { ...update, changes: update.changes.filter((change) => !taken.has(change)) }, requested, left };
}
