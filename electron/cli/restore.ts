import { resolve } from 'node:path';
import { restoreBackup } from '#electron/backup/restore-backup.ts';
import { systemClock } from '#electron/office/clock.ts';
import { EXIT, needText, needWord, noMoreWords, type Command } from './command.ts';

/** Puts a backup into an empty folder, after the file has been proved. Never over an office that is there. */
export const restore: Command = {
  usage: 'restore FILE --to DIR',
  options: { to: { type: 'string' } },
  async run(ways) {
    const file = resolve(needWord(ways, 0, 'FILE'));
    noMoreWords(ways, 1);
    const dataDir = resolve(needText(ways, 'to'));
    const manifest = await restoreBackup(file, dataDir, systemClock().now());
    ways.say({ dataDir, officeName: manifest.officeName, madeAt: manifest.madeAt, headSeq: manifest.headSeq }, [`已把“${manifest.officeName}”${manifest.madeAt} 的备份恢复到 ${dataDir}`]);
    return EXIT.done;
  },
};
