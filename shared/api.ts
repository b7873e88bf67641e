/** The one list of contracts. A method is 'feature.method'; nothing else can be called. */
import { attendanceContract } from './activities/attendance-contract.ts';
import { cleaningContract } from './activities/cleaning-contract.ts';
import { activitiesContract } from './activities/contract.ts';
import { applicationsContract } from './applications/contract.ts';
import { assetsContract } from './assets/contract.ts';
import { careContract } from './care/contract.ts';
import type { Api } from './contract.ts';
import { closingContract } from './closing/contract.ts';
import { complaintsContract } from './complaints/contract.ts';
import { duplicatesContract } from './duplicates/contract.ts';
import { dashboardContract } from './dashboard/contract.ts';
import { forecastContract } from './dashboard/forecast-contract.ts';
import { disbursementContract } from './disbursement/contract.ts';
import { payingContract } from './disbursement/paying-contract.ts';
import { withholdingContract } from './disbursement/withholding-contract.ts';
import { providersContract } from './disbursement/provider-contract.ts';
import { sampleCheckContract } from './disbursement/sample-check-contract.ts';
import { disclosureContract } from './disclosure/contract.ts';
import { ledgerContract } from './ledger/contract.ts';
import { meetingsContract } from './meetings/contract.ts';
import { membersContract } from './members/contract.ts';
import { budgetContract } from './budget/contract.ts';
import { openingContract } from './opening/contract.ts';
import { noticesContract } from './notices/contract.ts';
import { officeContract } from './office/contract.ts';
import { reliefContract } from './relief/contract.ts';
import { asOfContract } from './residents/as-of-contract.ts';
import { changesContract } from './residents/change-contract.ts';
import { residentsContract } from './residents/contract.ts';
import { importContract } from './residents/import-contract.ts';
import { schoolingContract } from './schooling/contract.ts';
import { scansContract } from './scans/contract.ts';
import { sessionContract } from './session/contract.ts';
import { statementsContract } from './statements/contract.ts';
import { stockContract } from './stock/contract.ts';
import { treasuryContract } from './treasury/contract.ts';
import { recognitionContract } from './recognition/contract.ts';
import { volunteersContract } from './volunteers/contract.ts';
import { welfareContract } from './welfare/contract.ts';

export const api = {
  session: sessionContract,
  office: officeContract,
  scans: scansContract,
  residents: residentsContract,
  imports: importContract,
  changes: changesContract,
  asOf: asOfContract,
  schooling: schoolingContract,
  ledger: ledgerContract,
  opening: openingContract,
  budget: budgetContract,
  assets: assetsContract,
  closing: closingContract,
  meetings: meetingsContract,
  members: membersContract,
  complaints: complaintsContract,
  notices: noticesContract,
  statements: statementsContract,
  disclosure: disclosureContract,
  treasury: treasuryContract,
  stock: stockContract,
  welfare: welfareContract,
  applications: applicationsContract,
  relief: reliefContract,
  care: careContract,
  disbursement: disbursementContract,
  sampleChecks: sampleCheckContract,
  volunteers: volunteersContract,
  recognition: recognitionContract,
  activities: activitiesContract,
  attendance: attendanceContract,
  paying: payingContract,
  providers: providersContract,
  withholding: withholdingContract,
  cleaning: cleaningContract,
  duplicates: duplicatesContract,
  dashboard: dashboardContract,
  forecast: forecastContract,
} as const satisfies Api;
