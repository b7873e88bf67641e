/** Signing in, setting the office up, recovering by code. What a person may call before anybody has signed in. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { PERMISSIONS, ROLES } from '../permissions.ts';

export const userNameSchema = z.string().trim().min(1).max(40).regex(/^[\p{L}\p{N}_.-]+$/u);
/** Length and block list are judged by `electron/session/judge-password.ts`; here only what no password may exceed. */
export const passwordSchema = z.string().min(1).max(256);
const nameSchema = z.string().trim().min(1).max(60);

export const signedInSchema = z.object({
  userId: z.number().int(), userName: z.string(), staffName: z.string(),
  roles: z.array(z.enum(ROLES)), permissions: z.array(z.enum(PERMISSIONS)), mustChangePassword: z.boolean(),
});
export type SignedIn = z.output<typeof signedInSchema>;

/** `token` goes into the Authorization header of every later call; it is random, 256 bits, and kept hashed. */
const startedSchema = z.object({ token: z.string(), user: signedInSchema });

export const sessionContract = {
  /** What the first screen needs: whether there is an office, whether it could be opened, who is signed in. */
  state: query('nobody', z.object({}), z.object({
    officeState: z.enum(['unset', 'ready', 'failed']),
    /** Why the office could not be opened: a code of `shared/errors.ts` with its data. */
    failure: z.object({ code: z.string(), data: z.unknown() }).nullable(),
    officeName: z.string().nullable(), communityName: z.string().nullable(),
    practice: z.boolean(), readOnly: z.boolean(),
    signedIn: signedInSchema.nullable(),
    idleMinutes: z.number().int(), passwordLeast: z.number().int(), lastBackupAt: z.string().nullable(), today: z.string(),
    /** Practice community only: the users one may sign in as, and their common password. */
    practiceUsers: z.array(z.object({ userName: z.string(), staffName: z.string(), roles: z.array(z.enum(ROLES)) })),
    practicePassword: z.string().nullable(),
  })),
  /** Creates the office in an empty folder: the first administrator, the keys, the recovery code (shown once). */
  setUp: command('nobody', z.object({
    officeName: nameSchema, communityName: nameSchema,
    userName: userNameSchema, staffName: nameSchema, password: passwordSchema,
  }), startedSchema.extend({ recoveryCode: z.string() }), { secretAnswer: true }),
  /** Builds the practice community beside the office where there is none yet. Long: reports progress. */
  openPractice: command('nobody', z.object({}), z.object({ created: z.boolean() }), { secretAnswer: true }),
  signIn: command('nobody', z.object({ userName: z.string().max(60), password: passwordSchema }), startedSchema, { secretAnswer: true }),
  signOut: command('signedIn', z.object({}), z.object({}), { secretAnswer: true }),
  /** With the printed recovery code: a new password for an active administrator. Ends all sessions. */
  recover: command('nobody', z.object({ recoveryCode: z.string().max(80), userName: z.string().max(60), newPassword: passwordSchema }), startedSchema, { secretAnswer: true }),
  changePassword: command('signedIn', z.object({ password: passwordSchema, newPassword: passwordSchema }), z.object({}), { secretAnswer: true }),
} as const;
