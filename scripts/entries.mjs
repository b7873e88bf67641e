/**
 * The bundles that run outside a page. `output` is relative to dist/.
 * A sandboxed preload must be CommonJS and one file; everything else is ESM.
 * @type {readonly { mode: string, source: string, output: string, format: 'es' | 'cjs' }[]}
 */
export const nodeEntries = [
  { mode: 'main', source: 'electron/main.ts', output: 'main/main.js', format: 'es' },
  { mode: 'preload', source: 'electron/preload.ts', output: 'preload/preload.cjs', format: 'cjs' },
  { mode: 'web', source: 'electron/web/serve.ts', output: 'web/serve.js', format: 'es' },
  { mode: 'cli', source: 'electron/cli/huilin.ts', output: 'cli/huilin.js', format: 'es' },
  {
    mode: 'worker',
    source: 'electron/spreadsheet/spreadsheet-worker.ts',
    output: 'worker/spreadsheet-worker.js',
    format: 'es',
  },
];
