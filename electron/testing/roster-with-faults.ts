/**
 * A community's roster of 1,320 people as an office would hand it over, with 25 faults planted in known places: for the tests of
 * the import and for the story that runs the main job end to end. Deterministic; region 370299 belongs to nobody.
 */
import { checkDigit } from '#shared/citizen-id.ts';
import { passesLuhn } from '#shared/bank-card.ts';
import type { RosterCode, RowStatus } from '#shared/residents/roster-codes.ts';
import { type CellValue, xlsxBytes } from '#electron/spreadsheet/write-xlsx.ts';

export const ROSTER_PEOPLE = 1_320;
/** The header stands in row 3, below a title and a line about the source. */
const FIRST_ROW = 4;
const HEADERS = ['序号', '户 号', '姓名', '公民身份号码', '性别', '出生日期', '与户主关系', '联系电话', '社保卡号', '开户行', '家庭住址', '网格', '低保', '备注'] as const;
/** Some offices keep it in the roster, some do not. */
const RESIDENCY = '居住状态';

/** One planted fault: where it is, what is wrong, and what the reader has to make of the row. */
export interface PlantedFault { readonly row: number; readonly name: string; readonly what: string; readonly status: RowStatus; readonly codes: readonly RosterCode[] }

/** One person as the file would have him without faults. */
export interface RosterEntry { row: number; cells: CellValue[] }

export interface RosterWithFaults {
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly faults: readonly PlantedFault[];
  /** Row number → the right cells of a row that is not taken, to mend it with. Columns as in `headers`. */
  readonly mended: ReadonlyMap<number, readonly CellValue[]>;
  readonly headers: readonly string[];
  /** Everybody as the file would have him without faults, in its order. */
  readonly people: readonly RosterEntry[];
  /** How many rows can be imported at once, and how many are held. */
  readonly taken: number;
  readonly held: number;
}

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕';
const GIVEN = '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华建国志玉梅海燕春雪峰龙云飞凤宁';

/** A small generator of our own (mulberry32), so that the file is the same everywhere. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const two = (n: number): string => String(n).padStart(2, '0');

function cardNumber(n: number): string {
  const body = `621700${String(n).padStart(12, '0')}`;
  for (let digit = 0; digit < 10; digit += 1) if (passesLuhn(`${body}${digit}`)) return `${body}${digit}`;
  return body;
}

function idNumber(birth: string, sequence: number): string {
  const first = `370299${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return first + checkDigit(first);
}

const COLUMN = { no: 1, name: 2, id: 3, sex: 4, birth: 5, relation: 6, phone: 7, card: 8, note: 13 } as const;

/** Households of one to five: head, spouse, child, parent, grandchild. */
const PARTS = [
  { relation: '户主', age: 45, spread: 40 }, { relation: '妻', age: 45, spread: 38 }, { relation: '长子', age: 20, spread: 18 }, { relation: '母亲', age: 78, spread: 15 }, { relation: '孙女', age: 3, spread: 7 },
] as const;

function people(): RosterEntry[] {
  const random = randomOf(20260908);
  const pick = (text: string): string => [...text][random([...text].length)] ?? '';
  const entries: RosterEntry[] = [];
  for (let household = 1; entries.length < ROSTER_PEOPLE; household += 1) {
    const size = Math.min(1 + random(5), ROSTER_PEOPLE - entries.length);
    const building = 1 + (household % 24);
    for (const part of PARTS.slice(0, size)) {
      const index = entries.length;
      const male = part.relation === '户主' ? random(2) === 0 || size > 1 : part.relation === '长子';
      const birth = `${2026 - part.age - random(part.spread) - 1}-${two(1 + random(12))}-${two(1 + random(28))}`;
      // Sequence and day together are unique: the sequence counts through the file.
      const sequence = (index % 499) * 2 + (male ? 1 : 2);
      const name = pick(SURNAMES) + pick(GIVEN) + (random(3) === 0 ? '' : pick(GIVEN));
      entries.push({
        row: FIRST_ROW + index,
        cells: [
          index + 1, `XH${String(household).padStart(4, '0')}`, name, idNumber(birth, sequence), male ? '男' : '女', birth, part.relation,
          `138${String(10_000_000 + index)}`, part.age > 16 ? cardNumber(index + 1) : '', '青岛农商银行', `西后楼社区${building}号楼${1 + (household % 3)}单元${101 + (household % 6) * 100}室`, `第${'一二三四'[household % 4] ?? '一'}网格`,
          index % 97 === 0 ? '是' : '', '',
        ],
      });
    }
  }
  return entries;
}

type Plant = { at: number; what: string; status: RowStatus; codes: RosterCode[]; change: (cells: CellValue[], all: RosterEntry[]) => void };

const text = (value: CellValue): string => String(value ?? '');

/** The 25, spread over the file. `at` counts people from 0; those that need a head or a spouse look for one from there. */
const PLANTS: readonly Plant[] = [
  { at: 10, what: '身份证号校验码错', status: 'reject', codes: ['id_check_digit'], change: (c) => { const last = text(c[COLUMN.id]).slice(-1); c[COLUMN.id] = text(c[COLUMN.id]).slice(0, 17) + (last === '0' ? '1' : '0'); } },
  { at: 60, what: '身份证号少一位', status: 'reject', codes: ['id_length'], change: (c) => { c[COLUMN.id] = text(c[COLUMN.id]).slice(0, 17); } },
  { at: 110, what: '身份证号成了科学计数', status: 'reject', codes: ['id_excel_damaged'], change: (c) => { c[COLUMN.id] = '3.70299E+17'; } },
  { at: 160, what: '身份证号末尾变成 000', status: 'reject', codes: ['id_excel_damaged'], change: (c) => { c[COLUMN.id] = '370299195203071000'; } },
  { at: 210, what: '身份证号中有字母', status: 'reject', codes: ['id_characters'], change: (c) => { c[COLUMN.id] = text(c[COLUMN.id]).replace(/^(.{10})./, '$1O'); } },
  { at: 260, what: '身份证号中的日期不存在', status: 'reject', codes: ['id_date_impossible'], change: (c) => { c[COLUMN.id] = idNumber('1950-02-30', 101); } },
  { at: 310, what: '缺姓名', status: 'reject', codes: ['name_missing'], change: (c) => { c[COLUMN.name] = ''; } },
  { at: 360, what: '身份证号和出生日期都没有', status: 'reject', codes: ['id_and_birth_missing'], change: (c) => { c[COLUMN.id] = ''; c[COLUMN.birth] = ''; } },
  { at: 410, what: '性别与身份证号不一致', status: 'review', codes: ['sex_conflicts_id'], change: (c) => { c[COLUMN.sex] = c[COLUMN.sex] === '男' ? '女' : '男'; } },
  { at: 460, what: '出生日期与身份证号不一致', status: 'review', codes: ['birth_conflicts_id'], change: (c) => { c[COLUMN.birth] = '1931-01-01'; } },
  { at: 510, what: '银行卡号错一位', status: 'review', codes: ['account_luhn'], change: (c) => { c[COLUMN.card] = '6217000000000000013'; } },
  { at: 560, what: '姓名中有丢失的字', status: 'review', codes: ['name_character_lost'], change: (c) => { c[COLUMN.name] = `${text(c[COLUMN.name]).slice(0, 1)}?`; } },
  { at: 610, what: '姓名中有说明', status: 'review', codes: ['name_odd'], change: (c) => { c[COLUMN.name] = `${text(c[COLUMN.name])}（已故）`; } },
  { at: 660, what: '没有身份证号，出生日期只有年月', status: 'review', codes: ['id_missing', 'birth_month_only'], change: (c) => { c[COLUMN.id] = ''; c[COLUMN.birth] = '1950-3'; } },
  { at: 710, what: '填的是社保卡序列号', status: 'review', codes: ['account_is_card_serial'], change: (c) => { c[COLUMN.card] = 'D12345678'; } },
  { at: 760, what: '银行账号填成身份证号', status: 'review', codes: ['account_is_id_number'], change: (c) => { c[COLUMN.card] = c[COLUMN.id]; } },
  { at: 810, what: '整行重复', status: 'skip', codes: ['duplicate_in_file'], change: (c, all) => { const head = all[all.findIndex((entry) => entry.cells === c) - 1]; for (const [i, cell] of head?.cells.entries() ?? []) if (i > 0) c[i] = cell; } },
  { at: 860, what: '身份证号有空格、小写 x 和全角数字', status: 'accept', codes: ['id_cleaned'], change: (c) => { c[COLUMN.id] = text(c[COLUMN.id]).replace(/^(\d{6})(\d{8})/, (_, a: string, b: string) => `${a} ${[...b].map((d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).join('')} `).toLowerCase(); } },
  { at: 910, what: '15 位旧身份证号', status: 'accept_warn', codes: ['id_15_upgraded'], change: (c) => { const id = idNumber('1949-05-06', 871); c[COLUMN.id] = id.slice(0, 6) + id.slice(8, 17); c[COLUMN.birth] = '1949.5.6'; c[COLUMN.sex] = '男'; } },
  { at: 960, what: '姓名中有全角空格', status: 'accept', codes: ['name_blanks_removed'], change: (c) => { c[COLUMN.name] = `${text(c[COLUMN.name]).slice(0, 1)}　${text(c[COLUMN.name]).slice(1)}`; } },
  { at: 1010, what: '电话少一位', status: 'accept_warn', codes: ['phone_unusable'], change: (c) => { c[COLUMN.phone] = '1381000'; } },
  { at: 1060, what: '出生日期写法不同', status: 'accept', codes: [], change: (c) => { const [y = '', m = '', d = ''] = text(c[COLUMN.birth]).split('-'); c[COLUMN.birth] = `${y}年${Number(m)}月${Number(d)}日`; } },
  { at: 1110, what: '与户主关系认不出来', status: 'accept_warn', codes: ['relation_unknown'], change: (c) => { c[COLUMN.relation] = '街坊'; } },
  { at: 1160, what: '单元格是公式错误的文字', status: 'reject', codes: ['id_characters'], change: (c) => { c[COLUMN.id] = '#N/A（查不到）abcdef'.slice(0, 18).padEnd(18, 'x'); } },
  { at: 1210, what: '身份证号中的出生日期在今天之后', status: 'reject', codes: ['id_born_in_future'], change: (c) => { c[COLUMN.id] = idNumber('2031-02-03', 301); } },
];

/** The place of a plant: a row that is no head, so that a held row never takes its household's head away. */
function placeOf(plant: Plant, all: readonly RosterEntry[]): RosterEntry | undefined {
  return all.slice(plant.at).find((entry) => entry.cells[COLUMN.relation] === '妻') ?? all[plant.at];
}

/** Mostly registered and living here; some rent, some are registered and away. */
function residencyOf(index: number): string {
  if (index % 41 === 0) return '租户';
  return index % 53 === 0 ? '户籍外出' : '户籍常住';
}

/** Builds the workbook. The rows below the last person are a total and a signature line. */
export async function rosterWithFaults({ withResidency = false }: { readonly withResidency?: boolean } = {}): Promise<RosterWithFaults> {
  const all = people();
  if (withResidency) for (const [index, entry] of all.entries()) entry.cells.push(residencyOf(index));
  const headers = withResidency ? [...HEADERS, RESIDENCY] : [...HEADERS];
  const right = all.map((entry) => ({ row: entry.row, cells: [...entry.cells] }));
  const faults: PlantedFault[] = [];
  const mended = new Map<number, readonly CellValue[]>();
  for (const plant of PLANTS) {
    const entry = placeOf(plant, all);
    if (entry === undefined) continue;
    mended.set(entry.row, [...entry.cells]);
    plant.change(entry.cells, all);
    faults.push({ row: entry.row, name: text(entry.cells[COLUMN.name]), what: plant.what, status: plant.status, codes: plant.codes });
  }
  const blanks = (count: number): CellValue[] => Array.from({ length: count }, () => '');
  const bytes = await xlsxBytes({
    sheets: [{
      name: '居民花名册', title: '西后楼社区居民花名册',
      columns: ['填报单位：西后楼社区居民委员会', ...blanks(headers.length - 1).map(String)].map((header) => ({ header, width: 14, kind: 'text' as const })),
      rows: [headers, ...all.map((entry) => entry.cells.map((cell) => (typeof cell === 'number' ? String(cell) : cell))), ['合计', '', `${ROSTER_PEOPLE}人`, ...blanks(headers.length - 3)], ['填表人：王某', '', '', '审核人：李某', ...blanks(headers.length - 4)]],
    }],
  });
  const held = faults.filter((fault) => fault.status === 'reject' || fault.status === 'review').length;
  const skipped = faults.filter((fault) => fault.status === 'skip').length;
  return { fileName: '西后楼社区居民花名册.xlsx', bytes, faults, mended, headers, people: right, held, taken: ROSTER_PEOPLE - held - skipped };
}
