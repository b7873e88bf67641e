import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import react from '@vitejs/plugin-react';

/**
 * What pdf.js loads by name when a scan holds JPEG 2000: OpenJPEG as a script, since the content security policy lets no WebAssembly in,
 * and its licences, which have to go with it.
 */
const PDFJS_FILES = ['openjpeg_nowasm_fallback.js', 'LICENSE_OPENJPEG', 'LICENSE_PDFJS_OPENJPEG'];
const pdfjsFile = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'node_modules/pdfjs-dist/wasm', name));

function pdfjsFiles(): Plugin {
  return {
    name: 'pdfjs-files',
    generateBundle() {
      for (const name of PDFJS_FILES) this.emitFile({ type: 'asset', fileName: `pdfjs/${name}`, source: pdfjsFile(name) });
    },
    configureServer(server) {
      server.middlewares.use('/pdfjs/', (request, response, next) => {
        const name = PDFJS_FILES.find((file) => request.url?.split('?')[0] === `/${file}`);
        if (name === undefined) next();
        else response.setHeader('Content-Type', 'text/javascript; charset=utf-8').end(pdfjsFile(name));
      });
    },
  };
}

/** The pages of both hosts. No down-levelling beyond vite's baseline: the web host also serves the office's own browsers. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), pdfjsFiles()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2500,
    // The polyfill is an inline script, which the content security policy refuses.
    modulePreload: { polyfill: false },
    // A data: address would need its own word in the policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
            {
              name: 'charts',
              test: /node_modules[\\/](recharts|d3-|victory-vendor|immer|redux|@reduxjs|react-redux|reselect|decimal\.js-light|es-toolkit|eventemitter3)/,
              priority: 20,
            },
            { name: 'antd', test: /node_modules[\\/](antd|@ant-design|@rc-component|dayjs)[\\/]/, priority: 10 },
          ],
        },
      },
    },
  },
});
