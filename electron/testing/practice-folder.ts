/** The practice community in a folder, for tests that look at a community with a past. */
import { buildSampleCommunity } from '#electron/sample/build-community.ts';

/** Builds it in an empty folder, as the first screen's button does. */
export async function buildPracticeFolder(dataDir: string): Promise<void> {
  await buildSampleCommunity(dataDir, { onProgress: () => undefined, signal: new AbortController().signal });
}
