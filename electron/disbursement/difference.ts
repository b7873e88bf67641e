/** A batch beside the one before it (D8): joined, left, changed, each with its reason; a bridge of the totals that adds up. */
import { groupBy } from '#shared/group-by.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import type { ResidentId } from '#shared/ids.ts';
import { fen, formatYuan, sumFen, ZERO_FEN, type Fen } from '#shared/money.ts';
import { decideEligibility } from '#shared/welfare/decide-eligibility.ts';
import { changeSentence, refusalSentence, type RuleNames } from '#shared/welfare/rule-sentence.ts';
import type { Language } from '#shared/welfare/words.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readRuleNames, readProgramme, readVersion, rulesOf, type ProgrammeRow, type Reads } from '#electron/welfare/versions.ts';
import { thawInputs, type BatchRow, type LineRow } from './frozen-inputs.ts';
import { decideBatch } from './generate-batch.ts';
import { readBatch } from './move-batch.ts';

type Output = OutputOf<typeof disbursementContract.difference>;
type Difference = Output['lines'][number];
type Reason = Difference['reason'];

/** Lines that are, or were to be, paid: what the totals of two batches are made of. */
const COUNTED = ['toPay', 'sent', 'paid', 'partPaid', 'failed', 'returned'] as const;

/** The main batch of the programme before this one; undefined for the first, and for lists of claims and supplements: each is of its own. */
async function batchBefore(db: Reads, batch: BatchRow): Promise<BatchRow | undefined> {
  if (batch.kind === 'claims' || batch.kind === 'supplement') return undefined;
  return db.selectFrom('batches').selectAll().where('programmeId', '=', batch.programmeId).where('benefitMonth', '<', batch.benefitMonth).where('status', 'not in', ['voided', 'draft'])
    .where('kind', '=', 'main').orderBy('benefitMonth', 'desc').limit(1).executeTakeFirst();
}

/** The difference to the batch before, or to a named one of the same programme. Without one everybody has joined. */
export async function differenceToLast({ db }: QueryContext, input: InputOf<typeof disbursementContract.difference>): Promise<Output> {
  const batch = await readBatch(db, input.batchId);
  const against = input.againstBatchId === null ? await batchBefore(db, batch) : await readBatch(db, input.againstBatchId);
  const programme = await readProgramme(db, batch.programmeId);
  const [now, before] = [await readLines(db, batch), against === undefined ? new Map<ResidentId, LineRow>() : await readLines(db, against)];
  const grids = await readRuleNames(db);
  const lines: Difference[] = [];
  const changedBy = against === undefined ? undefined : await whyChanged(db, programme, against, batch);
  const joinedLines = [...now.values()].filter((line) => !before.has(line.residentId));
  const joinReasons = await whyJoined(db, programme, against, joinedLines, grids);
  for (const line of now.values()) {
    const old = before.get(line.residentId);
    if (old === undefined) lines.push(differenceLine('joined', line, ZERO_FEN, line.amountFen, joinReasons.get(line.residentId)!));
    else if (old.amountFen !== line.amountFen) lines.push(differenceLine('changed', line, old.amountFen, line.amountFen, changedBy!(old, line)));
  }
  const gone = [...before.values()].filter((line) => !now.has(line.residentId));
  const leaveReasons = await whyLeft(db, batch, programme, gone.map((line) => line.residentId), grids);
  for (const line of gone) lines.push(differenceLine('left', line, line.amountFen, ZERO_FEN, leaveReasons.get(line.residentId) ?? { zh: '不在本期名单', en: 'not on this list' }));
  const of = (kind: Difference['kind']): Difference[] => lines.filter((l) => l.kind === kind);
  const sum = (list: readonly Difference[]): Fen => sumFen(list.map((l) => l.differenceFen));
  const [joined, left, changed] = [of('joined'), of('left'), of('changed')];
  return {
    batchNo: batch.batchNo, againstBatchNo: against?.batchNo ?? null, lines,
    bridge: {
      beforeFen: sumFen([...before.values()].map((l) => l.amountFen)), beforePersons: before.size, joinedFen: sum(joined), joined: joined.length, leftFen: sum(left), left: left.length,
      changedFen: sum(changed), changed: changed.length, afterFen: sumFen([...now.values()].map((l) => l.amountFen)), afterPersons: now.size,
    },
  };
}

async function readLines(db: Reads, batch: BatchRow): Promise<Map<ResidentId, LineRow>> {
  const rows = await db.selectFrom('batchLines').selectAll().where('batchId', '=', batch.id).where('status', 'in', COUNTED).orderBy('lineNo').execute();
  return new Map(rows.map((row) => [row.residentId, row]));
}

function differenceLine(kind: Difference['kind'], line: LineRow, beforeFen: Fen, afterFen: Fen, reason: Reason): Difference {
  return { kind, residentId: line.residentId, name: line.name, gridName: line.gridName, beforeFen, afterFen, differenceFen: fen(afterFen - beforeFen), reason };
}

/** Decisions of the main batch before on people who were not on its list: what has changed since is what it refused them for. */
async function whyJoined(db: Reads, programme: ProgrammeRow, against: BatchRow | undefined, lines: readonly LineRow[], grids: RuleNames): Promise<ReadonlyMap<ResidentId, Reason>> {
  const reasons = new Map<ResidentId, Reason>();
  const claims = lines[0]?.kind === 'claims' ? await whatFor(db, lines) : new Map<number, string>();
  for (const line of lines) {
    const claimed = claims.get(line.id);
    reasons.set(line.residentId, claimed !== undefined ? { zh: `应发事项：${claimed}`, en: `claim: ${claimed}` } : line.origin === 'manual' ? { zh: `手工增加：${manualReason(line)}`, en: `added by hand: ${manualReason(line)}` }
      : line.kind === 'supplement' ? { zh: '补发以前月份', en: 'earlier months' } : against === undefined ? { zh: '首期名单', en: 'first list' } : { zh: '本期起符合条件', en: 'meets the conditions from this month on' });
  }
  const asked = lines.filter((line) => line.origin === 'rule').map((line) => line.residentId);
  if (against === undefined || asked.length === 0) return reasons;
  const off = new Map((await db.selectFrom('batchLines').selectAll().where('batchId', '=', against.id).where('status', 'not in', COUNTED).execute()).map((line) => [line.residentId, line]));
  for (const { person, decision } of await decideBatch(db, against, programme, asked)) {
    const line = off.get(person.residentId);
    const then = (language: Language): string => (line === undefined ? refusalSentence(decision, language, grids) : offReason(line)[language]);
    if (line !== undefined || decision.refusal !== null) reasons.set(person.residentId, { zh: `上期${then('zh')}，本期符合`, en: `last time: ${then('en')}; now paid` });
  }
  return reasons;
}

/** What the claims of each line are for. */
async function whatFor(db: Reads, lines: readonly LineRow[]): Promise<ReadonlyMap<number, string>> {
  const rows = await db.selectFrom('batchLineClaims as x').innerJoin('claims as c', 'c.id', 'x.claimId').innerJoin('batchLines as l', 'l.id', 'x.lineId').select(['x.lineId', 'c.note', 'c.decisionRef']).where('l.batchId', '=', lines[0]!.batchId).orderBy('c.id').execute();
  return new Map([...groupBy(rows, (row) => row.lineId)].map(([lineId, own]) => [lineId, own.map((row) => `${row.note}（${row.decisionRef}）`).join('；')]));
}

function manualReason(line: LineRow): string {
  return (JSON.parse(line.inputs) as { manual?: string }).manual ?? '';
}

/** A list of one version against another is a new standard; else the steps of the two decisions say what differs. */
async function whyChanged(db: Reads, programme: ProgrammeRow, against: BatchRow, batch: BatchRow): Promise<(old: LineRow, line: LineRow) => Reason> {
  const [before, after] = [await readVersion(db, against.versionId), await readVersion(db, batch.versionId)];
  const [rulesBefore, rulesAfter] = [rulesOf(before), rulesOf(after)];
  return (old, line) => {
    if (line.origin === 'manual') return { zh: `手工确定：${manualReason(line)}`, en: `by hand: ${manualReason(line)}` };
    if (old.origin === 'manual') return { zh: `上期手工确定：${manualReason(old)}`, en: `by hand last time: ${manualReason(old)}` };
    if (line.setOffFen !== old.setOffFen) return { zh: `扣回多发 ${formatYuan(line.setOffFen)} 元（上期 ${formatYuan(old.setOffFen)} 元）`, en: `set off ${formatYuan(line.setOffFen)} (last time ${formatYuan(old.setOffFen)})` };
    if (before.id !== after.id) return { zh: `执行新标准（${after.resolutionNo}）`, en: `new standard (${after.resolutionNo})` };
    const decide = (of: LineRow, by: typeof rulesAfter, on: BatchRow) => { const { person, context } = thawInputs(of, on, programme.period); return decideEligibility(by, person, context); };
    const [was, is] = [decide(old, rulesBefore, against), decide(line, rulesAfter, batch)];
    return { zh: changeSentence(was, is, 'zh') || '认定情况变化', en: changeSentence(was, is, 'en') || 'facts have changed' };
  };
}

function offReason(line: LineRow): Reason {
  return { zh: `${line.status === 'held' ? '暂缓' : '移出'}：${line.statusReason ?? ''}`, en: `${line.status === 'held' ? 'held' : 'removed'}: ${line.statusReason ?? ''}` };
}

/** Those who left: off the list by hand, or by the decision of this batch's own day. */
async function whyLeft(db: Reads, batch: BatchRow, programme: ProgrammeRow, residentIds: readonly ResidentId[], grids: RuleNames): Promise<ReadonlyMap<ResidentId, Reason>> {
  const reasons = new Map<ResidentId, Reason>();
  if (residentIds.length === 0) return reasons;
  for (const { person, decision } of await decideBatch(db, batch, programme, residentIds)) {
    if (decision.refusal !== null) reasons.set(person.residentId, { zh: refusalSentence(decision, 'zh', grids), en: refusalSentence(decision, 'en', grids) });
  }
  const off = await db.selectFrom('batchLines').selectAll().where('batchId', '=', batch.id).where('status', 'not in', COUNTED).execute();
  for (const line of off) reasons.set(line.residentId, offReason(line));
  return reasons;
}
