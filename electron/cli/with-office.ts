/** An open office with somebody signed in, for as long as one command lasts. Every command calls it through the client, as a screen does. */
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { api } from '#shared/api.ts';
import type { Client } from '#shared/contract.ts';
import { AppError, type Reply } from '#shared/errors.ts';
import { makeClient } from '#electron/api/make-client.ts';
import { Office, type OfficeOptions } from '#electron/office/open-office.ts';
import { askPassword, askUser } from './ask.ts';
import { UsageError } from './command.ts';

export interface Signed {
  readonly client: Client<typeof api>;
  /** Hands a file of this computer in; returns its id. */
  readonly upload: (path: string) => Promise<string>;
  /** Writes a file the office handed out; never over one that is there. */
  readonly download: (fileId: string, path: string) => Promise<void>;
}

function valueOf<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  const { code, data } = reply;
  throw new AppError(code, data);
}

/** What needs the password again gets the one that signed in: the person typed it for this very command. */
export async function withOffice<T>(options: OfficeOptions, work: (signed: Signed) => Promise<T>): Promise<T> {
  const office = await Office.open(options);
  const cancels: (() => void)[] = [];
  const onSignal = (): void => cancels.forEach((cancel) => cancel());
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  try {
    if (!office.isSetUp) throw new AppError('office_missing', {});
    const userName = await askUser();
    const password = await askPassword();
    const { token } = valueOf(await office.answer({ method: 'session.signIn', input: { userName, password } })) as { token: string };
    let calls = 0;
    const client = makeClient((request, { onProgress }) => {
      const callId = `cli-${(calls += 1)}`;
      cancels.push(() => office.cancel(callId));
      return office.answer({ ...request, token, callId, password }, onProgress);
    });
    try {
      return await work({
        client,
        upload: async (path) => valueOf(office.receiveFile(token, basename(path), await readGiven(path))).fileId,
        download: async (fileId, path) => writeNew(path, valueOf(office.giveFile(token, fileId)).bytes),
      });
    } finally {
      await client.session.signOut({}).catch(() => undefined);
    }
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
    await office.close();
  }
}

/** A file named on the command line; one that is not there is wrong usage. */
export async function readGiven(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UsageError(`${path}: ${(error as NodeJS.ErrnoException).code ?? 'cannot be read'}`);
  }
}

/** Half a file never has the name of a whole one. */
export async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  await refuseExisting(path);
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
}

export async function refuseExisting(path: string): Promise<void> {
  const there = await stat(path).then(() => true, () => false);
  if (there) throw new AppError('backup_exists', { path });
}
