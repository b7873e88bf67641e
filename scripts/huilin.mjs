// `npm run huilin -- …`: the huilin command of this folder. stdout belongs to the command alone (--json).
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { projectFolder, projectNode } from './processes.mjs';
import { setupOrExit } from './setup.mjs';

await setupOrExit();
const child = spawn(projectNode(), [join(projectFolder, 'dist/cli/huilin.js'), ...process.argv.slice(2)], {
  // npm runs scripts in the project's folder; paths the user typed are relative to where he stood.
  cwd: process.env['INIT_CWD'] ?? process.cwd(),
  stdio: 'inherit',
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
child.once('close', (code) => process.exit(code ?? 1));
