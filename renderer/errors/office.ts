/** What the house itself refuses, said to the person at the screen: what happened, then what to do. */
import type { OfficeErrors } from '#shared/errors.ts';
import {
  fileRefusalSentence,
  fileRefusalSentences,
  type FileRefusalCode,
} from '#shared/spreadsheet/refusals.ts';
import type { Sentences } from './sentences.ts';

const fileSentence = (code: string, language: 'zh' | 'en'): string =>
  code in fileRefusalSentences
    ? fileRefusalSentence(code as FileRefusalCode, {}, language)
    : language === 'zh'
      ? '这个文件读不出来。请用 Excel 或 WPS 打开，另存为“Excel 工作簿 (*.xlsx)”后再试。'
      : 'This file cannot be read. Open it in Excel or WPS, save it as “Excel Workbook (*.xlsx)” and try again.';

const megabytes = (bytes: number): string => String(Math.floor(bytes / 1_048_576));

export const officeSentences: Sentences<OfficeErrors> = {
  // the door
  unexpected: {
    zh: (d) =>
      `程序出了意外，这一步没有做成，已有的数据没有改动。请再试一次；若仍不行，请把编号 ${d.incidentId} 告诉维护人员。`,
    en: (d) =>
      `Something went wrong inside the program. Nothing was changed. Try again; if it happens again, give number ${d.incidentId} to whoever maintains this computer.`,
  },
  invalid_input: {
    zh: (d) => `有 ${d.faults.length} 处填得不对，请看标红的地方。`,
    en: (d) =>
      `${d.faults.length === 1 ? 'One field is' : `${d.faults.length} fields are`} not right. See the fields marked in red.`,
  },
  unknown_method: {
    zh: () => '这个页面和程序的版本不一致。请关闭窗口后重新打开惠邻。',
    en: () => 'This page and the program are not the same version. Close the window and open Huilin again.',
  },
  seat_unknown: {
    zh: () => '这个浏览器还没有得到许可。请在运行惠邻的窗口里按回车键，用新显示的地址打开（每个地址只能用一次）。',
    en: () =>
      'This browser has not been let in. Press Enter in the window that runs Huilin and open the new address shown there; each address works once.',
  },
  not_signed_in: { zh: () => '请先登录。', en: () => 'Please sign in first.' },
  session_ended: {
    zh: (d) =>
      ({
        idle: '离开的时间较长，已经自动锁定。请重新登录。',
        absolute: '登录已满 12 小时。请重新登录。',
        signed_out: '已经退出登录。请重新登录。',
        user_changed: '您的账号刚被管理员改动过。请重新登录。',
      })[d.why],
    en: (d) =>
      ({
        idle: 'Locked, because nobody used it for a while. Please sign in again.',
        absolute: 'You have been signed in for 12 hours. Please sign in again.',
        signed_out: 'You are signed out. Please sign in again.',
        user_changed: 'An administrator has just changed your account. Please sign in again.',
      })[d.why],
  },
  not_allowed: {
    zh: () => '您的岗位没有这项权限。需要时请管理员在“系统管理 → 用户”里调整。',
    en: () => 'Your role does not allow this. If you need it, ask an administrator to change it under Office → Users.',
  },
  password_needed: { zh: () => '这一步需要再输一次您的密码。', en: () => 'This step needs your password again.' },
  password_wrong: { zh: () => '密码不对，请再输一次。', en: () => 'That password is not right. Please try again.' },
  cancelled: { zh: () => '已取消，没有留下任何改动。', en: () => 'Cancelled. Nothing was changed.' },
  act_conflict: {
    zh: () => '这一步刚才已经用别的内容做过了。请刷新后核对再做。',
    en: () => 'This step was already done a moment ago with other content. Reload, check, and do it again if needed.',
  },
  changed_meanwhile: {
    zh: () => '您打开之后，别人改过这一条。请重新打开，看过新内容后再改。',
    en: () =>
      'Somebody changed this after you opened it. Open it again, look at the new content, then make your change.',
  },
  not_found: {
    zh: () => '要找的这一条已经不在了，或者从来没有过。请返回列表重新查找。',
    en: () => 'What you are looking for is no longer there, or never was. Go back to the list and search again.',
  },
  too_large: {
    zh: (d) => `文件太大，最多 ${megabytes(d.limitBytes)} MB。请拆成几个文件，分几次做。`,
    en: (d) => `The file is too large; the limit is ${megabytes(d.limitBytes)} MB. Split it and do it in parts.`,
  },
  bad_request: {
    zh: () => '这个页面和程序对不上话。请关闭窗口后重新打开惠邻。',
    en: () => 'The page and the program do not understand each other. Close the window and open Huilin again.',
  },
  // signing in
  sign_in_refused: {
    zh: (d) => `用户名或密码不对。${d.attemptsLeft === null ? '' : `还可以试 ${d.attemptsLeft} 次。`}`,
    en: (d) =>
      `User name or password is not right.${d.attemptsLeft === null ? '' : d.attemptsLeft === 1 ? ' One attempt left.' : ` ${d.attemptsLeft} attempts left.`}`,
  },
  sign_in_wait: {
    zh: (d) => `错得太多次了。请等 ${d.seconds} 秒再试。`,
    en: (d) => `Too many wrong attempts. Wait ${d.seconds} seconds and try again.`,
  },
  sign_in_stopped: {
    zh: () => '错得太多次，这个账号已停用。请管理员重置密码；管理员自己可以用恢复码。',
    en: () =>
      'Too many wrong attempts: this account is stopped. Ask an administrator to reset it; an administrator can use the recovery code.',
  },
  password_too_short: {
    zh: (d) => `密码太短，至少 ${d.least} 个字。`,
    en: (d) => `The password is too short: at least ${d.least} characters.`,
  },
  password_too_long: {
    zh: (d) => `密码太长，最多 ${d.most} 个字。`,
    en: (d) => `The password is too long: at most ${d.most} characters.`,
  },
  password_common: {
    zh: () => '这个密码太常见，容易被猜中。可以用几个不相干的词连起来。',
    en: () => 'This password is too common and easily guessed. Try a few unrelated words in a row.',
  },
  password_has_name: {
    zh: () => '密码里不要有姓名、用户名或社区的名字。',
    en: () => 'The password must not contain your name, user name or the name of the community.',
  },
  recovery_code_wrong: {
    zh: () => '恢复码不对。请对照打印出来的那一张，逐组核对（不分大小写）。',
    en: () =>
      'The recovery code is not right. Check it group by group against the printed sheet (upper or lower case makes no difference).',
  },
  user_name_taken: {
    zh: (d) => `用户名“${d.userName}”已经有人用了，请换一个。`,
    en: (d) => `The user name “${d.userName}” is taken. Choose another.`,
  },
  last_administrator: {
    zh: () => '这是最后一位管理员，不能停用，也不能去掉管理员岗位。请先让另一位成为管理员。',
    en: () =>
      'This is the last administrator and cannot be disabled or lose that role. Make somebody else an administrator first.',
  },
  own_account: {
    zh: () => '不能对自己的账号做这件事。请另一位管理员来做。',
    en: () => 'You cannot do this to your own account. Ask another administrator.',
  },
  user_disabled: {
    zh: () => '这个账号已停用。请找管理员。',
    en: () => 'This account is disabled. Ask an administrator.',
  },
  office_exists: {
    zh: () => '这里已经建好了一个办公室。请关闭窗口后重新打开，直接登录。',
    en: () => 'An office is already set up here. Close the window, open it again and sign in.',
  },
  office_missing: {
    zh: () => '这里还没有建立办公室。请先建立。',
    en: () => 'No office is set up here yet. Set it up first.',
  },
  // the database and the disk
  database_newer_than_app: {
    zh: (d) =>
      `数据是用更新的惠邻写的（数据第 ${d.file} 版，本程序第 ${d.app} 版）。数据没有动。请安装新版惠邻后再打开。`,
    en: (d) =>
      `The data was written by a newer Huilin (data version ${d.file}, this program ${d.app}). Nothing was touched. Install the newer Huilin and open it again.`,
  },
  database_locked: {
    zh: (d) => `另一个惠邻正在用这份数据${d.pid === null ? '' : `（进程 ${d.pid}）`}。请先关闭那个窗口，再试一次。`,
    en: (d) =>
      `Another Huilin is using this data${d.pid === null ? '' : ` (process ${d.pid})`}. Close that window first, then try again.`,
  },
  database_damaged: {
    zh: () => '数据文件损坏，为免错上加错，没有打开。请不要删除任何文件，从最近的备份恢复，或联系维护人员。',
    en: () =>
      'The data file is damaged and was not opened, so as not to make it worse. Do not delete any file. Restore the latest backup, or ask whoever maintains this computer.',
  },
  database_foreign: {
    zh: () => '这个文件夹里的数据不是惠邻的。请另选一个文件夹。',
    en: () => 'The data in this folder is not Huilin’s. Choose another folder.',
  },
  database_behind: {
    zh: (d) => `这份数据比上次用过的旧，少了 ${d.missingActs} 笔操作，像是被旧备份盖掉了。请不要继续录入，先查明原因。`,
    en: (d) =>
      `This data is older than what was last used here: ${d.missingActs} acts are missing, as if an old copy had been put over it. Do not go on working before the reason is known.`,
  },
  migration_failed: {
    zh: (d) => `升级数据时在“${d.step}”这一步没有成功，已经退回到升级之前，数据没有丢。请联系维护人员，暂用旧版本。`,
    en: (d) =>
      `Bringing the data up to date failed at “${d.step}”. Everything is back as it was before; no data is lost. Ask whoever maintains this computer and keep using the older version for now.`,
  },
  disk_full: {
    zh: () => '磁盘满了，这一步没有存下来。请清理出至少 1 GB 空间，再试一次。',
    en: () => 'The disk is full and this step was not saved. Free at least 1 GB and try again.',
  },
  read_only: { zh: () => '现在只能查看，不能改动。', en: () => 'This can only be looked at now, not changed.' },
  network_drive: {
    zh: (d) => `数据文件夹 ${d.path} 在网络盘上，容易损坏账目。请把它放到本机硬盘上。`,
    en: (d) =>
      `The data folder ${d.path} is on a network drive, where the books can be damaged. Move it to a disk of this computer.`,
  },
  vault_locked: {
    zh: () => '保密数据已锁上。请重新登录。',
    en: () => 'The protected data is locked. Please sign in again.',
  },
  vault_damaged: {
    zh: () => '有一条保密数据读不出来，像是被改过。请不要修改它，联系维护人员，从备份核对。',
    en: () =>
      'A protected value cannot be read; it may have been tampered with. Leave it as it is, ask whoever maintains this computer, and compare with a backup.',
  },
  // backups
  backup_bad: {
    zh: () => '这个备份不完整或损坏，不能用。请换一个备份。',
    en: () => 'This backup is incomplete or damaged and cannot be used. Take another one.',
  },
  backup_exists: {
    zh: (d) => `${d.path} 已经有一个备份。请换个名字或文件夹。`,
    en: (d) => `There is already a backup at ${d.path}. Use another name or folder.`,
  },
  folder_not_empty: {
    zh: (d) => `文件夹 ${d.path} 不是空的。请选一个空文件夹。`,
    en: (d) => `The folder ${d.path} is not empty. Choose an empty one.`,
  },
  // files
  file_refused: {
    zh: (d) => `“${d.fileName}”：${fileSentence(d.code, 'zh')}`,
    en: (d) => `“${d.fileName}”: ${fileSentence(d.code, 'en')}`,
  },
  file_unknown: {
    zh: () => '这个文件已经过期。请重新选择文件，或重新导出。',
    en: () => 'This file is no longer held. Choose it again, or export it again.',
  },
};
