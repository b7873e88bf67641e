/** Paying a dividend: its lines become claims of a programme, and one batch pays them like everything else. */
import type { CommandContext } from '#electron/api/context.ts';
import { addClaims, claimsOf, withdrawClaim, type ClaimStanding, type NewClaim } from '#electron/welfare/claims.ts';
import { findVersionFor, readProgramme } from '#electron/welfare/versions.ts';
import type { Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { Id, ProgrammeId, ResidentId } from '#shared/ids.ts';
import { fen, sumFen, type Fen } from '#shared/money.ts';
import { readPayees } from './prepare-dividend.ts';
import { readLines, readRun } from './run-dividend.ts';

type RunId = Id<'dividendRun'>;
type Run = Awaited<ReturnType<typeof readRun>>;
type Line = Awaited<ReturnType<typeof readLines>>[number];

/** The claim of one line: its net sum, owed in the name of the holder whoever gets the money. */
function claimOf(run: Run, programmeId: ProgrammeId, benefitMonth: Month, line: Line, payeeId: ResidentId): NewClaim {
  return {
    programmeId, benefitMonth, residentId: payeeId, amountFen: fen(line.amountFen - line.taxFen), sourceKind: 'dividend', sourceId: run.id, sourcePart: line.lineNo, note: `${run.year}年${run.title}`, decisionRef: run.resolutionRef,
    owedHouseholdId: line.householdId, owedResidentId: line.residentId,
  };
}

/**
 * Hands every line that is to be paid to the batches of a programme that pays claims booked before (accrual 'source'), with its net sum; who died
 * since the list was made is marked as waiting for the heirs. Refuses `dividend_status_wrong`, `dividend_programme_wrong`, `dividend_nothing_to_pay`.
 */
export async function claimDividend(context: CommandContext, input: { runId: RunId; programmeId: ProgrammeId; benefitMonth: Month }): Promise<{ claims: number; heirs: number; amountFen: Fen }> {
  const { trx, clock } = context;
  const run = await readRun(context, input.runId, 'accrued');
  await refuseProgramme(context, run, input);
  const payeeOf = await readPayees(context, clock.today());
  const claimed = new Set((await claimsOf(trx, 'dividend', [run.id])).filter((claim) => claim.state !== 'withdrawn').map((claim) => claim.sourcePart));
  const lines = (await readLines(context, run.id)).filter((line) => line.status === 'toPay' && line.amountFen > line.taxFen && !claimed.has(line.lineNo));
  const dead = lines.filter((line) => line.residentId !== null && line.payeeId === line.residentId && payeeOf(line).payeeId === null);
  for (const line of dead) await trx.updateTable('dividendLines').set({ status: 'heirs', payeeId: null, note: payeeOf(line).note }).where('runId', '=', run.id).where('lineNo', '=', line.lineNo).execute();
  const paying = lines.flatMap((line) => (dead.includes(line) || line.payeeId === null ? [] : [claimOf(run, input.programmeId, input.benefitMonth, line, line.payeeId)]));
  if (paying.length === 0) throw new AppError('dividend_nothing_to_pay', {});
  await trx.updateTable('dividendRuns').set({ programmeId: input.programmeId, benefitMonth: input.benefitMonth }).where('id', '=', run.id).execute();
  await addClaims(context, paying);
  return { claims: paying.length, heirs: dead.length, amountFen: sumFen(paying.map((claim) => claim.amountFen)) };
}

async function refuseProgramme(context: CommandContext, run: Run, input: { programmeId: ProgrammeId; benefitMonth: Month }): Promise<void> {
  const { trx } = context;
  const programme = await readProgramme(trx, input.programmeId);
  const wrong = (why: 'basis' | 'books' | 'account' | 'version'): never => { throw new AppError('dividend_programme_wrong', { code: programme.code, why }); };
  if (programme.basis !== 'claims' || programme.accrual !== 'source') wrong('basis');
  if (programme.accountSetId !== run.accountSetId) wrong('books');
  const version = await findVersionFor(trx, programme.id, input.benefitMonth);
  if (version === undefined) return wrong('version');
  if (version.payableAccountCode !== run.payableAccountCode) wrong('account');
}

/**
 * Names who inherits a line: of one that waits for heirs, or of one whose payee died before the money reached him; his claim is withdrawn, the
 * heir's takes its place. Refuses `dividend_status_wrong`, `dividend_line_wrong`, `not_found`, `claim_listed` while the line still stands in a batch.
 */
export async function settleHeirs(context: CommandContext, input: { runId: RunId; lineNo: number; heirResidentId: ResidentId; docRef: string }): Promise<{ lineNo: number }> {
  const { trx } = context;
  const run = await readRun(context, input.runId, 'prepared', 'confirmed', 'accrued');
  const line = (await readLines(context, run.id)).find((each) => each.lineNo === input.lineNo);
  const claim = (await claimsOf(trx, 'dividend', [run.id])).find((each) => each.sourcePart === input.lineNo && each.state !== 'withdrawn');
  if (line === undefined || !(line.status === 'heirs' || (await payeeDied(context, line, claim)))) throw new AppError('dividend_line_wrong', { lineNo: input.lineNo });
  const heir = await trx.selectFrom('residents').select(['name', 'status']).where('id', '=', input.heirResidentId).executeTakeFirst();
  if (!heir || heir.status === 'dead') throw new AppError('not_found', { what: 'resident', id: String(input.heirResidentId) });
  if (claim !== undefined) await withdrawClaim(context, { claimId: claim.claimId, reason: `由${heir.name}继承（${input.docRef}）` });
  await trx.updateTable('dividendLines').set({ status: 'toPay', payeeId: input.heirResidentId, note: `由${heir.name}继承（${input.docRef}）` }).where('runId', '=', run.id).where('lineNo', '=', line.lineNo).execute();
  if (run.programmeId !== null && run.benefitMonth !== null && line.amountFen > line.taxFen) await addClaims(context, [claimOf(run, run.programmeId, run.benefitMonth, line, input.heirResidentId)]);
  return { lineNo: input.lineNo };
}

async function payeeDied(context: CommandContext, line: Line, claim: ClaimStanding | undefined): Promise<boolean> {
  if (line.status !== 'toPay' || line.payeeId === null || claim?.state === 'paid') return false;
  return (await context.trx.selectFrom('residents').select('id').where('id', '=', line.payeeId).where('status', '=', 'dead').executeTakeFirst()) !== undefined;
}
