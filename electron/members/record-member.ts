/** Confirming members and what happens to memberships; each writes the resident's dated fact 'membership' as well. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { CommandContext } from '#electron/api/context.ts';
import { addFact, correctFact, endFact } from '#electron/residents/facts.ts';
import { addDays, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { FactId, Id, ResidentId } from '#shared/ids.ts';
import type { memberChangeSchema, newMemberSchema } from '#shared/members/contract.ts';
import type { MemberStatus } from '#shared/members/words.ts';

type MemberId = Id<'member'>;

function refuseFuture({ clock }: CommandContext, day: Day): void {
  const today = clock.today();
  if (day > today) throw new AppError('member_day_future', { day, today });
}

/** The fact that holds from a day on; one entered before by hand is taken over when it says the same. */
async function writeFact(context: CommandContext, residentId: ResidentId, value: 'member' | 'retained', validFrom: Day, validTo: Day | null, basis: string): Promise<FactId> {
  const standing = await context.trx.selectFrom('residentFacts').select(['id', 'value']).where('residentId', '=', residentId).where('fact', '=', 'membership').where('withdrawnAt', 'is', null)
    .where('validFrom', '<=', validFrom).where((e) => e.or([e('validTo', 'is', null), e('validTo', '>=', validFrom)])).executeTakeFirst();
  if (standing?.value === value && validTo === null) return standing.id;
  const { factId } = await addFact(context, { residentId, fact: { fact: 'membership', value, validFrom, validTo, basis, detail: '' }, replaceCurrent: true });
  return factId;
}

/**
 * Confirms a resident as member by resolution (RECA art. 12). Refuses `not_found`, `member_day_future`, `member_exists`, `member_no_taken`.
 */
export async function confirmMember(context: CommandContext, input: z.output<typeof newMemberSchema>): Promise<{ memberId: MemberId; memberNo: string }> {
  const { trx, clock } = context;
  refuseFuture(context, input.acquiredOn);
  const known = await trx.selectFrom('members as m').innerJoin('residents as r', 'r.id', 'm.residentId').select(['m.memberNo', 'r.name']).where('m.residentId', '=', input.residentId).executeTakeFirst();
  if (known) throw new AppError('member_exists', known);
  const memberNo = input.memberNo ?? (await nextNumber(context));
  if (await trx.selectFrom('members').select('id').where('memberNo', '=', memberNo).executeTakeFirst()) throw new AppError('member_no_taken', { memberNo });
  const factId = await writeFact(context, input.residentId, 'member', input.acquiredOn, null, input.resolutionRef);
  const { id } = await trx.insertInto('members').values({
    residentId: input.residentId, memberNo, acquiredHow: input.acquiredHow, acquiredOn: input.acquiredOn, basis: input.basis, resolutionRef: input.resolutionRef,
    status: 'active', statusOn: input.acquiredOn, statusReason: input.basis, retainedUntil: null, factId, version: 1, createdAt: clock.now(),
  }).returning('id').executeTakeFirstOrThrow();
  await addEvent(context, id, 'active', input.acquiredOn, input.basis, input.resolutionRef, null);
  return { memberId: id, memberNo };
}

async function nextNumber({ trx }: CommandContext): Promise<string> {
  const { last } = await trx.selectFrom('members').select(sql<number>`coalesce(max(cast(memberNo as integer)), 0)`.as('last')).executeTakeFirstOrThrow();
  return String(last + 1).padStart(4, '0');
}

/**
 * Rights kept for a time, lost (death, other membership, civil servant), given up, or restored; never by itself on marriage or hukou
 * (art. 18): always by resolution. Refuses `not_found`, `member_day_future`, `member_day_wrong`, `member_status_same`.
 */
export async function changeMember(context: CommandContext, input: z.output<typeof memberChangeSchema>): Promise<{ memberId: MemberId; status: MemberStatus }> {
  const { trx } = context;
  const { memberId, status, occurredOn, reason, resolutionRef } = input;
  const retainedUntil = status === 'retained' ? (input.retainedUntil ?? null) : null;
  const member = await trx.selectFrom('members').selectAll().where('id', '=', memberId).executeTakeFirst();
  if (!member) throw new AppError('not_found', { what: 'member', id: String(memberId) });
  refuseFuture(context, occurredOn);
  if (occurredOn < member.statusOn) throw new AppError('member_day_wrong', { day: occurredOn, since: member.statusOn });
  if (status === member.status) throw new AppError('member_status_same', { status });
  const factId = await moveFact(context, member, status, occurredOn, retainedUntil, resolutionRef, reason);
  await trx.updateTable('members').set({ status, statusOn: occurredOn, statusReason: reason, retainedUntil, factId, version: member.version + 1 }).where('id', '=', memberId).execute();
  await addEvent(context, memberId, status, occurredOn, reason, resolutionRef, retainedUntil);
  return { memberId, status };
}

async function moveFact(context: CommandContext, member: { residentId: ResidentId; factId: FactId | null }, status: MemberStatus, occurredOn: Day, retainedUntil: Day | null, basis: string, reason: string): Promise<FactId | null> {
  if (status === 'active' || status === 'retained') return writeFact(context, member.residentId, status === 'active' ? 'member' : 'retained', occurredOn, retainedUntil, basis);
  const fact = await context.trx.selectFrom('residentFacts').select(['id', 'validFrom', 'validTo']).where('residentId', '=', member.residentId).where('fact', '=', 'membership').where('withdrawnAt', 'is', null)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>=', occurredOn)])).executeTakeFirst();
  // A death has ended the fact already.
  if (!fact) return null;
  if (fact.validFrom >= occurredOn) await correctFact(context, { factId: fact.id, fact: null, reason });
  else await endFact(context, { factId: fact.id, lastDay: addDays(occurredOn, -1), reason });
  return null;
}

async function addEvent({ trx, clock, actor }: CommandContext, memberId: MemberId, status: MemberStatus, occurredOn: Day, reason: string, resolutionRef: string, retainedUntil: Day | null): Promise<void> {
  await trx.insertInto('memberEvents').values({ memberId, status, occurredOn, reason, resolutionRef, retainedUntil, userId: actor.userId, staffId: actor.staffId, at: clock.now() }).execute();
}
