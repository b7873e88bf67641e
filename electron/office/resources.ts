import { join } from 'node:path';

/**
 * Where a file of resources/ lies at run time. The bundles (dist/main/main.js, dist/web/serve.js, …) and this source file
 * all lie two folders below the folder that holds resources/, on disk and inside app.asar alike.
 * `name` uses forward slashes: `resourcePath('sample/residents.csv')`.
 */
export function resourcePath(name: string): string {
  return join(import.meta.dirname, '../../resources', ...name.split('/'));
}
