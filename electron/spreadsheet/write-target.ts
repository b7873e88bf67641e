import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Sends bytes to a path or a stream (which it ends). To a path: into a file of another name beside it, flushed to the disk, then renamed, so that
 * under the wanted name there is always either the old file or the whole new one. Throws what the disk or the rows throw, AbortError when stopped.
 */
export async function writeToTarget(
  target: string | Writable,
  chunks: AsyncIterable<Buffer>,
  signal: AbortSignal | undefined,
): Promise<{ bytes: number }> {
  let bytes = 0;
  const options = signal === undefined ? {} : { signal };
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  if (typeof target !== 'string') {
    await pipeline(counted, target, options);
    return { bytes };
  }
  const part = `${target}.${randomBytes(4).toString('hex')}.part`;
  try {
    const file = await open(part, 'wx');
    try {
      await file.writeFile(counted(), options);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return { bytes };
}
