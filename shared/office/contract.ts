/** The office itself: users and roles, the audit log, backups, settings. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { ROLES } from '../permissions.ts';
import { userNameSchema } from '../session/contract.ts';

const id = z.number().int().positive();
const rolesSchema = z.array(z.enum(ROLES)).min(1).max(ROLES.length);

export const userRowSchema = z.object({
  userId: id, userName: z.string(), staffId: id, staffName: z.string(), roles: z.array(z.enum(ROLES)),
  status: z.enum(['active', 'disabled']), mustChangePassword: z.boolean(), lastSignInAt: z.string().nullable(), stopped: z.boolean(),
});

export const auditRowSchema = z.object({
  seq: z.number().int(), at: z.string(), userName: z.string(), staffName: z.string(), method: z.string(), subject: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

export const settingsSchema = z.object({
  /** Minutes without a call after which a session ends (R30). */
  idleMinutes: z.number().int().min(3).max(15),
  /** Fewest characters of a password (R27). */
  passwordLeast: z.number().int().min(8).max(64),
  /** How many backups are kept in the office's own folder. */
  backupsKept: z.number().int().min(1).max(60),
  /** Whether a bank batch, too, is closed only with its signed roster; without, the bank's answer is the receipt (F10). */
  bankBatchNeedsRoster: z.boolean().default(false),
  /** Whether nobody is paid a claim that something is withheld from before he was told (D10); without, it is warned of. Off at first. */
  withholdingTold: z.boolean().default(false),
  /** Whether a standard comes into force only with the scan of its resolution; without, a missing scan is said and noted (C14). */
  standardNeedsScan: z.boolean().default(false),
  /** 敏感信息两人变更 (A14): whether a change takes a request and a second person. Off at first: an office with one clerk could change nothing. */
  twoPersonAccount: z.boolean().default(false), twoPersonIdNumber: z.boolean().default(false), twoPersonDeath: z.boolean().default(false), twoPersonHead: z.boolean().default(false),
});
export type Settings = z.output<typeof settingsSchema>;

export const verifyFaultSchema = z.object({ part: z.string(), detail: z.string() });
export const verifyReportSchema = z.object({
  sound: z.boolean(), faults: z.array(verifyFaultSchema),
  /** What was counted, so that an auditor sees what was looked at: part → number of rows. */
  counted: z.record(z.string(), z.number().int()),
  headSeq: z.number().int(), headHash: z.string(),
});
export type VerifyReport = z.output<typeof verifyReportSchema>;

export const backupSchema = z.object({ fileName: z.string(), madeAt: z.string(), sizeBytes: z.number().int(), headSeq: z.number().int(), sound: z.boolean(),
  /** Scans the backup speaks of, and those that were lost or damaged before it was made. */
  scans: z.number().int(), scansMissing: z.number().int(),
});

export const officeContract = {
  users: query('users.manage', z.object({}), z.object({ users: z.array(userRowSchema) })),
  /** A new account for a person of the staff, known or new. The one-time code is shown once; the person sets his own password with it. */
  addUser: command('users.manage', z.object({ userName: userNameSchema, staffId: id.nullable(), staffName: z.string().trim().min(1).max(60), roles: rolesSchema }),
    z.object({ userId: id, oneTimeCode: z.string() }), { secretAnswer: true }),
  setRoles: command('users.manage', z.object({ userId: id, roles: rolesSchema }), z.object({}), { passwordAgain: true }),
  /** Ends the account's sessions and throws its wrapped key away: not even a copy of the folder opens with the old password. `resetUser` brings it back. */
  disableUser: command('users.manage', z.object({ userId: id }), z.object({})),
  /** A new one-time code for somebody who forgot his password, was stopped after too many wrong ones, or whose account was disabled. */
  resetUser: command('users.manage', z.object({ userId: id }), z.object({ oneTimeCode: z.string() }), { secretAnswer: true, passwordAgain: true }),
  /** A new recovery code; the old one stops working. */
  newRecoveryCode: command('office.manage', z.object({}), z.object({ recoveryCode: z.string() }), { secretAnswer: true, passwordAgain: true }),
  audit: query('audit.read', z.object({
    userName: z.string().max(60).optional(), method: z.string().max(60).optional(), subject: z.string().max(80).optional(),
    from: z.string().max(10).optional(), to: z.string().max(10).optional(), beforeSeq: z.number().int().optional(), limit: z.number().int().min(1).max(500).default(100),
  }), z.object({ rows: z.array(auditRowSchema), total: z.number().int() })),
  /** Recomputes everything that can be proved: chain, balances, totals, fingerprints, foreign keys. */
  verify: query('audit.read', z.object({}), verifyReportSchema),
  backups: query('backup.make', z.object({}), z.object({ backups: z.array(backupSchema) })),
  makeBackup: query('backup.make', z.object({}), backupSchema, { logged: true }),
  settings: query('signedIn', z.object({}), settingsSchema),
  saveSettings: command('office.manage', settingsSchema, z.object({})),
} as const;
