import type { CommandContext } from '#electron/api/context.ts';
import { judgePlacing } from '#shared/activities/placing.ts';
import type { ShiftId } from '#shared/activities/words.ts';
import type { VolunteerId } from '#shared/volunteers/words.ts';
import { rulesOn } from './hour-rules.ts';
import { readPeopleToPlace } from './people-to-place.ts';
import { readShiftToFill } from './shift-to-fill.ts';

/**
 * Moves people up from the waiting list while there is room, in the order they came; whoever can no longer be placed (two places at
 * once, left, dead) keeps waiting and is passed over. Answers who moved up.
 */
export async function fillUp({ trx }: CommandContext, shiftId: ShiftId): Promise<{ volunteerId: VolunteerId; name: string }[]> {
  const waiting = await trx.selectFrom('signUps').select(['id', 'volunteerId']).where('shiftId', '=', shiftId).where('state', '=', 'waiting').orderBy('id').execute();
  if (waiting.length === 0) return [];
  const shift = await readShiftToFill(trx, shiftId);
  let room = shift.capacity - shift.placed;
  if (room <= 0) return [];
  const rules = await rulesOn(trx, shift.span.day);
  const people = new Map((await readPeopleToPlace(trx, waiting.map((each) => each.volunteerId), shift.span.day, shift.activityId)).map((person) => [person.volunteerId, person]));
  const moved: { volunteerId: VolunteerId; name: string }[] = [];
  for (const { id, volunteerId } of waiting) {
    const person = people.get(volunteerId);
    if (room <= 0 || person === undefined) continue;
    const { refusals, warnings } = judgePlacing(person, shift, rules);
    if (refusals.length > 0) continue;
    await trx.updateTable('signUps').set({ state: 'placed', way: 'movedUp', warnings: JSON.stringify(warnings) }).where('id', '=', id).execute();
    moved.push({ volunteerId, name: person.name });
    room -= 1;
  }
  return moved;
}
