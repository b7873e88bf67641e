/**
 * Failure points for crash tests: HUILIN_FAIL="<point>:<n>[:throw]" kills the process (or throws) the n-th time the
 * named point is passed. A packaged program ignores the variable.
 */
const [wanted = '', nth = '1', how = 'kill'] = (process.env['HUILIN_FAIL'] ?? '').split(':');
// Electron sets `defaultApp` when it runs a folder and not a packaged program; plain Node knows neither.
const packaged = process.versions['electron'] !== undefined && (process as { defaultApp?: boolean }).defaultApp !== true;
let passed = 0;

export function failPoint(point: string): void {
  if (wanted === '' || packaged || point !== wanted) return;
  passed += 1;
  if (passed !== Number(nth)) return;
  if (how === 'throw') throw new Error(`failure point ${point}`);
  process.kill(process.pid, 'SIGKILL');
  // SIGKILL is delivered asynchronously: nothing after this point may run.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
}
