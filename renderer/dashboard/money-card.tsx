/** 集体资金: money that is there, what of it is bound, what can be spent, what others owe, and what needs a look; income and its use by month. */
import { Link } from 'react-router';
import { Bar, BarChart, CartesianGrid, Legend, Tooltip, XAxis, YAxis } from 'recharts';
import { useOfficeState } from '#renderer/api/office-state.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { ChartWithTable, type ChartColumn } from '#renderer/ui/chart-with-table.tsx';
import { useFontScale } from '#renderer/ui/font-scale.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { colours, seriesColours } from '#renderer/ui/theme.ts';
import { day } from '#shared/days.ts';
import { formatYuan, sumFen } from '#shared/money.ts';
import { axisYuan, bubbleYuan } from './chart-money.ts';
import { bubble, legendText } from './legend-text.tsx';
import { moneyWords } from './money-words.ts';

type AccountSet = MethodOutput<'ledger.accountSets'>[number];
type MonthRow = MethodOutput<'statements.home'>['months'][number];

/** What somebody should look at: overdrawn accounts, assertions that fail, overdue rents, recurring vouchers without a draft. */
function Warnings({ set, today }: { set: AccountSet; today: string }) {
  const t = useWords(moneyWords);
  const { accountSetId } = set;
  const overdrawn = useCall('ledger.overdrawn', { accountSetId });
  const assertions = useCall('treasury.assertions', { accountSetId });
  const arrears = useCall('assets.arrears', { accountSetId, onDay: day(today) });
  const recurring = useCall('assets.templatesDue', { accountSetId, onDay: day(today) });
  const broken = (assertions.data ?? []).filter((each) => !each.holds);
  const late = (arrears.data ?? []).filter((each) => each.arrearsFen > 0);
  const below = (overdrawn.data ?? []).filter((each) => each.closingFen < 0);
  const items = [
    ...below.map((each) => ({ key: `o${each.code}`, to: `/ledger/guards?set=${accountSetId}`, text: t('overdrawn', { account: `${each.code} ${each.name}`, amount: formatYuan(each.closingFen) }) })),
    ...broken.map((each) => ({ key: `a${each.assertionId}`, to: `/ledger/assertions?set=${accountSetId}`, text: t('broken', { account: `${each.accountCode} ${each.accountName}`, day: each.day, amount: formatYuan(each.differenceFen) }) })),
    ...(late.length === 0 ? [] : [{ key: 'late', to: `/ledger/leases?set=${accountSetId}`, text: t('late', { n: late.length, amount: formatYuan(sumFen(late.map((each) => each.arrearsFen))) }) }]),
    ...(recurring.data ?? []).slice(0, 5).map((each) => ({ key: `r${each.templateId} ${each.month}`, to: `/ledger/templates?set=${accountSetId}`, text: t('recurring', { name: each.name, day: each.dueOn }) })),
  ];
  if (overdrawn.data === undefined || assertions.data === undefined || arrears.data === undefined || recurring.data === undefined) return null;
  if (items.length === 0) return <div className="muted">{t('nothing')}</div>;
  return <ul className="money-warnings" aria-label={t('warnings')}>{items.map((item) => <li key={item.key}><Link to={item.to}>{item.text}</Link></li>)}</ul>;
}

function MoneyOfSet({ set, named }: { set: AccountSet; named: boolean }) {
  const t = useWords(moneyWords);
  const scale = useFontScale();
  const { today } = useOfficeState();
  const home = useCall('statements.home', { accountSetId: set.accountSetId, months: 12 });
  if (home.error) return <RefusalAlert error={home.error} />;
  if (home.data === undefined) return null;
  const { moneyFen, bound, disposableFen, receivablesFen, months } = home.data;
  const boundFen = sumFen(bound.map((each) => each.amountFen));
  const font = { fontSize: 12 * scale };
  const columns: ChartColumn<MonthRow>[] = [
    { key: 'month', title: t('month'), render: (row) => <span className="figures">{row.month}</span> },
    { key: 'income', title: t('income'), number: true, render: (row) => <MoneyText fen={row.incomeFen} /> },
    { key: 'use', title: t('use'), number: true, render: (row) => <MoneyText fen={row.useFen} /> },
    { key: 'welfare', title: t('welfare'), number: true, render: (row) => <MoneyText fen={row.welfareFen} /> },
  ];
  return (
    <div className="desk-halves">
      <section className="card" aria-label={t('title')}>
        <h2>{named ? `${t('title')} · ${set.name}` : t('title')}<Link to={`/ledger/balances?set=${set.accountSetId}`}>{t('balances')}</Link></h2>
        <dl className="money-figures">
          <dt>{t('money')}</dt><dd><MoneyText fen={moneyFen} /></dd>
          <dt title={bound.map((each) => `${each.code} ${each.name} ${formatYuan(each.amountFen)}`).join('\n')}>{t('bound')}{bound.length > 0 && <div className="muted">{bound.map((each) => `${each.name} ${formatYuan(each.amountFen)}`).join(t(';'))}</div>}</dt><dd><MoneyText fen={boundFen} /></dd>
          <dt><strong>{t('disposable')}</strong></dt><dd><strong><MoneyText fen={disposableFen} /></strong></dd>
          <dt>{t('receivables')}</dt><dd><MoneyText fen={receivablesFen} /></dd>
        </dl>
        <h3>{t('warnings')}</h3>
        <Warnings set={set} today={today} />
      </section>
      <ChartWithTable<MonthRow>
        title={t('byMonth')} below height={210} rows={months.toReversed()} rowKey={(row) => row.month} columns={columns}
        chart={
          <BarChart data={months.map((row) => ({ name: row.month.slice(2), income: row.incomeFen, welfare: row.welfareFen, other: row.useFen - row.welfareFen }))} margin={{ top: 4, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke={colours.line} />
            <XAxis dataKey="name" tick={font} stroke={colours.inkMuted} tickLine={false} />
            <YAxis tickFormatter={axisYuan} tick={font} stroke={colours.inkMuted} tickLine={false} width={64 * scale} />
            <Tooltip formatter={bubbleYuan} {...bubble} isAnimationActive={false} />
            <Legend itemSorter={null} formatter={legendText} wrapperStyle={font} iconSize={10 * scale} />
            <Bar dataKey="income" name={t('income')} fill={seriesColours[2]} isAnimationActive={false} />
            <Bar dataKey="welfare" name={t('welfare')} stackId="use" fill={seriesColours[0]} isAnimationActive={false} />
            <Bar dataKey="other" name={t('otherUse')} stackId="use" fill={seriesColours[1]} isAnimationActive={false} />
          </BarChart>
        }
      />
    </div>
  );
}

/** One for each account set that has begun. */
export function MoneyCard() {
  const sets = useCall('ledger.accountSets', {});
  const { today } = useOfficeState();
  const begun = (sets.data ?? []).filter((set) => set.startMonth <= today.slice(0, 7));
  return <>{begun.map((set) => <MoneyOfSet key={set.accountSetId} set={set} named={begun.length > 1} />)}</>;
}
