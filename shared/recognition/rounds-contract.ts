/** Lists of stars: prepared, on notice for at least five working days, awarded by somebody else than made them. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { ROUND_STATUSES } from './words.ts';

const volunteerId = idSchema<'volunteer'>();
const roundId = idSchema<'awardRound'>();
const said = (most: number) => z.string().trim().min(1).max(most);
const text = (most: number) => z.string().trim().max(most).default('');
const count = z.int().min(0);
const minutes = z.int().min(0);
const level = z.int().min(0).max(9);
const version = z.int().positive();

export const roundSchema = z.object({ roundId, title: z.string(), asOf: daySchema, status: z.enum(ROUND_STATUSES), noticeDays: count, basis: z.string(), awardedOn: daySchema.nullable(), people: count, by: z.string(), version, noticeState: z.string(), noticeUntil: daySchema.nullable() });
export type AwardRound = z.output<typeof roundSchema>;
export const roundLineSchema = z.object({ volunteerId, volunteerNo: count, name: z.string(), teams: z.string(), level, minutes, removedReason: z.string() });

export const awardRoundMethods = {
  rounds: query('volunteers.read', z.object({}), z.array(roundSchema)),
  round: query('volunteers.read', z.object({ roundId }), z.object({ round: roundSchema, lines: z.array(roundLineSchema) })),
  prepareRound: command('volunteers.edit', z.object({ title: said(60), asOf: daySchema, noticeDays: z.int().min(5).max(60).default(5), basis: text(100) }), z.object({ roundId, people: count })),
  removeLine: command('volunteers.edit', z.object({ roundId, volunteerId, reason: said(200) }), z.object({ roundId })),
  cancelRound: command('volunteers.edit', z.object({ roundId }), z.object({ roundId })),
  /** Writes the notice; it is posted on the page of notices. */
  noticeRound: command('volunteers.edit', z.object({ roundId }), z.object({ roundId, noticeId: z.int() })),
  /** After the notice has hung its working days, by somebody else than who made the list. */
  awardRound: command('volunteers.approve', z.object({ roundId }), z.object({ roundId, awarded: count, held: count })),
  printRound: query('volunteers.print', z.object({ roundId }), z.object({ communityName: z.string(), round: roundSchema, lines: z.array(roundLineSchema) }), { logged: true }),
};
