import { Alert } from 'antd';
import { Link } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { MonthInput } from '#renderer/ui/day-input.tsx';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag, type StatusTone } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import type { Batch } from '#shared/disbursement/contract.ts';
import type { TieLeg } from '#shared/disbursement/paying-contract.ts';
import { formatMonthChinese, monthSchema, type Month } from '#shared/days.ts';
import { payingWords } from './paying-words.ts';
import { batchStatusWords } from './status-words.ts';

export type TieOut = MethodOutput<'paying.tieOut'>;
export const TONES: Readonly<Record<TieLeg['state'], StatusTone>> = { ok: 'good', waiting: 'warning', broken: 'bad', notNeeded: 'neutral' };

/** The legs of one batch, each with what it should be and what it is; red where they part. */
export function LegTable({ legs }: { legs: readonly TieLeg[] }) {
  const p = useWords(payingWords);
  return (
    <table className="plain-table tie-table">
      <thead>
        <tr>
          <th>{p('leg')}</th>
          <th className="number">{p('shouldPersons')}</th>
          <th className="number">{p('shouldFen')}</th>
          <th className="number">{p('isPersons')}</th>
          <th className="number">{p('isFen')}</th>
          <th>{p('tieState')}</th>
        </tr>
      </thead>
      <tbody>
        {legs.map((leg) => (
          <tr key={leg.key} className={leg.state === 'broken' ? 'tie-broken' : ''}>
            <td>{p(`leg_${leg.key}`)}</td>
            <td className="number">{leg.wantedPersons}</td>
            <td className="number"><MoneyText fen={leg.wantedFen} /></td>
            <td className="number">{leg.state === 'notNeeded' ? '' : leg.foundPersons}</td>
            <td className="number">{leg.state === 'notNeeded' ? '' : <MoneyText fen={leg.foundFen} />}</td>
            <td><StatusTag tone={TONES[leg.state]}>{p(`tie_${leg.state}`)}</StatusTag></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 对账: one batch. */
export function TieOutPanel({ batch }: { batch: Batch }) {
  const p = useWords(payingWords);
  const { data, error } = useCall('paying.tieOut', { batchId: batch.batchId });
  const [tied] = data?.batches ?? [];
  if (data !== undefined && tied === undefined) return <EmptyPage title={p('tieNotYet')} hint={p('tieNotYetHint')} />;
  return (
    <div className="scroll-cards">
      <RefusalAlert error={error} />
      {tied !== undefined && (
        <>
          <Alert type={tied.state === 'broken' ? 'error' : tied.state === 'waiting' ? 'warning' : 'success'} showIcon role={tied.state === 'broken' ? 'alert' : 'status'} title={p(`tieSays_${tied.state}`)} />
          <section className="card">
            <LegTable legs={tied.legs} />
          </section>
        </>
      )}
    </div>
  );
}

const DEFAULTS = { from: '', to: '' };

/** The months of this year, unless the address says others. */
export function useTieMonths(): { from: Month | null; to: Month | null } {
  const [filters] = useUrlFilters(DEFAULTS);
  const read = (text: string): Month | null => { const parsed = monthSchema.safeParse(text); return parsed.success ? parsed.data : null; };
  return { from: read(filters.from), to: read(filters.to) };
}

const found = (legs: readonly TieLeg[], key: TieLeg['key']): TieLeg | undefined => legs.find((leg) => leg.key === key);

function Cell({ leg, persons }: { leg: TieLeg | undefined; persons: boolean }) {
  if (leg === undefined || leg.state === 'notNeeded') return <td className="number muted">—</td>;
  return <td className={`number ${leg.state === 'broken' ? 'tie-broken' : ''}`}>{persons ? `${leg.foundPersons ?? ''} / ` : ''}<MoneyText fen={leg.foundFen} /></td>;
}

/** 发放对账表: approved = out = signed = books, by programme and month, and by batch. */
export function TieOutPage() {
  const p = useWords(payingWords);
  const language = useLanguage();
  const [filters, setFilters] = useUrlFilters(DEFAULTS);
  const { from, to } = useTieMonths();
  const { data, error } = useCall('paying.tieOut', { fromMonth: from, toMonth: to }, { keepLast: true });
  const month = (text: Month): string => (language === 'zh' ? formatMonthChinese(text) : text);
  return (
    <PageFrame title={p('tieTitle')} subtitle={data === undefined ? undefined : <StatusTag tone={data.broken > 0 ? 'bad' : 'good'}>{data.broken > 0 ? p('tieBroken', { n: data.broken }) : p('tieAllOk')}</StatusTag>}
      actions={<PrintButton to={`/print/tie-out?from=${filters.from}&to=${filters.to}`} />}>
      <div className="filter-pair">
        <MonthInput aria-label={p('fromMonth')} value={filters.from} onChange={(next) => setFilters({ from: next ?? '' })} />
        <span>{p('~')}</span>
        <MonthInput aria-label={p('toMonth')} value={filters.to} onChange={(next) => setFilters({ to: next ?? '' })} />
      </div>
      <RefusalAlert error={error} />
      {data !== undefined && data.batches.length === 0 && <EmptyPage title={p('tieNone')} hint={p('tieNoneHint')} />}
      {data !== undefined && data.batches.length > 0 && (
        <div className="scroll-cards">
          <section className="card" aria-label={p('tieByMonth')}>
            <h2>{p('tieByMonth')}</h2>
            <table className="plain-table tie-table">
              <thead><tr><th>{p('programme')}</th><th>{p('month')}</th><th className="number">{p('keptApproved')}</th><th className="number">{p('bookedAccrual')}</th><th className="number">{p('keptPaid')}</th><th className="number">{p('bookedPaid')}</th><th>{p('tieState')}</th></tr></thead>
              <tbody>
                {data.months.map((each) => (
                  <tr key={`${each.programmeId}-${each.month}`}>
                    <td>{each.programmeName}</td>
                    <td>{month(each.month)}</td>
                    <td className="number"><MoneyText fen={each.amountFen} /></td>
                    <Cell leg={found(each.legs, 'accrued')} persons={false} />
                    <td className="number"><MoneyText fen={each.paidFen} /></td>
                    <Cell leg={found(each.legs, 'paid')} persons={false} />
                    <td><StatusTag tone={TONES[each.state]}>{p(`tie_${each.state}`)}</StatusTag></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <section className="card" aria-label={p('tieByBatch')}>
            <h2>{p('tieByBatch')}</h2>
            <table className="plain-table tie-table">
              <thead><tr><th>{p('batchNo')}</th><th>{p('programme')}</th><th>{p('batchStatus')}</th><th className="number">{p('leg_approved')}</th><th className="number">{p('leg_out')}</th><th className="number">{p('leg_signed')}</th><th className="number">{p('leg_accrued')}</th><th className="number">{p('leg_paid')}</th><th className="number">{p('leg_money')}</th><th>{p('tieState')}</th></tr></thead>
              <tbody>
                {data.batches.map((batch) => (
                  <tr key={batch.batchId}>
                    <td className="figures"><Link to={`/disbursement/${batch.batchId}?tab=tieOut`}>{batch.batchNo}</Link></td>
                    <td>{batch.programmeName}</td>
                    <td>{batchStatusWords[language][batch.status]}</td>
                    {(['approved', 'out', 'signed'] as const).map((key) => <Cell key={key} leg={found(batch.legs, key) ?? found(batch.legs, 'invoice')} persons />)}
                    {(['accrued', 'paid', 'money'] as const).map((key) => <Cell key={key} leg={found(batch.legs, key)} persons={false} />)}
                    <td><StatusTag tone={TONES[batch.state]}>{p(`tie_${batch.state}`)}</StatusTag></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </div>
      )}
    </PageFrame>
  );
}
