/**
 * Every column that points at a resident, and what a merge does with it. A test compares this with the database: a new table that points
 * at residents fails it until somebody has decided here.
 */
import { sql, type RawBuilder } from 'kysely';

/**
 * - `repoint`: the row is of the person; it goes to the entry that stays.
 * - `dated`: rows that held from when till when; withdrawn there, entered anew here where nothing holds at that time.
 * - `history`: what was paid, booked or happened under this entry; it stays with it and is shown with the entry that stays.
 * - `rebuilt`: made from the entry itself.
 * - `own`: kept by this feature.
 */
export type MergeWay = 'repoint' | 'dated' | 'history' | 'rebuilt' | 'own';

export const REFERENCES: Readonly<Record<string, MergeWay>> = {
  'activityRecipients.residentId': 'repoint',
  'applications.applicantId': 'repoint',
  'applications.beneficiaryId': 'repoint',
  'applications.payeeId': 'repoint',
  'bankAccounts.residentId': 'dated',
  // Closed lists are fingerprinted; a line names the entry it was paid under.
  'batchLines.residentId': 'history',
  'cares.receiverId': 'repoint',
  'cares.residentId': 'repoint',
  // Sealed for the entry they ask to change; one that is open stands against the merge.
  'changeRequests.residentId': 'history',
  'claims.owedResidentId': 'repoint',
  'claims.residentId': 'repoint',
  // The award was computed and claimed; the claim itself goes along.
  'cleaningAwardLines.payeeResidentId': 'history',
  'cleaningInspections.payeeResidentId': 'repoint',
  'cleaningLabour.residentId': 'repoint',
  'customValues.residentId': 'repoint',
  'dividendLines.payeeId': 'history',
  'dividendLines.residentId': 'history',
  'duplicateDecisions.firstId': 'own',
  'duplicateDecisions.secondId': 'own',
  'duplicatePairs.firstId': 'own',
  'duplicatePairs.secondId': 'own',
  'householdMembers.residentId': 'dated',
  'leases.residentId': 'repoint',
  'lifeEvents.residentId': 'history',
  'livingProofs.residentId': 'repoint',
  'members.residentId': 'repoint',
  'merges.loserId': 'own',
  'merges.survivorId': 'own',
  // Sums of the lines, kept by the database.
  'personYears.residentId': 'history',
  'programmePauses.residentId': 'repoint',
  'recoveries.payerResidentId': 'repoint',
  'recoveries.residentId': 'repoint',
  'reliefMoves.donorResidentId': 'history',
  'residentFacts.residentId': 'dated',
  'residentGrams.residentId': 'rebuilt',
  'residents.mergedIntoId': 'own',
  'schoolDecisions.residentId': 'repoint',
  'shareEvents.residentId': 'repoint',
  'volunteers.residentId': 'repoint',
  'voucherLines.residentId': 'history',
  'welfareListEntries.residentId': 'dated',
};

/** The entry into which the person of a row of this table was or is being merged, over merges that stand: there the row's twin may be. */
const keepers = (table: string): RawBuilder<unknown> => sql`(select m.survivorId from merges m where m.loserId = ${sql.table(table)}.residentId and not exists (select 1 from mergeUndos u where u.mergeId = m.id)
  union all select r.mergedIntoId from residents r where r.id = ${sql.table(table)}.residentId)`;

/**
 * Rows of a table that are not re-pointed all: a claim that was paid stays with the line that paid it; an occasion that was seen to for both,
 * and a task that both were paid for, stays with each; a field of the office's own stays where the entry that stays has a value.
 */
export const ONLY: Readonly<Record<string, RawBuilder<boolean>>> = {
  claims: sql<boolean>`withdrawnAt is null and not exists (select 1 from batchLineClaims x join batchLines l on l.id = x.lineId where x.claimId = claims.id and l.status in ('toPay', 'held', 'sent', 'paid'))`,
  cares: sql<boolean>`state = 'withdrawn' or not exists (select 1 from cares o where o.residentId in ${keepers('cares')} and o.kindId = cares.kindId and o.triggerKey = cares.triggerKey and o.state <> 'withdrawn')`,
  cleaningLabour: sql<boolean>`not exists (select 1 from cleaningLabour o where o.residentId in ${keepers('cleaningLabour')} and o.taskId = cleaningLabour.taskId)`,
  // Two of one person: the one that goes keeps its number (merge-volunteers.ts), a membership that ended its decisions.
  members: sql<boolean>`not exists (select 1 from members o where o.residentId in ${keepers('members')})`,
  volunteers: sql<boolean>`not exists (select 1 from volunteers o where o.residentId in ${keepers('volunteers')})`,
  // Both went on from the same end: the one that goes keeps its own.
  schoolDecisions: sql<boolean>`undoneAt is not null or not exists (select 1 from schoolDecisions o where o.residentId in ${keepers('schoolDecisions')} and o.endsOn = schoolDecisions.endsOn and o.undoneAt is null)`,
  customValues: sql<boolean>`not exists (select 1 from customValues o where o.residentId in ${keepers('customValues')} and o.customFieldId = customValues.customFieldId)`,
};

/**
 * Every column that points at a volunteer, and what a merge does with it when both entries are volunteers; of one the row itself goes along.
 * The number that goes keeps its standing, its certificates (their check codes are made with it) and the published lists of rounds it stood on.
 * Besides the ways of a resident's columns: `listed`, whose key is all there is to the row; it goes unless the other has it.
 */
export const VOLUNTEER_REFERENCES: Readonly<Record<string, MergeWay | 'listed'>> = {
  'attendances.volunteerId': 'repoint',
  'awardRoundLines.volunteerId': 'history',
  'awards.volunteerId': 'repoint',
  'certificates.volunteerId': 'history',
  'evaluations.volunteerId': 'repoint',
  // Kept by the database over the rows of attendance.
  'hourSums.volunteerId': 'rebuilt',
  'pointEntries.recruitedId': 'history',
  'pointEntries.volunteerId': 'repoint',
  'redemptions.volunteerId': 'repoint',
  'signUps.volunteerId': 'repoint',
  'starSuspensions.volunteerId': 'repoint',
  'teamMemberships.volunteerId': 'dated',
  'trainingVolunteers.volunteerId': 'listed',
  'volunteerEvents.volunteerId': 'history',
  'volunteerFreeTimes.volunteerId': 'listed',
  'volunteerInsurances.volunteerId': 'repoint',
  'volunteerSkills.volunteerId': 'listed',
};

/** The volunteer into whom the one of a row of this table was or is being merged. */
const keeperOf = (table: string): RawBuilder<unknown> => sql`(select k.id from volunteers v join volunteers k on k.residentId in ${keepers('v')} where v.id = ${sql.table(table)}.volunteerId)`;

/** A star of a level he has already, goods of a round in which he was given some, and the same place on a shift that is over stay where they are. */
export const VOLUNTEER_ONLY: Readonly<Record<string, RawBuilder<boolean>>> = {
  awards: sql<boolean>`level is null or withdrawnAt is not null or not exists (select 1 from awards o where o.volunteerId in ${keeperOf('awards')} and o.level = awards.level and o.withdrawnAt is null)`,
  redemptions: sql<boolean>`not exists (select 1 from redemptions o where o.volunteerId in ${keeperOf('redemptions')} and o.roundId = redemptions.roundId)`,
  signUps: sql<boolean>`state = 'withdrawn' or not exists (select 1 from signUps o where o.volunteerId in ${keeperOf('signUps')} and o.shiftId = signUps.shiftId and o.state <> 'withdrawn')`,
};

/** Tables whose rows go from one volunteer to the other. */
export const volunteerTables = (way: MergeWay | 'listed'): string[] => [...new Set(Object.entries(VOLUNTEER_REFERENCES).filter(([, each]) => each === way).map(([reference]) => reference.split('.')[0] ?? ''))];

/** Tables with rows to re-point, each with its columns, in the order of the list. */
export function repointed(): { table: string; columns: string[] }[] {
  const tables = new Map<string, string[]>();
  for (const [reference, way] of Object.entries(REFERENCES)) {
    if (way !== 'repoint') continue;
    const [table = '', column = ''] = reference.split('.');
    tables.set(table, [...(tables.get(table) ?? []), column]);
  }
  return [...tables].map(([table, columns]) => ({ table, columns }));
}
