// Why a spreadsheet file is not read, each reason with one sentence that says what to do. No reason without both sentences compiles.

/** Code -> what the sentence needs to know. */
export type FileRefusalData = {
  empty_file: Record<string, never>;
  file_missing: { name: string };
  file_unreadable: { name: string; reason: string };
  file_too_large: { megabytes: number; limitMegabytes: number };
  wrong_extension: { extension: string; found: string };
  not_a_spreadsheet: { found: string };
  unsupported_format: { found: string };
  encrypted_workbook: Record<string, never>;
  legacy_xls_unreadable: { reason: string };
  html_unreadable: { reason: string };
  truncated_file: { part: string };
  damaged_file: { part: string };
  zip_bomb: { part: string; limitMegabytes: number };
  zip_overlap: { part: string };
  zip_lying_sizes: { part: string };
  too_many_entries: { entries: number; limit: number };
  xml_entities: { part: string };
  xml_malformed: { part: string };
  too_many_rows: { sheet: string; limit: number };
  too_many_columns: { sheet: string; row: number; column: string; limit: number };
  too_many_cells: { limit: number };
  too_many_sheets: { limit: number };
  too_many_strings: { limit: number };
  cell_too_long: { part: string; limit: number };
  merge_too_large: { sheet: string };
  encoding_unknown: { record: number };
  quote_unclosed: { record: number };
  parse_timeout: { seconds: number };
  parse_out_of_memory: Record<string, never>;
  parse_cancelled: Record<string, never>;
  parse_failed: { reason: string };
};

/** The reason a file is refused. */
export type FileRefusalCode = keyof FileRefusalData;

type Sentence<C extends FileRefusalCode> = (data: FileRefusalData[C]) => string;
type Sentences = { [C in FileRefusalCode]: { zh: Sentence<C>; en: Sentence<C> } };

const resaveZh = '请用 Excel 或 WPS 打开该文件，另存为“Excel 工作簿 (*.xlsx)”后再导入。';
const resaveEn = 'Open it in Excel or WPS, save it as “Excel Workbook (*.xlsx)” and import that file.';

/** Code -> sentence in Chinese and English: what was met, then what to do. Parts and reasons are technical words kept at the end in brackets. */
export const fileRefusalSentences: Sentences = {
  empty_file: {
    zh: () => '文件是空的（0 字节）。请确认选对了文件，或者重新导出后再导入。',
    en: () => 'The file is empty (0 bytes). Check that it is the right file, or export it again.',
  },
  file_missing: {
    zh: (d) => `找不到文件“${d.name}”。它可能已被移动或改名，请重新选择。`,
    en: (d) => `The file “${d.name}” cannot be found. It may have been moved or renamed; choose it again.`,
  },
  file_unreadable: {
    zh: (d) =>
      `无法读取文件“${d.name}”。请先在 Excel 或 WPS 中关闭它，检查 U 盘或网络盘是否正常，再试一次。（${d.reason}）`,
    en: (d) =>
      `The file “${d.name}” cannot be read. Close it in Excel or WPS, check the USB stick or network drive, and try again. (${d.reason})`,
  },
  file_too_large: {
    zh: (d) =>
      `文件有 ${d.megabytes} MB，超过上限 ${d.limitMegabytes} MB。请删去图片等无关内容，或者拆成几个文件分别导入。`,
    en: (d) =>
      `The file has ${d.megabytes} MB, above the limit of ${d.limitMegabytes} MB. Remove pictures and the like, or split it into several files.`,
  },
  wrong_extension: {
    zh: (d) =>
      `“${d.extension}”文件不能导入（内容是${d.found}）。只支持 Excel 表格（.xlsx、.xls）和文本表格（.csv、.tsv、.txt）。`,
    en: (d) =>
      `A “${d.extension}” file cannot be imported (it holds: ${d.found}). Use Excel (.xlsx, .xls) or text tables (.csv, .tsv, .txt).`,
  },
  not_a_spreadsheet: {
    zh: (d) => `这不是表格文件（识别为：${d.found}）。请选择 Excel 表格（.xlsx、.xls）或 CSV 文件。`,
    en: (d) =>
      `This is not a spreadsheet (it looks like: ${d.found}). Choose an Excel file (.xlsx, .xls) or a CSV file.`,
  },
  unsupported_format: {
    zh: (d) => `暂不支持这种表格格式（${d.found}）。${resaveZh}`,
    en: (d) => `This kind of spreadsheet is not supported (${d.found}). ${resaveEn}`,
  },
  encrypted_workbook: {
    zh: () =>
      '文件设置了打开密码，无法读取。请用 Excel 或 WPS 打开，在“文件 → 信息 → 保护工作簿”中取消密码并保存，再导入。',
    en: () =>
      'The file is protected by a password. Open it in Excel or WPS, remove the password, save it, and import it again.',
  },
  legacy_xls_unreadable: {
    zh: (d) => `这个旧版 Excel 文件（.xls）读不出来。${resaveZh}（${d.reason}）`,
    en: (d) => `This old Excel file (.xls) cannot be read. ${resaveEn} (${d.reason})`,
  },
  html_unreadable: {
    zh: (d) => `文件其实是网页，其中没有可以读取的表格。${resaveZh}（${d.reason}）`,
    en: (d) => `The file is really a web page without a table that can be read. ${resaveEn} (${d.reason})`,
  },
  truncated_file: {
    zh: (d) => `文件不完整，可能没有拷贝或下载完。请重新拷贝、下载或导出一次。（${d.part}）`,
    en: (d) =>
      `The file is incomplete; copying or downloading may have been cut short. Copy, download or export it again. (${d.part})`,
  },
  damaged_file: {
    zh: (d) =>
      `文件已损坏，内容与校验不符。请用 Excel 或 WPS 打开检查，能打开就另存一份再导入；打不开请向提供人重新索取。（${d.part}）`,
    en: (d) =>
      `The file is damaged. If Excel or WPS can open it, save a copy and import that; otherwise ask for the file again. (${d.part})`,
  },
  zip_bomb: {
    zh: (d) =>
      `文件解压后异常庞大（超过 ${d.limitMegabytes} MB 或压缩比异常），为保证安全不予读取。请用 Excel 打开，只把有数据的区域复制到新工作簿再导入。（${d.part}）`,
    en: (d) =>
      `Unpacked, the file would be abnormally large (above ${d.limitMegabytes} MB, or an abnormal ratio). Copy only the area with data into a new workbook and import that. (${d.part})`,
  },
  zip_overlap: {
    zh: (d) =>
      `文件内部结构异常（内容互相重叠），为保证安全不予读取。请确认文件来源，并用 Excel 另存一份再导入。（${d.part}）`,
    en: (d) =>
      `The inside of the file is abnormal (parts overlap), so it is not read. Check where it comes from and save a copy with Excel. (${d.part})`,
  },
  zip_lying_sizes: {
    zh: (d) =>
      `文件内部结构异常（登记的大小与实际不符），为保证安全不予读取。请确认文件来源，并用 Excel 另存一份再导入。（${d.part}）`,
    en: (d) =>
      `The inside of the file is abnormal (its sizes are not what it says), so it is not read. Check where it comes from and save a copy with Excel. (${d.part})`,
  },
  too_many_entries: {
    zh: (d) => `文件内部有 ${d.entries} 个部件，超过上限 ${d.limit} 个。请只把有数据的工作表复制到新工作簿再导入。`,
    en: (d) =>
      `The file has ${d.entries} parts inside, above the limit of ${d.limit}. Copy the sheets with data into a new workbook and import that.`,
  },
  xml_entities: {
    zh: (d) =>
      `文件中含有不允许的内容（XML 实体声明），为保证安全不予读取。请确认文件来源，并用 Excel 另存一份再导入。（${d.part}）`,
    en: (d) =>
      `The file contains something that is not allowed (an XML entity declaration). Check where it comes from and save a copy with Excel. (${d.part})`,
  },
  xml_malformed: {
    zh: (d) => `文件内容不合规范，读不下去。${resaveZh}（${d.part}）`,
    en: (d) => `The content of the file breaks the rules of its format. ${resaveEn} (${d.part})`,
  },
  too_many_rows: {
    zh: (d) => `工作表“${d.sheet}”的数据超过 ${d.limit} 行。请拆成几个文件分别导入。`,
    en: (d) => `Sheet “${d.sheet}” has more than ${d.limit} rows with data. Split it into several files.`,
  },
  too_many_columns: {
    zh: (d) =>
      `工作表“${d.sheet}”第 ${d.row} 行 ${d.column} 列还有内容，超过上限 ${d.limit} 列。请删除右侧多余的列再导入。`,
    en: (d) =>
      `Sheet “${d.sheet}” has content in row ${d.row}, column ${d.column}, beyond the limit of ${d.limit} columns. Delete the extra columns on the right.`,
  },
  too_many_cells: {
    zh: (d) => `文件中有内容的单元格超过 ${d.limit} 个。请删去无关的列，或者拆成几个文件分别导入。`,
    en: (d) =>
      `The file has more than ${d.limit} cells with content. Remove columns that are not needed, or split it into several files.`,
  },
  too_many_sheets: {
    zh: (d) => `工作表超过 ${d.limit} 个。请只保留要导入的工作表，另存后再导入。`,
    en: (d) => `The file has more than ${d.limit} sheets. Keep only those to be imported and save a copy.`,
  },
  too_many_strings: {
    zh: (d) => `文件中的文字超过 ${d.limit} 条，为保证安全不予读取。请只把有数据的区域复制到新工作簿再导入。`,
    en: (d) =>
      `The file holds more than ${d.limit} texts. Copy only the area with data into a new workbook and import that.`,
  },
  cell_too_long: {
    zh: (d) => `有单元格的内容超过 ${d.limit} 个字符，不像正常的表格。请删去该内容再导入。（${d.part}）`,
    en: (d) =>
      `A cell holds more than ${d.limit} characters, which no normal table does. Remove it and import again. (${d.part})`,
  },
  merge_too_large: {
    zh: (d) => `工作表“${d.sheet}”的合并单元格太多或太大。请选中全表，取消合并后再导入。`,
    en: (d) =>
      `Sheet “${d.sheet}” has too many or too large merged cells. Select the whole sheet, unmerge, and import again.`,
  },
  encoding_unknown: {
    zh: (d) =>
      `第 ${d.record} 行附近的文字无法识别（既不是 UTF-8，也不是国标 GB18030）。请用 Excel 或 WPS 打开，另存为“CSV UTF-8”或 .xlsx 再导入。`,
    en: (d) =>
      `The text near line ${d.record} cannot be decoded (neither UTF-8 nor GB18030). Save it as “CSV UTF-8” or .xlsx and import that.`,
  },
  quote_unclosed: {
    zh: (d) =>
      `第 ${d.record} 行起有一个引号没有配对，后面的内容会全部并成一格。请改正引号，或用 Excel 另存为 .xlsx 再导入。`,
    en: (d) =>
      `From line ${d.record} on a quotation mark is never closed, so the rest would fall into one cell. Correct it, or save the table as .xlsx.`,
  },
  parse_timeout: {
    zh: (d) => `读取文件超过 ${d.seconds} 秒，已停止。请删去无关内容或拆成几个文件再导入。`,
    en: (d) =>
      `Reading the file took more than ${d.seconds} seconds and was stopped. Remove what is not needed, or split the file.`,
  },
  parse_out_of_memory: {
    zh: () => '文件内容太多，内存不够，已停止读取（其他工作不受影响）。请删去无关内容或拆成几个文件再导入。',
    en: () =>
      'The file needs too much memory; reading was stopped and nothing else is affected. Remove what is not needed, or split the file.',
  },
  parse_cancelled: {
    zh: () => '已取消读取，没有导入任何内容。',
    en: () => 'Reading was cancelled; nothing was imported.',
  },
  parse_failed: {
    zh: (d) => `文件读不出来。${resaveZh}（${d.reason}）`,
    en: (d) => `The file cannot be read. ${resaveEn} (${d.reason})`,
  },
};

/** The sentence for one refusal in the asked language. */
export function fileRefusalSentence<C extends FileRefusalCode>(
  code: C,
  data: FileRefusalData[C],
  language: 'zh' | 'en',
): string {
  const sentence: Sentence<C> = fileRefusalSentences[code][language];
  return sentence(data);
}
