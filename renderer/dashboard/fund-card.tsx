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
import type { Fen } from '#shared/money.ts';
import { axisYuan, bubbleYuan, percentText } from './chart-money.ts';
import { bubble, legendText } from './legend-text.tsx';
import { balancesLink, registerLink } from './links.ts';
import { dashboardWords } from './words.ts';

type FundSet = MethodOutput<'dashboard.fund'>['sets'][number];
interface Row { readonly key: string; readonly code: string; readonly name: string; readonly amountFen: Fen; readonly to: string; readonly sum: boolean }

/** 公益支出 */
const WELFARE_CODE = '514';

function rowsOf(set: FundSet, incomeTotal: string, useTotal: string): Row[] {
  const lines = (accounts: FundSet['income']): Row[] => accounts.filter((each) => each.amountFen !== 0)
    .map((each) => ({ key: each.code, code: each.code, name: each.name, amountFen: each.amountFen, to: registerLink(set.accountSetId, each.accountId, set.month), sum: false }));
  const to = balancesLink(set.accountSetId, set.month);
  return [
    ...lines(set.income), { key: 'income', code: '', name: incomeTotal, amountFen: set.incomeFen, to, sum: true },
    ...lines(set.use), { key: 'use', code: '', name: useTotal, amountFen: set.useFen, to, sum: true },
  ];
}

function FundOfSet({ set, named }: { set: FundSet; named: boolean }) {
  const t = useWords(dashboardWords);
  const scale = useFontScale();
  const rows = rowsOf(set, t('incomeTotal'), t('useTotal'));
  const font = { fontSize: 12 * scale };
  const columns: ChartColumn<Row>[] = [
    { key: 'account', title: t('account'), render: (row) => (row.sum ? <strong>{row.name}</strong> : <><span className="figures">{row.code}</span> {row.name}</>) },
    { key: 'amount', title: t('amount'), number: true, render: (row) => <Link to={row.to}><MoneyText fen={row.amountFen} /></Link> },
  ];
  // One bar for what came in, one for what it was used for; the welfare is the first part of the use.
  const otherUse = set.useFen - set.welfareFen;
  const bars = [{ name: t('income'), income: set.incomeFen }, { name: t('use'), welfare: set.welfareFen, use: otherUse }];
  return (
    <ChartWithTable<Row>
      title={named ? `${t('fund')} · ${set.name}` : t('fund')}
      height={170}
      rows={rows}
      rowKey={(row) => row.key}
      columns={columns}
      action={<Link to={balancesLink(set.accountSetId, set.month)}>{t('toBalances')}</Link>}
      chart={
        <BarChart data={bars} layout="vertical" margin={{ top: 4, right: 16, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid horizontal={false} stroke={colours.line} />
          <XAxis type="number" tickFormatter={axisYuan} tick={font} stroke={colours.inkMuted} tickLine={false} allowDecimals={false} />
          <YAxis type="category" dataKey="name" tick={font} stroke={colours.inkMuted} tickLine={false} width={54 * scale} />
          <Tooltip formatter={bubbleYuan} {...bubble} isAnimationActive={false} />
          <Legend itemSorter={null} formatter={legendText} wrapperStyle={font} iconSize={10 * scale} />
          <Bar dataKey="income" name={t('income')} stackId="money" fill={seriesColours[2]} isAnimationActive={false} />
          <Bar dataKey="welfare" name={`${WELFARE_CODE} ${t('welfare')}`} stackId="money" fill={seriesColours[0]} isAnimationActive={false} />
          <Bar dataKey="use" name={t('otherUse')} stackId="money" fill={seriesColours[1]} isAnimationActive={false} />
        </BarChart>
      }
    />
  );
}

/** 集体收支: income of the year, what it was used for, and the share of welfare. */
export function FundCard({ year }: { year: number }) {
  const t = useWords(dashboardWords);
  const fund = useCall('dashboard.fund', { year }, { keepLast: true });
  if (fund.data === undefined) return <RefusalAlert error={fund.error} />;
  const { sets } = fund.data;
  if (sets.length === 0) return <section className="card" aria-label={t('fund')}><h2>{t('fund')}</h2><p className="muted none">{t('noFund', { year })}</p></section>;
  return (
    <>
      {sets.map((set) => {
        const welfare = set.use.find((each) => each.code === WELFARE_CODE);
        return (
          <div key={set.accountSetId} className="desk-half">
            <FundOfSet set={set} named={sets.length > 1} />
            {welfare !== undefined && (
              <p className="desk-note">
                <Link to={registerLink(set.accountSetId, welfare.accountId, set.month)}>
                  {set.welfareBasisPoints === null ? t('welfareNoIncome') : t('welfareShare', { percent: percentText(set.welfareBasisPoints) })}
                </Link>
              </p>
            )}
          </div>
        );
      })}
    </>
  );
}
