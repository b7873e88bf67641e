import { Table, type TableColumnType, type TableProps } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import { formatYuan, type Fen } from '#shared/money.ts';
import { EmptyPage } from './empty-page.tsx';
import { fitWidths } from './fit-widths.ts';
import { useFontScale } from './font-scale.ts';
import { MoneyText } from './money-text.tsx';
import { RefusalAlert } from './refusal-alert.tsx';
import { moveRow } from './row-keys.ts';
import { SearchBox, type SearchBoxProps } from './search-box.tsx';
import { uiWords } from './words.ts';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** text left; number and money right; day and id in figures of equal width. */
  readonly kind?: 'text' | 'number' | 'money' | 'day' | 'id';
  /** In px at 100 %; grows with the font and with a wide screen. */
  readonly width: number;
  /** The plain value: shown as it is when there is no `render`, and sorted by. Money in fen. */
  readonly value?: (row: Row) => string | number | null | undefined;
  readonly render?: (row: Row) => React.ReactNode;
  readonly sortable?: boolean;
  readonly fixed?: 'left' | 'right';
}

export interface DataTableProps<Row> {
  /** Read out by a screen reader. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** undefined until the first answer. */
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string | number;
  readonly loading?: boolean;
  readonly error?: Error | null;
  /** Click, or Enter on the chosen row. */
  readonly onOpen?: (row: Row) => void;
  readonly search?: SearchBoxProps;
  /** Filters, beside the search box. */
  readonly filters?: React.ReactNode;
  /** Export and print, at the right of the tools. */
  readonly exports?: React.ReactNode;
  /** When there is nothing at all: what this list is for, and the button of the next step. */
  readonly empty?: { readonly title: string; readonly hint?: string; readonly action?: React.ReactNode };
  /** Whether a search or filter is on: an empty list then says 'nothing found'. */
  readonly narrowed?: boolean;
  /** Number of all rows when `rows` is only a part of them. */
  readonly count?: number;
  /** The sum line, at the right below. */
  readonly total?: React.ReactNode;
  readonly selection?: {
    readonly keys: readonly (string | number)[];
    readonly onChange: (keys: (string | number)[], rows: Row[]) => void;
    /** Which rows may be ticked; all of them when it is left out. */
    readonly may?: (row: Row) => boolean;
  };
  readonly rowClassName?: (row: Row) => string;
  /** The end of `rows` is near: read the next page (`usePages(…).more`). */
  readonly onMore?: () => void;
  /** Sorting by the office, for lists read page by page: a click on a sortable head only tells. */
  readonly sort?: {
    readonly key: string;
    readonly descending: boolean;
    readonly onChange: (key: string, descending: boolean) => void;
  };
}

/** This far from the end of what is read, the next page is asked for: about two screens. */
const NEAR_END_PX = 1500;
const CHOOSER_WIDTH = 48;

function shown<Row>(column: Column<Row>, row: Row): React.ReactNode {
  if (column.render !== undefined) return column.render(row);
  const value = column.value?.(row);
  if (value === null || value === undefined) return null;
  if (column.kind === 'money') return <MoneyText fen={value as Fen} />;
  if (column.kind === 'day' || column.kind === 'id' || column.kind === 'number')
    return <span className="figures">{value}</span>;
  return value;
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

function compareValues(a: string | number | null | undefined, b: string | number | null | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(String(a ?? ''), String(b ?? ''));
}

function sorting<Row>(
  column: Column<Row>,
  sort: DataTableProps<Row>['sort'],
): Pick<TableColumnType<Row>, 'sorter' | 'sortOrder'> {
  const { value } = column;
  if (column.sortable !== true) return {};
  if (sort !== undefined)
    return { sorter: true, sortOrder: sort.key !== column.key ? null : sort.descending ? 'descend' : 'ascend' };
  return value === undefined ? {} : { sorter: (a: Row, b: Row) => compareValues(value(a), value(b)) };
}

function toAntdColumn<Row>(
  column: Column<Row>,
  width: number,
  sort: DataTableProps<Row>['sort'],
): TableColumnType<Row> {
  const { value } = column;
  const plain = (row: Row): string => {
    const v = value?.(row);
    if (v === null || v === undefined) return '';
    return column.kind === 'money' ? formatYuan(v as Fen) : String(v);
  };
  return {
    key: column.key,
    title: column.title,
    width,
    align: column.kind === 'money' || column.kind === 'number' ? 'right' : 'left',
    ellipsis: { showTitle: false },
    ...(column.fixed === undefined ? {} : { fixed: column.fixed }),
    ...sorting(column, sort),
    onCell: (row) => ({ title: plain(row) }),
    render: (_, row) => shown(column, row),
  };
}

/** The height and width the table's body may take, followed as the window and the font change. */
function useRoom(): [React.RefObject<HTMLDivElement | null>, { width: number; height: number }] {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setRoom({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, room];
}

/** A list of any length: only the rows in sight are drawn. ↑ ↓ Home End choose a row, Enter opens it. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, onOpen, search, total, selection, label, sort } = props;
  const t = useWords(uiWords);
  const scale = useFontScale();
  const [box, room] = useRoom();
  const table = useRef<React.ComponentRef<typeof Table>>(null);
  const [activeKey, setActiveKey] = useState<string | number>();
  const [sorted, setSorted] = useState<readonly Row[]>();
  const inOrder = sorted ?? rows ?? [];
  useEffect(() => setSorted(undefined), [rows]);
  const openedByKey = useRef(false);
  // A row opened by Enter is gone back to when what it opened, and whatever that opened, has closed.
  useEffect(() => {
    if (!openedByKey.current || document.activeElement !== document.body) return;
    openedByKey.current = false;
    box.current?.focus({ preventScroll: true });
  });

  const chooserWidth = selection === undefined ? 0 : CHOOSER_WIDTH;
  const antdColumns = useMemo(() => {
    const widths = fitWidths(columns, scale, room.width - chooserWidth - 1);
    return columns.map((column, index) => toAntdColumn(column, widths[index] ?? column.width, sort));
  }, [columns, scale, sort, room.width, chooserWidth]);
  const width = antdColumns.reduce((sum, column) => sum + Number(column.width), chooserWidth);
  const headHeight = Math.round(40 * scale);
  const waiting = props.loading === true || (rows === undefined && (props.error ?? null) === null);

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    const at = inOrder.findIndex((row) => rowKey(row) === activeKey);
    const active = inOrder[at];
    if (event.key === 'Enter' && active !== undefined) {
      event.preventDefault();
      openedByKey.current = true;
      onOpen?.(active);
      return;
    }
    if (event.key === ' ' && active !== undefined && selection !== undefined) {
      if (selection.may?.(active) === false) return;
      event.preventDefault();
      const keys = selection.keys.includes(rowKey(active)) ? selection.keys.filter((key) => key !== rowKey(active)) : [...selection.keys, rowKey(active)];
      selection.onChange(keys, inOrder.filter((row) => keys.includes(rowKey(row))));
      return;
    }
    const next = moveRow(event.key, at, inOrder.length, Math.max(1, Math.floor(room.height / (34 * scale)) - 2));
    const row = next === undefined ? undefined : inOrder[next];
    if (row === undefined) return;
    event.preventDefault();
    setActiveKey(rowKey(row));
    table.current?.scrollTo({ key: rowKey(row) });
  };

  const tableProps: TableProps<Row> = {
    size: 'small',
    virtual: true,
    pagination: false,
    columns: antdColumns,
    dataSource: rows === undefined ? [] : [...rows],
    rowKey,
    loading: waiting,
    scroll: { x: Math.max(width, room.width - 1), y: Math.max(120, room.height - headHeight) },
    onChange: (_pages, _filters, sorter, extra) => {
      if (sort === undefined) setSorted(extra.currentDataSource);
      else if (!Array.isArray(sorter)) sort.onChange(String(sorter.columnKey), sorter.order === 'descend');
    },
    onScroll: (event) => {
      const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
      if (scrollTop + clientHeight > scrollHeight - NEAR_END_PX) props.onMore?.();
    },
    sortDirections: sort === undefined ? ['ascend', 'descend'] : ['ascend', 'descend', 'ascend'],
    rowClassName: (row) =>
      [
        rowKey(row) === activeKey ? 'active-row' : '',
        onOpen === undefined ? '' : 'can-open',
        props.rowClassName?.(row) ?? '',
      ].join(' '),
    onRow: (row) => ({
      onClick: () => {
        setActiveKey(rowKey(row));
        onOpen?.(row);
      },
    }),
    ...(selection === undefined
      ? {}
      : {
          rowSelection: {
            columnWidth: CHOOSER_WIDTH,
            selectedRowKeys: [...selection.keys],
            onChange: (keys, chosen) => selection.onChange(keys as (string | number)[], chosen),
            ...(selection.may === undefined ? {} : { getCheckboxProps: (row: Row) => ({ disabled: selection.may?.(row) === false }) }),
          },
        }),
    locale: { emptyText: waiting ? ' ' : <EmptyRows {...props} /> },
  };

  return (
    <section className="data-table" aria-label={label}>
      {(search !== undefined || props.filters !== undefined || props.exports !== undefined) && (
        <div className="data-table-tools">
          {search !== undefined && <SearchBox {...search} onDown={() => box.current?.focus()} />}
          {props.filters}
          {props.exports !== undefined && <div className="right">{props.exports}</div>}
        </div>
      )}
      <RefusalAlert error={props.error} />
      {/* oxlint-disable-next-line -- the list as a whole takes the arrow keys */}
      <div ref={box} className="data-table-body" tabIndex={0} role="group" aria-label={label} onKeyDown={onKeyDown}>
        {room.width > 0 && <Table<Row> ref={table} {...tableProps} />}
      </div>
      <footer className="data-table-foot">
        <span>{rows === undefined ? ' ' : t('rows', { n: props.count ?? rows.length })}</span>
        {onOpen !== undefined && <span>{t(selection === undefined ? 'keysHint' : 'keysHintTick')}</span>}
        {total !== undefined && <span className="total">{total}</span>}
      </footer>
    </section>
  );
}

function EmptyRows<Row>({ narrowed, search, empty }: DataTableProps<Row>) {
  const t = useWords(uiWords);
  if (narrowed ?? (search !== undefined && search.value !== ''))
    return <EmptyPage title={t('nothingFound')} hint={t('nothingFoundHint')} />;
  return (
    <EmptyPage
      title={empty?.title ?? t('nothing')}
      {...(empty?.hint === undefined ? {} : { hint: empty.hint })}
      action={empty?.action}
    />
  );
}
