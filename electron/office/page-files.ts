/**
 * The pages of the program as both hosts serve them: every file of the built folder is read once, at the start, into a map
 * by its address. A request is looked up and never becomes a path, so nothing outside can be asked for (R39).
 */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

interface PageFile { readonly bytes: Buffer; readonly mime: string }

export interface PageAnswer {
  readonly status: 200 | 404 | 405;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

const MIMES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml',
  png: 'image/png', ico: 'image/x-icon', woff2: 'font/woff2', json: 'application/json; charset=utf-8',
};
const INDEX = '/index.html';
const NONCE_MARK = '__NONCE__';

/** dist/renderer, beside the folder of whichever bundle runs. */
export function builtPagesFolder(): string {
  return join(import.meta.dirname, '../renderer');
}

/** The policy of R36; the nonce lets in the style elements our own scripts make. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    `default-src 'self'`, `script-src 'self'`, `style-src 'self' 'nonce-${nonce}'`, `img-src 'self' data:`, `connect-src 'self'`,
    `object-src 'none'`, `base-uri 'none'`, `form-action 'none'`, `frame-ancestors 'none'`,
  ].join('; ');
}

/** On every answer of either host, also those that are no page. */
export function safetyHeaders(nonce: string = randomBytes(16).toString('base64')): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(nonce), 'X-Content-Type-Options': 'nosniff', 'X-Frame-Options': 'DENY', 'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Resource-Policy': 'same-origin', 'Cache-Control': 'no-store',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), usb=(), serial=(), hid=(), payment=()',
  };
}

export class PageFiles {
  readonly #files: ReadonlyMap<string, PageFile>;

  constructor(folder: string) {
    const files = new Map<string, PageFile>();
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const mime = MIMES[entry.name.split('.').at(-1) ?? ''];
      if (!entry.isFile() || mime === undefined) continue;
      const file = join(entry.parentPath, entry.name);
      files.set(`/${file.slice(folder.length).split(sep).filter(Boolean).join('/')}`, { bytes: readFileSync(file), mime });
    }
    this.#files = files;
  }

  get addresses(): readonly string[] {
    return [...this.#files.keys()];
  }

  /** @param target path and query as they came, not decoded: no file of ours needs an escape in its name. */
  answer(method: string, target: string): PageAnswer {
    const nonce = randomBytes(16).toString('base64');
    const headers = safetyHeaders(nonce);
    const refuse = (status: 404 | 405): PageAnswer => ({ status, headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }, bytes: Buffer.alloc(0) });
    if (method !== 'GET' && method !== 'HEAD') return { ...refuse(405), headers: { ...headers, Allow: 'GET, HEAD' } };
    const [path = ''] = target.split('?', 1);
    const address = path === '/' ? INDEX : path;
    const file = this.#files.get(address);
    if (!file) return refuse(404);
    const bytes = address === INDEX ? Buffer.from(file.bytes.toString('utf8').replaceAll(NONCE_MARK, nonce)) : file.bytes;
    return { status: 200, headers: { ...headers, 'Content-Type': file.mime }, bytes: method === 'HEAD' ? Buffer.alloc(0) : bytes };
  }
}
