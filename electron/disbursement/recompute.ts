import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import { formatMonthChinese } from '#shared/days.ts';
import type { BatchLineId, ResidentId } from '#shared/ids.ts';
import { fen, formatYuan, sumFen, type Fen } from '#shared/money.ts';
import { explanationLines } from '#shared/welfare/rule-sentence.ts';
import { decideEligibility } from '#shared/welfare/decide-eligibility.ts';
import { AppError } from '#shared/errors.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { decidePeople } from '#electron/welfare/decide-people.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import { readRuleNames, readProgramme, readVersion, rulesOf, type Reads } from '#electron/welfare/versions.ts';
import { freezeInputs, thawInputs, type BatchRow, type LineRow } from './frozen-inputs.ts';
import { readLineClaims, type LineClaim } from './lines-of-claims.ts';
import { readBatch } from './move-batch.ts';
import { readSupplementMonths, recomputeSupplement, type SupplementMonth } from './supplement.ts';

type Output = OutputOf<typeof disbursementContract.recompute>;

/**
 * The batch computed again from the register as it was on its as-of day and known when its list was locked (D12), compared line by
 * line with what is stored: who, how much, on what inputs. Lines added by hand are compared on their sum alone; benefits of other
 * programmes, and who of a household gets it, are taken as frozen, because those batches live on.
 */
export async function recomputeBatch({ db }: QueryContext, input: InputOf<typeof disbursementContract.recompute>): Promise<Output> {
  const batch = await readBatch(db, input.batchId);
  if (await paysClaims(db, batch)) return recomputeClaims(db, batch);
  const [programme, version] = [await readProgramme(db, batch.programmeId), await readVersion(db, batch.versionId)];
  if (batch.kind === 'supplement') return recomputeSupplement(db, batch, programme);
  const rules = rulesOf(version);
  // A follow-up holds some lines of its parent; there only these can be computed again.
  const stored = await db.selectFrom('batchLines').selectAll().where('batchId', '=', batch.id).where('origin', '=', 'rule').orderBy('lineNo').execute();
  const own = new Map(stored.map((line) => [line.residentId, line]));
  const knownAt = batch.parentBatchId === null ? batch.knownAt : (await readBatch(db, batch.parentBatchId)).knownAt;
  const wanted = { programmeId: programme.id, target: programme.target, period: programme.period, rules, month: batch.benefitMonth, asOf: batch.asOf, knownAt };
  const again = batch.parentBatchId === null ? await decidePeople(db, wanted) : [];
  const missing = stored.filter((line) => !again.some((d) => d.person.residentId === line.residentId)).map((line) => line.residentId);
  if (missing.length > 0) again.push(...(await decidePeople(db, wanted, missing)));

  const manual = new Set((await db.selectFrom('batchLines').select('residentId').where('batchId', '=', batch.id).where('origin', '=', 'manual').execute()).map((row) => row.residentId));
  const differences: Output['differences'] = [];
  const computed: Output['computedFen'][] = [];
  for (const { person, context } of again) {
    const line = own.get(person.residentId);
    const frozen = line === undefined ? null : thawInputs(line, batch, programme.period);
    const fair = { ...context, others: frozen?.context.others ?? context.others, rival: frozen === null ? context.rival : frozen.context.rival };
    const decision = decideEligibility(rules, person, fair);
    if (line === undefined) {
      if (decision.eligible && !manual.has(person.residentId)) differences.push({ residentId: person.residentId, name: person.name, kind: 'notStored', storedFen: null, computedFen: decision.amountFen });
      continue;
    }
    own.delete(person.residentId);
    if (decision.eligible) computed.push(line.kind === 'followUp' ? line.amountFen : fen(decision.amountFen - line.setOffFen));
    const base = { residentId: line.residentId, name: line.name, storedFen: line.amountFen, computedFen: fen(decision.amountFen - line.setOffFen) };
    // Of what was paid in part, a follow-up pays the rest.
    const rest = line.kind === 'followUp';
    if (!decision.eligible) differences.push({ ...base, kind: 'notComputed', computedFen: null });
    else if (rest ? line.amountFen > decision.amountFen : decision.amountFen !== line.amountFen + line.setOffFen) differences.push({ ...base, kind: 'amount' });
    else if (freezeInputs(person, fair) !== line.inputs || person.birthDate !== line.birthDate || person.name !== line.name) differences.push({ ...base, kind: 'inputs' });
  }
  for (const line of own.values()) differences.push({ residentId: line.residentId, name: line.name, kind: 'notComputed', storedFen: line.amountFen, computedFen: null });
  return { identical: differences.length === 0, linesCompared: stored.length, storedFen: sumFen(stored.map((line) => line.amountFen)), computedFen: sumFen(computed), differences };
}

/** A claims batch, or a follow-up of one: its lines have claims. */
async function paysClaims(db: Reads, batch: BatchRow): Promise<boolean> {
  return (await readProgramme(db, batch.programmeId)).basis === 'claims';
}

/** Every line beside its claims: the person is theirs, the sum is their sum, less what is set off. */
async function recomputeClaims(db: Reads, batch: BatchRow): Promise<Output> {
  const rows = await readRows<{ residentId: ResidentId; name: string; amountFen: Fen; claimedFen: Fen; strange: number }>(db, sql`
    select l.residentId, l.name, l.amountFen, coalesce(sum(x.amountFen), 0) - l.setOffFen as claimedFen, coalesce(sum((c.residentId <> l.residentId and not exists (select 1 from residents r where r.id = l.residentId and r.mergedIntoId = c.residentId)) or x.amountFen > c.amountFen or (x.amountFen <> c.amountFen and l.kind = 'claims')), 1) as strange
    from batchLines l left join batchLineClaims x on x.lineId = l.id left join claims c on c.id = x.claimId where l.batchId = ${batch.id} group by l.id order by l.lineNo`);
  const differences = rows.filter((row) => row.amountFen !== row.claimedFen || row.strange > 0)
    .map((row): Output['differences'][number] => ({ residentId: row.residentId, name: row.name, kind: row.amountFen === row.claimedFen ? 'inputs' : 'amount', storedFen: row.amountFen, computedFen: row.claimedFen }));
  return { identical: differences.length === 0, linesCompared: rows.length, storedFen: sumFen(rows.map((row) => row.amountFen)), computedFen: sumFen(rows.map((row) => row.claimedFen)), differences };
}

/** Why this line has this amount: its claims, or its own frozen inputs and the version its batch used. */
export async function explainLine({ db }: QueryContext, input: InputOf<typeof disbursementContract.explainLine>): Promise<OutputOf<typeof disbursementContract.explainLine>> {
  const line = await db.selectFrom('batchLines').selectAll().where('id', '=', input.lineId).executeTakeFirst();
  if (!line) throw new AppError('not_found', { what: 'batchLine', id: String(input.lineId) });
  const batch = await readBatch(db, line.batchId);
  const [programme, version] = [await readProgramme(db, batch.programmeId), await readVersion(db, batch.versionId)];
  const about = { batchNo: batch.batchNo, name: line.name, programmeName: programme.name, versionNo: version.versionNo, resolutionNo: version.resolutionNo, benefitMonth: batch.benefitMonth, asOf: batch.asOf, origin: line.origin, amountFen: line.amountFen };
  const [earlier, off] = [await earlierLines(db, line), await setOffLines(db, line)];
  if (programme.basis === 'claims') {
    const claimed = claimLines(await readLineClaims(db, line.id), fen(line.amountFen + line.setOffFen));
    return { ...about, manualReason: null, eligible: true, lines: joined(earlier, claimed, off) };
  }
  if (line.kind === 'supplement') return { ...about, manualReason: null, eligible: true, lines: monthLines(await readSupplementMonths(db, { lineId: line.id }), line.amountFen) };
  const { person, context, manualReason } = thawInputs(line, batch, programme.period);
  const decision = decideEligibility(rulesOf(version), person, context);
  const grids = await readRuleNames(db);
  const ruled = { zh: explanationLines(decision, batch.benefitMonth, 'zh', grids), en: explanationLines(decision, batch.benefitMonth, 'en', grids) };
  return { ...about, manualReason, eligible: decision.eligible, lines: joined(earlier, ruled, off) };
}

type Said = OutputOf<typeof disbursementContract.explainLine>['lines'];
const joined = (...parts: readonly Said[]): Said => ({ zh: parts.flatMap((part) => part.zh), en: parts.flatMap((part) => part.en) });

/** Of a line that follows another: which one, what was paid there, and that the rest comes here. Before the rule, which gives the whole sum. */
async function earlierLines(db: Reads, line: Pick<LineRow, 'kind' | 'parentLineId' | 'amountFen'>): Promise<Said> {
  if (line.kind !== 'followUp' || line.parentLineId === null) return { zh: [], en: [] };
  const parent = await db.selectFrom('batchLines as l').innerJoin('batches as b', 'b.id', 'l.batchId').select(['b.batchNo', 'l.lineNo', 'l.amountFen', 'l.paidFen', 'l.status', 'l.setOffFen', 'l.statusReason']).where('l.id', '=', line.parentLineId).executeTakeFirstOrThrow();
  // What was to be set off from a line that was held comes whole.
  const wholeFen = fen(parent.amountFen + (parent.status === 'cancelled' ? parent.setOffFen : 0));
  const [whole, rest, why] = [formatYuan(wholeFen), formatYuan(line.amountFen), parent.statusReason ?? ''];
  if (parent.status !== 'partPaid') return {
    zh: [said(0, `补发批次${parent.batchNo}第${parent.lineNo}行没有发成的${whole}元${why === '' ? '' : `（${why}）`}`)],
    en: [said(0, `pays again line ${parent.lineNo} of batch ${parent.batchNo}: ¥${whole} did not arrive${why === '' ? '' : ` (${why})`}`)],
  };
  return {
    zh: [said(0, `补发批次${parent.batchNo}第${parent.lineNo}行的余款：那一行应发${whole}元，已发${formatYuan(parent.paidFen)}元，本行发余下的${rest}元`)],
    en: [said(0, `pays the rest of line ${parent.lineNo} of batch ${parent.batchNo}: ¥${whole} due there, ¥${formatYuan(parent.paidFen)} paid, ¥${rest} left for this line`)],
  };
}

function claimLines(claims: readonly LineClaim[], amountFen: Fen): Said {
  const line = (depth: number, text: string): { depth: number; text: string; met: boolean | null } => ({ depth, text, met: null });
  return {
    zh: [line(0, `应发事项${claims.length}项，合计${formatYuan(amountFen)}元`), ...claims.map((c) => line(1, `${c.note}：${formatYuan(c.amountFen)}元（${c.decisionRef}）`))],
    en: [line(0, `${claims.length} claims, ¥${formatYuan(amountFen)} together`), ...claims.map((c) => line(1, `${c.note}: ¥${formatYuan(c.amountFen)} (${c.decisionRef})`))],
  };
}

const said = (depth: number, text: string): { depth: number; text: string; met: boolean | null } => ({ depth, text, met: null });

/** A supplement: what each month was entitled to, what stood, what is paid now. */
function monthLines(months: readonly SupplementMonth[], amountFen: Fen): Said {
  return {
    zh: [said(0, `补发${months.length}个月，合计${formatYuan(amountFen)}元`), ...months.map((m) => said(1, `${formatMonthChinese(m.month)}：应发${formatYuan(m.entitledFen)}元，已发${formatYuan(m.stoodFen)}元，补${formatYuan(m.amountFen)}元`))],
    en: [said(0, `${months.length} months supplemented, ¥${formatYuan(amountFen)} together`), ...months.map((m) => said(1, `${m.month}: entitled ¥${formatYuan(m.entitledFen)}, had ¥${formatYuan(m.stoodFen)}, now ¥${formatYuan(m.amountFen)}`))],
  };
}

/** What is set off from a line, and for what. */
async function setOffLines(db: Reads, line: { id: BatchLineId; amountFen: Fen; setOffFen: Fen }): Promise<Said> {
  if (line.setOffFen === 0) return { zh: [], en: [] };
  const rows = await db.selectFrom('lineSetOffs as x').innerJoin('recoveries as r', 'r.id', 'x.recoveryId').innerJoin('residents as w', 'w.id', 'r.residentId').select(['x.recoveryId', 'x.amountFen', 'w.name']).where('x.lineId', '=', line.id).orderBy('x.recoveryId').execute();
  return {
    zh: [...rows.map((row) => said(0, `扣回${row.name}多发的待遇（追回第${row.recoveryId}号）：−${formatYuan(row.amountFen)}元`)), said(0, `实发${formatYuan(line.amountFen)}元`)],
    en: [...rows.map((row) => said(0, `set off: overpaid to ${row.name} (recovery ${row.recoveryId}), −¥${formatYuan(row.amountFen)}`)), said(0, `to pay ¥${formatYuan(line.amountFen)}`)],
  };
}
