/** A writer of crash tests as one file: it starts in a fraction of the time that reading hundreds of sources takes, and tests that kill start it hundreds of times. */
import { mkdtemp } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..', '..');

/** The bundle's path. It lies under node_modules, where the native driver is found from, and two folders below that of resources/ like every bundle. */
export async function bundleWriter(source: string): Promise<string> {
  const outDir = await mkdtemp(join(root, 'node_modules', '.writer-'));
  await build({
    root, configFile: false, logLevel: 'error', publicDir: false, resolve: { conditions: ['node'], mainFields: ['module', 'main'] }, ssr: { noExternal: true, external: ['sqlite3'] },
    build: {
      ssr: source, outDir, emptyOutDir: false, target: 'node20', minify: false, reportCompressedSize: false,
      rolldownOptions: { external: ['sqlite3', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)], output: { format: 'es', entryFileNames: 'writer.mjs', codeSplitting: false } },
    },
  });
  return join(outDir, 'writer.mjs');
}
