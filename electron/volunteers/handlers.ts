/** The methods of volunteers and teams, and the line each leaves in the log. */
import { sql } from 'kysely';
import type { volunteersContract } from '#shared/volunteers/contract.ts';
import type { Handlers } from '#electron/api/context.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import { changeRole, dissolveTeam, joinAll, leaveTeam } from './memberships.ts';
import { changeVolunteer, registerVolunteer, wholeNumber } from './register-volunteer.ts';
import { commitRoster, rejectedRoster } from './roster-commit.ts';
import { readRoster } from './roster-file.ts';
import { previewRoster } from './roster-preview.ts';
import { recordConsent, saveSkill, saveTeam } from './save-team.ts';
import { familyShare, listTeams, readTeam } from './team-list.ts';
import { exportVolunteers, printRoster } from './volunteer-papers.ts';
import { listVolunteers, readFile } from './volunteer-list.ts';
import { insure, setStatus, withdrawInsurance } from './volunteer-status.ts';

export const volunteersHandlers: Handlers<typeof volunteersContract> = {
  list: listVolunteers,
  file: (ctx, input) => readFile(ctx, input.volunteerId),
  reveal: {
    run: async (ctx, input) => ({ value: await wholeNumber(ctx, ctx.db, input.volunteerId, input.what) }),
    audit: (input) => ({ subject: `volunteer:${input.volunteerId}`, detail: { what: input.what, reason: input.reason } }),
  },
  register: { run: registerVolunteer, audit: (input, out) => ({ subject: `volunteer:${out.volunteerId}`, detail: { volunteerNo: out.volunteerNo, residentId: input.residentId, guest: input.guest !== null } }) },
  change: { run: changeVolunteer, audit: (input, out) => ({ subject: `volunteer:${input.volunteerId}`, detail: { version: out.version, guardianConsentOn: input.guardian.consentOn, guardianPaperNo: input.guardian.paperNo } }) },
  setStatus: { run: setStatus, audit: (input, out) => ({ subject: `volunteer:${input.volunteerId}`, detail: { status: input.status, on: input.occurredOn, reason: input.reason, endedMemberships: out.endedMemberships } }) },
  insure: { run: insure, audit: (input, out) => ({ subject: `policy:${input.policyNo}`, detail: { insured: out.insured, from: input.validFrom, to: input.validTo } }) },
  withdrawInsurance: { run: (ctx, input) => withdrawInsurance(ctx, input.insuranceId), audit: (input) => ({ subject: `insurance:${input.insuranceId}`, detail: { reason: input.reason } }) },

  skills: async ({ db }, input) => (await readRows<{ skillId: never; kind: never; name: string; active: number; volunteers: number }>(db, sql`select k.id as skillId, k.kind, k.name, k.active, (select count(*) from volunteerSkills s where s.skillId = k.id) as volunteers
    from skills k where ${input.all ? 1 : 0} or k.active = 1 order by k.kind, k.id`)).map((row) => ({ ...row, active: row.active === 1 })),
  saveSkill: { run: saveSkill, audit: (input, out) => ({ subject: `skill:${out.skillId}`, detail: { kind: input.kind, name: input.name, active: input.active } }) },

  teams: listTeams,
  team: readTeam,
  saveTeam: { run: saveTeam, audit: (input, out) => ({ subject: `team:${out.teamId}`, detail: { code: input.code, name: input.name, added: input.teamId === null } }) },
  recordConsent: { run: recordConsent, audit: (input) => ({ subject: `team:${input.teamId}`, detail: { consentOn: input.consentOn, minutes: input.minutesNo } }) },
  dissolveTeam: { run: dissolveTeam, audit: (input, out) => ({ subject: `team:${input.teamId}`, detail: { on: input.on, reason: input.reason, ended: out.ended } }) },
  join: { run: joinAll, audit: (input, out) => ({ subject: `team:${input.teamId}`, detail: { joined: out.joined, role: input.role, from: input.from } }) },
  leave: { run: leaveTeam, audit: (input) => ({ subject: `membership:${input.membershipId}`, detail: { lastDay: input.lastDay, reason: input.reason } }) },
  changeRole: { run: changeRole, audit: (input, out) => ({ subject: `membership:${input.membershipId}`, detail: { role: input.role, from: input.from, now: out.membershipId } }) },

  readRoster,
  previewRoster,
  commitRoster: { run: commitRoster, audit: (_input, out) => ({ subject: `teamRoster:${out.rosterId}`, detail: { newVolunteers: out.newVolunteers, joined: out.joined, changed: out.changed, held: out.held, again: out.alreadyDone } }) },
  rejectedRoster: { run: rejectedRoster, audit: (input, out) => ({ subject: `preview:${input.previewId.slice(0, 8)}`, detail: { file: out.name, rows: out.rows } }) },

  printRoster: { run: printRoster, audit: (input, out) => ({ subject: input.teamId === null ? 'volunteers' : `team:${input.teamId}`, detail: { rows: out.rows.length, phones: input.phones } }) },
  exportList: { run: exportVolunteers, audit: (input, out) => ({ subject: 'volunteers', detail: { rows: out.rows, whole: input.whole, purpose: input.purpose } }) },

  familyShare: ({ db, clock }, input) => familyShare(db, input.on ?? clock.today()),
};
