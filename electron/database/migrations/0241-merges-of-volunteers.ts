import { differ, letThrough, nothingNewFor } from './merge-guards.ts';
import type { Migration } from './migration.ts';

const careColumns = ['id', 'kindId', 'triggerKey', 'dueOn', 'doneOn', 'visitors', 'finding', 'amountFen', 'decisionRef', 'userId', 'staffId', 'at'];

/** The tables of volunteers, of cleaning, of cares and of the office's own fields let a journalled merge through too (see 0234-merges.ts), and take nothing for an entry merged away. */
export const migration: Migration = {
  number: 241,
  name: 'merges-of-volunteers',
  statements: [
    ...letThrough({
      trigger: 'volunteersFixed', table: 'volunteers', says: 'volunteers: the number, the day and the resident stay', points: ['residentId'], others: ['id', 'volunteerNo', 'registeredOn', 'status', 'statusOn'],
      refuses: `new.volunteerNo <> old.volunteerNo or new.registeredOn <> old.registeredOn or (old.residentId is not null and new.residentId is not old.residentId)`,
    }),
    ...letThrough({
      trigger: 'cleaningInspectionsNoUpdate', table: 'cleaningInspections', says: 'cleaningInspections: rows are never changed', points: ['payeeResidentId'],
      others: ['id', 'month', 'inspectedOn', 'scorers', 'areaName', 'points', 'fullPoints', 'honour', 'note', 'userId', 'staffId', 'at'], refuses: 'true',
    }),
    ...letThrough({
      trigger: 'cleaningLabourFixed', table: 'cleaningLabour', says: 'cleaningLabour: what was counted stays', points: ['residentId'],
      others: ['id', 'taskId', 'day', 'startMinute', 'endMinute', 'minutes', 'kind', 'amountFen', 'attendanceId', 'voucherId', 'claimId'],
      refuses: `new.taskId <> old.taskId or new.residentId <> old.residentId or new.day <> old.day or new.startMinute <> old.startMinute or new.endMinute <> old.endMinute or new.minutes <> old.minutes
       or new.kind <> old.kind or new.amountFen <> old.amountFen
       or (old.attendanceId is not null and new.attendanceId is not old.attendanceId) or (old.claimId is not null and new.claimId is not old.claimId)`,
    }),
    ...letThrough({
      trigger: 'caresFixed', table: 'cares', says: 'cares: an entry is only ever withdrawn', points: ['residentId', 'receiverId'], others: [...careColumns, 'state', 'reason'],
      refuses: `old.state = 'withdrawn' or new.state <> 'withdrawn' or ${differ([...careColumns, 'residentId', 'receiverId'])}`,
    }),
    ...letThrough({ trigger: 'customValuesNoUpdate', table: 'customValues', says: 'customValues: rows are never changed', points: ['residentId'], others: ['id', 'customFieldId', 'householdId', 'value', 'userId', 'staffId', 'at'], refuses: 'true' }),
    ...nothingNewFor([['cares', 'residentId'], ['cares', 'receiverId'], ['customValues', 'residentId'], ['changeRequests', 'residentId']]),
    ...nothingNewFor([['volunteers', 'residentId'], ['activityRecipients', 'residentId'], ['cleaningLabour', 'residentId']]),
  ],
};
