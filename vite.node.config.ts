import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';
import { nodeEntries } from './scripts/entries.mjs';

/**
 * Everything that runs outside a page, one bundle per mode: `vite build --config vite.node.config.ts --mode main`.
 * Only `electron` (the runtime brings it) and `sqlite3` (native) stay outside the bundles.
 */
export default defineConfig(({ mode }) => {
  const entry = nodeEntries.find((candidate) => candidate.mode === mode);
  if (!entry) throw new Error(`--mode must be one of ${nodeEntries.map((candidate) => candidate.mode).join(', ')}`);
  return {
    publicDir: false as const,
    resolve: { conditions: ['node'], mainFields: ['module', 'main'] },
    ssr: { noExternal: true as const, external: ['electron', 'sqlite3'] },
    build: {
      ssr: entry.source,
      outDir: 'dist',
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      sourcemap: true,
      reportCompressedSize: false,
      rolldownOptions: {
        external: ['electron', 'sqlite3', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
        output: { format: entry.format, entryFileNames: entry.output, codeSplitting: false },
      },
    },
  };
});
