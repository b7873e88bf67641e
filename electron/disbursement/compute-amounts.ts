import { sql } from 'kysely';
import { decideEligibility } from '#shared/welfare/decide-eligibility.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { readProgramme, readVersion, rulesOf } from '#electron/welfare/versions.ts';
import { thawInputs, type BatchRow } from './frozen-inputs.ts';

const CHUNK = 2_000;

/** Computes every line of a locked list from its frozen inputs alone; lines added by hand keep their sum. */
export async function computeAmounts(context: CommandContext, batch: BatchRow): Promise<void> {
  const { trx } = context;
  const [programme, version] = [await readProgramme(trx, batch.programmeId), await readVersion(trx, batch.versionId)];
  const rules = rulesOf(version);
  const lines = await trx.selectFrom('batchLines').select(['id', 'residentId', 'sex', 'birthDate', 'gridName', 'inputs']).where('batchId', '=', batch.id).where('origin', '=', 'rule').execute();
  for (let start = 0; start < lines.length; start += CHUNK) {
    context.signal.throwIfAborted();
    const rows = lines.slice(start, start + CHUNK).map((line) => {
      const { person, context: decisionContext } = thawInputs(line, batch, programme.period);
      const { standardFen, months, amountFen } = decideEligibility(rules, person, decisionContext);
      return [line.id, standardFen, months, amountFen];
    });
    await sql`update batchLines set standardFen = j.value ->> 1, months = j.value ->> 2, amountFen = j.value ->> 3
      from json_each(${JSON.stringify(rows)}) j where batchLines.id = j.value ->> 0`.execute(trx);
    context.progress({ done: Math.min(start + CHUNK, lines.length), total: lines.length, label: 'amounts' });
  }
}
