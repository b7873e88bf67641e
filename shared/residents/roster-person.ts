/** A person as a row of a roster gives him, every value checked; what could not be believed is null. */
import type { SexCode } from '#shared/code-tables.ts';
import type { Day } from '#shared/days.ts';
import type { FactKind } from '#shared/person-as-of.ts';
import type { RelationToHead } from '#shared/relation-to-head.ts';

export interface RosterPerson {
  readonly name: string | null;
  readonly idKind: 'citizenId' | 'other' | 'temporary';
  /** 18 characters, or as written for other documents. */
  readonly idNumber: string | null;
  /** '0' when nobody says. */
  readonly sex: SexCode;
  readonly birthDate: Day | null;
  readonly householdNo: string | null;
  readonly headName: string | null;
  /** The word in the file. */
  readonly relation: string | null;
  readonly relationCode: RelationToHead | null;
  readonly phone: string | null;
  readonly bankAccount: string | null;
  readonly bankKind: 'card' | 'socialSecurity' | 'passbook' | null;
  readonly bankName: string | null;
  readonly grid: string | null;
  /** As written, or put together from building, unit and room. */
  readonly address: string | null;
  readonly facts: Readonly<Partial<Record<FactKind, string>>>;
  /** Certificate number that belongs to facts.disability. */
  readonly disabilityNo: string | null;
  readonly ethnicity: string | null;
  readonly education: string | null;
  readonly note: string | null;
  /** Values of fields the office added itself, by the field's id: of the person, and of the household as this row says it. */
  readonly custom: Readonly<Record<string, string>>;
}
