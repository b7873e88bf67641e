// electron-builder's afterPack hook: refuses a package whose database module was built for another system. Cross-packing
// for Windows on Linux would otherwise ship the Linux binary and fail only on the user's desk.
import { existsSync, openSync, readSync, closeSync } from 'node:fs';
import { join } from 'node:path';

/** First bytes of a native module, per platform. */
const signatures = /** @type {Record<string, readonly string[]>} */ ({
  win32: ['4d5a'],
  linux: ['7f454c46'],
  darwin: ['cffaedfe', 'cafebabe'],
});

/**
 * @param {string} file
 * @param {string} platform as electron-builder names it: win32, linux, darwin
 */
export function isNativeFor(file, platform) {
  const bytes = Buffer.alloc(4);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, bytes, 0, 4, 0);
  } finally {
    closeSync(handle);
  }
  return (signatures[platform] ?? []).some((signature) => bytes.toString('hex').startsWith(signature));
}

/** @param {{ appOutDir: string, electronPlatformName: string, packager: { appInfo: { productFilename: string } } }} context */
export default function afterPack(context) {
  const resources =
    context.electronPlatformName === 'darwin'
      ? join(context.appOutDir, `${context.packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : join(context.appOutDir, 'resources');
  const module = join(
    resources,
    'app.asar.unpacked',
    'node_modules',
    'sqlite3',
    'build',
    'Release',
    'node_sqlite3.node',
  );
  if (!existsSync(module)) throw new Error(`the database module is missing from the package: ${module}`);
  if (!isNativeFor(module, context.electronPlatformName)) {
    throw new Error(
      `the database module in the package is not built for ${context.electronPlatformName}: build the installer there`,
    );
  }
}
