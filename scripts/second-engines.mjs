// hledger, Ledger and Beancount, which read the exported books again in two unit tests. They are fetched only on a build
// machine; anywhere else, and wherever that fails, the tests that need them are skipped, say so, and count as skips.
import { mayInstallPackages } from './chromium.mjs';
import { onPath, run } from './processes.mjs';

/** Program → the Debian package it comes in. */
const packages = { hledger: 'hledger', ledger: 'ledger', 'bean-check': 'beancount' };

/** Installs what is missing, as root on Debian with CI=true. Never fails. */
export async function ensureSecondEngines() {
  const missing = Object.entries(packages).filter(([program]) => onPath(program) === undefined).map(([, name]) => name);
  if (missing.length === 0) return;
  if (process.env['CI'] !== 'true' || !mayInstallPackages()) {
    console.log(`Not installed: ${missing.join(', ')}. The tests that read the books a second time skip them.`);
    return;
  }
  console.log(`Installing ${missing.join(', ')} to read the books a second time …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  const result = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { env });
  if (result.code !== 0) console.log(`${result.output.trimEnd().split('\n').slice(-5).join('\n')}\nThey could not be installed; their tests are skipped.`);
}
