/** What a page may ask of the browser around it: nothing but its own files (R45, R46). */
import type { Session } from 'electron';
import { PAGE } from './app-protocol.ts';

/** Ours, what our pages make in memory, and the inspector of an unpackaged program. */
export function mayLoad(url: string, withDevTools: boolean): boolean {
  return url.startsWith(PAGE) || url.startsWith('blob:app://huilin/') || url.startsWith('data:') || (withDevTools && url.startsWith('devtools:'));
}

export function hardenSession(session: Session, withDevTools: boolean): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url, withDevTools) }));
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith('blob:app://huilin/')) event.preventDefault();
  });
  session.setSpellCheckerEnabled(false);
  void session.setProxy({ mode: 'direct' });
}
