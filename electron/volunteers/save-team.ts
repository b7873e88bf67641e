/** Teams, the committee's consent to them, and the list of skills. */
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { volunteersContract } from '#shared/volunteers/contract.ts';
import type { SkillId } from '#shared/volunteers/words.ts';
import type { CommandContext } from '#electron/api/context.ts';

/** A new team, or a team's name, kind and purpose; its code stays. Refuses `team_code_taken`, `team_name_taken`, `changed_meanwhile`, `team_dissolved`. */
export async function saveTeam({ trx, clock }: CommandContext, input: InputOf<typeof volunteersContract.saveTeam>): Promise<OutputOf<typeof volunteersContract.saveTeam>> {
  const { teamId, version, code, name, kind, purpose, foundedOn } = input;
  const today = clock.today();
  if (foundedOn > today) throw new AppError('volunteer_day_future', { day: foundedOn, today });
  const sameName = await trx.selectFrom('teams').select('id').where('name', '=', name).executeTakeFirst();
  if (sameName !== undefined && sameName.id !== teamId) throw new AppError('team_name_taken', { name });
  if (teamId === null) {
    if (await trx.selectFrom('teams').select('id').where('code', '=', code).executeTakeFirst()) throw new AppError('team_code_taken', { code });
    const made = await trx.insertInto('teams').values({ code, name, kind, purpose, foundedOn, consentOn: null, consentMinutesNo: '', dissolvedOn: null, dissolvedReason: '', version: 1, createdAt: clock.now() }).returning('id').executeTakeFirstOrThrow();
    return { teamId: made.id, version: 1 };
  }
  const before = await trx.selectFrom('teams').selectAll().where('id', '=', teamId).executeTakeFirst();
  if (before === undefined) throw new AppError('not_found', { what: 'team', id: String(teamId) });
  if (before.version !== version) throw new AppError('changed_meanwhile', { what: 'team' });
  if (before.dissolvedOn !== null) throw new AppError('team_dissolved', { name: before.name, on: before.dissolvedOn });
  const earlier = await trx.selectFrom('teamMemberships').select('validFrom').where('teamId', '=', teamId).where('withdrawnAt', 'is', null).where('validFrom', '<', foundedOn).orderBy('validFrom').executeTakeFirst();
  if (earlier !== undefined) throw new AppError('membership_day_wrong', { name, day: earlier.validFrom, since: foundedOn });
  await trx.updateTable('teams').set({ name, kind, purpose, foundedOn, version: before.version + 1 }).where('id', '=', teamId).execute();
  return { teamId, version: before.version + 1 };
}

/** The committee's consent (志愿服务条例 art. 41–42): from that day on the team may serve. Refuses `volunteer_day_future`, `membership_day_wrong`. */
export async function recordConsent({ trx, clock }: CommandContext, input: InputOf<typeof volunteersContract.recordConsent>): Promise<OutputOf<typeof volunteersContract.recordConsent>> {
  const { teamId, consentOn, minutesNo } = input;
  const today = clock.today();
  if (consentOn > today) throw new AppError('volunteer_day_future', { day: consentOn, today });
  const team = await trx.selectFrom('teams').select(['version']).where('id', '=', teamId).executeTakeFirst();
  if (team === undefined) throw new AppError('not_found', { what: 'team', id: String(teamId) });
  await trx.updateTable('teams').set({ consentOn, consentMinutesNo: minutesNo, version: team.version + 1 }).where('id', '=', teamId).execute();
  return { teamId, version: team.version + 1 };
}

/** Adds a skill or service, or renames or retires one. Refuses `skill_name_taken`. */
export async function saveSkill({ trx }: CommandContext, input: InputOf<typeof volunteersContract.saveSkill>): Promise<{ skillId: SkillId }> {
  const { skillId, kind, name } = input;
  const active = input.active ? 1 : 0;
  const same = await trx.selectFrom('skills').select('id').where('kind', '=', kind).where('name', '=', name).executeTakeFirst();
  if (same !== undefined && same.id !== skillId) throw new AppError('skill_name_taken', { name });
  if (skillId === null) return { skillId: (await trx.insertInto('skills').values({ kind, name, active }).returning('id').executeTakeFirstOrThrow()).id };
  const before = await trx.selectFrom('skills').select('id').where('id', '=', skillId).executeTakeFirst();
  if (before === undefined) throw new AppError('not_found', { what: 'skill', id: String(skillId) });
  await trx.updateTable('skills').set({ kind, name, active }).where('id', '=', skillId).execute();
  return { skillId };
}
