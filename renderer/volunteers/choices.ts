/** Choices and words the pages of volunteers share. */
import { useMemo } from 'react';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords, type Say } from '#renderer/i18n/use-words.ts';
import type { StatusTone } from '#renderer/ui/status-tag.tsx';
import { TEAM_ROLES, type Standing } from '#shared/volunteers/words.ts';
import { volunteersWords } from './words.ts';

export type VolunteerSay = Say<keyof (typeof volunteersWords)['zh']>;

export const STANDING_TONES: Readonly<Record<Standing, StatusTone>> = { active: 'good', paused: 'warning', left: 'neutral', notYet: 'neutral', dead: 'bad', movedOut: 'bad' };

export const sexWord = (sex: string, t: VolunteerSay): string => (sex === '1' ? t('male') : sex === '2' ? t('female') : '');
/** 12,5 % of two numbers, '—' of nothing. */
export const percentOf = (part: number, whole: number): string => (whole === 0 ? '—' : `${(Math.round((part * 1000) / whole) / 10).toFixed(1)}%`);

/** Teams that are not dissolved, skills, services and roles as choices. */
export function useChoices() {
  const t = useWords(volunteersWords);
  const teams = useCall('volunteers.teams', {}, { keepLast: true });
  const skills = useCall('volunteers.skills', {}, { keepLast: true });
  return useMemo(() => ({
    teams: (teams.data ?? []).map((team) => ({ value: team.teamId, label: team.name })),
    skills: (skills.data ?? []).filter((skill) => skill.kind === 'skill').map((skill) => ({ value: skill.skillId, label: skill.name })),
    allSkills: (['skill', 'service'] as const).map((kind) => ({ label: t(kind), options: (skills.data ?? []).filter((skill) => skill.kind === kind).map((skill) => ({ value: skill.skillId, label: skill.name })) })),
    roles: TEAM_ROLES.map((role) => ({ value: role, label: t(`r.${role}`) })),
  }), [teams.data, skills.data, t]);
}
