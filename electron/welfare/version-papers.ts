/** The paper behind a version: scans of its resolution, on the version or on the record of the meeting that resolved it (C14). */
import type { ProgrammeVersionId } from '#shared/ids.ts';
import type { Version } from '#shared/welfare/contract.ts';
import { countScans } from '#electron/scans/scans.ts';
import type { Reads, VersionRow } from './versions.ts';

type Papers = Version['papers'];

/** Scans that stand. A meeting belongs to a version by the number of its resolution, which no two meetings share. */
export async function readVersionPapers(db: Reads, versions: readonly Pick<VersionRow, 'id' | 'resolutionNo'>[]): Promise<ReadonlyMap<ProgrammeVersionId, Papers>> {
  const own = await countScans(db, 'programmeVersion', versions.map((version) => version.id));
  const numbers = [...new Set(versions.map((version) => version.resolutionNo))].filter((number) => number !== '');
  const meetings = numbers.length === 0 ? [] : await db.selectFrom('meetings').select(['id as meetingId', 'resolutionNo', 'title', 'heldOn']).where('resolutionNo', 'in', numbers).execute();
  const ofMeetings = await countScans(db, 'resolution', meetings.map((meeting) => meeting.meetingId));
  const byNumber = new Map(meetings.map(({ resolutionNo, ...meeting }) => [resolutionNo, { ...meeting, scans: ofMeetings.get(meeting.meetingId) ?? 0 }]));
  return new Map(versions.map((version) => [version.id, { scans: own.get(version.id) ?? 0, meeting: byNumber.get(version.resolutionNo) ?? null }]));
}

export const papersOf = (papers: ReadonlyMap<ProgrammeVersionId, Papers>, versionId: ProgrammeVersionId): Papers => papers.get(versionId) ?? { scans: 0, meeting: null };

/** Whether nobody can look at the resolution. */
export const isBare = (papers: Papers): boolean => papers.scans + (papers.meeting?.scans ?? 0) === 0;
