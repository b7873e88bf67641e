/**
 * Whether a request comes from a page of ours. A page on the internet can make a browser send requests to this computer,
 * and a name that is bound anew to 127.0.0.1 makes them look local: so the Host is one of two, the Origin is absent or
 * equals it, and a browser that says whose page it was must say ours (R40).
 */
import type { IncomingMessage } from 'node:http';

export type Asked = Pick<IncomingMessage, 'headers' | 'rawHeaders' | 'url'>;

/** Why it is refused, or undefined. `port` is where this host listens. */
export function foreign(request: Asked, port: number): string | undefined {
  const hosts = request.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
  const { host, origin } = request.headers;
  if (hosts.length !== 1 || host === undefined || ![`127.0.0.1:${port}`, `localhost:${port}`].includes(host)) return 'host';
  if (origin !== undefined && origin !== `http://${host}`) return 'origin';
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'site';
  if (!request.url?.startsWith('/')) return 'target';
  return undefined;
}

/** The cookie is named after the port: two hosts on one computer share the browser's jar. */
export const cookieName = (port: number): string => `huilin-${port}`;

export function readCookie(header: string | undefined, name: string): string | undefined {
  const found = (header ?? '').split(';').map((part) => part.trim()).filter((part) => part.startsWith(`${name}=`));
  return found.length === 1 ? found[0]?.slice(name.length + 1) : undefined;
}

export function readBearer(header: string | undefined): string | undefined {
  return /^Bearer ([A-Za-z0-9_-]{1,200})$/.exec(header ?? '')?.[1];
}
