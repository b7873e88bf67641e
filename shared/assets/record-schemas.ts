/** Shapes of resources and of collective enterprises. */
import { z } from 'zod';
import { daySchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema, nonNegativeFenSchema } from '../money.ts';
import { leaseId, text, version } from './lease-schemas.ts';
import { RESOURCE_KINDS, RESOURCE_USERS } from './words.ts';

export const resourceId = idSchema<'resource'>();
const note = z.string().trim().max(500).default('');

export const resourceInputSchema = z.object({
  resourceId: resourceId.optional(), version: version.optional(), resourceNo: text(1, 30), kind: z.enum(RESOURCE_KINDS), name: text(1, 60), place: z.string().trim().max(60).default(''),
  /** Area in 0.01 亩. */
  hundredthMu: z.int().min(1).max(1e12),
  /** 四至. */
  bounds: z.string().trim().max(200).default(''), usedFor: z.string().trim().max(60).default(''), usedBy: z.enum(RESOURCE_USERS), leaseId: leaseId.nullish(),
  certificateNo: z.string().trim().max(60).default(''), note, endedOn: daySchema.nullish(),
});
export type ResourceInput = z.output<typeof resourceInputSchema>;
export const resourceSchema = z.object({
  resourceId, resourceNo: z.string(), kind: z.enum(RESOURCE_KINDS), name: z.string(), place: z.string(), hundredthMu: z.int(), bounds: z.string(), usedFor: z.string(), usedBy: z.enum(RESOURCE_USERS),
  leaseId: leaseId.nullable(), leaseNo: z.string().nullable(), counterparty: z.string().nullable(), certificateNo: z.string(), note: z.string(), endedOn: daySchema.nullable(), version: z.int(),
});
export type Resource = z.output<typeof resourceSchema>;

export const enterpriseId = idSchema<'enterprise'>();
const year = z.int().min(1949).max(2200);
export const enterpriseInputSchema = z.object({ enterpriseId: enterpriseId.optional(), version: version.optional(), name: text(1, 60), trade: z.string().trim().max(60).default(''), note });
export const enterpriseYearInputSchema = z.object({
  enterpriseId, year, salesFen: nonNegativeFenSchema, taxFen: nonNegativeFenSchema, disposableFen: nonNegativeFenSchema, workers: z.int().min(0).max(1_000_000).default(0), source: text(1, 100),
});
export type EnterpriseYearInput = z.output<typeof enterpriseYearInputSchema>;
export const communityYearInputSchema = z.object({ year, incomePerHeadFen: nonNegativeFenSchema, source: text(1, 100) });

const figures = { salesFen: fenSchema, taxFen: fenSchema, disposableFen: fenSchema, workers: z.int() };
export const enterprisesSchema = z.object({
  enterprises: z.array(z.object({ enterpriseId, name: z.string(), trade: z.string(), note: z.string(), version: z.int() })),
  years: z.array(z.object({ enterpriseId, name: z.string(), year, ...figures, source: z.string() })),
  /** Per year over all enterprises, the oldest first, with the community's income per head. */
  totals: z.array(z.object({ year, ...figures, incomePerHeadFen: fenSchema.nullable(), source: z.string() })),
});
export type Enterprises = z.output<typeof enterprisesSchema>;
