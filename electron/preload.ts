/** The bridge: five functions and nothing else reach the page. No channel name, no event object, nothing of Electron. */
import { contextBridge, ipcRenderer } from 'electron';
import type { HandedFile, HeldFile, HostBridge, HostEvent } from '#shared/host-bridge.ts';
import type { Refusal, Reply } from '#shared/errors.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './desktop/channel.ts';

const bridge: HostBridge = {
  call: (request) => ipcRenderer.invoke(CALL_CHANNEL, 'call', request) as Promise<Reply>,
  cancel: (callId) => {
    ipcRenderer.invoke(CALL_CHANNEL, 'cancel', callId).catch(() => undefined);
  },
  onEvent: (listener) => {
    const stripped = (_event: unknown, told: HostEvent): void => listener(told);
    ipcRenderer.on(EVENT_CHANNEL, stripped);
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, stripped);
    };
  },
  upload: (name, bytes, owner) => ipcRenderer.invoke(CALL_CHANNEL, 'upload', { name, bytes, owner }) as Promise<Reply<HeldFile>>,
  download: (fileId, owner) => ipcRenderer.invoke(CALL_CHANNEL, 'download', { fileId, owner }) as Promise<HandedFile | Refusal>,
};

contextBridge.exposeInMainWorld('huilin', bridge);
