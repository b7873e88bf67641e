/** The bank profiles: those that come with the program, and the office's own, which win over a built-in one of the same code. */
import { readFileSync } from 'node:fs';
import type { OutputOf } from '#shared/contract.ts';
import { bankProfileSchema, type BankProfile } from '#shared/disbursement/bank-profile.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { resourcePath } from '#electron/office/resources.ts';
import type { Reads } from '#electron/welfare/versions.ts';

/** In the order they are offered. */
const BUILT_IN = ['generic-csv', 'generic-csv-gb18030', 'rural-bank-pipe', 'other-bank-text'] as const;

/** The profiles of resources/bank-profiles, checked. */
export function readBuiltInProfiles(): BankProfile[] {
  return BUILT_IN.map((code) => bankProfileSchema.parse(JSON.parse(readFileSync(resourcePath(`bank-profiles/${code}.json`), 'utf8'))));
}

/** All profiles, the office's own last. */
export async function listProfiles(db: Reads): Promise<OutputOf<typeof disbursementContract.profiles>> {
  const own = (await db.selectFrom('bankProfiles').select('profile').orderBy('code').execute()).map((row) => bankProfileSchema.parse(JSON.parse(row.profile)));
  const builtIn = readBuiltInProfiles().filter((profile) => !own.some((o) => o.code === profile.code));
  return { profiles: [...builtIn.map((profile) => ({ profile, builtIn: true })), ...own.map((profile) => ({ profile, builtIn: false }))] };
}

/** @throws AppError profile_unknown */
export async function readProfile(db: Reads, code: string): Promise<BankProfile> {
  const found = (await listProfiles(db)).profiles.find(({ profile }) => profile.code === code);
  if (!found) throw new AppError('profile_unknown', { code });
  return found.profile;
}

/** Adds or changes a profile of the office. */
export async function saveProfile(context: CommandContext, input: { profile: BankProfile }): Promise<Record<string, never>> {
  const row = { profile: JSON.stringify(input.profile), changedAt: context.clock.now(), changedByUserId: context.actor.userId };
  await context.trx.insertInto('bankProfiles').values({ code: input.profile.code, ...row }).onConflict((oc) => oc.column('code').doUpdateSet(row)).execute();
  return {};
}
