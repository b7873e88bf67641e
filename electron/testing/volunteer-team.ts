/** A team with consent and members of every kind, and an activity for it: for the tests of activities and of what builds on them. */
import type { InputOf } from '#shared/contract.ts';
import type { activitiesContract } from '#shared/activities/contract.ts';
import type { ActivityId, ShiftId } from '#shared/activities/words.ts';
import { day, type Day } from '#shared/days.ts';
import type { Id } from '#shared/ids.ts';
import type { TeamId, VolunteerId } from '#shared/volunteers/words.ts';
import type { TestOffice } from '#electron/testing/open-test-office.ts';

export interface VolunteerTeam { readonly teamId: TeamId; readonly others: TeamId; readonly ids: ReadonlyMap<string, VolunteerId>; of(name: string): VolunteerId }

/** name, birth date, more; all guests registered on 2024-03-05; 外人 and 小孩, whose guardian has not consented, are of no team. */
const PEOPLE: readonly (readonly [name: string, birthDate: string, more?: object])[] = [
  ['甲一', '1960-01-01'], ['乙二', '1970-01-01'], ['丙三', '1980-01-01'], ['丁四', '1990-01-01'], ['戊五', '1985-05-05'], ['电工', '1975-01-01', { skillIds: [1] }],
  ['周末', '1982-01-01', { freeTimes: [{ weekday: 6, part: 'morning' }, { weekday: 7, part: 'morning' }] }],
  ['小孩', '2011-01-01'], ['学生', '2011-02-02', { guardian: { name: '家长', relation: '父亲', phone: '', consentOn: '2024-03-01', paperNo: '同意书1' } }], ['退队', '1966-01-01'], ['外人', '1977-01-01'],
];

export async function enterVolunteerTeam(office: TestOffice): Promise<VolunteerTeam> {
  const { volunteers } = office.as('volunteerOfficer');
  const make = async (code: string, name: string): Promise<TeamId> => {
    const { teamId } = await volunteers.saveTeam({ code, name, kind: 'women', foundedOn: day('2020-01-01') });
    await volunteers.recordConsent({ teamId, consentOn: day('2020-02-01'), minutesNo: '纪要1' });
    return teamId;
  };
  const teamId = await make('T1', '5号有约巾帼志愿者');
  const others = await make('T2', '爱心维修服务队');
  const ids = new Map<string, VolunteerId>();
  for (const [name, birthDate, more] of PEOPLE) {
    const { volunteerId } = await volunteers.register({ guest: { name, birthDate: day(birthDate) }, registeredOn: day('2024-03-05'), ...more });
    ids.set(name, volunteerId);
  }
  await volunteers.join({ teamId, volunteerIds: [...ids].filter(([name]) => !['外人', '小孩'].includes(name)).map(([, id]) => id), from: day('2024-03-05') });
  await volunteers.setStatus({ volunteerId: ids.get('退队')!, status: 'left', occurredOn: day('2026-08-01'), reason: '搬走' });
  return { teamId, others, ids, of: (name) => ids.get(name)! };
}

type ActivityForm = InputOf<typeof activitiesContract.save>;
/** A form with one post 服务 of two and one shift 08:30–10:30; what is given replaces it. */
export function activityForm(team: VolunteerTeam, on: Day, more: Partial<ActivityForm> = {}): ActivityForm {
  return {
    title: '5号有约', typeId: 1 as Id<'activityType'>, teamIds: [team.teamId], place: '社区活动室', leaderName: '甲一', contact: '', startsOn: on, endsOn: on, content: '为老人理发', risks: '无', riskLevel: 'ordinary', insurancePolicyNo: '', note: '',
    posts: [{ name: '服务', headCount: 2, skillIds: [] }], shifts: [{ postName: '服务', day: on, startMinute: 510, endMinute: 630, kind: 'fixed' }], recipients: [], ...more,
  };
}

/** Saves the form and opens sign-up; answers the activity and its shifts. */
export async function openActivity(office: TestOffice, form: ActivityForm): Promise<{ activityId: ActivityId; shifts: ShiftId[] }> {
  const { activities } = office.as('volunteerOfficer');
  const { activityId, version } = await activities.save(form);
  await activities.move({ activityId, version, move: 'open' });
  return { activityId, shifts: (await activities.file({ activityId })).shifts.map((shift) => shift.shiftId) };
}
