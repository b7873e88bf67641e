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
  const seenNumbers = new Map<string, number>();
  const heads = new Map<string, number>();
  for (const [index, entry] of input.rows.entries()) {
    const read = await readEntry(ctx, entry, index, input.since, faults);
    if (read === null) continue;
    const { idNumber } = read.person;
    if (idNumber !== null && seenNumbers.has(idNumber)) faults.push({ row: index, field: 'idNumber', code: 'twice' });
    if (idNumber !== null) seenNumbers.set(idNumber, index);
    if (read.household !== null && read.relationCode === '02') {
      if (heads.has(read.household.householdNo)) faults.push({ row: index, field: 'relation', code: 'head_taken' });
      heads.set(read.household.householdNo, index);
    }
    rows.push(read);
  }
  await assertHouseholds(ctx, rows, heads, faults);
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
    household: { householdNo: plainCode(entry.householdNo).toUpperCase(), address: entry.address.trim() },
    relationCode, since: from, facts: [], bankAccount: account === null ? null : { ...account, validFrom: from },
  };
}

const fieldOf = (error: AppError, otherwise: Field): Field => (error.code === 'phone_bad' ? 'phone' : error.code === 'day_in_future' ? 'birthDate' : otherwise);

/** The most telling word a refusal has: the rule's own code where there is one. */
function whyOf(error: AppError): string {
  return 'why' in error.data && typeof error.data.why === 'string' ? `${error.code}.${error.data.why}` : error.code;
}

/** Existing households have to be open and keep their one head; new ones need a head among the rows. */
async function assertHouseholds(ctx: CommandContext, rows: readonly NewResident[], heads: ReadonlyMap<string, number>, faults: EntryFault[]): Promise<void> {
  const numbers = [...new Set(rows.flatMap((row) => (row.household === null || row.household.householdNo === '' ? [] : [row.household.householdNo])))];
  for (const householdNo of numbers) {
    const index = heads.get(householdNo) ?? rows.findIndex((row) => row.household?.householdNo === householdNo);
    const known = await ctx.trx.selectFrom('households').select(['id', 'status']).where('householdNo', '=', householdNo).executeTakeFirst();
    if (known === undefined) {
      if (!heads.has(householdNo)) faults.push({ row: index, field: 'relation', code: 'head_needed' });
      continue;
    }
    if (known.status === 'closed') faults.push({ row: index, field: 'householdNo', code: 'household_closed' });
    const head = await ctx.trx.selectFrom('householdMembers').select('id').where('householdId', '=', known.id).where('relationCode', '=', '02').where('validTo', 'is', null).where('withdrawnAt', 'is', null).executeTakeFirst();
    if (head !== undefined && heads.has(householdNo)) faults.push({ row: index, field: 'relation', code: 'head_taken' });
  }
}
