/** Refusals of the feature 'notices': code → the data its sentence needs. */
import type { Day } from '../days.ts';
import type { NoticeStatus } from './words.ts';

/** A line of a notice in a refusal: its number on the board and the masked name there. */
export interface NoticedLine { readonly lineNo: number; readonly name: string }

export interface NoticesErrors {
  /** What the owner wants to do has to wait for a notice that nobody has written, or that is not on the board. */
  notice_needed: { state: 'none' | 'draft' | 'short'; days: number };
  /** The notice hangs until this day. */
  notice_running: { title: string; until: Day };
  /** Lines are on the list now that were not on the notice, or with another amount. */
  notice_lapsed: { title: string; count: number };
  /** Somebody objects to the list as a whole, and has no answer yet; or he was right. */
  notice_objected: { title: string; raisedOn: Day; upheld: boolean };
  notice_exists: { title: string; status: NoticeStatus };
  notice_status_wrong: { status: NoticeStatus; wanted: NoticeStatus };
  notice_empty: Record<string, never>;
  notice_day_wrong: { day: Day; from: Day; to: Day };
  /** Taking down before the last day without saying why. */
  notice_short_reason: { until: Day };
  /** A board shows no ID number, account, telephone or illness. */
  notice_reveals: { lineNo: number; what: 'number' | 'phone' | 'illness' };
  /** What is written about an objection is printed with the result of the notice. */
  objection_reveals: { field: 'content' | 'answer'; what: 'number' | 'phone' | 'illness' };
  notice_line_unknown: { lineNo: number; lines: number };
  notice_not_short: { until: Day };
  objection_answered: { answeredOn: Day };
  objection_own: { name: string };
  objection_contact_missing: Record<string, never>;
}
