/** 年终结账 as a guided page: checks, charter, distribution, vouchers, confirmation, posting (community-welfare §1.4). */
import { CheckOutlined, CloseOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { z } from 'zod';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { AccountSetChoice, WithAccountSet, type OpenBooks } from '#renderer/ui/account-set.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import type { YearEndState } from '#shared/closing/contract.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { ChoiceForm } from './choice-form.tsx';
import { RunFacts, RunPanel } from './run-panel.tsx';
import { closingWords } from './words.ts';

function Checks({ checks }: { checks: YearEndState['checks'] }) {
  const t = useWords(closingWords);
  return (
    <ul style={{ listStyle: 'none', padding: 0 }}>
      {checks.map((check) => (
        <li key={check.key} style={{ margin: '0.3rem 0' }}>
          {check.holds ? <CheckOutlined aria-hidden style={{ color: 'var(--jade)' }} /> : <CloseOutlined aria-hidden style={{ color: 'var(--cinnabar)' }} />} {t(check.key)}{t(':')}
          {check.holds ? t('checkOk') : t('checkFound', { n: check.found.length })}
          {!check.holds && <span className="muted"> {check.found.slice(0, 6).join(t(','))}{check.found.length > 6 ? ' …' : ''}</span>}
        </li>
      ))}
    </ul>
  );
}

const charterForm = z.object({ percent: z.number().min(0).max(100), reserveAccountCode: z.string(), membersAccountCode: z.string(), othersAccountCode: z.string() });

function CharterLine({ accountSetId, state }: { accountSetId: AccountSetId; state: YearEndState }) {
  const t = useWords(closingWords);
  const maySet = useMay('ledger.setup');
  const save = useAct('closing.saveCharter');
  const [editing, setEditing] = useState(false);
  const { charter, reserves, payables } = state;
  const named = (code: string): string => `${code} ${[...reserves, ...payables].find((each) => each.code === code)?.name ?? ''}`;
  const options = (all: readonly { code: string; name: string }[]) => all.map((each) => ({ value: each.code, label: `${each.code} ${each.name}` }));
  return (
    <p>
      {t('charter', { percent: charter.reserveBasisPoints / 100, reserve: named(charter.reserveAccountCode), members: named(charter.membersAccountCode), others: named(charter.othersAccountCode) })}{' '}
      {maySet && state.run === null && <Button size="small" onClick={() => setEditing(true)}>{t('editCharter')}</Button>}
      {editing && (
        <FormDialog open title={t('charterTitle')} schema={charterForm} initial={{ ...charter, percent: charter.reserveBasisPoints / 100 }} onClose={() => setEditing(false)}
          onSave={({ percent, ...accounts }) => save.run({ accountSetId, charter: { ...accounts, reserveBasisPoints: Math.round(percent * 100) } })}>
          {() => (
            <>
              <Field name="percent" label={t('percent')} required><InputNumber min={0} max={100} precision={2} style={{ width: '10rem' }} /></Field>
              <Field name="reserveAccountCode" label={t('reserveAccount')} required><Select options={options(reserves)} /></Field>
              <Field name="membersAccountCode" label={t('membersAccount')} required><Select options={options(payables)} /></Field>
              <Field name="othersAccountCode" label={t('othersAccount')} required><Select options={options(payables)} /></Field>
            </>
          )}
        </FormDialog>
      )}
    </p>
  );
}

function YearEnd({ books }: { books: OpenBooks }) {
  const t = useWords(closingWords);
  const mayClose = useMay('ledger.close');
  const { accountSetId } = books.set;
  const years = useCall('closing.years', { accountSetId });
  const [params, setParams] = useSearchParams();
  const list = years.data ?? [];
  // The year that is over and not closed yet comes first; otherwise the latest.
  const wanted = Number(params.get('year')) || list.find((each, index) => index > 0 && each.status !== 'posted')?.year || list[Math.min(1, list.length - 1)]?.year;
  const state = useCall('closing.yearEnd', { accountSetId, year: wanted ?? 2024 }, { enabled: wanted !== undefined });
  const data = state.data;
  const choose = (year: number): void => {
    const next = new URLSearchParams(params);
    next.set('year', String(year));
    void setParams(next);
  };
  return (
    <PageFrame
      title={t('yearEnd')}
      subtitle={<><AccountSetChoice books={books} /> <Select aria-label={t('year')} value={wanted ?? null} onChange={choose} options={list.map((each) => ({ value: each.year, label: `${each.year}${each.status === null ? '' : ` · ${t(each.status)}`}` }))} popupMatchSelectWidth={false} /></>}
    >
      <p className="muted">{t('intro')}</p>
      <RefusalAlert error={state.error ?? years.error} />
      {data !== undefined && (
        <div className="card">
          {data.run === null && <><h2>{t('step1')}</h2><Checks checks={data.checks} /></>}
          <h2>{t('step2')}</h2>
          <CharterLine accountSetId={accountSetId} state={data} />
          {data.run !== null && <><h2>{data.run.status === 'posted' ? t('done') : t('step5')}</h2><RunPanel run={data.run} /></>}
          {data.run === null && <h2>{t('step3')}</h2>}
          {data.run === null && (data.ready && mayClose ? <ChoiceForm accountSetId={accountSetId} state={data} /> : <p className="muted">{data.ready ? t('onlyAccountant') : t('notReady')}</p>)}
          {data.earlier.length > 0 && <><h2>{t('earlier')}</h2>{data.earlier.map((run) => <RunFacts key={run.yearEndId} run={run} />)}</>}
        </div>
      )}
    </PageFrame>
  );
}

export function YearEndPage() {
  return <WithAccountSet>{(books) => <YearEnd books={books} />}</WithAccountSet>;
}
