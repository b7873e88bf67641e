import type { QueryContext } from '#electron/api/context.ts';
import { membersOfTeam } from '#electron/volunteers/standing.ts';
import type { InputOf } from '#shared/contract.ts';
import type { activitiesContract, CandidateRow } from '#shared/activities/contract.ts';
import { ADULT_AGE, judgePlacing, suggest } from '#shared/activities/placing.ts';
import { ageOn } from '#shared/days.ts';
import { compactPinyin, normaliseSearchText } from '#shared/pinyin.ts';
import { rulesOn } from './hour-rules.ts';
import { readPeopleToPlace, type PersonToPlace } from './people-to-place.ts';
import { readShiftToFill } from './shift-to-fill.ts';

const MOST = 60;

/** Whether what was typed is his name, pinyin, initials or number. */
function matches(person: PersonToPlace, text: string): boolean {
  const pinyin = compactPinyin(text);
  return person.name.includes(text) || person.namePinyin.startsWith(pinyin) || person.nameInitials.startsWith(pinyin) || (/^\d+$/.test(text) && person.volunteerNo === Number(text));
}

/**
 * Whom to place on a shift. Nothing typed: proposals, the best first, everyone with the reasons. A name typed: everybody of that
 * name, also those who cannot be placed, with why. `teamId`: the members of that team alone, as the team's list.
 */
export async function readCandidates({ db }: QueryContext, input: InputOf<typeof activitiesContract.candidates>): Promise<CandidateRow[]> {
  const shift = await readShiftToFill(db, input.shiftId);
  const rules = await rulesOn(db, shift.span.day);
  const text = normaliseSearchText(input.search);
  const ids = input.teamId == null ? null : await membersOfTeam(db, input.teamId, shift.span.day);
  const there = new Set((await db.selectFrom('signUps').select('volunteerId').where('shiftId', '=', input.shiftId).where('state', '<>', 'withdrawn').execute()).map((each) => each.volunteerId));
  const people = (await readPeopleToPlace(db, ids, shift.span.day, shift.activityId)).filter((person) => !there.has(person.volunteerId) && (text === '' || matches(person, text)));
  const byId = new Map(people.map((person) => [person.volunteerId as number, person]));
  const able = suggest(people, shift, rules, ids === null && text === '' ? MOST : people.length);
  const row = (person: PersonToPlace, more: Pick<CandidateRow, 'free' | 'hasSkill' | 'warnings' | 'refusals'>): CandidateRow => {
    const age = person.birthDate === null ? null : ageOn(person.birthDate, shift.span.day);
    return { volunteerId: person.volunteerId, volunteerNo: person.volunteerNo, name: person.name, age, minor: age !== null && age < ADULT_AGE, teams: person.teams, inTeam: person.inTeam, servedMinutes: person.servedMinutes, lastServedOn: person.lastServedOn, ...more };
  };
  const rows = able.map((each) => row(byId.get(each.volunteerId)!, { free: each.free, hasSkill: each.hasSkill, warnings: [...each.warnings], refusals: [] }));
  if (text === '' && ids === null) return rows;
  const shown = new Set(able.map((each) => each.volunteerId));
  const others = people.filter((person) => !shown.has(person.volunteerId)).slice(0, MOST);
  return [...rows, ...others.map((person) => row(person, { free: false, hasSkill: false, warnings: [], refusals: [...judgePlacing(person, shift, rules).refusals] }))];
}
