/** 救助基金: what it holds, how long it lasts, what came in and went out. */
import { Alert, Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts';
import { z } from 'zod';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { ChartWithTable } from '#renderer/ui/chart-with-table.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag, type StatusTone } from '#renderer/ui/status-tag.tsx';
import { colours, seriesColours } from '#renderer/ui/theme.ts';
import { daySchema } from '#shared/days.ts';
import { formatYuan, type Fen } from '#shared/money.ts';
import type { ReliefFund, ReliefMove } from '#shared/relief/contract.ts';
import { FundChoice, usePeriod, WithFund } from './fund-choice.tsx';
import { FundDialog } from './fund-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { reliefWords } from './words.ts';

const MOVE_TONES: Readonly<Record<ReliefMove['status'], StatusTone>> = { recorded: 'warning', confirmed: 'good', discarded: 'neutral' };

function Figures({ fund }: { fund: ReliefFund }) {
  const t = useWords(reliefWords);
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t('balance'), <strong key="b"><MoneyText fen={fund.balanceFen} /></strong>], [t('available'), <MoneyText key="a" fen={fund.availableFen} />], ...(fund.rules === null ? [] : [[t('floor'), <MoneyText key="f" fen={fund.rules.rules.floorFen} />] as const]),
    [t('totalIn'), <MoneyText key="i" fen={fund.totalInFen} />], [t('totalGrants'), <MoneyText key="g" fen={fund.totalGrantsFen} />],
  ];
  return (
    <section className="card" aria-label={t('balance')}>
      <table className="plain-table"><thead><tr>{facts.map(([label]) => <th key={label} className="number">{label}</th>)}</tr></thead><tbody><tr>{facts.map(([label, value]) => <td key={label} className="number">{value}</td>)}</tr></tbody></table>
      <p className="muted">{t('setUp')}{t(':')}{t(fund.setUp)}　{t('fundAccount')} {fund.fundAccountCode} {fund.fundAccountName}　{t('bankAccount')} {fund.moneyAccountCode} {fund.moneyAccountName}　{t('programme')} {fund.programmeCode} {fund.programmeName}</p>
    </section>
  );
}

function Forecast({ fund }: { fund: ReliefFund }) {
  const t = useWords(reliefWords);
  const language = useLanguage();
  const { forecast, rules } = fund;
  if (forecast === null || rules === null) return null;
  const said = forecast.floorMonths === null ? t('noPace')
    : [t('lastFloor', { n: forecast.floorMonths, m: forecast.floorMonth ?? '' }), forecast.emptyMonths === null ? '' : t('lastEmpty', { n: forecast.emptyMonths }), forecast.floorMonthsNet === null ? t('lastNever') : t('lastNet', { n: forecast.floorMonthsNet })].filter((part) => part !== '').join(t(';'));
  // 万元 in Chinese, thousands of yuan in English.
  const short = (value: number): string => String(Math.round(value / (language === 'zh' ? 1_000_000 : 100_000)));
  return (
    <>
      {forecast.alarm === 'below' && <Alert type="error" showIcon title={t('alarmBelow', { floor: formatYuan(rules.rules.floorFen), p: `${rules.rules.belowFloorBasisPoints / 100}%` })} />}
      {forecast.alarm === 'soon' && <Alert type="warning" showIcon title={`${t('soon')}${t(':')}${said}`} />}
      <ChartWithTable title={t('forecast')} height={180} rows={forecast.path.filter((_, n) => n % 6 === 5)} rowKey={(row) => row.month}
        columns={[{ key: 'm', title: t('month'), render: (row) => <span className="figures">{row.month}</span> }, { key: 'g', title: t('grantsOnly'), number: true, render: (row) => <MoneyText fen={row.grantsOnlyFen} /> }, { key: 'n', title: t('withIncome'), number: true, render: (row) => <MoneyText fen={row.netFen} /> }]}
        action={<span className="muted">{t('pace', { n: forecast.months, a: formatYuan(forecast.grantsPerMonthFen), b: formatYuan(forecast.inPerMonthFen) })}</span>}
        chart={
          <LineChart data={[...forecast.path]} margin={{ top: 6, right: 16, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid stroke={colours.line} vertical={false} />
            <XAxis dataKey="month" stroke={colours.inkMuted} tickLine={false} interval={5} /><YAxis stroke={colours.inkMuted} tickLine={false} tickFormatter={short} width={48} domain={[0, 'auto']} unit={language === 'zh' ? '万' : 'k'} />
            <Tooltip formatter={(value) => formatYuan(Number(value) as Fen)} isAnimationActive={false} />
            <Line dataKey="grantsOnlyFen" name={t('grantsOnly')} stroke={seriesColours[1]} dot={false} isAnimationActive={false} /><Line dataKey="netFen" name={t('withIncome')} stroke={seriesColours[0]} dot={false} isAnimationActive={false} />
          </LineChart>
        } />
      <p className="muted" style={{ margin: 0 }}>{said}</p>
    </>
  );
}

function ReasonDialog({ move, act, onClose }: { move: ReliefMove; act: 'discard' | 'reverse'; onClose: () => void }) {
  const t = useWords(reliefWords);
  const { today } = useOfficeState();
  const discard = useAct('relief.discardMove');
  const reverse = useAct('relief.reverseMove');
  const schema = z.object({ reason: z.string().trim().min(1).max(100), on: daySchema });
  return (
    <FormDialog open dangerous title={t(act)} schema={schema} initial={{ on: today }} saveLabel={t(act)} onClose={onClose} onSave={({ reason, on }) => (act === 'discard' ? discard.run({ moveId: move.moveId, reason }) : reverse.run({ moveId: move.moveId, on, reason }))}>
      {() => <>{act === 'reverse' && <Field name="on" label={t('day')} required><DayInput /></Field>}<Field name="reason" label={t('reason')} required><Input maxLength={100} autoFocus /></Field></>}
    </FormDialog>
  );
}

function useMoveColumns(open: (move: ReliefMove, act: 'discard' | 'reverse') => void, confirm: (move: ReliefMove) => void): Column<ReliefMove>[] {
  const t = useWords(reliefWords);
  const navigate = useNavigate();
  const [mayMake, mayPost, mayPrint] = [useMay('ledger.make'), useMay('ledger.post'), useMay('relief.print')];
  return useMemo<Column<ReliefMove>[]>(() => [
    { key: 'day', title: t('day'), width: 115, kind: 'day', value: (move) => move.happenedOn }, { key: 'kind', title: t('kind'), width: 110, value: (move) => t(move.kind) }, { key: 'amount', title: t('amount'), width: 130, kind: 'money', value: (move) => move.amountFen },
    { key: 'donor', title: t('donorShort'), width: 150, render: (move) => <>{move.donorName}{move.anonymous && <span className="muted">{t('(')}{t('anonymous')}{t(')')}</span>}{move.applicationNo}</> }, { key: 'ref', title: t('refShort'), width: 190, value: (move) => move.docRef },
    { key: 'receipt', title: t('receiptNo'), width: 150, render: (move) => (move.receiptNo === null ? '' : mayPrint && move.status !== 'discarded' ? <Button size="small" type="link" onClick={() => void navigate(`/print/relief-receipt/${move.moveId}`)}>{move.receiptNo}</Button> : move.receiptNo) },
    { key: 'status', title: t('status'), width: 90, render: (move) => <StatusTag tone={move.reversed ? 'bad' : MOVE_TONES[move.status]}>{t(move.reversed ? 'reversed' : move.status)}</StatusTag> },
    { key: 'who', title: t('recordedBy'), width: 105, value: (move) => move.recordedBy }, { key: 'other', title: t('confirmedBy'), width: 105, value: (move) => move.confirmedBy },
    { key: 'voucher', title: t('voucher'), width: 80, render: (move) => (move.voucherId === null ? '' : <Link to={`/ledger/vouchers/${move.voucherId}`}>{move.voucherNo}</Link>) },
    ...(mayMake || mayPost ? [{ key: 'act', title: '', width: 190, render: (move: ReliefMove) => (
      <span style={{ display: 'flex', gap: '0.4rem' }}>
        {move.status === 'recorded' && mayPost && (move.own ? <span className="muted">{t('ownMove')}</span> : <Button size="small" type="primary" onClick={() => confirm(move)}>{t('confirm')}</Button>)}
        {move.status === 'recorded' && mayMake && <Button size="small" onClick={() => open(move, 'discard')}>{t('discard')}</Button>}
        {move.status === 'confirmed' && mayMake && !move.reversed && move.kind !== 'reversal' && <Button size="small" onClick={() => open(move, 'reverse')}>{t('reverse')}</Button>}
      </span>
    ) } satisfies Column<ReliefMove>] : []),
  ], [t, navigate, mayMake, mayPost, mayPrint, open, confirm]);
}

function Fund({ fund }: { fund: ReliefFund }) {
  const t = useWords(reliefWords);
  const [mayMake, mayEdit, mayPrint] = [useMay('ledger.make'), useMay('relief.edit'), useMay('relief.print')];
  const { from, to, bar } = usePeriod();
  const moves = useCall('relief.moves', { fundId: fund.fundId, from, to });
  const confirm = useAct('relief.confirmMove');
  const [dialog, setDialog] = useState<'record' | 'edit' | { move: ReliefMove; act: 'discard' | 'reverse' }>();
  const open = useMemo(() => (move: ReliefMove, act: 'discard' | 'reverse') => setDialog({ move, act }), []);
  const { run } = confirm;
  const confirmMove = useMemo(() => (move: ReliefMove) => void run({ moveId: move.moveId }), [run]);
  const columns = useMoveColumns(open, confirmMove);
  return (
    <PageFrame title={t('fund')} subtitle={<><FundChoice fund={fund} />　<span className="muted">{t('unitYuan')}</span>{fund.toConfirm > 0 && <>　<StatusTag tone="warning">{t('toConfirm', { n: fund.toConfirm })}</StatusTag></>}</>}
      actions={<>{mayEdit && <Button onClick={() => setDialog('edit')}>{t('editFund')}</Button>}{mayMake && <Button type="primary" onClick={() => setDialog('record')}>{t('record')}</Button>}</>}>
      <div className="scroll-cards">
        <Figures fund={fund} />
        <Forecast fund={fund} />
        <RefusalAlert error={confirm.error} />
        <div style={{ minHeight: '20rem', display: 'flex', flexDirection: 'column', flex: '1 0 auto' }}>
          <DataTable label={t('moves')} columns={columns} rows={moves.data} rowKey={(move) => move.moveId} error={moves.error} filters={bar} exports={mayPrint && <PrintButton to={`/print/relief-gifts/${fund.fundId}/${from}/${to}`} label={t('giftsPrint')} />} empty={{ title: t('noMoves'), hint: t('noMovesHint') }} />
        </div>
      </div>
      {dialog === 'record' && <MoveDialog fund={fund} onClose={() => setDialog(undefined)} />}
      {dialog === 'edit' && <FundDialog fund={fund} onClose={() => setDialog(undefined)} />}
      {typeof dialog === 'object' && <ReasonDialog {...dialog} onClose={() => setDialog(undefined)} />}
    </PageFrame>
  );
}

export function FundPage() {
  const t = useWords(reliefWords);
  return <WithFund title={t('fund')}>{(fund) => <Fund key={fund.fundId} fund={fund} />}</WithFund>;
}
