import { resolve } from 'node:path';
import { AppError } from '#shared/errors.ts';
import { PLAIN_TEXT_FORMATS } from '#shared/statements/plain-text.ts';
import { monthOf } from './batch.ts';
import { EXIT, needText, needWord, noMoreWords, UsageError, type Command, type Ways } from './command.ts';
import { findBatch } from './find-batch.ts';
import { refuseExisting, withOffice, writeNew, type Signed } from './with-office.ts';

type Export = (ways: Ways, signed: Signed, out: string) => Promise<object>;

const asJson = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);

/** What can leave the program; each is logged as the same export on the screen is. */
const EXPORTS: Readonly<Record<string, Export>> = {
  async residents(ways, { client, download }, out) {
    noMoreWords(ways, 1);
    const file = await client.residents.exportList({ filter: {}, whole: ways.flag('whole'), purpose: needText(ways, 'purpose') });
    await download(file.fileId, out);
    return { rows: file.rows, sizeBytes: file.sizeBytes };
  },
  async batch(ways, { client, download }, out) {
    const { batchId, batchNo } = await findBatch(client, needWord(ways, 1, 'BATCH'));
    noMoreWords(ways, 2);
    const file = await client.disbursement.exportXlsx({ batchId, whole: ways.flag('whole') });
    await download(file.fileId, out);
    return { batchNo, sizeBytes: file.sizeBytes };
  },
  async roster(ways, { client }, out) {
    const { batchId, batchNo } = await findBatch(client, needWord(ways, 1, 'BATCH'));
    noMoreWords(ways, 2);
    const roster = await client.disbursement.roster({ batchId, whole: ways.flag('whole') });
    await writeNew(out, asJson(roster));
    return { batchNo, rows: roster.rows.length, totalFen: roster.totalFen };
  },
  /** The file for the bank, by a profile; a bank that wants several files gets them beside the first, numbered. */
  async bank(ways, { client, download }, out) {
    const { batchId, version, batchNo } = await findBatch(client, needWord(ways, 1, 'BATCH'));
    noMoreWords(ways, 2);
    const done = await client.disbursement.exportToBank({ batchId, version, profileCode: needText(ways, 'profile'), reason: ways.text('reason') ?? null });
    const paths = done.files.map((_, index) => (index === 0 ? out : `${out}.${index + 1}`));
    for (const [index, file] of done.files.entries()) await download(file.fileId, paths[index] ?? out);
    return { batchNo, status: done.status, files: done.files.map(({ sha256, lineCount, totalFen }, index) => ({ path: paths[index], sha256, lineCount, totalFen })) };
  },
  async ledger(ways, { client, download }, out) {
    noMoreWords(ways, 1);
    const code = needText(ways, 'set');
    const found = (await client.ledger.accountSets({})).find((set) => set.code === code);
    if (!found) throw new AppError('not_found', { what: 'accountSet', id: code });
    const months = { accountSetId: found.accountSetId, fromMonth: monthOf(needText(ways, 'from')), toMonth: monthOf(needText(ways, 'to')) };
    const format = PLAIN_TEXT_FORMATS.find((each) => each === ways.text('format'));
    if (format !== undefined) {
      const file = await client.statements.exportPlainText({ ...months, format });
      await download(file.fileId, out);
      return { vouchers: file.vouchers, assertions: file.assertions, sizeBytes: file.sizeBytes };
    }
    if (ways.text('format') !== undefined && ways.text('format') !== 'json') throw new UsageError(`--format is json, ${PLAIN_TEXT_FORMATS.join(', ')}`);
    const vouchers = await client.ledger.exportVouchers(months);
    await writeNew(out, asJson(vouchers));
    return { vouchers: vouchers.length };
  },
};

export const exportFile: Command = {
  usage: 'export residents --purpose TEXT [--whole] --out FILE.xlsx | export batch BATCH [--whole] --out FILE.xlsx | export roster BATCH [--whole] --out FILE.json | export bank BATCH --profile CODE [--reason TEXT] --out FILE | export ledger --set CODE --from MONTH --to MONTH [--format json|hledger|ledger|beancount] --out FILE',
  options: { out: { type: 'string' }, whole: { type: 'boolean' }, purpose: { type: 'string' }, set: { type: 'string' }, profile: { type: 'string' }, reason: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' }, format: { type: 'string' } },
  async run(ways) {
    const word = needWord(ways, 0, 'what to export');
    const write = Object.hasOwn(EXPORTS, word) ? EXPORTS[word] : undefined;
    if (!write) throw new UsageError(`unknown: export ${word}`);
    const out = resolve(needText(ways, 'out'));
    for (const name of ['from', 'to']) if (ways.text(name) !== undefined) monthOf(ways.text(name) ?? '');
    await refuseExisting(out);
    const done = await withOffice({ dataDir: ways.dataDir }, (signed) => write(ways, signed, out));
    ways.say({ path: out, ...done }, [`已写入 ${out}`]);
    return EXIT.done;
  },
};
