import { memo } from 'react';
import { formatYuan, type Fen } from '#shared/money.ts';
import { breakText, fitCell } from './fit-cell.ts';
import type { RosterPage } from '#shared/disbursement/roster-pages.ts';
import { QrCode } from '#renderer/ui/qr-code.tsx';
import { CELL_PADDING_MM, edgesOf, wordsWidthMm, type Roster, type RosterColumn, type RosterLayout, type RosterRow } from './roster-layout.ts';

const mm = (n: number): string => `${Math.round(n * 100) / 100}mm`;
const round = (n: number): number => Math.round(n * 100) / 100;
/** Where a box stands within the page or the table, which are grids of one cell: positioned boxes would each be a layer, and layers are what painting a long roster takes. */
const placeAt = (top: number, left?: number): { marginTop: string; marginLeft?: string } => ({ marginTop: mm(top), ...(left === undefined ? {} : { marginLeft: mm(left) }) });

/** This page, all so far; on the last page of a grid its sums, on the last of all the whole. */
const sumRowsOf = (page: RosterPage<RosterRow>): number => 2 + (page.grid?.sums == null ? 0 : 1) + (page.pageNo === page.pageCount ? 1 : 0);

/** Ruled lines of a page as one path: thousands of bordered cells would be slow to print. */
function ruling(layout: RosterLayout, page: RosterPage<RosterRow>): string {
  const edges = edgesOf(layout.columns);
  const right = edges.at(-1) ?? 0;
  const rowsTop = layout.sheet.headHeightMm;
  const rowsBottom = rowsTop + layout.rowMm * layout.rowsPerPage;
  const sums = sumRowsOf(page);
  const bottom = rowsBottom + sums * layout.sheet.sumRowMm;
  const across = (y: number): string => `M0 ${round(y)}H${right}`;
  const down = (x: number, from: number, to: number): string => `M${x} ${round(from)}V${round(to)}`;
  return [
    across(0),
    ...Array.from({ length: layout.rowsPerPage + 1 }, (_, at) => across(rowsTop + at * layout.rowMm)),
    ...Array.from({ length: sums }, (_, at) => across(rowsBottom + (at + 1) * layout.sheet.sumRowMm)),
    ...edges.map((x, at) => down(x, 0, at === 0 || at === edges.length - 1 || at === layout.amountColumn || at === layout.amountColumn + 1 ? bottom : rowsBottom)),
    // 空行划线注销: nobody can write a name into an empty row afterwards.
    ...(page.blankRows === 0 ? [] : [`M0 ${round(rowsBottom)}L${right} ${round(rowsBottom - page.blankRows * layout.rowMm)}`]),
  ].join('');
}

interface TextBlock {
  readonly scale: number;
  /** Lines of text to a row. */
  readonly lines: number;
  readonly text: string;
}

/**
 * The cells of a column as blocks of text as high as the page: one for all cells that need the same type and number of lines,
 * with empty lines where the others stand. Few boxes, however many rows: boxes are what makes a long roster slow to print.
 */
function blocksOf(column: RosterColumn, rows: readonly RosterRow[], layout: RosterLayout): TextBlock[] {
  const width = column.widthMm - 2 * CELL_PADDING_MM;
  const cells = rows.map((row) => {
    const text = column.text(row);
    const fit = fitCell(text, width, layout.rowMm - 0.4, layout.typeMm);
    return { scale: fit.scale, lines: fit.scale === 1 && fit.lines === 1 ? [text] : breakText(text, width, layout.typeMm * fit.scale, fit.lines) };
  });
  const kinds = new Map(cells.filter((cell) => cell.lines.some((line) => line !== '')).map((cell) => [`${cell.scale}/${cell.lines.length}`, { scale: cell.scale, lines: cell.lines.length }]));
  return [...kinds.values()].map(({ scale, lines }) => {
    const blank = new Array<string>(lines).fill('');
    return { scale, lines, text: cells.flatMap((cell) => (cell.scale === scale && cell.lines.length === lines ? cell.lines : blank)).join('\n').replace(/\n+$/, '') };
  });
}

function ColumnCells({ column, left, rows, layout }: { column: RosterColumn; left: number; rows: readonly RosterRow[]; layout: RosterLayout }) {
  const place = { ...placeAt(layout.sheet.headHeightMm, left + CELL_PADDING_MM), width: mm(column.widthMm - 2 * CELL_PADDING_MM), textAlign: column.align } as const;
  return blocksOf(column, rows, layout).map(({ scale, lines, text }) => (
    <div key={`${scale}/${lines}`} className="roster-column" style={{ ...place, lineHeight: mm(layout.rowMm / lines), ...(scale === 1 ? {} : { fontSize: mm(layout.typeMm * scale) }) }}>
      {text}
    </div>
  ));
}

function SumRow({ row, label, persons, amountFen, capitals, layout }: { row: number; label: string; persons: number; amountFen: Fen; capitals?: string; layout: RosterLayout }) {
  const edges = edgesOf(layout.columns);
  const top = layout.sheet.headHeightMm + layout.rowMm * layout.rowsPerPage + row * layout.sheet.sumRowMm;
  const amountLeft = edges[layout.amountColumn] ?? 0;
  const amountRight = edges[layout.amountColumn + 1] ?? 0;
  /** A box of one line between two places; type that is too large for it gets smaller, as nothing of a sum may be cut off. */
  const box = (text: string, left: number, width: number): React.CSSProperties => {
    const { scale } = fitCell(text, width, layout.typeMm, layout.typeMm);
    return { ...placeAt(top, left), width: mm(width), lineHeight: mm(layout.sheet.sumRowMm), ...(scale === 1 ? {} : { fontSize: mm(layout.typeMm * scale) }) };
  };
  const count = `${label}　${persons} 人`;
  const amount = formatYuan(amountFen);
  const words = capitals === undefined ? undefined : `大写：${capitals}`;
  return (
    <>
      <div className="roster-sum" style={box(count, CELL_PADDING_MM + 1, amountLeft - 2)}>{count}</div>
      <div className="roster-sum number" style={box(amount, amountLeft + CELL_PADDING_MM, amountRight - amountLeft - 2 * CELL_PADDING_MM)}>{amount}</div>
      {words !== undefined && <div className="roster-sum" style={box(words, amountRight + CELL_PADDING_MM + 0.5, wordsWidthMm(layout))}>{words}</div>}
    </>
  );
}

const SIGNERS = ['制表人', '审核人', '村务监督委员会', '负责人（签字）', '发放人'] as const;

function Signers({ roster }: { roster: Roster }) {
  const names: Readonly<Record<string, string | null>> = { 制表人: roster.maker, 审核人: roster.reviewer };
  return (
    <div className="roster-signers">
      {SIGNERS.map((signer) => (
        <span key={signer}>{`${signer}：${names[signer] ?? ''}`}</span>
      ))}
      <span>日期：　　　年　　月　　日</span>
    </div>
  );
}

export interface RosterSheetProps {
  readonly roster: Roster;
  readonly page: RosterPage<RosterRow>;
  readonly layout: RosterLayout;
  /** Totals of the whole roster, on the last page. */
  readonly persons: number;
  readonly totalFen: Fen;
}

/** One page of the roster: a block of the size of the sheet. */
export const RosterSheet = memo(function RosterSheet({ roster, page, layout, persons, totalFen }: RosterSheetProps) {
  const edges = edgesOf(layout.columns);
  const { period } = roster;
  const sums = { layout, persons: page.persons, amountFen: page.amountFen };
  const { sheet } = layout;
  const tableBottom = sheet.headMm + sheet.headHeightMm + layout.rowMm * layout.rowsPerPage + (roster.issue?.byGrid === true ? 4 : 3) * sheet.sumRowMm;
  const printed = roster.issue?.pages[page.pageNo - 1];
  const grid = page.grid === null ? '' : `（${page.grid.name === '' ? '未分网格' : page.grid.name}）`;
  return (
    <section className={`roster-page ${layout.size}`} style={{ fontSize: mm(layout.typeMm) }}>
      <h2 style={placeAt(sheet.titleMm)}>{`${roster.communityName}${period}${roster.purpose}${layout.name}${grid}`}</h2>
      {printed === undefined ? (
        <div className="roster-draft" style={placeAt(sheet.qrTopMm + 3)}>{roster.issue === null ? '未编号，仅供核对' : ''}</div>
      ) : (
        <div className="roster-code" style={placeAt(sheet.qrTopMm)}><QrCode text={printed.code} side={mm(sheet.qrMm)} /></div>
      )}
      <div className="roster-subtitle" style={placeAt(sheet.subtitleMm)}>
        <span>{`编制单位：${roster.communityName}`}</span>
        <span>{`发放期间：${period}　批次：${roster.batch.batchNo}${roster.pointName === '' ? '' : `　发放点：${roster.pointName}`}`}</span>
        <span style={{ marginRight: mm(sheet.qrMm + 1) }}>单位：元</span>
      </div>
      <div className="roster-table" style={{ ...placeAt(sheet.headMm, sheet.leftMm), width: mm(edges.at(-1) ?? 0) }}>
        <svg viewBox={`0 0 ${edges.at(-1)} 200`} style={{ width: mm(edges.at(-1) ?? 0), height: '200mm' }} aria-hidden>
          <path d={ruling(layout, page)} />
        </svg>
        {layout.columns.map((column, index) => (
          <div key={column.title} className="roster-head" style={{ ...placeAt(0, edges[index] ?? 0), width: mm(column.widthMm), height: mm(layout.sheet.headHeightMm), fontSize: mm(layout.headTypeMm) }}>
            {column.title}
          </div>
        ))}
        {layout.columns.map((column, index) => (
          <ColumnCells key={column.title} column={column} left={edges[index] ?? 0} rows={page.rows} layout={layout} />
        ))}
        <SumRow row={0} label="本页小计" {...sums} />
        <SumRow row={1} label="累计" {...sums} persons={page.runningPersons} amountFen={page.runningFen} />
        {page.grid?.sums != null && <SumRow row={2} label="本网格合计" {...sums} persons={page.grid.sums.persons} amountFen={page.grid.sums.amountFen} />}
        {page.pageNo === page.pageCount && <SumRow row={sumRowsOf(page) - 1} label="合计" {...sums} persons={persons} amountFen={totalFen} capitals={roster.totalInCapitals} />}
      </div>
      <div className="roster-foot" style={placeAt(tableBottom + 1.6)}>
        <Signers roster={roster} />
        <div className="roster-number">
          <span>{`第 ${page.pageNo} 页　共 ${page.pageCount} 页`}</span>
          {printed !== undefined && <span className="roster-issue">{`${roster.batch.batchNo} 第 ${roster.issue?.issueNo} 号名册　校验码 ${printed.code.split(':').at(-1)}`}</span>}
        </div>
      </div>
    </section>
  );
});
