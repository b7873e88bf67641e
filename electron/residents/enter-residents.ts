import { SEX } from '#shared/code-tables.ts';
import { daySchema, type Day } from '#shared/days.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { plainCode } from '#shared/half-width.ts';
import { relationCodeOf } from '#shared/relation-to-head.ts';
import type { EntryRow, residentsContract } from '#shared/residents/contract.ts';
import type { EntryFault } from '#shared/residents/errors.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { judgeAccount, type JudgedAccount } from './bank-accounts.ts';
import { insertResidents, type NewResident } from './insert-residents.ts';
import { findByIdNumber, judgePerson, type JudgedPerson } from './judge-person.ts';

type Field = keyof EntryRow;

/** '1950.3.2', '1950/03/02', '19500302', '1950年3月2日' as a day; null for '' and undefined for what is no day. */
export function readDay(text: string): Day | null | undefined {
  const plain = plainCode(text);
  if (plain === '') return null;
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(plain);
  if (match === null) return undefined;
  const parsed = daySchema.safeParse(`${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`);
  return parsed.success ? parsed.data : undefined;
}

/** Several residents as typed or pasted into the entry grid (J21): all of them, or none and every fault by its cell. */
export async function enterResidents(ctx: CommandContext, input: InputOf<typeof residentsContract.enterResidents>): Promise<OutputOf<typeof residentsContract.enterResidents>> {
  const faults: EntryFault[] = [];
  const today = ctx.clock.today();
  if (input.since > today) throw new AppError('day_in_future', { day: input.since, today });
  const rows: NewResident[] = [];
  const seenNumbers = new Set<string>();
  for (const [index, entry] of input.rows.entries()) {
    const read = await readEntry(ctx, entry, index, input.since, faults);
    if (read === null) continue;
    const { idNumber } = read.person;
    if (idNumber !== null && seenNumbers.has(idNumber)) faults.push({ row: index, field: 'idNumber', code: 'twice' });
    if (idNumber !== null) seenNumbers.add(idNumber);
    rows.push(read);
  }
  await assertHouseholds(ctx, input.rows, faults);
  if (faults.length > 0) throw new AppError('rows_refused', { faults: faults.slice(0, 500) });
  const { residentIds, newHouseholds } = await insertResidents(ctx, rows);
  return { residentIds, newHouseholds };
}

/** One row read by the rules of the single form; its faults are added to `faults`, and then it is null. */
async function readEntry(ctx: CommandContext, entry: EntryRow, row: number, since: Day, faults: EntryFault[]): Promise<NewResident | null> {
  const before = faults.length;
  const fault = (field: Field, code: string, known?: EntryFault['known']): void => void faults.push({ row, field, code, ...(known === undefined ? {} : { known }) });
  const birthDate = readDay(entry.birthDate);
  if (birthDate === undefined) fault('birthDate', 'day');
  const sex = entry.sex.trim() === '' ? '0' : SEX.find((known) => known.zh === entry.sex.trim() || known.code === entry.sex.trim())?.code;
  if (sex === undefined) fault('sex', 'sex');
  const relationCode = entry.relation.trim() === '' ? (entry.householdNo.trim() === '' ? '02' : undefined) : relationCodeOf(entry.relation);
  if (relationCode === undefined) fault('relation', 'relation');
  if (entry.name.trim() === '') fault('name', 'empty');
  const attempt = <T>(field: Field, judge: () => T): T | null => {
    try {
      return judge();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      fault(fieldOf(error, field), whyOf(error));
      return null;
    }
  };
  const person = attempt<JudgedPerson>('idNumber', () => judgePerson({ name: entry.name, sex: sex ?? '0', birthDate: birthDate ?? null, idKind: 'citizenId', idNumber: entry.idNumber, phone: entry.phone, note: entry.note.trim() }, ctx.clock.today()));
  const account = entry.bankAccount.trim() === '' ? null : attempt<JudgedAccount>('bankAccount', () => judgeAccount({ number: entry.bankAccount, bankName: '', bankCode: '', holderName: '', holderRelation: null }, entry.name.trim()));
  if (person?.idNumber !== null && person?.idNumber !== undefined) {
    const owner = await findByIdNumber(ctx.trx, ctx.vault, person.idNumber);
    if (owner !== undefined) fault('idNumber', 'id_number_taken', { residentId: owner.residentId, name: owner.name });
  }
  if (faults.length > before || person === null || relationCode === undefined) return null;
  const from = person.birthDate !== null && person.birthDate > since ? person.birthDate : since;
  return {
    person: person.idNumber === null ? { ...person, idKind: 'temporary' } : person,
    household: { householdNo: numberOf(entry), address: entry.address.trim() },
    relationCode, since: from, facts: [], bankAccount: account === null ? null : { ...account, validFrom: from },
  };
}

const fieldOf = (error: AppError, otherwise: Field): Field => (error.code === 'phone_bad' ? 'phone' : error.code === 'day_in_future' ? 'birthDate' : otherwise);

/** The most telling word a refusal has: the rule's own code where there is one. */
function whyOf(error: AppError): string {
  return 'why' in error.data && typeof error.data.why === 'string' ? `${error.code}.${error.data.why}` : error.code;
}

/** Existing households have to be open and keep their one head; new ones need exactly one head among the rows. */
async function assertHouseholds(ctx: CommandContext, entries: readonly EntryRow[], faults: EntryFault[]): Promise<void> {
  const rowsOf = new Map<string, number[]>();
  for (const [index, entry] of entries.entries()) {
    const householdNo = numberOf(entry);
    if (householdNo !== '') rowsOf.set(householdNo, [...(rowsOf.get(householdNo) ?? []), index]);
  }
  for (const [householdNo, rows] of rowsOf) {
    const heads = rows.filter((row) => relationCodeOf(entries[row]!.relation) === '02');
    const known = await ctx.trx.selectFrom('households').select(['id', 'status']).where('householdNo', '=', householdNo).executeTakeFirst();
    if (known?.status === 'closed') faults.push({ row: rows[0]!, field: 'householdNo', code: 'household_closed' });
    if (known === undefined && heads.length === 0) faults.push({ row: rows[0]!, field: 'relation', code: 'head_needed' });
    const head = known === undefined ? undefined : await ctx.trx.selectFrom('householdMembers').select('id')
      .where('householdId', '=', known.id).where('relationCode', '=', '02').where('validTo', 'is', null).where('withdrawnAt', 'is', null).executeTakeFirst();
    for (const row of head === undefined ? heads.slice(1) : heads) faults.push({ row, field: 'relation', code: 'head_taken' });
  }
}

const numberOf = (entry: EntryRow): string => plainCode(entry.householdNo).toUpperCase();
