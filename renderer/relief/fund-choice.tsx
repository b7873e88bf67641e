/** Which fund is open: the one in the address (?fund=), the first one otherwise; and the period. */
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { day, daySchema, yearOf, type Day } from '#shared/days.ts';
import type { ReliefFund } from '#shared/relief/contract.ts';
import { FundDialog } from './fund-dialog.tsx';
import { reliefWords } from './words.ts';

/** The page of the open fund, or the way to set one up. */
export function WithFund({ title, children }: { title: string; children: (fund: ReliefFund) => React.ReactNode }) {
  const t = useWords(reliefWords);
  const { data, error } = useCall('relief.funds', {});
  const [params] = useSearchParams();
  const mayEdit = useMay('relief.edit');
  const [making, setMaking] = useState(false);
  if (error) return <PageFrame title={title}><RefusalAlert error={error} /></PageFrame>;
  if (data === undefined) return null;
  const fund = data.find((each) => each.fundId === Number(params.get('fund'))) ?? data[0];
  if (fund !== undefined) return <>{children(fund)}</>;
  return (
    <PageFrame title={title}>
      <EmptyPage title={t('noFund')} hint={t('noFundHint')} action={mayEdit && <Button type="primary" onClick={() => setMaking(true)}>{t('setUpFund')}</Button>} />
      {making && <FundDialog fund={null} onClose={() => setMaking(false)} />}
    </PageFrame>
  );
}

/** Beside the heading; the plain name while there is one fund only. */
export function FundChoice({ fund }: { fund: ReliefFund }) {
  const t = useWords(reliefWords);
  const { data } = useCall('relief.funds', {});
  const [, setParams] = useSearchParams();
  if (data === undefined || data.length < 2) return <span>{fund.name}</span>;
  return <Select aria-label={t('chooseFund')} value={fund.fundId} onChange={(fundId) => setParams({ fund: String(fundId) })} options={data.map((each) => ({ value: each.fundId, label: each.name }))} popupMatchSelectWidth={false} />;
}

const FILTERS = { from: '', to: '' };
/** From the first of January to today, unless the address says otherwise. */
export function usePeriod(): { from: Day; to: Day; bar: React.ReactNode } {
  const t = useWords(reliefWords);
  const today = day(useOfficeState().today);
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const from = daySchema.safeParse(filters.from).data ?? day(`${yearOf(today)}-01-01`);
  const to = daySchema.safeParse(filters.to).data ?? today;
  return {
    from, to,
    bar: <div style={{ display: 'flex', gap: '0.5rem', maxWidth: '26rem' }}><DayInput aria-label={t('from')} value={from} onChange={(text) => setFilters({ from: text ?? '' })} /><DayInput aria-label={t('to')} value={to} onChange={(text) => setFilters({ to: text ?? '' })} /></div>,
  };
}
