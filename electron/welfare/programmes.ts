/** Reads of programmes for lists and pages. */
import type { OutputOf, InputOf } from '#shared/contract.ts';
import { monthOf } from '#shared/days.ts';
import type { welfareContract } from '#shared/welfare/contract.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readBaskets } from './baskets.ts';
import { papersOf, readVersionPapers } from './version-papers.ts';
import { isOver, readProgramme, readRuleNames, readUserNames, shownVersion, type ProgrammeRow, type Reads } from './versions.ts';

const shownProgramme = (row: ProgrammeRow, staff: ReadonlyMap<number, string>) => ({
  ownerStaffId: row.ownerStaffId, ownerName: row.ownerName, owner: row.ownerStaffId === null ? row.ownerName : (staff.get(row.ownerStaffId) ?? ''), lastMonth: row.lastMonth, festival: row.festival,
  programmeId: row.id, code: row.code, name: row.name, target: row.target, form: row.form, period: row.period, purpose: row.purpose, status: row.status, noticeDays: row.noticeDays, noticeCounting: row.noticeCounting, accountSetId: row.accountSetId, basis: row.basis, accrual: row.accrual, fundCheck: row.fundCheck === 1, proofFrom: row.proofFrom, version: row.version,
});

const readStaffNames = async (db: Reads): Promise<ReadonlyMap<number, string>> => new Map((await db.selectFrom('staff').select(['id', 'name']).execute()).map((row) => [row.id, row.name]));

/** The staff who have an account in use, by name. */
export async function listOwners({ db }: QueryContext): Promise<OutputOf<typeof welfareContract.owners>> {
  return { staff: await db.selectFrom('staff as s').select(['s.id as staffId', 's.name']).where((e) => e.exists(e.selectFrom('users as u').select('u.id').whereRef('u.staffId', '=', 's.id').where('u.status', '=', 'active'))).orderBy('s.name').execute() };
}

/** All programmes by code, each with the version in force this month and its draft. */
export async function listProgrammes({ db, clock }: QueryContext): Promise<OutputOf<typeof welfareContract.programmes>> {
  const month = monthOf(clock.today());
  const [programmes, versions, grids, names] = [
    await db.selectFrom('programmes').selectAll().orderBy('code').execute(),
    await db.selectFrom('programmeVersions').selectAll().where('status', '<>', 'dropped').execute(),
    await readRuleNames(db), await readUserNames(db),
  ];
  const baskets = await readBaskets(db, versions.map((version) => version.id));
  const staff = await readStaffNames(db);
  const papers = await readVersionPapers(db, versions);
  const shown = (row: (typeof versions)[number]): ReturnType<typeof shownVersion> => shownVersion(row, grids, names, baskets.get(row.id) ?? [], papersOf(papers, row.id));
  return {
    programmes: programmes.map((programme) => {
      const own = versions.filter((v) => v.programmeId === programme.id);
      const current = isOver(programme, month) ? undefined : own.find((v) => v.status === 'active' && v.validFrom <= month && (v.validTo === null || v.validTo >= month));
      const draft = own.find((v) => v.status === 'draft');
      return { ...shownProgramme(programme, staff), current: current ? shown(current) : null, draft: draft ? shown(draft) : null };
    }),
  };
}

/** One programme with all versions, newest first, and its history. */
export async function showProgramme({ db }: QueryContext, input: InputOf<typeof welfareContract.programme>): Promise<OutputOf<typeof welfareContract.programme>> {
  const programme = await readProgramme(db, input.programmeId);
  const versions = await db.selectFrom('programmeVersions').selectAll().where('programmeId', '=', programme.id).orderBy('versionNo', 'desc').execute();
  const decisions = await db.selectFrom('programmeDecisions').selectAll().where('programmeId', '=', programme.id).orderBy('id', 'desc').execute();
  const [grids, names] = [await readRuleNames(db), await readUserNames(db)];
  const baskets = await readBaskets(db, versions.map((version) => version.id));
  const papers = await readVersionPapers(db, versions);
  return {
    ...shownProgramme(programme, await readStaffNames(db)),
    versions: versions.map((row) => shownVersion(row, grids, names, baskets.get(row.id) ?? [], papersOf(papers, row.id))),
    decisions: decisions.map((d) => ({
      step: d.step, versionNo: versions.find((v) => v.id === d.versionId)?.versionNo ?? null, comment: d.comment, userName: names.get(d.userId) ?? '', at: d.at,
    })),
  };
}
