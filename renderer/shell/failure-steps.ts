/** What to do when the office's data was not opened, step by step, for somebody who is not an engineer. */
export interface Steps {
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

const askForHelp = {
  zh: '联系维护人员，把这一页下面的细节告诉他。',
  en: 'Call whoever maintains this computer and read out the details below.',
};

export const FAILURE_STEPS: Readonly<Record<string, Steps>> = {
  database_newer_than_app: {
    zh: ['关闭惠邻。', '安装与办公室其他电脑相同的新版惠邻。', '重新打开。旧版本不会去动新数据。'],
    en: [
      'Close Huilin.',
      'Install the same newer version that the other computers of the office use.',
      'Open it again. An older version never touches newer data.',
    ],
  },
  database_locked: {
    zh: [
      '看看任务栏，惠邻是不是已经开着一个窗口；有的话用那一个。',
      '别的电脑或别的用户开着同一份数据时，请先在那边关闭。',
      '都没有开着，就重新启动这台电脑，再试一次。',
    ],
    en: [
      'Look at the task bar: if Huilin is already open, use that window.',
      'If another computer or another user has the same data open, close it there first.',
      'If none is open, restart this computer and try again.',
    ],
  },
  database_damaged: {
    zh: ['不要删除、改名或复制覆盖任何文件。', '找到最近的备份（备份盘，或数据文件夹里的 backups）。', askForHelp.zh],
    en: [
      'Do not delete, rename or overwrite any file.',
      'Find the latest backup (backup disk, or “backups” in the data folder).',
      askForHelp.en,
    ],
  },
  database_foreign: {
    zh: ['核对数据文件夹选得对不对。', '新建办公室请用一个空文件夹。'],
    en: ['Check that the right data folder was chosen.', 'For a new office use an empty folder.'],
  },
  database_behind: {
    zh: [
      '想一想：有没有人把旧的备份拷贝回来，或换过硬盘？',
      '先不要录入，旧数据上的新录入以后合不到一起。',
      '有更新的那份数据就换回来；确实丢了，请维护人员确认后再继续。',
    ],
    en: [
      'Think: did somebody copy an old backup back, or change the disk?',
      'Enter nothing yet: entries made on old data cannot be joined with the rest later.',
      'If the newer data still exists, put it back. If it is lost, let whoever maintains this computer confirm that before going on.',
    ],
  },
  migration_failed: {
    zh: ['数据已退回升级之前的样子，没有丢。', '先用原来的版本继续工作。', askForHelp.zh],
    en: [
      'The data is as it was before the update; nothing is lost.',
      'Go on working with the version used before.',
      askForHelp.en,
    ],
  },
  disk_full: {
    zh: [
      '清空回收站，删除不用的下载和大文件，腾出至少 1 GB。',
      '不要删除惠邻数据文件夹里的任何东西。',
      '腾出后点“再试一次”。',
    ],
    en: [
      'Empty the recycle bin and delete downloads and large files you do not need, until 1 GB is free.',
      'Delete nothing in Huilin’s own data folder.',
      'Then choose “Try again”.',
    ],
  },
  network_drive: {
    zh: ['关闭惠邻。', '把整个数据文件夹移到本机硬盘（例如 D 盘）。', '从新的位置打开。'],
    en: [
      'Close Huilin.',
      'Move the whole data folder to a disk of this computer (drive D, for example).',
      'Open it from there.',
    ],
  },
  vault_damaged: {
    zh: ['不要修改或删除任何文件。', askForHelp.zh],
    en: ['Do not change or delete any file.', askForHelp.en],
  },
};

export const OTHER_STEPS: Steps = {
  zh: ['关闭惠邻，重新打开一次。', askForHelp.zh],
  en: ['Close Huilin and open it once more.', askForHelp.en],
};
