/** Measures of the roster's sheet, in mm on A4 (297 × 210) or A3 (420 × 297) landscape, and what stands in each column (§5.6). */
import { formatYuan } from '#shared/money.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { lineStatusWords } from './status-words.ts';
import { countsInSums, rowsPerPage, type RosterKind, type RosterSize } from '#shared/disbursement/roster-pages.ts';

export type Roster = MethodOutput<'disbursement.roster'>;
export type RosterRow = Roster['rows'][number];

export interface RosterColumn {
  readonly title: string;
  readonly widthMm: number;
  readonly align: 'left' | 'center' | 'right';
  readonly text: (row: RosterRow) => string;
}
type Content = Omit<RosterColumn, 'widthMm'>;

/** Places on the sheet, in mm. The QR stands in the corner above the table. */
export interface Sheet {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly leftMm: number;
  readonly titleMm: number;
  readonly subtitleMm: number;
  readonly headMm: number;
  readonly headHeightMm: number;
  readonly sumRowMm: number;
  readonly qrMm: number;
  readonly qrTopMm: number;
}

export interface RosterLayout {
  readonly size: RosterSize;
  readonly sheet: Sheet;
  readonly rowsPerPage: number;
  readonly rowMm: number;
  /** Height of an em. */
  readonly typeMm: number;
  readonly headTypeMm: number;
  readonly columns: readonly RosterColumn[];
  /** The column the sums stand below. */
  readonly amountColumn: number;
  /** Last word of the heading. */
  readonly name: string;
}

const A4: Sheet = { widthMm: 297, heightMm: 210, leftMm: 10, titleMm: 7, subtitleMm: 16.2, headMm: 21.8, headHeightMm: 9, sumRowMm: 5.2, qrMm: 17, qrTopMm: 4.4 };
const A3: Sheet = { widthMm: 420, heightMm: 297, leftMm: 13, titleMm: 9, subtitleMm: 21.5, headMm: 28.5, headHeightMm: 12, sumRowMm: 8, qrMm: 21, qrTopMm: 6 };
/** A4: 20 × 7.1, 25 × 5.68 and 14 × 10.14 all come to this; A3: 26 × 7.77 and 30 × 6.73. */
const ROWS_MM = { a4: 142, a3: 202 } as const;
/** Between the ruled line and the text, on each side. */
export const CELL_PADDING_MM = 0.9;

const sexOf = (row: RosterRow): string => ({ 1: '男', 2: '女' })[row.sex] ?? row.sex;
const place = (row: RosterRow): string => [row.gridName, row.buildingName].filter((part) => part !== '').join('/');
const proxy = (row: RosterRow): string => [row.proxyName, row.proxyRelation].filter((part) => part !== null && part !== '').join(' ');
const reasonOf = (row: RosterRow): string => (row.statusReason === null || row.statusReason === '' ? '' : `：${row.statusReason}`);
/** What the bank said; empty while nothing is known, for the hand that fills it in. */
const result = (row: RosterRow): string => (row.status === 'toPay' || row.status === 'sent' || !countsInSums(row) ? '' : `${lineStatusWords.zh[row.status]}${reasonOf(row)}`);
const remark = (row: RosterRow): string => {
  if (countsInSums(row)) return row.remark;
  const state = `${lineStatusWords.zh[row.status]}${reasonOf(row)}`;
  return row.remark === '' || state.includes(row.remark) ? state : `${state}；${row.remark}`;
};

const NO: Content = { title: '序号', align: 'center', text: (row) => String(row.lineNo) };
const NAME: Content = { title: '姓名', align: 'left', text: (row) => row.name };
const ID_NUMBER: Content = { title: '身份证号', align: 'left', text: (row) => row.idNumber };
const AMOUNT: Content = { title: '金额', align: 'right', text: (row) => (countsInSums(row) ? formatYuan(row.amountFen) : '—') };
const ACCOUNT: Content = { title: '社保卡/银行账号', align: 'left', text: (row) => row.account };
/** Of goods what is handed over stands where a bank account would: nobody is paid into one. */
const GOODS: Content = { title: '发放物品', align: 'left', text: (row) => (countsInSums(row) ? row.goods : '—') };
const RESULT: Content = { title: '发放结果', align: 'left', text: result };
const REMARK: Content = { title: '备注', align: 'left', text: remark };

const FULL: readonly Content[] = [
  NO,
  { title: '网格/楼栋', align: 'left', text: place },
  { title: '户主', align: 'left', text: (row) => row.headName },
  NAME,
  { title: '性别', align: 'center', text: sexOf },
  { title: '年龄', align: 'center', text: (row) => (row.age === null ? '' : String(row.age)) },
  ID_NUMBER,
  { title: '标准', align: 'right', text: (row) => formatYuan(row.standardFen) },
  { title: '月数', align: 'center', text: (row) => String(row.months) },
  AMOUNT,
  ACCOUNT,
];
const COLUMNS: Readonly<Record<RosterKind, readonly Content[]>> = {
  sign: [...FULL, { title: '领取人签字\n（按手印）', align: 'left', text: () => '' }, { title: '代领人\n及关系', align: 'left', text: proxy }, REMARK],
  bank: [...FULL, RESULT, { title: '代领人\n及关系', align: 'left', text: proxy }, REMARK],
  list: [NO, NAME, ID_NUMBER, { title: '开户行', align: 'left', text: (row) => row.bankName }, ACCOUNT, AMOUNT, RESULT, REMARK],
};

/** Widths come to 277 mm: the sheet less 10 mm at each side. In the order of the columns. */
const FULL_WIDTHS = [9, 27, 17, 18, 8, 9, 37, 17, 8, 20, 38, 28, 20, 21];
const FULL_BIG_WIDTHS = [11, 20, 19, 20, 8, 9, 44.5, 20, 8, 24, 46.8, 21.7, 14, 11];
const LIST_WIDTHS = [14, 28, 45, 52, 48, 30, 34, 26];
const NAMES: Readonly<Record<RosterKind, string>> = { sign: '发放花名册', bank: '发放花名册', list: '银行代发清单' };

/** A3 is wider by this: 394 mm between its margins beside 277. */
const A3_WIDER = 394 / 277;

/** The sheet of one kind, of money or of goods; A4 in big print has fewer rows and larger type, A3 more of both. */
export function rosterLayout(kind: RosterKind, size: RosterSize, inGoods = false): RosterLayout {
  const rows = rowsPerPage(kind, size);
  const big = size === 'a4big';
  const a3 = size === 'a3';
  const widths = kind === 'list' ? LIST_WIDTHS : big ? FULL_BIG_WIDTHS : FULL_WIDTHS;
  const contents = inGoods ? COLUMNS[kind].map((content) => (content === ACCOUNT ? GOODS : content)) : COLUMNS[kind];
  return {
    size,
    sheet: a3 ? A3 : A4,
    rowsPerPage: rows,
    rowMm: (a3 ? ROWS_MM.a3 : ROWS_MM.a4) / rows,
    typeMm: a3 ? 4 : big ? 4.2 : 3.2,
    headTypeMm: a3 ? 4 : big ? 3.5 : 3.2,
    columns: contents.map((content, at) => ({ ...content, widthMm: (widths[at] ?? 0) * (a3 ? A3_WIDER : 1) })),
    amountColumn: contents.indexOf(AMOUNT),
    name: NAMES[kind],
  };
}

/** Left edges of the columns from the table's left edge, and its right edge last. */
export function edgesOf(columns: readonly RosterColumn[]): number[] {
  const edges = [0];
  for (const column of columns) edges.push((edges.at(-1) ?? 0) + column.widthMm);
  return edges;
}

/** Room for the total in words (大写), right of the column of amounts. */
export function wordsWidthMm(layout: RosterLayout): number {
  const edges = edgesOf(layout.columns);
  return (edges.at(-1) ?? 0) - (edges[layout.amountColumn + 1] ?? 0) - 2;
}
