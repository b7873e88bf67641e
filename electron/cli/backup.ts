import { join, resolve } from 'node:path';
import { copyBackup } from '#electron/backup/copy-backup.ts';
import { EXIT, needWord, noMoreWords, type Command } from './command.ts';
import { refuseExisting, withOffice } from './with-office.ts';

/** Makes a proved backup in the office's own folder and copies it, with its manifest and scans, to where it was asked for. */
export const backup: Command = {
  usage: 'backup OUT',
  options: {},
  async run(ways) {
    const out = resolve(needWord(ways, 0, 'OUT'));
    noMoreWords(ways, 1);
    await refuseExisting(out);
    const made = await withOffice({ dataDir: ways.dataDir }, ({ client }) => client.office.makeBackup({}));
    await copyBackup(join(ways.dataDir, 'backups', made.fileName), out);
    ways.say({ ...made, path: out }, [
      `已备份到 ${out}（${made.sizeBytes} 字节，至第 ${made.headSeq} 条记录${made.scans === 0 ? '' : `，扫描件 ${made.scans} 份在旁边的 scans 文件夹`}）`,
      ...(made.scansMissing === 0 ? [] : [`注意：有 ${made.scansMissing} 份扫描件的文件丢失或损坏，备份里没有；请运行 verify 查看是哪几份`]),
    ]);
    return EXIT.done;
  },
};
