/** A batch beside the one before it (D8): joined, left, changed, each with its reason; a bridge of the totals that adds up. */
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { addMonths, formatDayChinese, monthOf } from '#shared/days.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import type { ResidentId } from '#shared/ids.ts';
import { fen, sumFen, ZERO_FEN, type Fen } from '#shared/money.ts';
import { REFUSAL_WORDS } from '#shared/welfare/words.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readProgramme, readVersion, type ProgrammeRow, type Reads } from '#electron/welfare/versions.ts';
import type { BatchRow, LineRow } from './frozen-inputs.ts';
import { decideBatch } from './generate-batch.ts';
import { readBatch } from './move-batch.ts';

type Output = OutputOf<typeof disbursementContract.difference>;
type Difference = Output['lines'][number];
type Reason = Difference['reason'];

/** Lines that are, or were to be, paid: what the totals of two batches are made of. */
const COUNTED = ['toPay', 'sent', 'paid', 'partPaid', 'failed', 'returned'] as const;

/** The main batch of the programme before this one; undefined for the first. */
async function batchBefore(db: Reads, batch: BatchRow): Promise<BatchRow | undefined> {
  return db.selectFrom('batches').selectAll().where('programmeId', '=', batch.programmeId).where('benefitMonth', '<', batch.benefitMonth).where('status', 'not in', ['voided', 'draft'])
    .where('parentBatchId', 'is', null).orderBy('benefitMonth', 'desc').limit(1).executeTakeFirst();
}

/** The difference to the batch before, or to a named one of the same programme. Without one everybody has joined. */
export async function differenceToLast({ db }: QueryContext, input: InputOf<typeof disbursementContract.difference>): Promise<Output> {
  const batch = await readBatch(db, input.batchId);
  const against = input.againstBatchId === null ? await batchBefore(db, batch) : await readBatch(db, input.againstBatchId);
  const programme = await readProgramme(db, batch.programmeId);
  const [now, before] = [await readLines(db, batch), against === undefined ? new Map<ResidentId, LineRow>() : await readLines(db, against)];
  const lines: Difference[] = [];
  for (const line of now.values()) {
    const old = before.get(line.residentId);
    if (old === undefined) lines.push(differenceLine('joined', line, ZERO_FEN, line.amountFen, whyJoined(line, batch, against)));
    else if (old.amountFen !== line.amountFen) lines.push(differenceLine('changed', line, old.amountFen, line.amountFen, await whyChanged(db, old, line, batch, against)));
  }
  const gone = [...before.values()].filter((line) => !now.has(line.residentId));
  const reasons = await whyLeft(db, batch, programme, gone.map((line) => line.residentId));
  for (const line of gone) lines.push(differenceLine('left', line, line.amountFen, ZERO_FEN, reasons.get(line.residentId) ?? { zh: '不在本期名单', en: 'not on this list' }));
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

/** The age reached since, where that explains it; a hand; else a fact that changed. */
function whyJoined(line: LineRow, batch: BatchRow, against: BatchRow | undefined): Reason {
  if (line.origin === 'manual') return { zh: `手工增加：${manualReason(line)}`, en: `added by hand: ${manualReason(line)}` };
  if (against === undefined) return { zh: '首期名单', en: 'first list' };
  if (line.birthDate !== null && line.age !== null) {
    const birthday = line.birthDate.slice(5, 7);
    const months = [batch.benefitMonth, addMonths(batch.benefitMonth, -1)].map((m) => m.slice(5, 7));
    if (months.includes(birthday)) return { zh: `${formatDayChinese(line.birthDate)}出生，本期达到年龄`, en: `born ${line.birthDate}: reaches the age` };
  }
  return { zh: '本期起符合条件', en: 'meets the conditions from this month on' };
}

function manualReason(line: LineRow): string {
  return (JSON.parse(line.inputs) as { manual?: string }).manual ?? '';
}

async function whyChanged(db: Reads, old: LineRow, line: LineRow, batch: BatchRow, against: BatchRow | undefined): Promise<Reason> {
  if (line.origin === 'manual') return { zh: `手工确定：${manualReason(line)}`, en: `by hand: ${manualReason(line)}` };
  if (against !== undefined && against.versionId !== batch.versionId) {
    const version = await readVersion(db, batch.versionId);
    return { zh: `执行新标准（${version.resolutionNo}）`, en: `new standard (${version.resolutionNo})` };
  }
  if (old.age !== line.age) return { zh: `年龄由${old.age ?? '?'}岁变为${line.age ?? '?'}岁`, en: `age ${old.age ?? '?'} → ${line.age ?? '?'}` };
  return { zh: '认定情况变化', en: 'facts have changed' };
}

/** Those who left: off the list by hand, or by the decision of this batch's own day. */
async function whyLeft(db: Reads, batch: BatchRow, programme: ProgrammeRow, residentIds: readonly ResidentId[]): Promise<ReadonlyMap<ResidentId, Reason>> {
  const reasons = new Map<ResidentId, Reason>();
  if (residentIds.length === 0) return reasons;
  for (const { person, decision } of await decideBatch(db, batch, programme, residentIds)) {
    const gone = person.statusSince !== null && person.status !== 'living' ? `（${monthOf(person.statusSince)}）` : '';
    if (decision.refusal !== null) reasons.set(person.residentId, { zh: `${REFUSAL_WORDS[decision.refusal].zh}${gone}`, en: `${REFUSAL_WORDS[decision.refusal].en}${gone}` });
  }
  const off = await db.selectFrom('batchLines').selectAll().where('batchId', '=', batch.id).where('status', 'not in', COUNTED).execute();
  for (const line of off) reasons.set(line.residentId, { zh: `${line.status === 'held' ? '暂缓' : '移出'}：${line.statusReason ?? ''}`, en: `${line.status === 'held' ? 'held' : 'removed'}: ${line.statusReason ?? ''}` });
  return reasons;
}
