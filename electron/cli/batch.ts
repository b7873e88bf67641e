import type { api } from '#shared/api.ts';
import type { Client } from '#shared/contract.ts';
import { daySchema, monthSchema } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { EXIT, needText, needWord, noMoreWords, UsageError, type Command, type Ways } from './command.ts';
import { findBatch } from './find-batch.ts';
import { withOffice, type Signed } from './with-office.ts';

type Step = (ways: Ways, signed: Signed) => Promise<unknown>;

/** One step of a batch's life. BATCH is its number or id; every step answers where the batch stands now. */
const STEPS: Readonly<Record<string, Step>> = {
  async generate(ways, { client }) {
    noMoreWords(ways, 1);
    const programmeId = await programmeOf(client, needText(ways, 'programme'));
    const asOf = ways.text('as-of');
    return client.disbursement.generate({ programmeId, benefitMonth: monthOf(needText(ways, 'month')), asOf: asOf === undefined ? null : dayOf(asOf), payBy: ways.flag('cash') ? 'cash' : 'bank' });
  },
  show: async (ways, { client }) => client.disbursement.show({ batchId: (await named(ways, client)).batchId }),
  submit: async (ways, { client }) => client.disbursement.submit({ ...(await named(ways, client)), comment: ways.text('comment') ?? '' }),
  review: async (ways, { client }) => client.disbursement.review({ ...(await named(ways, client)), comment: ways.text('comment') ?? '' }),
  /** The reviewed list goes on the board: its notice is written and posted, or one that is written already is posted. */
  async post(ways, { client }) {
    const batch = await named(ways, client);
    const { notice } = await client.disbursement.show({ batchId: batch.batchId });
    const noticeId = notice.state === 'draft' && !notice.lapsed && notice.noticeId !== null ? notice.noticeId : (await client.disbursement.composeNotice(batch)).noticeId;
    const [{ places }, { today }] = [await client.notices.settings({}), await client.session.state({})];
    await client.notices.post({ noticeId, version: 1, postedOn: dayOf(today), places: ways.text('places') ?? places });
    return client.disbursement.show({ batchId: batch.batchId });
  },
  approve: async (ways, { client }) => client.disbursement.approve({ ...(await named(ways, client)), comment: ways.text('comment') ?? '' }),
  /** With --result the bank's answer is loaded; without, every open line is ticked off as paid over the desk. */
  async pay(ways, { client, upload }) {
    const batch = await named(ways, client);
    const result = ways.text('result');
    const paid = ways.text('paid-on');
    const paidOn = paid === undefined ? null : dayOf(paid);
    if (result === undefined) return client.disbursement.payCash({ ...batch, lines: null, paidOn });
    return client.disbursement.importResult({ ...batch, fileId: await upload(result), profileCode: needText(ways, 'profile'), paidOn });
  },
};

export const batch: Command = {
  usage: `batch generate --programme CODE --month MONTH [--as-of DAY] [--cash] | batch ${Object.keys(STEPS).filter((step) => step !== 'generate').join('|')} BATCH [--comment TEXT] [--places TEXT] [--result FILE --profile CODE] [--paid-on DAY]`,
  options: {
    programme: { type: 'string' }, month: { type: 'string' }, 'as-of': { type: 'string' }, cash: { type: 'boolean' }, comment: { type: 'string' }, places: { type: 'string' },
    result: { type: 'string' }, profile: { type: 'string' }, 'paid-on': { type: 'string' },
  },
  async run(ways) {
    const word = needWord(ways, 0, 'what to do with the batch');
    const step = Object.hasOwn(STEPS, word) ? STEPS[word] : undefined;
    if (!step) throw new UsageError(`unknown: batch ${word}`);
    // Before anybody is asked for a password.
    for (const name of ['as-of', 'paid-on']) if (ways.text(name) !== undefined) dayOf(ways.text(name) ?? '');
    if (word === 'generate') monthOf(needText(ways, 'month'));
    const value = await withOffice({ dataDir: ways.dataDir }, (signed) => step(ways, signed));
    const { batchNo, status, personCount, totalFen } = value as { batchNo?: string; status: string; personCount: number; totalFen: number };
    ways.say(value, [`${batchNo ?? ways.words[1] ?? ''}\t${status}\t${personCount} 人\t${(totalFen / 100).toFixed(2)} 元`]);
    return EXIT.done;
  },
};

async function named(ways: Ways, client: Client<typeof api>): Promise<{ batchId: Awaited<ReturnType<typeof findBatch>>['batchId']; version: number }> {
  const word = needWord(ways, 1, 'BATCH');
  noMoreWords(ways, 2);
  const { batchId, version } = await findBatch(client, word);
  return { batchId, version };
}

async function programmeOf(client: Client<typeof api>, code: string): Promise<Awaited<ReturnType<Client<typeof api>['welfare']['programmes']>>['programmes'][number]['programmeId']> {
  const { programmes } = await client.welfare.programmes({});
  const found = programmes.find((programme) => programme.code === code);
  if (!found) throw new AppError('not_found', { what: 'programme', id: code });
  return found.programmeId;
}

export function dayOf(text: string): ReturnType<typeof daySchema.parse> {
  const parsed = daySchema.safeParse(text);
  if (!parsed.success) throw new UsageError(`not a day (YYYY-MM-DD): ${text}`);
  return parsed.data;
}

export function monthOf(text: string): ReturnType<typeof monthSchema.parse> {
  const parsed = monthSchema.safeParse(text);
  if (!parsed.success) throw new UsageError(`not a month (YYYY-MM): ${text}`);
  return parsed.data;
}
