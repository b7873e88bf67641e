/** Tables of the register of residents and households. */
import type { Generated } from 'kysely';
import type { Day, Instant } from '#shared/days.ts';
import type {
  BankAccountId, BuildingId, FactId, FlatId, GridId, HouseholdId, Id, LifeEventId, ResidentId, StaffId, UnitId, UserId,
} from '#shared/ids.ts';
import type { FactKind } from '#shared/person-as-of.ts';
import type { SexCode } from '#shared/code-tables.ts';
import type { CustomKind } from '#shared/residents/custom-fields.ts';
import type { LifeEventKind } from '#shared/residents/life-events.ts';

/** From when till when a row holds. Both days included; `validTo` null = until further notice. */
interface Dated {
  validFrom: Day;
  validTo: Day | null;
}

/** When the office learned of a row, and when it took it back. A row with `withdrawnAt` never held, as far as is known now. */
interface Recorded {
  recordedAt: Instant;
  recordedByUserId: UserId;
  withdrawnAt: Instant | null;
  withdrawnByUserId: UserId | null;
}

export interface ResidentsTables {
  /** 网格 */
  grids: {
    id: Generated<GridId>;
    /** What the street office calls the grid ('XHL-01'). */
    code: string;
    name: string;
    workerName: string;
    workerPhone: string;
    /** 0 once the grid was dissolved; old households keep pointing at it. */
    active: number;
  };
  /** 楼栋 */
  buildings: { id: Generated<BuildingId>; gridId: GridId; name: string };
  /** 单元: one staircase of a building. */
  units: { id: Generated<UnitId>; buildingId: BuildingId; name: string };
  /** 房屋 */
  flats: {
    id: Generated<FlatId>;
    unitId: UnitId;
    /** The door number ('501'). */
    number: string;
    floor: number | null;
    areaSqm: number | null;
  };
  /** 户 */
  households: {
    id: Generated<HouseholdId>;
    /** 户号, the number on the household's file. */
    householdNo: string;
    kind: 'family' | 'collective';
    /** The grid it belongs to; follows the building when a flat is given. */
    gridId: GridId | null;
    flatId: FlatId | null;
    /** As it is printed; filled from the flat when none is written. */
    address: string;
    status: 'active' | 'closed';
    openedOn: Day;
    closedOn: Day | null;
    /** Rises by one with each change; a form saved over a newer one is refused. */
    version: number;
    createdAt: Instant;
  };
  /** 居民 */
  residents: {
    id: Generated<ResidentId>;
    name: string;
    /** 'zhangwei': no tones, no blanks. */
    namePinyin: string;
    /** 'zw' */
    nameInitials: string;
    /** GB/T 2261.1 */
    sex: SexCode;
    birthDate: Day | null;
    /** citizenId: GB 11643; temporary: none yet (a new-born); other: passport and the like. */
    idKind: 'citizenId' | 'temporary' | 'other';
    /** AES-256-GCM ciphertext of the number. */
    idNumberSealed: Buffer | null;
    /** Keyed hash of the whole number: exact search and uniqueness. */
    idNumberIndex: string | null;
    /** Keyed hash of the last four characters. */
    idTail4Index: string | null;
    /** Keyed hash of the last six characters. */
    idTail6Index: string | null;
    /** '370299********101X', or '' without a number. */
    idNumberMasked: string;
    /** Digits as dialled, '' when none is known. Searchable by decision (docs/decisions), masked in lists. */
    phone: string;
    /** The digits backwards: a search for last digits becomes a prefix. */
    phoneReversed: string;
    /** Follows from lifeEvents; kept here for lists. */
    status: 'living' | 'dead' | 'movedOut';
    /** The day of death or of moving out or back in; null when nothing ever happened. */
    statusSince: Day | null;
    note: string;
    version: number;
    createdAt: Instant;
    updatedAt: Instant;
    /** The entry this one was merged into (feature 'duplicates'); such an entry is in no list and is never changed. */
    mergedIntoId: Generated<ResidentId | null>;
    mergedAt: Generated<Instant | null>;
  };
  /** Every character and every pair of neighbours of each name, for search inside names. */
  residentGrams: { gram: string; residentId: ResidentId };
  /** Every pair of neighbouring characters of each household's address; kept by triggers. */
  addressGrams: { gram: string; householdId: HouseholdId };
  /** 户成员 */
  householdMembers: Dated & Recorded & {
    id: Generated<number>;
    householdId: HouseholdId;
    residentId: ResidentId;
    /** GB/T 4761; '02' is the head. */
    relationCode: string;
  };
  /** Dated facts that decide money. Ending or correcting one withdraws the row and adds another. */
  residentFacts: Dated & Recorded & {
    id: Generated<FactId>;
    residentId: ResidentId;
    fact: FactKind;
    value: string;
    /** Ciphertext of a certificate number or a diagnosis; null when there is none. */
    detailSealed: Buffer | null;
    /** The paper it rests on ('民政低保证 2025-12'). */
    basis: string;
  };
  /** 大事记: what happened, in the order it was recorded. Never changed; a wrong entry is revoked by another. */
  lifeEvents: {
    id: Generated<LifeEventId>;
    kind: LifeEventKind;
    occurredOn: Day;
    residentId: ResidentId | null;
    householdId: HouseholdId | null;
    /** JSON object: what the event did beyond its own columns (new head, household left, event revoked). */
    data: string;
    note: string;
    recordedAt: Instant;
    recordedByUserId: UserId;
  };
  /** 银行账户: where a resident's money goes; one at a time. */
  bankAccounts: Dated & Recorded & {
    id: Generated<BankAccountId>;
    residentId: ResidentId;
    kind: 'card' | 'passbook';
    /** Whether the card is a social-security card (migration 231); a passbook never is. */
    cardType: Generated<'bank' | 'socialSecurity'>;
    /** AES-256-GCM ciphertext of the number. */
    numberSealed: Buffer;
    /** Keyed hash of the number: finds one account used by several people. */
    numberIndex: string;
    /** '6217 **** **** 0012' */
    numberMasked: string;
    bankName: string;
    /** 联行号, 12 digits, or ''. */
    bankCode: string;
    holderName: string;
    /** What the holder is to the resident when it is not himself (代领人). */
    holderRelation: string | null;
  };
  /** Field by field: who changed what, when, from what to what. Protected values stand here masked. */
  fieldChanges: {
    id: Generated<number>;
    entity: 'resident' | 'household' | 'grid' | 'building' | 'unit' | 'flat';
    entityId: number;
    field: string;
    oldValue: string | null;
    newValue: string | null;
    at: Instant;
    userId: UserId;
  };
  /** The column mapping confirmed last time for a file with these headers. */
  importMappings: {
    /** Fingerprint of the header row. */
    signature: string;
    /** JSON object: field → column. */
    mapping: string;
    /** JSON object: column → field of the office itself. */
    custom: Generated<string>;
  };
  /** Every import that was carried out. */
  imports: {
    id: Generated<number>;
    fileName: string;
    sha256: string;
    newRows: number;
    updatedRows: number;
    unchangedRows: number;
    rejectedRows: number;
    skippedRows: number;
    at: Instant;
    userId: UserId;
  };
  /** Fields the office added itself (migration 240). */
  customFields: { id: Generated<Id<'customField'>>; target: 'resident' | 'household'; name: string; kind: CustomKind; /** JSON list; empty unless `kind` is choice. */ choices: string; active: number; version: number };
  /** Append-only; the last value of a field and owner counts, '' empties it. */
  customValues: { id: Generated<number>; customFieldId: Id<'customField'>; residentId: ResidentId | null; householdId: HouseholdId | null; value: string; userId: UserId; staffId: StaffId; at: Instant };
}
