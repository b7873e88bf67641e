import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { ScansPanel } from '#renderer/ui/scans-panel.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import type { FundStatement } from '#shared/assets/fund-schemas.ts';
import { day, daySchema, yearOf } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatYuan } from '#shared/money.ts';
import { FundActDialog, FundForm } from './fund-forms.tsx';
import { assetsWords } from './words.ts';

const FILTERS = { from: '', to: '' };

function Statement({ data }: { data: FundStatement }) {
  const t = useWords(assetsWords);
  return (
    <section className="card">
      <table className="plain-table">
        <thead><tr><th>{t('voucherDate')}</th><th>{t('voucherNo')}</th><th>{t('summary')}</th><th className="number">{t('fundIn')}</th><th className="number">{t('fundOut')}</th><th className="number">{t('balance')}</th></tr></thead>
        <tbody>
          <tr><td className="figures">{data.from}</td><td colSpan={4}>{t('opening')}</td><td className="number"><MoneyText fen={data.openingFen} /></td></tr>
          {data.lines.map((line, index) => (
            <tr key={`${line.voucherId}-${index}`}>
              <td className="figures">{line.day}</td><td><Link to={`/ledger/vouchers/${line.voucherId}`}>{line.voucherNo}</Link></td><td>{line.summary}</td>
              <td className="number"><MoneyText fen={line.inFen} blankZero /></td><td className="number"><MoneyText fen={line.outFen} blankZero /></td><td className="number"><MoneyText fen={line.balanceFen} /></td>
            </tr>
          ))}
          {data.lines.length === 0 && <tr><td colSpan={6} className="muted">{t('noLines')}</td></tr>}
          <tr><td className="figures">{data.to}</td><td colSpan={2}>{t('closing')}</td><td className="number"><MoneyText fen={data.inFen} /></td><td className="number"><MoneyText fen={data.outFen} /></td><td className="number"><MoneyText fen={data.closingFen} /></td></tr>
        </tbody>
      </table>
      <p>
        {t('accountBalance')} {data.fund.accountCode} <MoneyText fen={data.accountFen} />　{t('otherFunds')} <MoneyText fen={data.otherFundsFen} />　
        <StatusTag tone={data.ties ? 'good' : 'bad'}>{data.ties ? t('ties') : t('tiesNot', { amount: formatYuan(data.withoutFundFen) })}</StatusTag>
      </p>
      {data.unposted > 0 && <p className="muted">{t('unpostedNote', { n: data.unposted })}</p>}
    </section>
  );
}

export function FundPage() {
  const t = useWords(assetsWords);
  const { fundId = '' } = useParams();
  const today = day(useOfficeState().today);
  const [may, mayPrint] = [useMay('ledger.make'), useMay('ledger.print')];
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const [open, setOpen] = useState<'act' | 'edit'>();
  const from = daySchema.safeParse(filters.from).data ?? day(`${yearOf(today)}-01-01`);
  const to = daySchema.safeParse(filters.to).data ?? today;
  const statement = useCall('assets.fundStatement', { fundId: id<'fund'>(Number(fundId) || 1), from, to }, { keepLast: true });
  const fund = statement.data?.fund;
  return (
    <PageFrame title={fund?.name ?? t('funds')} back={{ to: '/ledger/funds', label: t('funds') }} subtitle={fund !== undefined && `${t(fund.kind)} · ${fund.accountCode} ${fund.accountName}${fund.paperNo === '' ? '' : ` · ${fund.paperNo}`}`}
      actions={
        <>
          {mayPrint && <PrintButton to={`/print/funds/${fundId}/${from}/${to}`} label={t('printFund')} />}
          {may && fund !== undefined && <Button onClick={() => setOpen('edit')}>{t('edit')}</Button>}
          {may && fund?.closedOn === null && <Button type="primary" onClick={() => setOpen('act')}>{t('fundAct')}</Button>}
        </>
      }>
      <RefusalAlert error={statement.error} />
      <div style={{ display: 'flex', gap: '0.5rem', maxWidth: '26rem', marginBottom: '0.75rem' }}>
        <DayInput aria-label={t('from')} value={from} onChange={(text) => setFilters({ from: text ?? '' })} />
        <DayInput aria-label={t('to')} value={to} onChange={(text) => setFilters({ to: text ?? '' })} />
      </div>
      {statement.data !== undefined && <Statement data={statement.data} />}
      {fund !== undefined && <ScansPanel ownerKind="fund" ownerId={fund.fundId} />}
      {open === 'act' && fund !== undefined && <FundActDialog fund={fund} onClose={() => setOpen(undefined)} />}
      {open === 'edit' && fund !== undefined && <FundForm accountSetId={fund.accountSetId} fund={fund} onClose={() => setOpen(undefined)} />}
    </PageFrame>
  );
}
