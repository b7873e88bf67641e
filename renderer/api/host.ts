/** The one bridge of this page. */
import type { HostBridge } from '#shared/host-bridge.ts';
import { currentSession } from './current-session.ts';
import { webBridge } from './web-bridge.ts';

export const onDesktop = globalThis.window?.huilin !== undefined;

export const host: HostBridge = globalThis.window?.huilin ?? webBridge(currentSession);
