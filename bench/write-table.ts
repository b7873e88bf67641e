/** Makes docs/performance.md of what the programs of bench/ have found; `npm run bench` runs it last. Goals of programs that were not run keep what the page says of them. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ms, type Figure, type Pair } from './frame.ts';
import { ABOUT, HELD_BY } from './parts/about-goals.ts';
import { readEarlier } from './parts/earlier-rows.ts';

interface Machine { readonly node: string; readonly cpu: string; readonly load: string; readonly stealPercent: string; readonly at: string; readonly quick: boolean }
interface Result { readonly program: string; readonly machine: Machine; readonly versions: Readonly<Record<string, string | null>>; readonly pairs: readonly Pair[]; readonly figures: readonly Figure[] }

const folder = fileURLToPath(new URL('results/', import.meta.url));
const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
const earlier = readEarlier(existsSync(page) ? readFileSync(page, 'utf8') : '');
const results = readdirSync(folder).filter((name) => name.endsWith('.json')).toSorted().map((name) => JSON.parse(readFileSync(folder + name, 'utf8')) as Result);
const numberOf = (goal: string): number => Number(goal.slice(1));
const fixed = (ratio: number): string => (ratio >= 10 ? ratio.toFixed(0) : ratio >= 0.1 ? ratio.toFixed(2) : ratio.toFixed(3));

/** A bound below one reads better turned round: '40 × faster'. */
const boundOf = (atMost: number): string => (atMost < 1 ? `≥ ${Math.round(1 / atMost)} × faster` : `≤ ${atMost} ×`);
const ratioOf = (pair: Pair): string => (pair.atMost < 1
  ? `${fixed(1 / pair.ratio)} × faster (${fixed(1 / pair.quartiles[1])}–${fixed(1 / pair.quartiles[0])})`
  : `${fixed(pair.ratio)} × (${fixed(pair.quartiles[0])}–${fixed(pair.quartiles[1])})`);
/** Where the quartiles lie on both sides of the bound the run was too restless to tell. */
function verdictOf(pair: Pair): string {
  const missed = pair.ratio > pair.atMost;
  const undecided = pair.quartiles[0] <= pair.atMost && pair.quartiles[1] > pair.atMost;
  const verdict = missed ? `**missed by ${fixed(pair.ratio / pair.atMost)} ×**` : 'reached';
  return undecided ? `not certain (${verdict} by the median)` : verdict;
}

interface Line { readonly goal: string; readonly cells: readonly string[]; readonly note: string }
const lines: Line[] = results.flatMap((result) => [
  ...result.pairs.map((pair): Line => ({ goal: pair.goal, note: pair.note, cells: [pair.what, `${pair.ours}: ${ms(pair.oursMs)}`, `${pair.peer}: ${ms(pair.peerMs)}`, ratioOf(pair), boundOf(pair.atMost), verdictOf(pair)] })),
  ...result.figures.map((figure): Line => ({ goal: figure.goal, note: figure.note, cells: [figure.what, figure.value, '', '', figure.wanted, figure.wanted === 'for information' ? '' : figure.reached ? 'reached' : '**missed**'] })),
]).toSorted((a, b) => numberOf(a.goal) - numberOf(b.goal));
const measured = new Set(lines.map((line) => line.goal));
const kept = earlier.rows.filter((row) => !measured.has(row.goal));

const all = [...lines.map((line) => ({ goal: line.goal, row: `| ${line.goal} | ${line.cells.join(' | ')} |` })), ...kept].toSorted((a, b) => numberOf(a.goal) - numberOf(b.goal));
const goals = [...new Set(all.map((each) => each.goal))];
const table = all.map((each) => each.row);
const texts = goals.flatMap((goal) => {
  if (!measured.has(goal)) return [`### ${goal}: ${ABOUT[goal] ?? ''}`, '', earlier.texts.get(goal) ?? '', ''];
  const own = lines.filter((line) => line.goal === goal);
  const notes = [...new Set(own.map((line) => line.note).filter((note) => note !== ''))];
  const missed = own.some((line) => line.cells[5]?.includes('missed') === true);
  return [`### ${goal}: ${ABOUT[goal] ?? ''}`, '', ...notes.map((note) => `- ${note}.`), ...(missed && HELD_BY[goal] !== undefined ? [`- What holds it: ${HELD_BY[goal]}`] : []), ''];
});
const now = Object.entries(Object.assign({}, ...results.map((result) => result.versions)) as Record<string, string | null>).filter(([, version]) => version !== null).map(([name, version]) => [name, `${name} ${version}`] as const);
const versions = [...new Map([...earlier.versions, ...now]).values()];
const first = results[0]?.machine;
const ran = results.map(({ program, machine }) => [program, `${program} ${machine.at}, load ${machine.load}, steal ${machine.stealPercent} %${machine.quick ? ', **quick: small data**' : ''}`] as const);
const runs = [...new Map([...earlier.runs, ...ran])].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, run]) => run);

writeFileSync(page, `# Performance

Written by \`npm run bench\`; not edited by hand. Every line is the same work done by two sides in one run, in turn, with equal answers checked
first. **The ratio is the claim, not the milliseconds**: it is the median of the ratios of single rounds, with the first and third quartile behind it.
What is slower than its bound is called missed, and the text below says by what it is held.

Machine: ${first?.cpu ?? '?'}. Node ${first?.node ?? '?'}. ${versions.join('; ')}.

Runs: ${runs.join('; ')}. Load is that of the last minute when the program ended: on two processors everything above 2 means that others worked too, and
then single calls (p95, longest gap) show the neighbours' time slices more than the program.

| Goal | What | Ours | Peer or limit | Ratio | Wanted | |
|---|---|---|---|---|---|---|
${table.join('\n')}

## What the lines mean and what holds those that are missed

${texts.join('\n').trimEnd()}

## How to repeat it

\`npm run build\`, then \`npm run bench\` (about half an hour), \`npm run bench -- search\` for one program (then
\`npm run bench -- write-table\`: the rows of the others stay), \`--quick\` for small data. Peers are used where they
are installed: sqlite3, python3, LibreOffice, Chromium, pdftotext. All people are invented, the same every time.
`);
console.log(`docs/performance.md: ${lines.length} lines of this run, ${kept.length} kept`);
