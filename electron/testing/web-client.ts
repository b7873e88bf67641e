/** A signed-in client of a test at a running web host: the same door as the browser's, for what is there for its number only. */
import type { api } from '#shared/api.ts';
import type { Client } from '#shared/contract.ts';
import type { Reply } from '#shared/errors.ts';
import { makeClient } from '#electron/api/make-client.ts';
import { TEST_PASSWORD } from './open-test-office.ts';

/** @param address one of the host's own, with its key; it lets in once. */
export async function signInOverWeb(address: string, userName: string): Promise<Client<typeof api>> {
  const { origin, hash } = new URL(address);
  const json = { 'Content-Type': 'application/json' };
  const entered = await fetch(`${origin}/api/enter`, { method: 'POST', headers: json, body: JSON.stringify({ key: decodeURIComponent(hash.slice('#key='.length)) }) });
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  let token: string | undefined;
  const call = async (method: string, input: unknown): Promise<Reply> => {
    const headers = { ...json, Cookie: cookie, 'X-Huilin-Place': 'office', ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }) };
    const answer = await fetch(`${origin}/api/call`, { method: 'POST', headers, body: JSON.stringify({ method, input, password: TEST_PASSWORD }) });
    return (await answer.json()) as Reply;
  };
  const signedIn = await call('session.signIn', { userName, password: TEST_PASSWORD });
  if (!signedIn.ok) throw new Error(`${userName} cannot sign in: ${signedIn.code}`);
  ({ token } = signedIn.value as { token: string });
  return makeClient((request) => call(request.method, request.input));
}
