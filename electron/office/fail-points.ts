/**
 * Failure points for crash tests: HUILIN_FAIL="<point>:<n>[:throw]" kills the process (or throws) the n-th time the
 * named point is passed. A packaged program ignores the variable.
 */
const [wanted = '', nth = '1', how = 'kill'] = (process.env['HUILIN_FAIL'] ?? '').split(':');
const packaged = 'defaultApp' in process ? !process.defaultApp : process.versions['electron'] !== undefined;
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
