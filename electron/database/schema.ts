/** The sum of all features' tables, for kysely. */
import type { ActivitiesTables } from '#electron/activities/tables.ts';
import type { ApplicationsTables } from '#electron/applications/tables.ts';
import type { AssetsTables } from '#electron/assets/tables.ts';
import type { CareTables } from '#electron/care/tables.ts';
import type { ClosingTables } from '#electron/closing/tables.ts';
import type { ComplaintsTables } from '#electron/complaints/tables.ts';
import type { DuplicatesTables } from '#electron/duplicates/tables.ts';
import type { DisbursementTables } from '#electron/disbursement/tables.ts';
import type { DisclosureTables } from '#electron/disclosure/tables.ts';
import type { PayingTables } from '#electron/disbursement/paying-tables.ts';
import type { ProviderTables } from '#electron/disbursement/provider-tables.ts';
import type { WithholdingTables } from '#electron/disbursement/withholding-tables.ts';
import type { OpeningTables } from '#electron/opening/tables.ts';
import type { BudgetTables } from '#electron/budget/tables.ts';
import type { LedgerTables } from '#electron/ledger/tables.ts';
import type { MeetingsTables } from '#electron/meetings/tables.ts';
import type { MembersTables } from '#electron/members/tables.ts';
import type { NoticesTables } from '#electron/notices/tables.ts';
import type { OfficeTables } from '#electron/office/tables.ts';
import type { ReliefTables } from '#electron/relief/tables.ts';
import type { ChangeTables } from '#electron/residents/change-tables.ts';
import type { ResidentsTables } from '#electron/residents/tables.ts';
import type { SchoolingTables } from '#electron/schooling/tables.ts';
import type { ScansTables } from '#electron/scans/tables.ts';
import type { StockTables } from '#electron/stock/tables.ts';
import type { TreasuryTables } from '#electron/treasury/tables.ts';
import type { RecognitionTables } from '#electron/recognition/tables.ts';
import type { VolunteersTables } from '#electron/volunteers/tables.ts';
import type { WelfareTables } from '#electron/welfare/tables.ts';

/** One feature a line, so that two of them added at once do not collide. */
export interface Tables extends
  OfficeTables,
  ApplicationsTables,
  ReliefTables,
  AssetsTables,
  ResidentsTables,
  ChangeTables,
  SchoolingTables,
  LedgerTables,
  BudgetTables,
  OpeningTables,
  DisclosureTables,
  WelfareTables,
  DisbursementTables,
  PayingTables,
  CareTables,
  ProviderTables,
  WithholdingTables,
  ClosingTables,
  MembersTables,
  ScansTables,
  StockTables,
  TreasuryTables,
  VolunteersTables,
  ActivitiesTables,
  NoticesTables,
  ComplaintsTables,
  DuplicatesTables,
  MeetingsTables,
  RecognitionTables {}
