import { Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { Bar, BarChart, CartesianGrid, Legend, Tooltip, XAxis, YAxis } from 'recharts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { ChartWithTable, type ChartColumn } from '#renderer/ui/chart-with-table.tsx';
import { useFontScale } from '#renderer/ui/font-scale.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { colours, seriesColours } from '#renderer/ui/theme.ts';
import { month, monthsFromTo, type Month } from '#shared/days.ts';
import { sumFen, ZERO_FEN, type Fen } from '#shared/money.ts';
import { axisYuan, bubbleYuan } from './chart-money.ts';
import { bubble, legendText } from './legend-text.tsx';
import { batchesLink } from './links.ts';
import { dashboardWords } from './words.ts';

type Payments = MethodOutput<'dashboard.payments'>;
type Measure = 'amountFen' | 'paidFen';

/** A row of table and chart: a month, or the year in the last row of the table. */
interface Row { readonly month: Month | null; readonly of: ReadonlyMap<number, Fen>; readonly amountFen: Fen; readonly paidFen: Fen }

function rowsOf(data: Payments, measure: Measure): Row[] {
  const rows = monthsFromTo(month(`${data.year}-01`), month(`${data.year}-12`)).map((each): Row => {
    const own = data.programmes.map((programme) => [programme.programmeId, programme.months.find((row) => row.month === each)] as const);
    return {
      month: each, of: new Map(own.map(([programmeId, row]) => [programmeId, row?.[measure] ?? ZERO_FEN])),
      amountFen: sumFen(own.map(([, row]) => row?.amountFen ?? ZERO_FEN)), paidFen: sumFen(own.map(([, row]) => row?.paidFen ?? ZERO_FEN)),
    };
  });
  return [...rows, { month: null, of: new Map(data.programmes.map((programme) => [programme.programmeId, programme[measure]])), amountFen: data.amountFen, paidFen: data.paidFen }];
}

/** 福利发放: approved or paid money of the year by programme and month, how many people were paid, and the paid money by grid. */
export function PaymentsCard({ year }: { year: number }) {
  const t = useWords(dashboardWords);
  const scale = useFontScale();
  const [measure, setMeasure] = useState<Measure>('amountFen');
  const payments = useCall('dashboard.payments', { year }, { keepLast: true });
  const { data } = payments;
  if (data === undefined) return <RefusalAlert error={payments.error} />;
  if (data.programmes.length === 0) {
    return <section className="card" aria-label={t('payments')}><h2>{t('payments')}</h2><p className="muted none">{t('noPayments', { year: data.year })}</p></section>;
  }
  const rows = rowsOf(data, measure);
  const bars = rows.flatMap((row) => (row.month === null ? [] : [{ name: t('monthShort', { n: Number(row.month.slice(5)) }), ...Object.fromEntries([...row.of].map(([id, amount]) => [`p${id}`, amount])) }]));
  const span = (row: Row): { from: string; to: string } => (row.month === null ? { from: `${data.year}-01`, to: `${data.year}-12` } : { from: row.month, to: row.month });
  const linked = (amountFen: Fen, to: string): React.ReactNode => (amountFen === 0 ? null : <Link to={to}><MoneyText fen={amountFen} /></Link>);
  const columns: ChartColumn<Row>[] = [
    { key: 'month', title: t('month'), render: (row) => (row.month === null ? t('total') : <span className="figures">{row.month}</span>) },
    ...data.programmes.map((programme): ChartColumn<Row> => ({
      key: `p${programme.programmeId}`, title: programme.name, number: true,
      render: (row) => linked(row.of.get(programme.programmeId) ?? ZERO_FEN, batchesLink({ programme: programme.programmeId, ...span(row) })),
    })),
    { key: 'approved', title: t('approved'), number: true, render: (row) => linked(row.amountFen, batchesLink(span(row))) },
    { key: 'paid', title: t('paid'), number: true, render: (row) => linked(row.paidFen, batchesLink(span(row))) },
  ];
  const font = { fontSize: 12 * scale };
  return (
    <div className="desk-wide">
      <ChartWithTable<Row>
        title={t('payments')}
        height={330}
        rows={rows.filter((row) => row.month === null || row.amountFen > 0)}
        rowKey={(row) => row.month ?? 'total'}
        columns={columns}
        action={<Segmented<Measure> aria-label={t('measure')} value={measure} onChange={setMeasure} options={[{ value: 'amountFen', label: t('approved') }, { value: 'paidFen', label: t('paid') }]} />}
        chart={
          <BarChart data={bars} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke={colours.line} />
            <XAxis dataKey="name" tick={font} stroke={colours.inkMuted} tickLine={false} interval={0} />
            <YAxis tickFormatter={axisYuan} tick={font} stroke={colours.inkMuted} tickLine={false} width={64 * scale} allowDecimals={false} />
            <Tooltip formatter={bubbleYuan} {...bubble} isAnimationActive={false} />
            <Legend itemSorter={null} formatter={legendText} wrapperStyle={font} iconSize={10 * scale} />
            {data.programmes.map((programme, index) => (
              <Bar key={programme.programmeId} dataKey={`p${programme.programmeId}`} name={programme.name} stackId="money" fill={seriesColours[index % seriesColours.length] ?? colours.jade} isAnimationActive={false} />
            ))}
          </BarChart>
        }
      />
      {data.persons > 0 && (
        <p className="desk-note">
          <span>{t('personsPaid', { year: data.year, n: data.persons })}</span>
          {data.grids.length > 1 && <span className="muted">{t('paidByGrid')}</span>}
          {data.grids.length > 1 && data.grids.map((grid) => <span key={grid.name}>{grid.name === '' ? t('noGrid') : grid.name} <MoneyText fen={grid.paidFen} /></span>)}
        </p>
      )}
    </div>
  );
}
