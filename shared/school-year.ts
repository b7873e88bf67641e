/** School years: from 1 September to 31 August. When a stage of school that began on a day ends, by its usual number of years. */
import { z } from 'zod';
import { day, daySchema, yearOf, type Day } from './days.ts';
import { FACT_VALUES } from './person-as-of.ts';

export const STAGES = FACT_VALUES.studentStage;
export type Stage = (typeof STAGES)[number];

/** Who is entered in July or August begins with the school year that follows; before July, with the one that runs. */
const FIRST_MONTH = '07';

/** The last day of a stage that began on `since` and usually takes `years`. */
export function expectedEnd(since: Day, years: number): Day {
  const first = since.slice(5, 7) >= FIRST_MONTH ? yearOf(since) : yearOf(since) - 1;
  return day(`${first + years}-08-31`);
}

/** The day the next stage begins for whose stage ends on a day: 1 September of that year. */
export const nextBegin = (endsOn: Day): Day => day(`${yearOf(endsOn)}-09-01`);

/** The end of the school year whose leavers are listed on a day: from `listDay` July on that of this summer, until then that of the last. */
export function lastListed(today: Day, listDay: number): Day {
  const year = yearOf(today);
  return day(`${today >= `${year}-07-${String(listDay).padStart(2, '0')}` ? year : year - 1}-08-31`);
}

/** What may follow a stage, the usual one first. A master’s degree is followed by a doctorate, which is the same stage. */
export const NEXT_STAGES: Readonly<Record<Stage, readonly [Stage, ...Stage[]]>> = {
  kindergarten: ['primary'], primary: ['junior'], junior: ['senior', 'vocational'], senior: ['college', 'vocational'], vocational: ['college'], college: ['postgraduate', 'college'], postgraduate: ['postgraduate'],
};

/** A stage that is expected to end, as forecasts say it. */
export const schoolEndSchema = z.object({ stage: z.enum(STAGES), on: daySchema });
export type SchoolEnd = z.output<typeof schoolEndSchema>;
