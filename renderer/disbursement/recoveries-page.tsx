import { Button, Input, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { formatMonths } from '#shared/days.ts';
import type { Recovery } from '#shared/disbursement/recovery-contract.ts';
import { formatYuan } from '#shared/money.ts';
import { recoveryWords } from './recovery-words.ts';

type Found = MethodOutput<'disbursement.overpaid'>['people'][number];
const DEFAULTS = { show: 'open', name: '' };
const form = z.object({ note: z.string().trim().max(200).default('') });

function OpenDialog({ found, onClose }: { found: Found; onClose: () => void }) {
  const t = useWords(recoveryWords);
  const navigate = useNavigate();
  const recover = useAct('disbursement.openRecovery');
  return (
    <FormDialog open title={`${t('recoverIt')}${t(':')}${found.name}`} schema={form} initial={{ note: '' }} saveLabel={t('recoverIt')} onClose={onClose}
      onSave={async ({ note }) => {
        const outcome = await recover.run({ residentId: found.residentId, programmeId: found.programmeId, note: note ?? '' });
        if (outcome.ok) void navigate(`/disbursement/recoveries/${outcome.value.recoveryId}`);
        return outcome;
      }}>
      <p className="muted">{t('recoverText', { sum: formatYuan(found.overpaidFen) })}</p>
      <Field name="note" label={t('note')} hint={t('noteHint')}>
        <Input maxLength={200} autoFocus />
      </Field>
    </FormDialog>
  );
}

/** What a death or a move found late has overpaid, waiting to be recovered. */
function FoundCard() {
  const t = useWords(recoveryWords);
  const language = useLanguage();
  const mayMake = useMay('disbursement.make');
  const { data, error } = useCall('disbursement.overpaid', {});
  const [opening, setOpening] = useState<Found>();
  if (data === undefined || data.people.length === 0) return <RefusalAlert error={error} />;
  return (
    <section className="card found-card" aria-label={t('found')}>
      <h2>{t('found')}</h2>
      <p className="muted">{t('foundHint')}</p>
      <ul>
        {data.people.map((person) => (
          <li key={`${person.residentId}-${person.programmeId}`}>
            <span><b>{person.name}</b> <StatusTag tone="warning">{`${person.since} ${t(person.reason)}`}</StatusTag> {t('foundLine', { programme: person.programmeName, months: formatMonths(person.lines.map((line) => line.benefitMonth), language) })} <MoneyText fen={person.overpaidFen} /></span>
            {mayMake && <Button size="small" onClick={() => setOpening(person)}>{t('recoverIt')}</Button>}
          </li>
        ))}
      </ul>
      {opening !== undefined && <OpenDialog found={opening} onClose={() => setOpening(undefined)} />}
    </section>
  );
}

/** 追回: what was overpaid, how much of it is back, what is open. */
export function RecoveriesPage() {
  const t = useWords(recoveryWords);
  const navigate = useNavigate();
  const [filters, setFilters] = useUrlFilters(DEFAULTS);
  const { data, error } = useCall('disbursement.recoveries', { open: filters.show !== 'all' });
  const columns = useMemo<Column<Recovery>[]>(
    () => [
      { key: 'no', title: '#', kind: 'number', width: 60, value: (row) => row.recoveryId },
      { key: 'name', title: t('name'), width: 110, value: (row) => row.name, sortable: true },
      { key: 'programme', title: t('programme'), width: 160, value: (row) => row.programmeName, sortable: true },
      { key: 'reason', title: t('reason'), width: 150, value: (row) => `${row.since ?? ''} ${t(row.reason)}`.trim() },
      { key: 'amount', title: t('overpaid'), kind: 'money', width: 115, value: (row) => row.amountFen, sortable: true },
      { key: 'setOff', title: t('setOffSum'), kind: 'money', width: 115, value: (row) => row.setOffFen },
      { key: 'repaid', title: t('repaid'), kind: 'money', width: 115, value: (row) => row.repaidFen },
      { key: 'off', title: t('writtenOff'), kind: 'money', width: 115, value: (row) => row.writtenOffFen },
      { key: 'open', title: t('open'), kind: 'money', width: 115, value: (row) => row.openFen, sortable: true },
      { key: 'plan', title: t('plan'), width: 220, value: (row) => (row.undoneAt !== null ? t('undone') : row.openFen === 0 ? t('settled') : row.setOff ? t('planFrom', { name: row.payerName ?? t('payerSelf') }) : t('planNo')) },
    ],
    [t],
  );
  const rows = useMemo(() => data?.recoveries.filter((row) => row.name.includes(filters.name)), [data, filters.name]);
  return (
    <PageFrame title={t('recoveries')}>
      <FoundCard />
      <DataTable<Recovery>
        label={t('recoveries')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.recoveryId}
        error={error}
        onOpen={(row) => void navigate(`/disbursement/recoveries/${row.recoveryId}`)}
        search={{ value: filters.name, onChange: (name) => setFilters({ name }), placeholder: t('name') }}
        filters={<Segmented aria-label={t('status')} value={filters.show} onChange={(show) => setFilters({ show })} options={[{ value: 'open', label: t('openOnly') }, { value: 'all', label: t('all') }]} />}
        empty={{ title: t('noRecoveries'), hint: t('noRecoveriesHint') }}
        total={data === undefined ? undefined : <>{t('openSum')} <MoneyText fen={data.openFen} /></>}
      />
    </PageFrame>
  );
}
