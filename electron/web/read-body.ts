/** A request's body, never more of it than allowed and never for longer than allowed. */
import type { IncomingMessage } from 'node:http';
import { badRequest, HttpRefusal } from './refusal.ts';

/** Refuses with 413 as soon as the limit is passed, whatever the length said before. */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const tooLarge = (): HttpRefusal => new HttpRefusal(413, 'too_large', { limitBytes }, { Connection: 'close' });
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limitBytes) chunks.push(chunk);
      else reject(tooLarge());
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', () => reject(badRequest('the request broke off')));
    request.once('close', () => reject(badRequest('the request broke off')));
  });
}

/** The body as a JSON object. */
export async function readJson(request: IncomingMessage, limitBytes: number): Promise<Record<string, unknown>> {
  if (!/^application\/json(; ?charset=utf-8)?$/i.test(request.headers['content-type'] ?? '')) {
    throw new HttpRefusal(415, 'bad_request', { detail: 'content type' });
  }
  const body = await readBody(request, limitBytes);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw badRequest('not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badRequest('not an object');
  return value as Record<string, unknown>;
}
