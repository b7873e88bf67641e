/** The programmes that come with the program, to start from: resources/programmes/*.json (community-welfare §5.2). */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { OutputOf } from '#shared/contract.ts';
import { versionContentSchema, type welfareContract } from '#shared/welfare/contract.ts';
import { positiveFenSchema } from '#shared/money.ts';
import { goodsText, positiveCentiSchema } from '#shared/quantity.ts';
import { festivalSchema } from '#shared/welfare/festivals.ts';
import { PROGRAMME_BASES, PROGRAMME_FORMS, PROGRAMME_PERIODS, PROGRAMME_TARGETS } from '#shared/welfare/programme.ts';
import { amountSentence, ruleSentence } from '#shared/welfare/rule-sentence.ts';
import { resourcePath } from '#electron/office/resources.ts';

/** In the order they are offered. */
const FILES = [
  'w01-grain-and-oil', 'w02-living-allowance', 'w03-kindergarten', 'w04-school-bus', 'w05-student-aid', 'w06-medical-insurance', 'w07-accident-insurance', 'w08-check-up', 'w09-serious-illness',
  'w10-double-ninth', 'w10-spring-festival', 'w11-hardship', 'w12-party-members', 'w13-birth-and-bereavement', 'w14-village-cleaning', 'g01-old-age-allowance',
] as const;

/** Goods a ready-made programme in kind suggests: items by their words, as every office keeps its own. */
const suggestedItemSchema = z.strictObject({ code: z.string().min(1).max(16), name: z.string().min(1).max(40), unit: z.string().min(1).max(10), spec: z.string().max(60), quantityCenti: positiveCentiSchema, priceFen: positiveFenSchema });
export type SuggestedItem = z.output<typeof suggestedItemSchema>;

const templateSchema = z.strictObject({
  code: z.string(), name: z.string(), target: z.enum(PROGRAMME_TARGETS), basis: z.enum(PROGRAMME_BASES).default('rule'), form: z.enum(PROGRAMME_FORMS), period: z.enum(PROGRAMME_PERIODS), purpose: z.string(),
  // A week on the board is usual (community-welfare §5.5); a file says otherwise where it is not.
  noticeDays: z.int().min(0).default(7), noticeCounting: z.enum(['calendar', 'working']).default('calendar'), festival: festivalSchema.nullable().default(null),
  content: versionContentSchema.omit({ validFrom: true, resolutionNo: true, resolvedOn: true, resolutionTitle: true }).strict(),
  suggestedBaskets: z.array(z.strictObject({ standardFen: positiveFenSchema, items: z.array(suggestedItemSchema).min(1).max(20) })).default([]),
});
export type ProgrammeTemplate = z.output<typeof templateSchema>;

/** Reads and checks the templates. */
export function readTemplates(): ProgrammeTemplate[] {
  return FILES.map((file) => templateSchema.parse(JSON.parse(readFileSync(resourcePath(`programmes/${file}.json`), 'utf8'))));
}

/** The templates with their sentences. */
export function listTemplates(): OutputOf<typeof welfareContract.templates> {
  return {
    templates: readTemplates().map(({ suggestedBaskets, ...template }) => ({
      ...template,
      suggestedGoods: suggestedBaskets.map((basket) => ({ standardFen: basket.standardFen, text: goodsText(basket.items) })),
      sentence: { zh: ruleSentence(template.content.rule, 'zh'), en: ruleSentence(template.content.rule, 'en') },
      amountSentence: { zh: amountSentence(template.content.amount, 'zh'), en: amountSentence(template.content.amount, 'en') },
    })),
  };
}
