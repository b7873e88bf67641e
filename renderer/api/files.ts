/** Files in and out of the office, and from the page to the user's disk. */
import { AppError } from '#shared/errors.ts';
import type { HandedFile, HeldFile } from '#shared/host-bridge.ts';
import { currentSession } from './current-session.ts';
import { host } from './host.ts';

/** Hands a chosen file to the office. @throws AppError when it is refused (too large, not signed in). */
export async function uploadFile(file: File): Promise<HeldFile> {
  const reply = await host.upload(file.name, new Uint8Array(await file.arrayBuffer()), currentSession());
  if (reply.ok) return reply.value;
  throw new AppError(reply.code, reply.data);
}

/** Fetches a file the office holds ready. @throws AppError when it is refused. */
export async function fetchFile(fileId: string): Promise<HandedFile> {
  const file = await host.download(fileId, currentSession());
  if ('ok' in file) throw new AppError(file.code, file.data);
  return file;
}

/** Fetches a file the office holds ready and saves it on the user's disk under its own name. */
export async function saveFile(fileId: string): Promise<void> {
  handToUser(await fetchFile(fileId));
}

/** Saves bytes the page has on the user's disk. */
export function handToUser(file: HandedFile): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(file.bytes)], { type: file.mime }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
