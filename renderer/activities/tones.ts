import type { StatusTone } from '#renderer/ui/status-tag.tsx';
import type { ActivityState, AttendanceState } from '#shared/activities/words.ts';

/** Colours of the states of an activity and of a row of attendance. */
export const ACTIVITY_TONES: Readonly<Record<ActivityState, StatusTone>> = { draft: 'neutral', recruiting: 'active', running: 'active', ended: 'warning', recorded: 'good', cancelled: 'neutral' };
export const ATTENDANCE_TONES: Readonly<Record<AttendanceState, StatusTone>> = { open: 'warning', entered: 'active', approved: 'good', rejected: 'bad', corrected: 'neutral' };
