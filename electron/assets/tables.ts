/** Tables of contracts, fixed assets, restricted money, resources, enterprises and templates. What the triggers promise is said in `electron/database/migrations/0070-assets.ts`. */
import type { Generated } from 'kysely';
import type { AssetUse, BookingKind, FundKind, LeaseKind, LeaseStatus, Recognition, ResourceKind } from '#shared/assets/words.ts';
import type { Day, Instant, Month } from '#shared/days.ts';
import type { AccountSetId, HouseholdId, Id, ResidentId, UserId, VoucherId } from '#shared/ids.ts';
import type { Fen } from '#shared/money.ts';

type LeaseId = Id<'lease'>;

export interface AssetsTables {
  /** What a voucher was drafted for. Goes with its draft; stands for good once the voucher is posted. */
  bookings: {
    id: Generated<number>;
    voucherId: VoucherId;
    what: BookingKind;
    /** The contract, asset, fund or template. */
    subjectId: number;
    /** Which due, month or act of the subject: unique among bookings whose voucher is not reversed. */
    step: string;
    amountFen: Fen;
    /** The part that stands on 预收租金. */
    advanceFen: Generated<Fen>;
    createdAt: Instant;
  };
  /** Contracts of lease and contracting-out (租赁、发包合同). Terms are fixed once in force. */
  leases: {
    id: Generated<LeaseId>;
    accountSetId: AccountSetId;
    leaseNo: string;
    kind: LeaseKind;
    /** What is let: 沿街商铺 3 号. */
    object: string;
    counterparty: string;
    /** The member who signed; with it the receivable stands on 内部往来 (113), without on 应收款 (112). */
    residentId: ResidentId | null;
    householdId: HouseholdId | null;
    phone: string | null;
    signedOn: Day;
    startOn: Day;
    endOn: Day;
    /** The whole rent of the term. */
    totalFen: Fen;
    /** The deposit agreed; what is held is in the bookings. */
    depositFen: Fen;
    /** Months between dues; 0: all at once. */
    everyMonths: number;
    firstDueOn: Day;
    recognition: Recognition;
    incomeCode: string;
    receivableCode: string;
    /** 21103 预收租金. */
    advanceCode: string;
    /** 21104 押金. */
    depositCode: string;
    note: string;
    status: LeaseStatus;
    /** Last day of a contract that is over; no rent falls due after it. */
    endedOn: Day | null;
    version: number;
    createdAt: Instant;
  };
  leaseTransitions: { fromStatus: LeaseStatus; toStatus: LeaseStatus };
  /** When which rent is to be paid; sums to the contract's total. */
  leaseDues: { leaseId: LeaseId; dueNo: number; dueOn: Day; fromMonth: Month; toMonth: Month; amountFen: Fen };
  /** When which rent becomes income; sums to the contract's total. `step` is the number of the due or the month. */
  leaseAccruals: { leaseId: LeaseId; step: string; accrueOn: Day; amountFen: Fen };
  /** State by state, with day and reason; append-only. */
  leaseEvents: { id: Generated<number>; leaseId: LeaseId; status: LeaseStatus; heldOn: Day; reason: string; userId: UserId; at: Instant };
  /** Fixed assets (固定资产). Whether one is disposed of is read from the bookings. */
  fixedAssets: {
    id: Generated<Id<'fixedAsset'>>;
    accountSetId: AccountSetId;
    assetNo: string;
    name: string;
    category: string;
    assetUse: AssetUse;
    place: string;
    keeper: string;
    acquiredOn: Day;
    acquisitionVoucherId: VoucherId | null;
    costFen: Fen;
    residualFen: Fen;
    /** Depreciation taken before these books began. */
    takenFen: Fen;
    /** First month depreciated in these books: at the earliest the month after acquisition. */
    firstMonth: Month;
    /** Months left from firstMonth on; 0: not depreciated. */
    months: number;
    assetCode: string;
    depreciationCode: string;
    expenseCode: string;
    note: string;
    version: number;
    createdAt: Instant;
  };
  /** Restricted money (专项资金). Its lines are those of its account that carry its name as fund. */
  funds: {
    id: Generated<Id<'fund'>>;
    accountSetId: AccountSetId;
    name: string;
    kind: FundKind;
    accountCode: string;
    /** Number of the grant paper or resolution. */
    paperNo: string;
    openedOn: Day;
    closedOn: Day | null;
    note: string;
    version: number;
    createdAt: Instant;
  };
  /** Land, water and woods of the collective (资源). They have no value in the books. */
  resources: {
    id: Generated<Id<'resource'>>;
    resourceNo: string;
    kind: ResourceKind;
    name: string;
    place: string;
    /** Area in 0.01 亩. */
    hundredthMu: number;
    /** 四至. */
    bounds: string;
    usedFor: string;
    usedBy: 'idle' | 'collective' | 'leased' | 'contracted' | 'occupied';
    leaseId: LeaseId | null;
    certificateNo: string;
    note: string;
    endedOn: Day | null;
    version: number;
    createdAt: Instant;
  };
  /** Collective enterprises (集体企业). */
  enterprises: { id: Generated<Id<'enterprise'>>; name: string; trade: string; note: string; version: number; createdAt: Instant };
  /** One year of one enterprise, as it reported. */
  enterpriseYears: {
    enterpriseId: Id<'enterprise'>;
    year: number;
    salesFen: Fen;
    taxFen: Fen;
    /** What the collective may dispose of (可支配资金). */
    disposableFen: Fen;
    workers: number;
    /** Where the figures are from. */
    source: string;
  };
  /** Figures of the whole community: income per head. */
  communityYears: { year: number; incomePerHeadFen: Fen; source: string };
  /** Vouchers kept as patterns (常用凭证), some of them recurring. */
  voucherTemplates: {
    id: Generated<Id<'template'>>;
    accountSetId: AccountSetId;
    name: string;
    word: string | null;
    attachmentsCount: number;
    /** JSON array of voucher lines. */
    lines: string;
    /** 0: not recurring. */
    everyMonths: number;
    /** 31 means the last day of every month. */
    dayOfMonth: number;
    fromMonth: Month | null;
    toMonth: Month | null;
    status: 'active' | 'ended';
    version: number;
    createdAt: Instant;
  };
}
