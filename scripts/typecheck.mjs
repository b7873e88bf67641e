// Checks the three projects: electron (node, no DOM), renderer (DOM, no node), e2e.
import { installed, projectNode, run } from './processes.mjs';

let failed = false;
for (const project of ['electron', 'renderer', 'e2e']) {
  const result = await run(projectNode(), [installed('typescript', 'bin', 'tsc'), '-p', project], { inherit: true });
  if (result.code !== 0) failed = true;
}
process.exitCode = failed ? 1 : 0;
