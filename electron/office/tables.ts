/** Tables of the office itself. */
import type { Generated } from 'kysely';
import type { Instant } from '#shared/days.ts';
import type { StaffId, UserId } from '#shared/ids.ts';
import type { Role } from '#shared/permissions.ts';

export interface OfficeTables {
  office: {
    id: Generated<number>;
    /** 32 hexadecimal digits, made at set-up; tells this office's backups from another's. */
    officeId: string;
    name: string;
    communityName: string;
    /** 1 for the practice community. */
    practice: number;
    createdAt: Instant;
  };
  settings: { key: string; /** JSON */ value: string };
  /** Persons who work here. Maker and checker are compared by staff, not by account. */
  staff: { id: Generated<StaffId>; name: string; createdAt: Instant };
  users: {
    id: Generated<UserId>;
    userName: string;
    staffId: StaffId;
    status: 'active' | 'disabled';
    /** 1 after a one-time code was given out. */
    mustChangePassword: number;
    lastSignInAt: Instant | null;
    createdAt: Instant;
  };
  userRoles: { userId: UserId; role: Role };
  /** The data key, wrapped once per account with his password and once with the recovery code. */
  keyWraps: {
    id: Generated<number>;
    kind: 'password' | 'recovery';
    userId: UserId | null;
    /** scrypt N = 2^costLog2, r = 8, p = 1. */
    costLog2: number;
    salt: Buffer;
    /** nonce 12, key 32, tag 16. */
    wrapped: Buffer;
    createdAt: Instant;
  };
  /** Wrong passwords in a row, per account ('user:…', hashed) and for the station; written before the password is checked. */
  signInCounters: { subject: string; failures: number; lastFailureAt: Instant };
  auditRows: {
    /** 1, 2, 3 … without a gap. */
    seq: number;
    at: Instant;
    userId: UserId | null;
    userName: string;
    staffName: string;
    method: string;
    subject: string;
    /** JSON object of plain values; never a secret. */
    detail: string;
    prevHash: string;
    /** SHA-256 over the row's content and prevHash. */
    hash: string;
    /** HMAC over `hash` with the vault's audit key; null for what happened while nobody was signed in. */
    mac: string | null;
  };
  /** Answers of acts that carried an id, so that a repeated call gets the same answer and does nothing. */
  actReplies: { actId: string; userId: UserId; method: string; inputHash: string; reply: string; at: Instant };
}
