/**
 * A resident as he stood on a day, as far as the office knew at a moment: what rules of programmes and lines of batches
 * are decided on. Filled by `electron/residents/people-as-of.ts`.
 */
import { z } from 'zod';
import type { SexCode } from './code-tables.ts';
import type { Day } from './days.ts';
import type { BankAccountId, GridId, HouseholdId, ResidentId } from './ids.ts';

/** The dated facts that decide money, in the order a form shows them, with the values each may have. */
export const FACT_VALUES = {
  /** 居住与户籍: registered and living here, registered but away, living here without registration, tenant, gone away. */
  residency: ['registered', 'registeredAway', 'resident', 'tenant', 'away'],
  /** 集体成员: member; retained = keeps the membership though moved (农村集体经济组织法 art. 18). */
  membership: ['member', 'retained'],
  /** 低保, 特困, 低收入, 低保边缘 */
  lowIncome: ['dibao', 'tekun', 'lowIncome', 'marginal'],
  /** Category 1–7 and grade 1–4 of the certificate (GB/T 26341): '42' = physical, grade two. */
  disability: ['11', '12', '13', '14', '21', '22', '23', '24', '31', '32', '33', '34', '41', '42', '43', '44', '51', '52', '53', '54', '61', '62', '63', '64', '71', '72', '73', '74'],
  studentStage: ['kindergarten', 'primary', 'junior', 'senior', 'vocational', 'college', 'postgraduate'],
  /** 退役军人 */
  veteran: ['yes'],
  partyMember: ['full', 'probationary'],
  /** 居民医保, 职工医保 */
  insured: ['resident', 'employee'],
  /** 独居 */
  livingAlone: ['yes'],
  /** 就业状况: employed, flexible work, a business of one's own, farming, out of work and looking for it, retired, without work (homemakers, those unable to work). */
  employment: ['employed', 'flexible', 'selfEmployed', 'farming', 'unemployed', 'retired', 'none'],
} as const satisfies Record<string, readonly string[]>;

export type FactKind = keyof typeof FACT_VALUES;
export const FACT_KINDS = Object.keys(FACT_VALUES) as readonly FactKind[] as readonly [FactKind, ...FactKind[]];

export const factKindSchema = z.enum(FACT_KINDS);

/** Whether a fact may have this value. */
export function isFactValue(fact: FactKind, value: string): boolean {
  return (FACT_VALUES[fact] as readonly string[]).includes(value);
}

export type ResidentStatus = 'living' | 'dead' | 'movedOut';

export interface PersonAsOf {
  readonly residentId: ResidentId;
  readonly name: string;
  readonly sex: SexCode;
  /** Null when the office does not know it: no age rule admits such a person. */
  readonly birthDate: Day | null;
  /** On the day asked for. Dead from the day of death on, moved out from the day of moving on. */
  readonly status: ResidentStatus;
  /** The day of death or moving out; null for the living. */
  readonly statusSince: Day | null;
  /** The household on that day; for those dead or moved out the last one. Null for a resident without household. */
  readonly householdId: HouseholdId | null;
  readonly householdNo: string | null;
  readonly headName: string | null;
  /** GB/T 4761, '02' = head. */
  readonly relationCode: string | null;
  readonly gridId: GridId | null;
  readonly gridName: string | null;
  readonly buildingName: string | null;
  readonly address: string;
  /** Facts that held on that day; for those dead or moved out by then: on their last day here (`statusSince`). */
  readonly facts: Readonly<Partial<Record<FactKind, string>>>;
  /** The account valid on that day. */
  readonly bankAccountId: BankAccountId | null;
  readonly hasIdNumber: boolean;
  /** Values of the office's own fields and lists (`shared/welfare/marks.ts`), only where a rule asked for them. */
  readonly marks?: Readonly<Record<string, string>> | undefined;
}
