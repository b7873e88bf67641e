/** What each feature can prove of its own tables: one line per feature. */
import { verifyActivities } from '#electron/activities/verify-activities.ts';
import { verifyClosing } from '#electron/closing/verify-closing.ts';
import { verifyApplications } from '#electron/applications/verify-applications.ts';
import { verifyAssets } from '#electron/assets/verify-assets.ts';
import { verifyDisbursement } from '#electron/disbursement/verify-disbursement.ts';
import { verifySampleChecks } from '#electron/disbursement/sample-check.ts';
import { verifyMerges } from '#electron/duplicates/verify-merges.ts';
import { verifyDisclosure } from '#electron/disclosure/verify-disclosure.ts';
import { verifyLedger } from '#electron/ledger/verify-ledger.ts';
import { verifyMembers } from '#electron/members/verify-members.ts';
import { verifyChanges } from '#electron/residents/verify-changes.ts';
import { verifyScans } from '#electron/scans/verify-scans.ts';
import { verifyNotices } from '#electron/notices/verify-notices.ts';
import { verifyRelief } from '#electron/relief/verify-relief.ts';
import { verifyStock } from '#electron/stock/verify-stock.ts';
import { verifyTreasury } from '#electron/treasury/verify-treasury.ts';
import { verifyRecognition } from '#electron/recognition/verify-recognition.ts';
import { verifyVolunteers } from '#electron/volunteers/verify-volunteers.ts';
import type { VerifyPart } from './verify-office.ts';

export const VERIFY_PARTS: Readonly<Record<string, VerifyPart>> = {
  activities: verifyActivities,
  ledger: verifyLedger,
  assets: verifyAssets,
  closing: verifyClosing,
  members: verifyMembers,
  applications: verifyApplications,
  relief: verifyRelief,
  disbursement: verifyDisbursement,
  disclosure: verifyDisclosure,
  merges: verifyMerges,
  notices: verifyNotices,
  sampleChecks: verifySampleChecks,
  stock: verifyStock,
  treasury: verifyTreasury,
  volunteers: verifyVolunteers,
  recognition: verifyRecognition,
  changes: verifyChanges,
  scans: verifyScans,
};
