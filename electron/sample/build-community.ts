/**
 * The practice community: 海棠里, invented people, two years of paid batches and their vouchers, all through the office's
 * own door and rules, day by day. The same on every machine.
 */
import { addMonths, lastDay, month, monthsFromTo, type Month } from '#shared/days.ts';
import { Office } from '#electron/office/open-office.ts';
import { PRACTICE_COST_LOG2 } from '#electron/office/practice.ts';
import { bookMonth, bookOpening } from './book-months.ts';
import { fillRegister, layOutPlaces, recordEventsOf } from './fill-register.ts';
import { fillVolunteers } from './fill-volunteers.ts';
import { answerOfBank, makeProgrammes, payPosted, postBatches, type SampleProgramme } from './pay-months.ts';
import { bookInflows, openApplications, openCaseOf, openRelief, payCaseOf } from './relief-months.ts';
import { sampleClock } from './sample-clock.ts';
import { openSampleDesk, type OnProgress, type SampleDesk } from './sample-desk.ts';
import { giveFacts } from './sample-facts.ts';
import { recogniseVolunteers } from './recognise-volunteers.ts';
import { layInGoods } from './stock-goods.ts';
import { SAMPLE_OPENS_ON, samplePeople } from './sample-people.ts';

export interface BuildWays {
  readonly onProgress: OnProgress;
  /** Aborted: the building stops, and the caller throws the folder away. */
  readonly signal: AbortSignal;
}

export const FIRST_MONTH = month('2024-09');
export const LAST_MONTH = month('2026-08');
/** The bank sends some lines back in these months; they are paid again the month after. */
const MONTHS_WITH_FAILURES: readonly Month[] = [month('2025-04'), month('2026-05')];
const FAILING = 2;

/** Builds the community in an empty folder and closes it again. */
export async function buildSampleCommunity(dataDir: string, ways: BuildWays): Promise<void> {
  const clock = sampleClock(SAMPLE_OPENS_ON);
  const office = await Office.open({ dataDir, clock, passwordCostLog2: PRACTICE_COST_LOG2 });
  try {
    const months = monthsFromTo(FIRST_MONTH, LAST_MONTH);
    const total = months.length + 2;
    ways.onProgress({ done: 0, total, label: 'register' });
    const desk = await openSampleDesk(office, clock, ways.signal);
    const households = samplePeople();
    giveFacts(households);
    const flats = await layOutPlaces(desk);
    await fillRegister(desk, households, flats, SAMPLE_OPENS_ON);
    ways.onProgress({ done: 1, total, label: 'books' });
    const accountSetId = (await desk.as('accountant').ledger.accountSets({}))[0]!.accountSetId;
    await bookOpening(desk, accountSetId, SAMPLE_OPENS_ON);
    const programmes = await makeProgrammes(desk, accountSetId, FIRST_MONTH);
    const relief = await openRelief(desk, accountSetId, FIRST_MONTH);
    for (const [index, at] of months.entries()) {
      ways.onProgress({ done: index + 2, total, label: at });
      await recordEventsOf(desk, households, addMonths(at, -1));
      const reliefCase = await openCaseOf(desk, relief, at);
      await payMonth(desk, programmes, at);
      if (reliefCase !== undefined) await payCaseOf(desk, relief, at, reliefCase);
      await bookInflows(desk, relief, at);
      await bookMonth(desk, accountSetId, at);
      // The newest month stays open: closing it is the first thing to practise.
      if (at !== LAST_MONTH) {
        desk.clock.goTo(lastDay(at));
        await desk.as('accountant').ledger.closePeriod({ accountSetId, month: at });
      }
    }
    clock.goTo(lastDay(LAST_MONTH));
    await recordEventsOf(desk, households, LAST_MONTH);
    await openApplications(desk, relief, lastDay(LAST_MONTH));
    await fillVolunteers(desk, FIRST_MONTH, LAST_MONTH);
    await recogniseVolunteers(desk, lastDay(LAST_MONTH));
    await layInGoods(desk, accountSetId, lastDay(LAST_MONTH));
    ways.onProgress({ done: total, total, label: 'done' });
  } finally {
    await office.close();
  }
}

async function payMonth(desk: SampleDesk, programmes: readonly SampleProgramme[], at: Month): Promise<void> {
  const paid = programmes.filter((programme) => programme.paidIn(at));
  for (const [index, posted] of (await postBatches(desk, paid, at)).entries()) {
    const failing = paid[index]?.code === 'W01' && MONTHS_WITH_FAILURES.includes(at) ? FAILING : 0;
    const batchId = await payPosted(desk, posted, failing);
    if (failing > 0) await payAgain(desk, batchId);
  }
}

/** What the bank sent back goes out a second time as a batch of its own. */
async function payAgain(desk: SampleDesk, batchId: Parameters<typeof answerOfBank>[1]['batchId']): Promise<void> {
  const made = await desk.as('clerk').disbursement.generateFollowUp({ batchId });
  let standing: { batchId: typeof batchId; version: number } = await desk.as('clerk').disbursement.submit({ batchId: made.batchId, version: made.version });
  standing = await desk.as('reviewer').disbursement.review({ batchId: standing.batchId, version: standing.version });
  standing = await desk.as('director').disbursement.approve({ batchId: standing.batchId, version: standing.version });
  standing = await answerOfBank(desk, standing, 0);
  await desk.as('cashier').disbursement.closeBatch({ batchId: standing.batchId, version: standing.version });
}
