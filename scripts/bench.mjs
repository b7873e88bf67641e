// `npm run bench [-- word …]`: runs the programs of bench/ whose name holds one of the words, one after the other.
// Sources run as they are, which needs Node's own type stripping.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder, projectNode, run } from './processes.mjs';
import { setupOrExit } from './setup.mjs';

await setupOrExit();
const folder = join(projectFolder, 'bench');
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const flags = process.argv.slice(2).filter((word) => word.startsWith('--'));
const programs = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
  .sort();
if (programs.length === 0) {
  console.error('no benchmark has such a name');
  process.exit(1);
}
let failed = 0;
for (const name of programs) {
  console.log(`\n== ${name}`);
  const result = await run(projectNode(), [join(folder, name), ...flags], { inherit: true });
  if (result.code !== 0) failed++;
}
process.exitCode = failed === 0 ? 0 : 1;
