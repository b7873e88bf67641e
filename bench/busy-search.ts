/** G13: what a clerk who searches notices while somebody else imports a large roster or makes a large batch. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { InputOf } from '#shared/contract.ts';
import type { importContract } from '#shared/residents/import-contract.ts';
import { isQuick, ms, quantile, report, type Figure } from './frame.ts';
import { csvOf, manyPeople } from './many-people.ts';
import { officeWith } from './office-with-people.ts';
import { addAgeProgramme, PAID_MONTHS } from './parts/age-programme.ts';

const SIZE = isQuick ? 10_000 : 100_000;
const { test, people } = await officeWith(SIZE);
const client = test.as('clerk2');
await test.token('clerk2');
const words = people.filter((_, i) => i % 97 === 0).map((p) => [...p.name].slice(0, 2).join(''));

interface Noticed { searches: number[]; gapMs: number }
async function searchWhile(work: () => Promise<unknown>): Promise<Noticed> {
  const searches: number[] = [];
  const gaps = monitorEventLoopDelay({ resolution: 1 });
  const state = { running: true };
  const searching = (async () => {
    for (let i = 0; state.running; i += 1) {
      const start = performance.now();
      await client.residents.list({ search: words[i % words.length]!, withTotal: false });
      searches.push(performance.now() - start);
      await pause(15);
    }
  })();
  await pause(30);
  gaps.enable();
  await work();
  gaps.disable();
  state.running = false;
  await searching;
  return { searches, gapMs: gaps.max / 1e6 };
}

await searchWhile(() => pause(1_000));
const idle = await searchWhile(() => pause(isQuick ? 2_000 : 6_000));

const csv = Buffer.from(csvOf(manyPeople(SIZE, 77).map((p) => ({ ...p, householdNo: `C${p.householdNo}` }))), 'utf8');
const clerk = test.as('clerk');
const upload = test.office.receiveFile(await test.token('clerk'), '花名册.csv', csv);
if (!upload.ok) throw new Error(upload.code);
const { fileId } = upload.value;
const parts: [string, Noticed][] = [];
let mapping: InputOf<typeof importContract.preview>['mapping'] = {};
let sheet = 0;
let headerRow = 1;
parts.push(['reading the file', await searchWhile(async () => {
  const read = await clerk.imports.read({ fileId });
  mapping = Object.fromEntries(read.header!.columns.map((column) => [String(column.index), column.field]));
  sheet = read.sheet!;
  headerRow = read.header!.row;
})]);
let preview: Awaited<ReturnType<typeof clerk.imports.preview>>;
parts.push(['comparing it', await searchWhile(async () => { preview = await clerk.imports.preview({ fileId, sheet, headerRow, mapping }); })]);
parts.push(['writing it', await searchWhile(() => clerk.imports.commit({ previewId: preview.previewId, acceptCodes: preview.codes.map(({ code }) => code) }))]);
const programmeId = await addAgeProgramme(test);
parts.push(['making a batch', await searchWhile(() => clerk.disbursement.generate({ programmeId, benefitMonth: PAID_MONTHS[0]!, upTo: 'computed' }))]);

const idleP95 = quantile(idle.searches, 0.95);
const figures: Figure[] = parts.flatMap(([what, { searches, gapMs }]): Figure[] => {
  const p95 = quantile(searches, 0.95);
  const worst = Math.max(...searches);
  return [
    { goal: 'G13', what: `search while ${what} (${SIZE.toLocaleString('en')} people), p95`, value: `${ms(p95)}, ${(p95 / idleP95).toFixed(1)} × idle; longest ${ms(worst)}`, wanted: '≤ 10 × idle, never over 50 ms', reached: p95 <= 10 * idleP95 && worst <= 50, note: `${searches.length} searches; idle p50 ${ms(quantile(idle.searches, 0.5))}, p95 ${ms(idleP95)}, longest ${ms(Math.max(...idle.searches))}` },
    { goal: 'G13', what: `longest gap of the event loop while ${what}`, value: ms(gapMs), wanted: '≤ 20 ms', reached: gapMs <= 20, note: `idle ${ms(idle.gapMs)}: what the neighbours on the machine take` },
  ];
});
report('busy-search', { figures });
await test.close();
