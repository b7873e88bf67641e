/** The statement of the fund and how long it lasts. Pure: what it is told is what the register and the books say. */
import { addMonths, type Month } from '../days.ts';
import { fen, roundHalfUp, ZERO_FEN, type Fen } from '../money.ts';
import { OUT_KINDS, type MoveKind } from './recipes.ts';

/** 集体划入 捐赠 利息 收回 其他；救助支出 退回捐赠 其他支出 */
export const IN_COLUMNS = ['setAside', 'gift', 'interest', 'recovered', 'otherIn'] as const;
export const OUT_COLUMNS = ['grants', 'giftReturned', 'otherOut'] as const;
export type StatementColumn = (typeof IN_COLUMNS)[number] | (typeof OUT_COLUMNS)[number];

export interface FundEntry { readonly column: StatementColumn; readonly amountFen: Fen }
export interface Sums { readonly openingFen: Fen; readonly columns: Readonly<Record<StatementColumn, Fen>>; readonly inFen: Fen; readonly outFen: Fen; readonly closingFen: Fen }

/** The column of a move; a reversal stands, negative, in the column of what it reverses. */
export function columnOf(kind: Exclude<MoveKind, 'reversal'>): StatementColumn {
  return kind;
}

/** opening + 集体划入 + 捐赠 + 利息 + 收回 + 其他 − 救助支出 − 退回 = closing. */
export function sumStatement(openingFen: Fen, entries: readonly FundEntry[]): Sums {
  const of = (column: StatementColumn): Fen => fen(entries.reduce((sum, entry) => sum + (entry.column === column ? entry.amountFen : 0), 0));
  const columns = Object.fromEntries([...IN_COLUMNS, ...OUT_COLUMNS].map((column) => [column, of(column)])) as Record<StatementColumn, Fen>;
  const inFen = fen(IN_COLUMNS.reduce((sum, column) => sum + columns[column], 0));
  const outFen = fen(OUT_COLUMNS.reduce((sum, column) => sum + columns[column], 0));
  return { openingFen, columns, inFen, outFen, closingFen: fen(openingFen + inFen - outFen) };
}

/** What a move adds to the fund (negative: takes). */
export function effectOf(kind: Exclude<MoveKind, 'reversal'>, amountFen: Fen): Fen {
  return OUT_KINDS.includes(kind) ? fen(-amountFen) : amountFen;
}

export interface ForecastInput {
  readonly balanceFen: Fen; readonly floorFen: Fen;
  /** The month that is beginning. */
  readonly from: Month;
  /** How many months the sums below are of: 12, or less for a young fund. */
  readonly months: number;
  readonly grantsFen: Fen; readonly inFen: Fen;
}
export interface Forecast {
  /** Of how many months the pace is. */
  readonly months: number;
  readonly grantsPerMonthFen: Fen; readonly inPerMonthFen: Fen;
  /** Whole months until nothing is left, and until the floor, at the pace of grants alone and with what comes in; null: never at this pace. */
  readonly emptyMonths: number | null; readonly floorMonths: number | null; readonly emptyMonthsNet: number | null; readonly floorMonthsNet: number | null;
  readonly floorMonth: Month | null; readonly emptyMonth: Month | null;
  readonly alarm: 'none' | 'soon' | 'below';
  readonly path: readonly { readonly month: Month; readonly grantsOnlyFen: Fen; readonly netFen: Fen }[];
}

/** The floor within so many months makes the alarm go off. */
export const SOON_MONTHS = 12;
const PATH_MONTHS = 24;

/** How long the fund lasts at the present pace (G8). */
export function forecastFund(input: ForecastInput): Forecast {
  const per = (sum: Fen): Fen => (input.months <= 0 ? ZERO_FEN : fen(Number(roundHalfUp(BigInt(sum), BigInt(input.months)))));
  const [out, into] = [per(input.grantsFen), per(input.inFen)];
  const last = (above: number, pace: number): number | null => (above <= 0 ? 0 : pace <= 0 ? null : Math.floor(above / pace));
  const above = input.balanceFen - input.floorFen;
  const floorMonths = last(above, out);
  const emptyMonths = last(input.balanceFen, out);
  const at = (months: number | null): Month | null => (months === null || months > 1200 ? null : addMonths(input.from, months));
  return {
    months: input.months, grantsPerMonthFen: out, inPerMonthFen: into, emptyMonths, floorMonths, emptyMonthsNet: last(input.balanceFen, out - into), floorMonthsNet: last(above, out - into), floorMonth: at(floorMonths), emptyMonth: at(emptyMonths),
    alarm: input.balanceFen < input.floorFen ? 'below' : floorMonths !== null && floorMonths < SOON_MONTHS ? 'soon' : 'none',
    path: Array.from({ length: PATH_MONTHS }, (_, n) => ({
      month: addMonths(input.from, n), grantsOnlyFen: fen(Math.max(0, input.balanceFen - out * (n + 1))), netFen: fen(Math.max(0, input.balanceFen - (out - into) * (n + 1))),
    })),
  };
}
