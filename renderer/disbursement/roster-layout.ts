/** Measures of the roster's sheet, in mm on A4 landscape (297 × 210), and what stands in each column (§5.6). */
import { formatYuan } from '#shared/money.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { lineStatusWords } from './status-words.ts';
import { countsInSums } from './roster-pages.ts';

export type Roster = MethodOutput<'disbursement.roster'>;
export type RosterRow = Roster['rows'][number];

/** 领取签字 with a place for the fingerprint; 银行代发 with the bank's result in that place; 银行代发清单, the short list for the bank's counter. */
export const ROSTER_KINDS = ['sign', 'bank', 'list'] as const;
export type RosterKind = (typeof ROSTER_KINDS)[number];

export interface RosterColumn {
  readonly title: string;
  readonly widthMm: number;
  readonly align: 'left' | 'center' | 'right';
  readonly text: (row: RosterRow) => string;
}
type Content = Omit<RosterColumn, 'widthMm'>;

export interface RosterLayout {
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

export const SHEET = { widthMm: 297, heightMm: 210, leftMm: 10, titleMm: 7, subtitleMm: 14.5, headMm: 19.5, headHeightMm: 9, sumRowMm: 6.2 } as const;
/** 20 × 7.1, 25 × 5.68 and 14 × 10.14 all come to this. */
const ROWS_MM = 142;
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

/** The sheet of one kind; big print has fewer rows and larger type. */
export function rosterLayout(kind: RosterKind, big: boolean): RosterLayout {
  const rowsPerPage = big ? 14 : kind === 'sign' ? 20 : 25;
  const widths = kind === 'list' ? LIST_WIDTHS : big ? FULL_BIG_WIDTHS : FULL_WIDTHS;
  const contents = COLUMNS[kind];
  return {
    rowsPerPage,
    rowMm: ROWS_MM / rowsPerPage,
    typeMm: big ? 4.2 : 3.2,
    headTypeMm: big ? 3.5 : 3.2,
    columns: contents.map((content, at) => ({ ...content, widthMm: widths[at] ?? 0 })),
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
