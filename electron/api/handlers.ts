/** One line per feature: the contract's methods and what answers them. */
import type { api } from '#shared/api.ts';
import type { Handlers } from './context.ts';
import { attendanceHandlers } from '#electron/activities/attendance-handlers.ts';
import { cleaningHandlers } from '#electron/activities/cleaning-handlers.ts';
import { activitiesHandlers } from '#electron/activities/handlers.ts';
import { careHandlers } from '#electron/care/handlers.ts';
import { closingHandlers } from '#electron/closing/handlers.ts';
import { applicationsHandlers } from '#electron/applications/handlers.ts';
import { assetsHandlers } from '#electron/assets/handlers.ts';
import { complaintsHandlers } from '#electron/complaints/handlers.ts';
import { duplicatesHandlers } from '#electron/duplicates/handlers.ts';
import { forecastHandlers } from '#electron/dashboard/forecast-handlers.ts';
import { dashboardHandlers } from '#electron/dashboard/handlers.ts';
import { disbursementHandlers } from '#electron/disbursement/handlers.ts';
import { payingHandlers } from '#electron/disbursement/paying-handlers.ts';
import { providersHandlers } from '#electron/disbursement/provider-handlers.ts';
import { withholdingHandlers } from '#electron/disbursement/withholding.ts';
import { ledgerHandlers } from '#electron/ledger/handlers.ts';
import { meetingsHandlers } from '#electron/meetings/handlers.ts';
import { membersHandlers } from '#electron/members/handlers.ts';
import { budgetHandlers } from '#electron/budget/handlers.ts';
import { openingHandlers } from '#electron/opening/handlers.ts';
import { noticesHandlers } from '#electron/notices/handlers.ts';
import { officeHandlers } from '#electron/office/handlers.ts';
import { reliefHandlers } from '#electron/relief/handlers.ts';
import { asOfHandlers } from '#electron/residents/as-of-handlers.ts';
import { changeHandlers } from '#electron/residents/change-handlers.ts';
import { residentsHandlers } from '#electron/residents/handlers.ts';
import { schoolingHandlers } from '#electron/schooling/handlers.ts';
import { scansHandlers } from '#electron/scans/handlers.ts';
import { importHandlers } from '#electron/residents/import-handlers.ts';
import { sampleCheckHandlers } from '#electron/disbursement/sample-check.ts';
import { disclosureHandlers } from '#electron/disclosure/handlers.ts';
import { statementsHandlers } from '#electron/statements/handlers.ts';
import { stockHandlers } from '#electron/stock/handlers.ts';
import { treasuryHandlers } from '#electron/treasury/handlers.ts';
import { recognitionHandlers } from '#electron/recognition/handlers.ts';
import { volunteersHandlers } from '#electron/volunteers/handlers.ts';
import { welfareHandlers } from '#electron/welfare/handlers.ts';

/** `session` is answered by the door itself: its methods run before anybody is signed in. */
export const handlers: { readonly [F in Exclude<keyof typeof api, 'session'>]: Handlers<(typeof api)[F]> } = {
  office: officeHandlers,
  scans: scansHandlers,
  residents: residentsHandlers,
  imports: importHandlers,
  changes: changeHandlers,
  asOf: asOfHandlers,
  schooling: schoolingHandlers,
  ledger: ledgerHandlers,
  opening: openingHandlers,
  budget: budgetHandlers,
  assets: assetsHandlers,
  closing: closingHandlers,
  meetings: meetingsHandlers,
  members: membersHandlers,
  complaints: complaintsHandlers,
  notices: noticesHandlers,
  statements: statementsHandlers,
  disclosure: disclosureHandlers,
  treasury: treasuryHandlers,
  stock: stockHandlers,
  welfare: welfareHandlers,
  applications: applicationsHandlers,
  relief: reliefHandlers,
  care: careHandlers,
  disbursement: disbursementHandlers,
  sampleChecks: sampleCheckHandlers,
  volunteers: volunteersHandlers,
  recognition: recognitionHandlers,
  activities: activitiesHandlers,
  attendance: attendanceHandlers,
  paying: payingHandlers,
  providers: providersHandlers,
  withholding: withholdingHandlers,
  cleaning: cleaningHandlers,
  duplicates: duplicatesHandlers,
  dashboard: dashboardHandlers,
  forecast: forecastHandlers,
};
