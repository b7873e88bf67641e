/** A folder for the offices that the tests of one run begin with (`openTestOffice`), gone with the run. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export async function setup(): Promise<() => Promise<void>> {
  const shelf = await mkdtemp(join(tmpdir(), 'huilin-shelf-'));
  process.env['HUILIN_TEST_OFFICES'] = shelf;
  return () => rm(shelf, { recursive: true, force: true });
}
