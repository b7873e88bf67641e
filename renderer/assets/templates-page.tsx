import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { AccountSetChoice, WithAccountSet, type OpenBooks } from '#renderer/ui/account-set.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import type { Template } from '#shared/assets/template-schemas.ts';
import { day, type Day, type Month } from '#shared/days.ts';
import { TemplateForm } from './template-form.tsx';
import { assetsWords } from './words.ts';

const RHYTHMS: Readonly<Record<number, 'notRecurring' | 'everyMonth' | 'everyQuarter' | 'everyYear'>> = { 0: 'notRecurring', 1: 'everyMonth', 3: 'everyQuarter', 12: 'everyYear' };

function Templates({ books }: { books: OpenBooks }) {
  const t = useWords(assetsWords);
  const navigate = useNavigate();
  const today = day(useOfficeState().today);
  const may = useMay('ledger.make');
  const [open, setOpen] = useState<'new' | Template>();
  const { accountSetId } = books.set;
  const templates = useCall('assets.templates', { accountSetId });
  const due = useCall('assets.templatesDue', { accountSetId, onDay: today });
  const make = useAct('assets.draftFromTemplate');
  const { run } = make;
  const draft = useMemo(() => async (templateId: Template['templateId'], voucherDate: Day, month?: Month) => {
    const outcome = await run({ templateId, voucherDate, ...(month === undefined ? {} : { month }) });
    if (outcome.ok) void navigate(`/ledger/vouchers/${outcome.value.voucherId}`);
  }, [run, navigate]);
  const columns = useMemo<Column<Template>[]>(
    () => [
      { key: 'name', title: t('templateName'), width: 220, value: (row) => row.name, sortable: true },
      { key: 'summary', title: t('summary'), width: 220, value: (row) => row.lines[0]?.summary },
      { key: 'lines', title: t('lineCount'), width: 80, kind: 'number', value: (row) => row.lines.length },
      { key: 'total', title: t('amount'), width: 128, kind: 'money', value: (row) => row.totalFen },
      { key: 'recurs', title: t('recurs'), width: 100, value: (row) => t(RHYTHMS[row.everyMonths] ?? 'everyMonth') },
      { key: 'status', title: t('status'), width: 92, render: (row) => <StatusTag tone={row.status === 'active' ? 'good' : 'neutral'}>{t(row.status === 'active' ? 'inForce' : 'stopped')}</StatusTag> },
      ...(may
        ? [{ key: 'make', title: '', width: 110, render: (row: Template) => row.status === 'active' && <Button size="small" onClick={(event) => { event.stopPropagation(); void draft(row.templateId, today); }}>{t('makeNow')}</Button> }]
        : []),
    ],
    [t, may, draft, today],
  );
  const add = <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen('new')}>{t('newTemplate')}</Button>;
  const close = (): void => setOpen(undefined);
  return (
    <PageFrame title={t('templates')} subtitle={<AccountSetChoice books={books} />} actions={may && add}>
      <RefusalAlert error={make.error ?? due.error} />
      {due.data !== undefined && due.data.length > 0 && (
        <section className="card" aria-label={t('dueList')}>
          <h2>{t('dueList')}</h2>
          <table className="plain-table">
            <tbody>
              {due.data.map((row) => (
                <tr key={`${row.templateId}-${row.month}`}>
                  <td className="figures">{row.dueOn}</td><td>{row.name}</td><td className="figures">{t('dueForMonth')} {row.month}</td><td className="number"><MoneyText fen={row.totalFen} /></td>
                  <td>{may && <Button size="small" type="primary" disabled={make.running} onClick={() => void draft(row.templateId, row.dueOn, row.month)}>{t('makeNow')}</Button>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <DataTable label={t('templates')} columns={columns} rows={templates.data} rowKey={(row) => row.templateId} loading={templates.isFetching} error={templates.error} {...(may ? { onOpen: (row: Template) => setOpen(row) } : {})}
        empty={{ title: t('noTemplates'), hint: t('noTemplatesHint'), action: may && add }} />
      {open === 'new' && <TemplateForm accountSetId={accountSetId} onClose={close} />}
      {open !== undefined && open !== 'new' && <TemplateForm accountSetId={accountSetId} template={open} onClose={close} />}
    </PageFrame>
  );
}

export function TemplatesPage() {
  return <WithAccountSet>{(books) => <Templates books={books} />}</WithAccountSet>;
}
