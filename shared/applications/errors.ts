/** Refusals of the feature 'applications': code → the data its sentence needs. */
import type { Day } from '../days.ts';
import type { Fen } from '../money.ts';

export interface ApplicationsErrors {
  application_programme_unset: { programmeName: string };
  application_status_wrong: { status: string; needs: string };
  application_field_missing: { field: string };
  application_once_only: { applicationNo: string; programmeName: string; receivedOn: Day };
  application_day_wrong: { day: Day; earliest: Day; latest: Day };
  application_person_gone: { name: string };
  application_consent_missing: Record<string, never>;
  application_paper_unknown: { key: string };
  visit_too_few: { had: number; needed: number };
  visit_same_person: { name: string };
  visit_related: { name: string };
  panel_too_few: { had: number; needed: number };
  panel_same_person: { name: string };
  panel_related: { name: string };
  panel_amount_missing: Record<string, never>;
  application_notice_missing: { applicationNo: string };
  application_objected: { applicationNo: string; upheld: boolean };
  application_other_programme: { applicationNo: string };
  application_own_decision: { name: string };
  application_amount_missing: Record<string, never>;
  application_amount_over: { amountFen: Fen; mostFen: Fen };
  application_panel_against: { yes: number; no: number };
  application_decided_in_relief: { applicationNo: string };
  application_not_paid: { applicationNo: string };
  application_appeal_over: { until: Day };
  handling_evidence_twice: { key: string };
}
