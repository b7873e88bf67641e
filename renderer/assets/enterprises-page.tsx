import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { Bar, BarChart, CartesianGrid, Legend, Tooltip, XAxis, YAxis } from 'recharts';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { ChartWithTable } from '#renderer/ui/chart-with-table.tsx';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { seriesColours } from '#renderer/ui/theme.ts';
import { communityYearInputSchema, enterpriseInputSchema, enterpriseYearInputSchema, type Enterprises } from '#shared/assets/record-schemas.ts';
import { assetsWords } from './words.ts';

const newSchema = enterpriseInputSchema.omit({ enterpriseId: true, version: true });

function NewDialog({ onClose }: { onClose: () => void }) {
  const t = useWords(assetsWords);
  const save = useAct('assets.saveEnterprise');
  return (
    <FormDialog open title={t('newEnterprise')} schema={newSchema} initial={{}} onClose={onClose} onSave={(input) => save.run(input)}>
      {() => <><Field name="name" label={t('enterprise')} required><Input maxLength={60} /></Field><Field name="trade" label={t('trade')}><Input maxLength={60} /></Field><Field name="note" label={t('note')}><Input maxLength={500} /></Field></>}
    </FormDialog>
  );
}

function YearDialog({ data, year, onClose }: { data: Enterprises; year: number; onClose: () => void }) {
  const t = useWords(assetsWords);
  const save = useAct('assets.saveEnterpriseYear');
  return (
    <FormDialog open title={t('reportYear')} schema={enterpriseYearInputSchema} initial={{ year, workers: 0, ...(data.enterprises.length === 1 ? { enterpriseId: data.enterprises[0]!.enterpriseId } : {}) }} onClose={onClose} onSave={(input) => save.run(input)}>
      {() => (
        <>
          <div className="field-row">
            <Field name="enterpriseId" label={t('enterprise')} required><Select options={data.enterprises.map((each) => ({ value: each.enterpriseId, label: each.name }))} /></Field>
            <Field name="year" label={t('year')} required><InputNumber min={1949} max={2200} precision={0} /></Field>
          </div>
          <div className="field-row">
            <Field name="salesFen" label={t('sales')} required><MoneyInput /></Field>
            <Field name="taxFen" label={t('tax')} required><MoneyInput /></Field>
          </div>
          <div className="field-row">
            <Field name="disposableFen" label={t('disposable')} required><MoneyInput /></Field>
            <Field name="workers" label={t('workers')}><InputNumber min={0} precision={0} /></Field>
          </div>
          <Field name="source" label={t('source')} required><Input maxLength={100} /></Field>
        </>
      )}
    </FormDialog>
  );
}

function PerHeadDialog({ year, onClose }: { year: number; onClose: () => void }) {
  const t = useWords(assetsWords);
  const save = useAct('assets.saveCommunityYear');
  return (
    <FormDialog open title={t('perHead')} schema={communityYearInputSchema} initial={{ year }} onClose={onClose} onSave={(input) => save.run(input)}>
      {() => (
        <>
          <Field name="year" label={t('year')} required><InputNumber min={1949} max={2200} precision={0} /></Field>
          <Field name="incomePerHeadFen" label={t('incomePerHead')} required><MoneyInput /></Field>
          <Field name="source" label={t('source')} required><Input maxLength={100} /></Field>
        </>
      )}
    </FormDialog>
  );
}

/** 万元 for a chart's axis. */
const wan = (fen: number): number => fen / 1_000_000;

function Years({ data }: { data: Enterprises }) {
  const t = useWords(assetsWords);
  return (
    <>
      <ChartWithTable
        title={`${t('byYear')}${t('(')}${t('wan')}${t(')')}`} height={260} rows={data.totals.toReversed()} rowKey={(row) => row.year}
        chart={
          <BarChart data={data.totals.map((row) => ({ year: String(row.year), sales: wan(row.salesFen), tax: wan(row.taxFen), disposable: wan(row.disposableFen) }))} margin={{ top: 8, right: 8, bottom: 0, left: 8 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} strokeDasharray="3 3" />
            <XAxis dataKey="year" />
            <YAxis />
            <Tooltip />
            <Legend />
            <Bar dataKey="sales" name={t('sales')} fill={seriesColours[0]} isAnimationActive={false} />
            <Bar dataKey="tax" name={t('tax')} fill={seriesColours[1]} isAnimationActive={false} />
            <Bar dataKey="disposable" name={t('disposable')} fill={seriesColours[2]} isAnimationActive={false} />
          </BarChart>
        }
        columns={[
          { key: 'year', title: t('year'), render: (row) => row.year },
          { key: 'sales', title: t('sales'), number: true, render: (row) => <MoneyText fen={row.salesFen} /> },
          { key: 'tax', title: t('tax'), number: true, render: (row) => <MoneyText fen={row.taxFen} /> },
          { key: 'disposable', title: t('disposable'), number: true, render: (row) => <MoneyText fen={row.disposableFen} /> },
          { key: 'perHead', title: t('incomePerHead'), number: true, render: (row) => (row.incomePerHeadFen === null ? '' : <MoneyText fen={row.incomePerHeadFen} />) },
        ]}
      />
      <section className="card">
        <h2>{t('byEnterprise')}</h2>
        <table className="plain-table">
          <thead><tr><th>{t('year')}</th><th>{t('enterprise')}</th><th className="number">{t('sales')}</th><th className="number">{t('tax')}</th><th className="number">{t('disposable')}</th><th className="number">{t('workers')}</th><th>{t('source')}</th></tr></thead>
          <tbody>
            {data.years.map((row) => (
              <tr key={`${row.enterpriseId}-${row.year}`}>
                <td className="figures">{row.year}</td><td>{row.name}</td><td className="number"><MoneyText fen={row.salesFen} /></td><td className="number"><MoneyText fen={row.taxFen} /></td><td className="number"><MoneyText fen={row.disposableFen} /></td>
                <td className="number">{row.workers}</td><td>{row.source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** Collective enterprises year by year. */
export function EnterprisesPage() {
  const t = useWords(assetsWords);
  const { today } = useOfficeState();
  const may = useMay('ledger.make');
  const [open, setOpen] = useState<'new' | 'year' | 'perHead'>();
  const found = useCall('assets.enterprises', {});
  const data = found.data;
  const lastYear = Number(today.slice(0, 4)) - 1;
  const close = (): void => setOpen(undefined);
  const add = <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen('new')}>{t('newEnterprise')}</Button>;
  return (
    <PageFrame title={t('enterprises')} subtitle={data?.enterprises.map((each) => each.name).join(t('&'))}
      actions={may && <><Button onClick={() => setOpen('perHead')}>{t('perHead')}</Button><Button disabled={(data?.enterprises.length ?? 0) === 0} onClick={() => setOpen('year')}>{t('reportYear')}</Button>{add}</>}>
      <RefusalAlert error={found.error} />
      {data !== undefined && data.totals.length === 0 && <EmptyPage title={t('noEnterprises')} hint={t('noEnterprisesHint')} action={may && add} />}
      {data !== undefined && data.totals.length > 0 && <Years data={data} />}
      {open === 'new' && <NewDialog onClose={close} />}
      {open === 'year' && data !== undefined && <YearDialog data={data} year={lastYear} onClose={close} />}
      {open === 'perHead' && <PerHeadDialog year={lastYear} onClose={close} />}
    </PageFrame>
  );
}
