/** Pages of a preview. */
import { maskBankAccount } from '#shared/bank-card.ts';
import { maskCitizenId } from '#shared/citizen-id.ts';
import { labelOf, SEX } from '#shared/code-tables.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { id } from '#shared/ids.ts';
import { maskPhone } from '#shared/phone.ts';
import type { importContract, PreviewRow } from '#shared/residents/import-contract.ts';
import type { QueryContext } from '#electron/api/context.ts';
import type { ComparedRow } from './import-compare.ts';
import { choicesOf } from './import-decisions.ts';
import { maskDigits } from './import-masks.ts';
import { takePreview } from './import-previews.ts';
import { absentPeople, type RegisterPerson } from './import-register.ts';

/** Fields whose values never stand on a screen whole. */
function shownChange(change: ComparedRow['changes'][number]): ComparedRow['changes'][number] {
  if (change.field !== 'phone') return change;
  return { field: change.field, oldValue: change.oldValue === null ? null : maskPhone(change.oldValue), newValue: maskPhone(change.newValue) };
}

const candidate = (person: RegisterPerson): PreviewRow['candidates'][number] =>
  ({ residentId: person.residentId, name: person.name, birthDate: person.birthDate, idNumberMasked: person.idNumberMasked, householdNo: person.householdNo });

function shownRow(row: ComparedRow): PreviewRow {
  const { person } = row.read;
  return {
    row: row.read.row, status: row.status,
    name: person?.name ?? '', idNumberMasked: person?.idNumber == null ? '' : maskCitizenId(person.idNumber, 'screen'), birthDate: person?.birthDate ?? null,
    sex: person === null ? '' : labelOf(SEX, person.sex), householdNo: person?.householdNo ?? '', relation: person?.relation ?? '',
    phoneMasked: person?.phone == null ? '' : maskPhone(person.phone), bankAccountMasked: person?.bankAccount == null ? '' : maskBankAccount(person.bankAccount), address: person?.address ?? '',
    findings: row.read.findings.map((finding) => ({ ...finding, ...(finding.shown === undefined ? {} : { shown: maskDigits(finding.shown) }) })), registerFindings: [...row.registerFindings],
    changes: row.changes.map(shownChange), candidates: row.candidates.map(candidate), choices: choicesOf(row),
    custom: Object.entries(person?.custom ?? {}).map(([field, value]) => ({ customFieldId: id<'customField'>(Number(field)), value: maskDigits(value) })),
  };
}

const nextPage = (offset: number, limit: number, total: number): string | null => (offset + limit < total ? String(offset + limit) : null);

/** Rows of a preview by status, by code, or by a piece of the name or household number, in the order of the file. */
export function previewRows(ctx: QueryContext, input: InputOf<typeof importContract.previewRows>): OutputOf<typeof importContract.previewRows> {
  const preview = takePreview(ctx, input.previewId);
  const text = input.text.trim();
  const matches = preview.rows.filter((row) => {
    if (input.status !== undefined && row.status !== input.status) return false;
    if (input.code !== undefined && !row.read.findings.some((f) => f.code === input.code) && !row.registerFindings.some((f) => f.code === input.code)) return false;
    if (text === '') return true;
    const { person } = row.read;
    return String(row.read.row) === text || person?.name?.includes(text) === true || person?.householdNo === text || (text.length >= 4 && person?.idNumber?.endsWith(text.toUpperCase()) === true);
  });
  const offset = Number(input.after ?? 0);
  return { total: matches.length, rows: matches.slice(offset, offset + input.limit).map(shownRow), next: nextPage(offset, input.limit, matches.length) };
}

/** Living residents whom the file does not mention. */
export async function absentRows(ctx: QueryContext, input: InputOf<typeof importContract.absent>): Promise<OutputOf<typeof importContract.absent>> {
  const preview = takePreview(ctx, input.previewId);
  const present = preview.rows.flatMap((row) => (row.match === null ? row.candidates : [row.match])).map((person) => person.residentId);
  const { total, rows } = await absentPeople(ctx.db, present, Number(input.after ?? 0), input.limit);
  return { total, rows: rows.map(candidate), next: nextPage(Number(input.after ?? 0), input.limit, total) };
}
