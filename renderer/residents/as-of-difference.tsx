import { Select, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage, type Language } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { addYears, daySchema, type Day } from '#shared/days.ts';
import { DIFFERENCES, type DifferenceRow } from '#shared/residents/as-of-contract.ts';
import { LabelledDay } from './as-of-choices.tsx';
import { asOfWords } from './as-of-words.ts';
import { relationWord, sexWord } from './choices.ts';

/** A household, or for a changed relation its words. */
export const sideText = (row: DifferenceRow, side: 'before' | 'after', language: Language): string =>
  row.kind === 'relation' ? relationWord(row[side], language) : row[side] ?? '';

const dayOf = (text: string): Day | null => {
  const read = daySchema.safeParse(text);
  return read.success ? read.data : null;
};

/** 两日对比: who came, left, died, was born, or changed household between two days. */
export function DifferencePanel({ from, to, known, today, onChange }: { readonly from: string; readonly to: string; readonly known: string; readonly today: string; readonly onChange: (change: { from?: string; to?: string }) => void }) {
  const t = useWords(asOfWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const mayPrint = useMay('residents.print');
  const [kind, setKind] = useState('');
  const fromText = from === '' ? addYears(today as Day, -1) : from;
  const toText = to === '' ? today : to;
  const [first, second] = [dayOf(fromText), dayOf(toText)];
  const ready = first !== null && second !== null;
  const input = { from: first ?? (today as Day), to: second ?? (today as Day), known: known === 'then' ? 'then' as const : 'now' as const };
  const { data, error } = useCall('asOf.difference', input, { keepLast: true, enabled: ready });
  const columns = useMemo<Column<DifferenceRow>[]>(() => [
    { key: 'kind', title: t('kind'), width: 150, value: (row) => t(`d_${row.kind}`) },
    { key: 'on', title: t('on'), width: 100, kind: 'day', value: (row) => row.on },
    { key: 'name', title: t('name'), width: 100, value: (row) => row.name },
    { key: 'sex', title: t('sex'), width: language === 'zh' ? 55 : 70, value: (row) => sexWord(row.sex, language) },
    { key: 'birthDate', title: t('birthDate'), width: 100, kind: 'day', value: (row) => row.birthDate },
    { key: 'before', title: t('before'), width: 170, value: (row) => sideText(row, 'before', language) },
    { key: 'after', title: t('after'), width: 170, value: (row) => sideText(row, 'after', language) },
  ], [t, language]);
  const rows = data?.rows.filter((row) => kind === '' || row.kind === kind);
  return (
    <>
      <Space wrap size={8}>
        <LabelledDay label={t('from')} value={fromText} onChange={(value) => onChange({ from: value })} />
        <LabelledDay label={t('to')} value={toText} onChange={(value) => onChange({ to: value })} />
        {data !== undefined && <b>{t('net', { before: data.peopleBefore, after: data.peopleAfter, h1: data.householdsBefore, h2: data.householdsAfter })}</b>}
        <span className="muted">{t('netHint')}</span>
      </Space>
      <DataTable<DifferenceRow>
        label={t('difference')} columns={columns} rows={rows} rowKey={(row) => `${row.residentId}`} error={error} onOpen={(row) => void navigate(`/residents/${row.residentId}`)}
        filters={<Select aria-label={t('kind')} value={kind} onChange={setKind} popupMatchSelectWidth={false} style={{ minWidth: '12rem' }} options={[{ value: '', label: t('choose') }, ...DIFFERENCES.map((value) => ({ value: value as string, label: `${t(`d_${value}`)} ${data?.counts[value] ?? ''}` }))]} />}
        exports={mayPrint && <PrintButton to={`/print/register-difference?from=${input.from}&to=${input.to}&known=${input.known}`} label={t('printDifference')} disabled={data === undefined || error !== null} />}
        narrowed={kind !== ''} empty={{ title: t('noDifference') }}
      />
    </>
  );
}
