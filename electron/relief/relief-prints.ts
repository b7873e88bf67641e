/** Statistics without names, and the papers of the fund. */
import { sql } from 'kysely';
import type { QueryContext } from '#electron/api/context.ts';
import type { ApplicationId } from '#electron/applications/tables.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import type { OutputOf } from '#shared/contract.ts';
import { ageOn, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { fen, type Fen } from '#shared/money.ts';
import type { ReliefStatistics, reliefContract } from '#shared/relief/contract.ts';
import { DISEASE_CLASSES } from '#shared/relief/disease-classes.ts';
import { listCases, readCase } from './cases.ts';
import { classOf, readDiagnosis } from './diagnosis.ts';
import { readFundRow } from './funds.ts';
import { listMoves, readMove } from './moves.ts';
import type { ReliefFundId, ReliefMoveId } from './tables.ts';

interface Period { readonly fundId: ReliefFundId; readonly from: Day; readonly to: Day }

/** Bands of age and of the sum granted, with their last value; the last band is open. */
export const AGE_BANDS = [17, 44, 59, 69, 79] as const;
export const AMOUNT_BANDS = [500_000, 1_000_000, 2_000_000, 3_000_000] as const;
const bandOf = (value: number, bands: readonly number[]): number => { const at = bands.findIndex((last) => value <= last); return at === -1 ? bands.length : at; };

/** Cases granted in a period by age, sum and class of illness: counts and sums, nobody's name. */
export async function readStatistics({ db, vault }: Pick<QueryContext, 'db' | 'vault'>, { fundId, from, to }: Period): Promise<ReliefStatistics> {
  const fund = await readFundRow(db, fundId);
  const rows = await readRows<{ id: number; beneficiaryId: number; birthDate: Day | null; receivedOn: Day; granted: number; sealed: Buffer | null }>(db, sql`
    select a.id, a.beneficiaryId, r.birthDate, a.receivedOn, a.amountFen as granted, c.diagnosisSealed as sealed from applications a join residents r on r.id = a.beneficiaryId left join reliefCases c on c.applicationId = a.id
    join applicationDecisions d on d.id = (select max(x.id) from applicationDecisions x where x.applicationId = a.id and x.approve = 1)
    where a.programmeId = ${fund.programmeId} and a.status in ('approved', 'archived', 'followedUp') and d.decidedOn between ${from} and ${to}`);
  const group = (bands: readonly string[], of: (row: (typeof rows)[number]) => string): { band: string; cases: number; grantedFen: Fen }[] => bands.map((band) => {
    const own = rows.filter((row) => of(row) === band);
    return { band, cases: own.length, grantedFen: fen(own.reduce((sum, row) => sum + row.granted, 0)) };
  });
  const places = (bands: readonly number[]): string[] => Array.from({ length: bands.length + 1 }, (_, n) => String(n));
  return {
    cases: rows.length, persons: new Set(rows.map((row) => row.beneficiaryId)).size, grantedFen: fen(rows.reduce((sum, row) => sum + row.granted, 0)),
    byAge: group([...places(AGE_BANDS), 'unknown'], (row) => (row.birthDate === null ? 'unknown' : String(bandOf(ageOn(row.birthDate, row.receivedOn), AGE_BANDS)))).filter((each) => each.band !== 'unknown' || each.cases > 0),
    byAmount: group(places(AMOUNT_BANDS), (row) => String(bandOf(row.granted, AMOUNT_BANDS))),
    byClass: group(DISEASE_CLASSES, (row) => classOf(vault, row.id, row.sealed)).map(({ band, ...rest }) => ({ diseaseClass: band, ...rest })),
  };
}

/** The receipt of a gift. Refuses `not_found` for anything else. */
export async function readReceipt({ db, office, actor }: QueryContext, input: { moveId: ReliefMoveId }): Promise<OutputOf<typeof reliefContract.receipt>> {
  const row = await readMove(db, input.moveId);
  const fund = await readFundRow(db, row.fundId);
  const move = (await listMoves(db, { fundId: fund.id, from: row.happenedOn, to: row.happenedOn, kind: 'gift' }, actor.staffId)).find((each) => each.moveId === input.moveId);
  if (!move || move.status === 'discarded') throw new AppError('not_found', { what: 'receipt', id: row.receiptNo ?? String(input.moveId) });
  return { move, fundName: fund.name, communityName: office.communityName };
}

/** Gifts of a period as they are published: confirmed ones; who wants no name stands as 爱心人士. */
export async function readGifts({ db, office, actor }: QueryContext, period: Period): Promise<OutputOf<typeof reliefContract.gifts>> {
  const fund = await readFundRow(db, period.fundId);
  const moves = (await listMoves(db, { ...period, kind: 'gift' }, actor.staffId)).filter((move) => move.status === 'confirmed' && !move.reversed && move.happenedOn >= period.from && move.happenedOn <= period.to);
  return { moves: moves.map((move) => (move.anonymous ? { ...move, donorName: '爱心人士' } : move)).toReversed(), fundName: fund.name, communityName: office.communityName, from: period.from, to: period.to };
}

/** 救助台账 of a period. */
export async function readReliefRegister({ db, office, clock }: QueryContext, period: Period): Promise<OutputOf<typeof reliefContract.register>> {
  const fund = await readFundRow(db, period.fundId);
  const rows = await listCases(db, { fundId: fund.id, search: '' }, clock.today(), period);
  return { rows: rows.toReversed(), fundName: fund.name, communityName: office.communityName, from: period.from, to: period.to };
}

/** 个案档案目录: what lies in the file of a case, with the diagnosis only where `whole`. */
export async function readCaseFile(context: QueryContext, applicationId: ApplicationId, whole: boolean): Promise<OutputOf<typeof reliefContract.caseFile>> {
  const { db, office, clock } = context;
  const found = await readCase(context, applicationId);
  const evidence = await db.selectFrom('applicationEvidence').select(['name', 'seen']).where('applicationId', '=', applicationId).orderBy('position').execute();
  const [counts] = await readRows<{ visits: number; panels: number; decisions: number; follow: number; applicant: string; idNumberMasked: string }>(db, sql`select (select count(*) from applicationVisits where applicationId = a.id) as visits, (select count(*) from applicationPanels where applicationId = a.id) as panels,
    (select count(*) from applicationDecisions where applicationId = a.id) as decisions, (select count(*) from applicationFollowUps where applicationId = a.id) as follow, p.name as applicant, b.idNumberMasked
    from applications a join residents p on p.id = a.applicantId join residents b on b.id = a.beneficiaryId where a.id = ${applicationId}`);
  const papers = [
    ...evidence.map((each) => ({ name: each.name, seen: each.seen as string, count: each.seen === 'missing' || each.seen === 'waived' ? 0 : 1 })),
    { name: '医疗费用票据', seen: 'original', count: found.bills }, { name: '入户核实记录', seen: 'original', count: counts?.visits ?? 0 }, { name: '评议会议记录', seen: 'original', count: counts?.panels ?? 0 },
    { name: '救助金计算书', seen: 'original', count: found.calculation === null ? 0 : 1 }, { name: '公示及结果', seen: 'original', count: found.noticeState === null ? 0 : 1 }, { name: '审批决定书', seen: 'original', count: counts?.decisions ?? 0 },
    { name: '应急预付审批', seen: 'original', count: found.advances.filter((each) => each.status === 'agreed').length }, { name: '拨付凭据', seen: 'copy', count: found.paidFen > 0 ? 1 : 0 }, { name: '回访记录', seen: 'original', count: counts?.follow ?? 0 },
  ];
  return { case: found, diagnosis: whole ? await readDiagnosis(context, applicationId) : null, papers, communityName: office.communityName, on: clock.today(), applicantName: counts?.applicant ?? '', idNumberMasked: counts?.idNumberMasked ?? '' };
}
