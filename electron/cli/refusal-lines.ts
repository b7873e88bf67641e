/** A refusal on the terminal: its code and data always, a short sentence in Chinese for those a clerk meets here. */
import type { AppError, ErrorCode } from '#shared/errors.ts';
import { EXIT, type ExitCode } from './command.ts';

const SENTENCES: Partial<Record<ErrorCode, string>> = {
  office_missing: '这个文件夹里还没有办公室。请先运行 huilin init，或用 --data 指明文件夹。',
  office_exists: '这个文件夹里已经有办公室，没有改动。',
  database_locked: '数据正被另一个惠邻程序使用。请先关闭它。',
  database_damaged: '数据已损坏。请不要再使用，从最近的备份恢复。',
  database_behind: '数据比记录的要旧，有记录丢失。请从最近的备份恢复。',
  database_foreign: '这不是惠邻的数据，或属于另一个办公室。',
  database_newer_than_app: '数据来自更新版本的惠邻。请使用新版本打开。',
  migration_failed: '升级数据没有成功，数据保持原样。',
  sign_in_refused: '用户名或密码不对。',
  sign_in_wait: '输错次数太多，请稍后再试。',
  user_disabled: '这个账号已停用。',
  not_allowed: '这个账号没有这项权限。',
  password_wrong: '密码不对。',
  disk_full: '磁盘已满，没有改动。',
  read_only: '这个文件夹只能读，不能写。',
  backup_bad: '这个备份不完整或已损坏，没有恢复。',
  backup_exists: '目标文件已经存在，没有覆盖。',
  folder_not_empty: '目标文件夹不是空的，没有改动。',
  cancelled: '已取消，没有留下改动。',
  invalid_input: '有填得不对的地方。',
};

const DAMAGED: ReadonlySet<string> = new Set<ErrorCode>(['database_damaged', 'database_behind', 'database_foreign', 'vault_damaged', 'backup_bad']);

export function exitCodeOf(error: AppError): ExitCode {
  return DAMAGED.has(error.code) ? EXIT.damaged : EXIT.refused;
}

export function refusalLines(error: AppError): string[] {
  const sentence = SENTENCES[error.code];
  return [...(sentence === undefined ? [] : [sentence]), `${error.code} ${JSON.stringify(error.data)}`];
}
