import { memo } from 'react';
import { formatYuan, type Fen } from '#shared/money.ts';
import { breakText, fitCell } from './fit-cell.ts';
import { CELL_PADDING_MM, edgesOf, SHEET, type Roster, type RosterColumn, type RosterLayout, type RosterRow } from './roster-layout.ts';
import type { RosterPage } from './roster-pages.ts';

const mm = (n: number): string => `${Math.round(n * 100) / 100}mm`;
const round = (n: number): number => Math.round(n * 100) / 100;

/** Ruled lines of a page as one path: thousands of bordered cells would be slow to print. */
function ruling(layout: RosterLayout, page: RosterPage<RosterRow>): string {
  const edges = edgesOf(layout.columns);
  const right = edges.at(-1) ?? 0;
  const rowsTop = SHEET.headHeightMm;
  const rowsBottom = rowsTop + layout.rowMm * layout.rowsPerPage;
  const sums = page.pageNo === page.pageCount ? 3 : 2;
  const bottom = rowsBottom + sums * SHEET.sumRowMm;
  const across = (y: number): string => `M0 ${round(y)}H${right}`;
  const down = (x: number, from: number, to: number): string => `M${x} ${round(from)}V${round(to)}`;
  return [
    across(0),
    ...Array.from({ length: layout.rowsPerPage + 1 }, (_, at) => across(rowsTop + at * layout.rowMm)),
    ...Array.from({ length: sums }, (_, at) => across(rowsBottom + (at + 1) * SHEET.sumRowMm)),
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
  const place = { top: mm(SHEET.headHeightMm), left: mm(left + CELL_PADDING_MM), width: mm(column.widthMm - 2 * CELL_PADDING_MM), textAlign: column.align } as const;
  return blocksOf(column, rows, layout).map(({ scale, lines, text }) => (
    <div key={`${scale}/${lines}`} className="roster-column" style={{ ...place, lineHeight: mm(layout.rowMm / lines), ...(scale === 1 ? {} : { fontSize: mm(layout.typeMm * scale) }) }}>
      {text}
    </div>
  ));
}

function SumRow({ at, label, persons, amountFen, capitals, layout }: { at: number; label: string; persons: number; amountFen: Fen; capitals?: string; layout: RosterLayout }) {
  const edges = edgesOf(layout.columns);
  const top = mm(SHEET.headHeightMm + layout.rowMm * layout.rowsPerPage + at * SHEET.sumRowMm);
  const amountLeft = edges[layout.amountColumn] ?? 0;
  const amountRight = edges[layout.amountColumn + 1] ?? 0;
  const text = formatYuan(amountFen);
  const width = amountRight - amountLeft - 2 * CELL_PADDING_MM;
  return (
    <>
      <div className="roster-sum" style={{ top, left: mm(CELL_PADDING_MM + 1), width: mm(amountLeft - 2) }}>{`${label}　${persons} 人`}</div>
      <div className="roster-sum number" style={{ top, left: mm(amountLeft + CELL_PADDING_MM), width: mm(width), fontSize: mm(layout.typeMm * fitCell(text, width, layout.typeMm, layout.typeMm).scale) }}>{text}</div>
      {capitals !== undefined && (
        <div className="roster-sum" style={{ top, left: mm(amountRight + CELL_PADDING_MM + 0.5), width: mm((edges.at(-1) ?? 0) - amountRight - 2) }}>{`大写：${capitals}`}</div>
      )}
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
  const tableBottom = SHEET.headMm + SHEET.headHeightMm + layout.rowMm * layout.rowsPerPage + 3 * SHEET.sumRowMm;
  return (
    <section className="roster-page" style={{ fontSize: mm(layout.typeMm) }}>
      <h2 style={{ top: mm(SHEET.titleMm) }}>{`${roster.communityName}${period}${roster.purpose}${layout.name}`}</h2>
      <div className="roster-subtitle" style={{ top: mm(SHEET.subtitleMm) }}>
        <span>{`编制单位：${roster.communityName}`}</span>
        <span>{`发放期间：${period}　批次：${roster.batch.batchNo}`}</span>
        <span>单位：元</span>
      </div>
      <div className="roster-table" style={{ top: mm(SHEET.headMm), left: mm(SHEET.leftMm), width: mm(edges.at(-1) ?? 0) }}>
        <svg viewBox={`0 0 ${edges.at(-1)} 200`} style={{ width: mm(edges.at(-1) ?? 0), height: '200mm' }} aria-hidden>
          <path d={ruling(layout, page)} />
        </svg>
        {layout.columns.map((column, at) => (
          <div key={column.title} className="roster-head" style={{ left: mm(edges[at] ?? 0), width: mm(column.widthMm), height: mm(SHEET.headHeightMm), fontSize: mm(layout.headTypeMm) }}>
            {column.title}
          </div>
        ))}
        {layout.columns.map((column, at) => (
          <ColumnCells key={column.title} column={column} left={edges[at] ?? 0} rows={page.rows} layout={layout} />
        ))}
        <SumRow at={0} label="本页小计" {...sums} />
        <SumRow at={1} label="累计" {...sums} persons={page.runningPersons} amountFen={page.runningFen} />
        {page.pageNo === page.pageCount && <SumRow at={2} label="合计" {...sums} persons={persons} amountFen={totalFen} capitals={roster.totalInCapitals} />}
      </div>
      <div className="roster-foot" style={{ top: mm(tableBottom + 1.6) }}>
        <Signers roster={roster} />
        <div className="roster-number">{`第 ${page.pageNo} 页　共 ${page.pageCount} 页`}</div>
      </div>
    </section>
  );
});
