/** What the import of a roster refuses: what happened, then what to do. */
import type { ImportsErrors } from '#shared/residents/import-errors.ts';
import { fileRefusalSentence, fileRefusalSentences, type FileRefusalCode, type FileRefusalData } from '#shared/spreadsheet/refusals.ts';
import type { Sentences } from './sentences.ts';

function fileSentence(refusal: string, data: Readonly<Record<string, string | number>>, language: 'zh' | 'en'): string {
  if (!Object.hasOwn(fileRefusalSentences, refusal)) return fileRefusalSentence('parse_failed', { reason: refusal }, language);
  return fileRefusalSentence(refusal as FileRefusalCode, data as FileRefusalData[FileRefusalCode], language);
}

export const importsSentences: Sentences<ImportsErrors> = {
  import_file_refused: {
    zh: (d) => `“${d.fileName}”：${fileSentence(d.refusal, d.data, 'zh')}`,
    en: (d) => `“${d.fileName}”: ${fileSentence(d.refusal, d.data, 'en')}`,
  },
  import_layout_unknown: {
    zh: (d) => `工作表“${d.sheet}”第 ${d.row} 行没有文字，不能作为表头。请重新指定表头所在的行。`,
    en: (d) => `Row ${d.row} of sheet “${d.sheet}” holds no text and cannot be the header. Choose the header row again.`,
  },
  import_mapping_incomplete: {
    zh: (d) => (d.missing === 'name' ? '还没有指定哪一列是姓名。请在列对应表中选好“姓名”。' : '还没有指定身份证号或出生日期列。没有它们就分不清是谁，请至少指定其中一列。'),
    en: (d) => (d.missing === 'name' ? 'No column is marked as the name. Choose it in the table of columns.' : 'Neither ID number nor birth date has a column. Without them nobody can be told apart; choose at least one.'),
  },
  import_preview_gone: {
    zh: () => '这次预览已经过期（超过一小时，或程序重新打开过）。没有导入任何内容，请重新选择文件。',
    en: () => 'This preview has expired (after an hour, or because the program was restarted). Nothing was imported; choose the file again.',
  },
  import_preview_stale: {
    zh: () => '预览之后登记簿有了改动，为免覆盖别人的修改，没有导入。请回到上一步重新比对。',
    en: () => 'The register was changed after this preview. To keep the changes of others nothing was imported; go back one step and compare again.',
  },
  import_choice_unknown: {
    zh: (d) => `第 ${d.row} 行不能这样选择。请刷新预览，对这一行重新选择。`,
    en: (d) => `Row ${d.row} cannot be settled like that. Load the preview again and choose for this row.`,
  },
};
