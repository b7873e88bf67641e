/** Two entries side by side (B3): every field as text, what was paid to each, what speaks for one person, and what both were paid twice. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { duplicatesContract, PairSide } from '#shared/duplicates/contract.ts';
import { MERGE_FIELDS, type MergeField } from '#shared/duplicates/words.ts';
import { AppError } from '#shared/errors.ts';
import type { ResidentId } from '#shared/ids.ts';
import { sumFen } from '#shared/money.ts';
import type { FactKind } from '#shared/person-as-of.ts';
import { maskPhone } from '#shared/phone.ts';
import { may } from '#shared/permissions.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';
import { inOrder, readEvidence } from './decide-pair.ts';
import { readConflicts } from './conflicts.ts';
import { countReferences } from './journal.ts';
import { readPaidTwice } from './paid-twice.ts';
import { readDecisions, readShort, stateOf } from './queue.ts';

/** Lines shown of each; the sum is of all. */
const SHOWN = 12;

/** One entry with its differing fields as texts. A phone is shown by its last digits, a number and an account masked. */
export async function readSide(db: Reader, residentId: ResidentId): Promise<PairSide> {
  const short = (await readShort(db, [residentId])).get(residentId);
  const row = await readRow<{ version: number; sex: string; phone: string; note: string; createdAt: PairSide['createdAt']; mergedIntoId: ResidentId | null; intoName: string | null; relationCode: string | null; householdId: number | null; account: string | null; facts: string }>(db, sql`
    select r.version, r.sex, r.phone, r.note, r.createdAt, r.mergedIntoId, (select o.name from residents o where o.id = r.mergedIntoId) as intoName, m.relationCode, m.householdId,
      (select b.bankName || ' ' || b.numberMasked || iif(b.holderName <> r.name, '（' || b.holderName || '）', '') from bankAccounts b where b.residentId = r.id and b.validTo is null and b.withdrawnAt is null) as account,
      (select json_group_object(f.fact, f.value) from residentFacts f where f.residentId = r.id and f.withdrawnAt is null and f.validTo is null) as facts
    from residents r left join householdMembers m on m.residentId = r.id and m.validTo is null and m.withdrawnAt is null where r.id = ${residentId}`);
  if (short === undefined || row === undefined) throw new AppError('not_found', { what: 'resident', id: String(residentId) });
  const facts = JSON.parse(row.facts) as Partial<Record<FactKind, string>>;
  const values: Partial<Record<MergeField, string>> = {
    name: short.name, sex: row.sex, birthDate: short.birthDate ?? '', idNumber: short.idNumberMasked, phone: maskPhone(row.phone), note: row.note,
    household: row.householdId === null ? '' : `${short.householdNo} ${row.relationCode} ${short.address}`, bankAccount: row.account ?? '',
  };
  for (const [kind, value] of Object.entries(facts)) values[`fact.${kind as FactKind}`] = value;
  const members = row.householdId === null ? [] : await readRows<PairSide['members'][number]>(db, sql`select r.id as residentId, r.name, m.relationCode from householdMembers m join residents r on r.id = m.residentId
    where m.householdId = ${row.householdId} and m.validTo is null and m.withdrawnAt is null order by m.relationCode, r.id limit 30`);
  const counts = await countReferences(db, [residentId]);
  return {
    ...short, version: row.version, values, createdAt: row.createdAt, members, ...(await readPayments(db, residentId)),
    belongings: Object.entries(counts).filter(([, rows]) => rows > 0).map(([table, rows]) => ({ table, rows })),
    mergedInto: row.mergedIntoId === null ? null : { residentId: row.mergedIntoId, name: row.intoName ?? '' },
  };
}

async function readPayments(db: Reader, residentId: ResidentId): Promise<Pick<PairSide, 'payments' | 'paidFen' | 'payments12'>> {
  const lines = await readRows<PairSide['payments'][number]>(db, sql`select b.id as batchId, b.batchNo, p.name as programmeName, l.benefitMonth as month, l.status, b.status as batchStatus, l.amountFen, l.paidFen
    from batchLines l join batches b on b.id = l.batchId join programmes p on p.id = l.programmeId where l.residentId = ${residentId} and b.status <> 'voided' and l.status <> 'removed' order by l.benefitMonth desc, l.id desc`);
  return { payments: lines.slice(0, SHOWN), payments12: lines.length, paidFen: sumFen(lines.map((line) => line.paidFen)) };
}

/** The fields in which two entries differ. Masked values can look the same and differ: the number and the account are compared by their keyed index. */
async function differing(db: Reader, first: PairSide, second: PairSide): Promise<MergeField[]> {
  const [a, b] = await Promise.all([first, second].map(async (side) => readRow<Record<string, string | null>>(db, sql`select r.idNumberIndex as idNumber, r.phone, (select x.numberIndex || x.kind || x.bankName || x.holderName from bankAccounts x where x.residentId = r.id and x.validTo is null and x.withdrawnAt is null) as bankAccount
    from residents r where r.id = ${side.residentId}`)));
  return MERGE_FIELDS.filter((field) => {
    const [x, y] = [first, second].map((side) => side.values[field] ?? '');
    const keyed = field === 'idNumber' || field === 'phone' || field === 'bankAccount' ? a?.[field] !== b?.[field] : x !== y;
    return keyed;
  });
}

/** Which entry to keep, if nobody says otherwise: the one that lives, that was paid more often, that is older. */
function keepOf(first: PairSide, second: PairSide): ResidentId {
  const rank = (side: PairSide): number => (side.status === 'living' ? 1_000_000 : 0) + side.payments12 * 100 + side.belongings.reduce((sum, each) => sum + each.rows, 0);
  return rank(second) > rank(first) ? second.residentId : first.residentId;
}

export async function comparePair({ db, vault, actor }: QueryContext, input: InputOf<typeof duplicatesContract.compare>): Promise<OutputOf<typeof duplicatesContract.compare>> {
  const pair = inOrder(input.firstId, input.secondId);
  const first = await readSide(db, pair.firstId);
  const second = await readSide(db, pair.secondId);
  const { evidence, score } = await readEvidence(db, vault, pair);
  const decisions = await readDecisions(db, pair.firstId, pair.secondId);
  const keep = keepOf(first, second);
  const twice = await readPaidTwice(db, keep, keep === first.residentId ? second.residentId : first.residentId);
  const open = first.mergedInto === null && second.mergedInto === null;
  return {
    first, second, score, evidence: evidence.map(({ kind, detail }) => ({ kind, detail })), state: stateOf(evidence, decisions[0]), decided: decisions.map(({ decision, reason, by, at }) => ({ decision, reason, by, at })),
    differing: await differing(db, first, second), keep, paidTwice: twice.map(({ programmeName, months, amountFen }) => ({ programmeName, months: [...months], amountFen })),
    may: { decide: open && may(actor.roles, 'residents.edit'), merge: open && may(actor.roles, 'residents.merge') && decisions[0]?.decision === 'same' && decisions[0].staffId !== actor.staffId },
  };
}

export async function listConflicts({ db }: QueryContext, input: InputOf<typeof duplicatesContract.conflicts>): Promise<OutputOf<typeof duplicatesContract.conflicts>> {
  return { conflicts: (await readConflicts(db, input)).map(({ code, data }) => ({ code, data: { ...data } })) };
}

