/** The program's pages under an address of their own, app://huilin/: no file://, no server, nothing outside the built folder. */
import { protocol, type Session } from 'electron';
import type { PageFiles } from '#electron/office/page-files.ts';

export const ORIGIN = 'app://huilin';
export const PAGE = `${ORIGIN}/`;

/** Has to run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** The page itself, at whatever place of it; nothing else may be navigated to. */
export function isOurPage(url: string): boolean {
  const [address] = url.split('#', 1);
  return address === PAGE || address === `${PAGE}index.html`;
}

export function servePages(session: Session, pages: PageFiles): void {
  session.protocol.handle('app', (request) => answerPage(pages, request));
}

function answerPage(pages: PageFiles, request: Request): Response {
  const [url = ''] = request.url.split('#', 1);
  // Exact host: app://x-evil/ and app://huilin.evil/ have no pages.
  const { status, headers, bytes } = pages.answer(request.method, url.startsWith(PAGE) ? url.slice(ORIGIN.length) : '//');
  return new Response(new Uint8Array(bytes), { status, headers });
}
