/** Festivals a programme may pay at (节日): once a year each, on the day the office's table says. Part of the welfare contract. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema } from '../days.ts';

/** In the order of a year. Those of the moon have another day every year. */
export const FESTIVALS = ['newYear', 'springFestival', 'lantern', 'womensDay', 'labourDay', 'childrensDay', 'dragonBoat', 'armyDay', 'midAutumn', 'doubleNinth', 'nationalDay'] as const;
export type Festival = (typeof FESTIVALS)[number];
export const festivalSchema = z.enum(FESTIVALS);

export const FESTIVAL_WORDS: Readonly<Record<Festival, { readonly zh: string; readonly en: string }>> = {
  newYear: { zh: '元旦', en: 'New Year' }, springFestival: { zh: '春节', en: 'Spring Festival' }, lantern: { zh: '元宵节', en: 'Lantern Festival' }, womensDay: { zh: '妇女节', en: 'Women’s Day' },
  labourDay: { zh: '劳动节', en: 'Labour Day' }, childrensDay: { zh: '儿童节', en: 'Children’s Day' }, dragonBoat: { zh: '端午节', en: 'Dragon Boat Festival' }, armyDay: { zh: '建军节', en: 'Army Day' },
  midAutumn: { zh: '中秋节', en: 'Mid-Autumn Festival' }, doubleNinth: { zh: '重阳节', en: 'Double Ninth Festival' }, nationalDay: { zh: '国庆节', en: 'National Day' },
};

/** Month and day of the Chinese calendar on which a festival of the moon falls. */
export const LUNAR_DAYS = { springFestival: [1, 1], lantern: [1, 15], dragonBoat: [5, 5], midAutumn: [8, 15], doubleNinth: [9, 9] } as const satisfies Readonly<Partial<Record<Festival, readonly [number, number]>>>;

const year = z.int().min(2000).max(2100);

export const festivalQueries = {
  /** The festivals of a year with their days (null: not entered), and the years of which any is entered. */
  festivals: query('welfare.read', z.object({ year }), z.object({ days: z.array(z.object({ festival: festivalSchema, day: daySchema.nullable(), /** Programmes that have a list for it. */ listed: z.int() })), years: z.array(z.int()) })),
};
export const festivalCommands = {
  /** Sets the day of a festival in the day's year. Refused once a programme has a list for it. */
  saveFestival: command('welfare.edit', z.object({ festival: festivalSchema, day: daySchema }), z.object({})),
};
