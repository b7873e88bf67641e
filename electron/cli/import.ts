import { basename } from 'node:path';
import { z } from 'zod';
import { systemClock } from '#electron/office/clock.ts';
import { FACT_VALUES } from '#shared/person-as-of.ts';
import { dryRunResidents, mappingFromWords, type DryRunOptions } from '#electron/residents/import-dry-run.ts';
import { dayOf } from './batch.ts';
import { EXIT, needWord, noMoreWords, UsageError, type Command, type ExitCode, type Ways } from './command.ts';
import { readGiven, withOffice } from './with-office.ts';

const wordsSchema = z.record(z.string(), z.string());

/** Brings a roster in, or only tells what would become of every row of it. */
export const importFile: Command = {
  usage: 'import residents FILE [--dry-run] [--own-fields] [--mapping FILE] [--since DAY] [--residency WORD]',
  options: { 'dry-run': { type: 'boolean' }, 'own-fields': { type: 'boolean' }, mapping: { type: 'string' }, since: { type: 'string' }, residency: { type: 'string' } },
  async run(ways) {
    if (needWord(ways, 0, 'what to import (residents)') !== 'residents') throw new UsageError(`unknown: import ${ways.words[0] ?? ''}`);
    const path = needWord(ways, 1, 'FILE');
    noMoreWords(ways, 2);
    const mapping = ways.text('mapping') === undefined ? {} : await readMapping(ways.text('mapping') ?? '');
    if (ways.flag('own-fields') && !ways.flag('dry-run')) throw new UsageError('--own-fields goes with --dry-run: an import knows them');
    return ways.flag('dry-run') ? dryRun(ways, path, mapping) : importResidents(ways, path, mapping);
  },
};

async function readMapping(path: string): Promise<Record<string, string>> {
  try {
    return wordsSchema.parse(JSON.parse((await readGiven(path)).toString('utf8')));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} is not a JSON object of column → field`);
  }
}

/** The office's own fields in use: they are asked of the office, which wants somebody signed in. */
const ownFields = async (ways: Ways): Promise<NonNullable<DryRunOptions['fields']>> =>
  withOffice({ dataDir: ways.dataDir }, async ({ client }) => (await client.residents.customFields({})).fields.filter((field) => field.active));

/** One line per source row, the first about the file; needs no office but for its own fields (docs/import.md). */
async function dryRun(ways: Ways, path: string, mapping: Record<string, string>): Promise<ExitCode> {
  const source = await readGiven(path);
  const fields = ways.flag('own-fields') ? { fields: await ownFields(ways) } : {};
  let refused = false;
  for await (const line of dryRunResidents(source, basename(path), { today: systemClock().today(), mapping, ...fields })) {
    if ('file' in line && line.file === 'refuse') refused = true;
    const lines = 'file' in line ? [line.message] : [`${line.sheet}\t${line.row}\t${line.status}\t${line.codes.join(' ')}`];
    ways.say(line, lines);
  }
  return refused ? EXIT.refused : EXIT.done;
}

/** What new people are whose rows do not say whether they are registered here; nothing is entered when it is not given. */
function residencyOf(word: string | undefined): (typeof FACT_VALUES.residency)[number] | null {
  const found = FACT_VALUES.residency.find((value) => value === word);
  if (word !== undefined && found === undefined) throw new UsageError(`--residency is one of ${FACT_VALUES.residency.join(', ')}`);
  return found ?? null;
}

async function importResidents(ways: Ways, path: string, words: Record<string, string>): Promise<ExitCode> {
  const word = ways.text('since');
  const since = word === undefined ? undefined : dayOf(word);
  return withOffice({ dataDir: ways.dataDir }, async ({ client, upload }) => {
    const fileId = await upload(path);
    const read = await client.imports.read({ fileId });
    if (read.sheet === null || read.header === null) throw new UsageError('no roster was found in the file: point to its header in the program');
    const { header, customFields: fields } = read;
    const proposed = new Map(header.columns.flatMap(({ index, customFieldId }) => { const field = fields.find((each) => each.customFieldId === customFieldId); return field === undefined ? [] : [[index, field] as const]; }));
    // The proposal, or what was confirmed for this form before, with the words of the file laid over it.
    const { mapping, custom, unknown } = mappingFromWords(header, words, { fields, columns: proposed });
    if (unknown.length > 0) throw new UsageError(`unknown in the mapping: ${unknown.join(', ')}`);
    const preview = await client.imports.preview({ fileId, sheet: read.sheet, headerRow: header.row, headerRows: header.rows, mapping, custom: Object.fromEntries([...custom].map(([index, field]) => [String(index), field.customFieldId])) });
    const { importId, ...counts } = await client.imports.commit({ previewId: preview.previewId, ...(since === undefined ? {} : { since }), residency: residencyOf(ways.text('residency')) });
    ways.say({ importId, ...counts, counts: preview.counts, codes: preview.codes }, [
      `新增 ${counts.newRows}，更新 ${counts.updatedRows}，无变化 ${counts.unchangedRows}，待处理 ${counts.heldRows}，跳过 ${counts.skippedRows}，新建户 ${counts.newHouseholds}`,
    ]);
    return EXIT.done;
  });
}
