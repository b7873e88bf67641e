/** How each programme's applications are handled: data the office edits. */
import type { CommandContext } from '#electron/api/context.ts';
import { readProgramme, type Reads } from '#electron/welfare/versions.ts';
import type { ProgrammeHandling } from '#shared/applications/contract.ts';
import { handlingSchema, type Handling } from '#shared/applications/flow.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { applicationsContract } from '#shared/applications/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { ProgrammeId } from '#shared/ids.ts';

export const parseHandling = (text: string): Handling => handlingSchema.parse(JSON.parse(text));

/** The handling in force for a programme. Refuses `not_found`, `programme_ended`, `application_programme_unset`. */
export async function readHandling(db: Reads, programmeId: ProgrammeId): Promise<Handling> {
  const programme = await readProgramme(db, programmeId);
  if (programme.status === 'ended') throw new AppError('programme_ended', { code: programme.code });
  const row = await db.selectFrom('applicationHandlings').select('handling').where('programmeId', '=', programmeId).executeTakeFirst();
  if (!row) throw new AppError('application_programme_unset', { programmeName: programme.name });
  return parseHandling(row.handling);
}

/** Programmes that take applications, by code, and those that pay by claims and have no handling yet. */
export async function listHandlings(db: Reads): Promise<OutputOf<typeof applicationsContract.handlings>> {
  const programmes = await db.selectFrom('programmes as p').leftJoin('applicationHandlings as h', 'h.programmeId', 'p.id')
    .select(['p.id', 'p.code', 'p.name', 'p.basis', 'p.status', 'h.handling', 'h.version']).orderBy('p.code').execute();
  const handlings = programmes.flatMap((row): ProgrammeHandling[] => (row.handling === null ? [] : [{ ...parseHandling(row.handling), programmeId: row.id, code: row.code, programmeName: row.name, version: row.version }]));
  const others = programmes.filter((row) => row.handling === null && row.basis === 'claims' && row.status === 'active').map((row) => ({ programmeId: row.id, code: row.code, programmeName: row.name }));
  return { handlings, others };
}

/** Sets or changes the handling of a programme; applications that came in before keep theirs. Refuses `claims_not_taken`, `changed_meanwhile`, `handling_evidence_twice`. */
export async function saveHandling({ trx, clock, actor }: CommandContext, input: InputOf<typeof applicationsContract.saveHandling>): Promise<{ version: number }> {
  const { programmeId, version: shown, ...handling } = input;
  const programme = await readProgramme(trx, programmeId);
  if (programme.basis !== 'claims') throw new AppError('claims_not_taken', { code: programme.code });
  const twice = handling.evidence.find((each, n) => handling.evidence.findIndex((other) => other.key === each.key) !== n);
  if (twice) throw new AppError('handling_evidence_twice', { key: twice.name });
  const old = await trx.selectFrom('applicationHandlings').select('version').where('programmeId', '=', programmeId).executeTakeFirst();
  if ((old?.version ?? null) !== shown) throw new AppError('changed_meanwhile', { what: 'handling' });
  const row = { kind: handling.kind, handling: JSON.stringify(handling), version: (old?.version ?? 0) + 1, changedAt: clock.now(), changedByUserId: actor.userId };
  if (old) await trx.updateTable('applicationHandlings').set(row).where('programmeId', '=', programmeId).execute();
  else await trx.insertInto('applicationHandlings').values({ programmeId, ...row }).execute();
  return { version: row.version };
}
