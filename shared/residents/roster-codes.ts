/**
 * Everything the reader of rosters can say about a row: stable codes, how grave each is, and its sentence in both languages.
 * The sentences are written into the last column of the rejected-rows workbook, so they say what to do. docs/import.md lists them.
 */

/**
 * note: nothing was lost, the row is taken. warn: taken, but look at it. review: held until a person decides. reject: cannot be
 * taken as it stands. skip: no person stands in this row, or the person stands in another row of the file with the same content.
 */
export type CodeLevel = 'note' | 'warn' | 'review' | 'reject' | 'skip';

interface CodeText { readonly level: CodeLevel; readonly zh: string; readonly en: string }

const code = (level: CodeLevel, zh: string, en: string): CodeText => ({ level, zh, en });

/** Codes in the order in which a row lists them. `{shown}` is replaced by what the finding shows. */
export const ROSTER_CODES = {
  // rows without a person
  title_row: code('skip', '表头以上的标题行', 'Title above the header'),
  header_row: code('skip', '表头行', 'Header'),
  header_repeated: code('skip', '重复的表头行', 'Header repeated'),
  blank_row: code('skip', '空行', 'Blank row'),
  total_row: code('skip', '合计行', 'Row of totals'),
  footnote_row: code('skip', '落款或说明行', 'Signature or footnote'),
  section_row: code('skip', '分组标题行', 'Heading of a section'),
  duplicate_in_file: code('skip', '与第 {shown} 行是同一人，内容相同，不重复导入', 'The same person with the same content stands in row {shown}'),
  sheet_without_roster: code('skip', '该工作表没有认出花名册表头', 'No roster header was recognised in this sheet'),
  sheet_not_chosen: code('review', '该工作表没有被选中，如也要导入请另选此工作表再导入一次', 'This sheet was not chosen; import it separately if it belongs to the roster'),
  sheet_hidden: code('review', '该工作表是隐藏的，请确认后取消隐藏再导入', 'This sheet is hidden; unhide it if it belongs to the roster'),
  row_hidden: code('review', '该行在表格中是隐藏的，请确认是否要导入', 'This row is hidden in the file; decide whether to import it'),
  // name
  name_missing: code('reject', '缺姓名', 'The name is missing'),
  name_cell_error: code('reject', '姓名单元格是公式错误（{shown}），请改成姓名', 'The name cell holds an error ({shown}); write the name'),
  name_character_lost: code('review', '姓名“{shown}”中有丢失的字（显示为问号或方框），请按身份证补全', 'The name “{shown}” has lost a character; complete it from the ID card'),
  name_odd: code('review', '姓名“{shown}”中有数字、符号或说明文字，请只保留姓名', 'The name “{shown}” holds digits, signs or remarks; keep the name only'),
  name_blanks_removed: code('note', '姓名中的空格已去掉', 'Blanks inside the name were removed'),
  name_dot_unified: code('note', '姓名中的间隔号已统一为“·”', 'The dot inside the name was unified'),
  // ID number
  id_number_cell: code('reject', '身份证号被表格存成了数字（{shown}），后几位已丢失，请把该列设为文本并重新填写', 'The ID number is stored as a number ({shown}) and has lost digits; format the column as text and enter it again'),
  id_excel_damaged: code('reject', '身份证号“{shown}”是被表格损坏的样子（科学计数或末尾变成 0），请按证件重新填写', 'The ID number “{shown}” was damaged by a spreadsheet; enter it again from the card'),
  id_cell_error: code('reject', '身份证号单元格是公式错误（{shown}），请填写号码', 'The ID cell holds an error ({shown}); enter the number'),
  id_length: code('reject', '身份证号“{shown}”位数不对，应为 18 位', 'The ID number “{shown}” has a wrong length; it needs 18 characters'),
  id_characters: code('reject', '身份证号“{shown}”中有不允许的字符', 'The ID number “{shown}” holds characters that cannot stand there'),
  id_date_impossible: code('reject', '身份证号“{shown}”中的出生日期不存在', 'The birth date inside the ID number “{shown}” does not exist'),
  id_born_in_future: code('reject', '身份证号“{shown}”中的出生日期在今天之后', 'The birth date inside the ID number “{shown}” lies in the future'),
  id_check_digit: code('reject', '身份证号“{shown}”的校验码不对，有一位写错了', 'The check digit of the ID number “{shown}” is wrong; one character is mistyped'),
  id_other_kind: code('warn', '证件类型不是居民身份证，号码按原样保存，不作校验', 'Not a citizen ID; the number is kept as it is and not checked'),
  id_trailing_zeros: code('review', '身份证号“{shown}”以 000 结尾，可能被表格损坏过，请对照证件确认', 'The ID number “{shown}” ends in 000 and may have been damaged; compare it with the card'),
  id_15_upgraded: code('warn', '15 位旧身份证号已升为 18 位（{shown}），请核对', 'The old 15-digit number was upgraded to 18 digits ({shown}); compare it'),
  id_region_unknown: code('note', '身份证号前六位不在地区表中', 'The first six digits of the ID number are in no list of regions'),
  id_cleaned: code('note', '身份证号中的空格、全角字符等已整理', 'Blanks or full-width characters in the ID number were tidied'),
  id_missing: code('warn', '没有身份证号，按姓名和出生日期登记', 'No ID number; registered by name and birth date'),
  id_and_birth_missing: code('reject', '身份证号和出生日期都没有，无法确认是谁', 'Neither ID number nor birth date: the person cannot be told'),
  // birth date and sex
  birth_conflicts_id: code('review', '出生日期“{shown}”与身份证号不一致，请核对', 'The birth date “{shown}” contradicts the ID number'),
  birth_impossible: code('review', '出生日期“{shown}”不存在', 'The birth date “{shown}” does not exist'),
  birth_in_future: code('review', '出生日期“{shown}”在今天之后', 'The birth date “{shown}” lies in the future'),
  birth_ambiguous: code('review', '出生日期“{shown}”的年月日分不清，请写成 1950-03-02 的样子', 'Year, month and day of “{shown}” cannot be told apart; write it like 1950-03-02'),
  birth_month_only: code('warn', '出生日期“{shown}”只有年月', 'The birth date “{shown}” has year and month only'),
  birth_year_only: code('warn', '出生日期“{shown}”只有年份', 'The birth date “{shown}” has the year only'),
  birth_unreadable: code('warn', '出生日期“{shown}”认不出来', 'The birth date “{shown}” cannot be read'),
  birth_from_serial: code('warn', '出生日期是表格的日期序号（{shown}），已换算，请核对', 'The birth date is a serial number ({shown}) and was converted; compare it'),
  sex_conflicts_id: code('review', '性别“{shown}”与身份证号不一致，请核对', 'The sex “{shown}” contradicts the ID number'),
  sex_unreadable: code('warn', '性别“{shown}”认不出来', 'The sex “{shown}” cannot be read'),
  sex_missing: code('warn', '没有性别，也没有身份证号可以推断', 'The sex is missing and no ID number tells it'),
  // household
  relation_unknown: code('warn', '与户主关系“{shown}”不在代码表中，按“其他”登记', 'The relation “{shown}” is in no list; registered as 其他 (other)'),
  relation_missing: code('warn', '没有填与户主关系，按“其他”登记', 'The relation to the head is missing; registered as 其他 (other)'),
  two_heads: code('review', '同一户有两个户主（另一个在第 {shown} 行），请核对', 'The household has two heads (the other in row {shown})'),
  household_without_head: code('warn', '该户在表中没有户主', 'The household has no head in this file'),
  household_unclear: code('review', '户主“{shown}”在表中不止一处，分不清属于哪一户，请填户号', 'The head “{shown}” stands in several places; give household numbers'),
  household_missing: code('warn', '看不出属于哪一户', 'It cannot be told which household the person belongs to'),
  merged_not_spread: code('warn', '“{shown}”列的合并单元格只算在第一行，没有抄给本行', 'The merged cell in column “{shown}” counts for its first row only'),
  // telephone and account
  phone_unusable: code('warn', '电话“{shown}”不是有效号码，没有导入', 'The telephone “{shown}” is not a valid number and was left out'),
  phone_several: code('warn', '电话有多个，只导入第一个有效的（{shown}）', 'There are several telephones; the first valid one is taken ({shown})'),
  account_damaged: code('review', '银行账号“{shown}”被表格损坏（数字过长或末尾变成 0），请按卡面重新填写', 'The account “{shown}” was damaged by a spreadsheet; enter it again from the card'),
  account_luhn: code('review', '银行卡号“{shown}”校验不通过，有一位写错了', 'The card number “{shown}” fails its check digit'),
  account_length: code('review', '银行账号“{shown}”位数不对', 'The account “{shown}” has a wrong length'),
  account_characters: code('review', '银行账号“{shown}”中有不允许的字符', 'The account “{shown}” holds characters that cannot stand there'),
  account_is_id_number: code('review', '银行账号填成了身份证号', 'An ID number stands in place of the account'),
  account_is_card_serial: code('review', '“{shown}”是社保卡卡号（字母加 8 位），发放要用社保卡的银行账号', '“{shown}” is the serial of the social-security card; the bank account number is needed'),
  account_trailing_zeros: code('review', '银行账号“{shown}”末尾的 0 可能是被表格损坏的，请对照卡面确认', 'The zeros at the end of “{shown}” may be damage; compare it with the card'),
  account_shared: code('warn', '与第 {shown} 行填了同一个银行账号，请确认是否代领', 'The same account stands in row {shown}; confirm that it is a proxy payee'),
  // facts
  fact_unclear: code('warn', '“{shown}”看不明白，没有导入', '“{shown}” could not be understood and was left out'),
  disability_no_unusable: code('warn', '残疾证号“{shown}”不对，没有导入', 'The disability certificate “{shown}” is wrong and was left out'),
  disability_conflict: code('review', '残疾证号与身份证号、类别或等级不一致', 'The disability certificate contradicts the ID number, category or grade'),
  // fields of the office itself
  custom_number: code('review', '自定义项“{shown}”应填数字，最多四位小数；请改正，或照导入（不带这一格）', 'The custom field “{shown}” takes a number with at most four decimals; mend it, or import the row without this cell'),
  custom_day: code('review', '自定义项“{shown}”应填日期，写成 2026-03-02 的样子；请改正，或照导入（不带这一格）', 'The custom field “{shown}” takes a day like 2026-03-02; mend it, or import the row without this cell'),
  custom_choice: code('review', '自定义项“{shown}”不在选项里；请改成其中一个，或先在“自定义项”里加上这个选项', 'The custom field “{shown}” has no such choice; write one of them, or add the choice to the field first'),
  custom_yes_no: code('review', '自定义项“{shown}”应填“是”或“否”；请改正，或照导入（不带这一格）', 'The custom field “{shown}” takes yes or no (是, 否); mend it, or import the row without this cell'),
  custom_long: code('review', '自定义项“{shown}”超过 200 字；请缩短，或照导入（不带这一格）', 'The custom field “{shown}” is longer than 200 characters; shorten it, or import the row without this cell'),
  custom_secret: code('review', '自定义项“{shown}”里像是身份证号或银行账号，自定义项不加密，没有导入；号码请放在“身份证号”“银行卡号”列', 'The custom field “{shown}” seems to hold an ID number or an account; custom fields are not encrypted, so it was left out: such numbers belong in the columns of the ID number or the account'),
  // cells and people twice
  cell_error: code('review', '“{shown}”是公式错误，请改成真实内容', '“{shown}” holds a formula error; write the real value'),
  formula_without_value: code('review', '“{shown}”是没有计算结果的公式，请用表格软件打开保存一次', '“{shown}” is a formula without a result; open and save the file in a spreadsheet program'),
  duplicate_differs: code('review', '与第 {shown} 行身份证号相同但内容不同，请保留正确的一行', 'Row {shown} has the same ID number with other content; keep the right one'),
  same_name_and_birth: code('review', '与第 {shown} 行同名同生日，且没有身份证号可以区分', 'Row {shown} has the same name and birth date, and no ID number tells them apart'),
} as const satisfies Readonly<Record<string, CodeText>>;

/** One of the codes above. */
export type RosterCode = keyof typeof ROSTER_CODES;

/** One thing found in a row. `level` is there when it is graver here than the code is in general. */
export interface Finding { readonly code: RosterCode; readonly shown?: string; readonly level?: CodeLevel }

/** What becomes of a row: the words of the dry run. */
export const ROW_STATUSES = ['accept', 'accept_warn', 'review', 'reject', 'skip'] as const;
/** One of `ROW_STATUSES`. */
export type RowStatus = (typeof ROW_STATUSES)[number];

const ORDER: ReadonlyMap<string, number> = new Map(Object.keys(ROSTER_CODES).map((name, index) => [name, index]));

/** How grave a finding is. */
export function levelOf(finding: Finding): CodeLevel {
  return finding.level ?? ROSTER_CODES[finding.code].level;
}

/** The status that findings add up to; skip wins, because then no person stands in the row. */
export function statusOf(findings: readonly Finding[]): RowStatus {
  let status: RowStatus = 'accept';
  for (const finding of findings) {
    const level = levelOf(finding);
    if (level === 'skip') return 'skip';
    if (level === 'reject') status = 'reject';
    else if (level === 'review' && status !== 'reject') status = 'review';
    else if (level === 'warn' && status === 'accept') status = 'accept_warn';
  }
  return status;
}

/** The codes of a row in the order of the table above, each once. */
export function codesOf(findings: readonly Finding[]): RosterCode[] {
  return [...new Set(findings.map((finding) => finding.code))].sort((a, b) => (ORDER.get(a) ?? 0) - (ORDER.get(b) ?? 0));
}

/** One finding as a sentence. */
export function findingSentence(finding: Finding, language: 'zh' | 'en'): string {
  return ROSTER_CODES[finding.code][language].replace('{shown}', finding.shown ?? '');
}

/** The reasons why a row is held, for the last column of the rejected-rows workbook: the grave ones only. */
export function reasonText(findings: readonly Finding[], language: 'zh' | 'en'): string {
  const grave = findings.filter((finding) => ['review', 'reject'].includes(levelOf(finding)));
  return grave.map((finding) => findingSentence(finding, language)).join(language === 'zh' ? '；' : '; ');
}
