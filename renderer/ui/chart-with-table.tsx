import { ResponsiveContainer } from 'recharts';
import { useFontScale } from './font-scale.ts';

export interface ChartColumn<Row> {
  readonly key: string;
  readonly title: string;
  readonly number?: boolean;
  readonly render: (row: Row) => React.ReactNode;
}

export interface ChartWithTableProps<Row> {
  readonly title: string;
  /** One recharts chart; its series carry isAnimationActive={false} (tests and prints do not wait). */
  readonly chart: React.ReactElement;
  readonly columns: readonly ChartColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
  /** In px at 100 %. */
  readonly height?: number;
  readonly action?: React.ReactNode;
  /** The table stands below the chart, for tables of many columns. */
  readonly below?: boolean;
}

/** A chart never stands alone: the same figures are beside it as a table. */
export function ChartWithTable<Row>({
  title,
  chart,
  columns,
  rows,
  rowKey,
  height = 240,
  action,
  below = false,
}: ChartWithTableProps<Row>) {
  const scale = useFontScale();
  return (
    <section className="card chart-card" aria-label={title}>
      <h2>
        {title}
        {action}
      </h2>
      <div className={below ? 'chart-with-table below' : 'chart-with-table'}>
        <div aria-hidden>
          <ResponsiveContainer width="100%" height={Math.round(height * scale)}>
            {chart}
          </ResponsiveContainer>
        </div>
        <div className="chart-table">
          <table className="plain-table">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column.key} scope="col" className={column.number === true ? 'number' : ''}>
                    {column.title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={rowKey(row)}>
                  {columns.map((column) => (
                    <td key={column.key} className={column.number === true ? 'number' : ''}>
                      {column.render(row)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </section>
  );
}
