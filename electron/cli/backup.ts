import { copyFile, open, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EXIT, needWord, noMoreWords, type Command } from './command.ts';
import { refuseExisting, withOffice } from './with-office.ts';

/** Makes a proved backup in the office's own folder and copies it, with its manifest, to where it was asked for. */
export const backup: Command = {
  usage: 'backup OUT',
  options: {},
  async run(ways) {
    const out = resolve(needWord(ways, 0, 'OUT'));
    noMoreWords(ways, 1);
    await refuseExisting(out);
    const made = await withOffice({ dataDir: ways.dataDir }, ({ client }) => client.office.makeBackup({}));
    const from = join(ways.dataDir, 'backups', made.fileName);
    await copyWhole(`${from}.json`, `${out}.json`);
    await copyWhole(from, out);
    ways.say({ ...made, path: out }, [`已备份到 ${out}（${made.sizeBytes} 字节，至第 ${made.headSeq} 条记录）`]);
    return EXIT.done;
  },
};

/** Named only when it lies on the disk whole: a stick pulled out half way leaves a .part. */
async function copyWhole(from: string, to: string): Promise<void> {
  const part = `${to}.part`;
  try {
    await copyFile(from, part);
    const handle = await open(part, 'r+');
    await handle.sync();
    await handle.close();
    await rename(part, to);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
}
