import { Button, Input, Radio, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { checkCommands, PROOF_METHODS } from '#shared/welfare/checks.ts';
import { checkWords } from './check-words.ts';

type Due = MethodOutput<'welfare.proofsDue'>['people'][number];
const form = checkCommands.recordProofs.input.omit({ residentIds: true });

/** The quarter of a day and the three after it: 2026Q3, 2026Q4 … */
function quartersFrom(day: string): string[] {
  const first = Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
  return [0, 1, 2, 3].map((n) => `${Math.floor((first + n) / 4)}Q${((first + n) % 4) + 1}`);
}

function RecordDialog({ people, onClose, onDone }: { people: readonly Due[]; onClose: () => void; onDone: () => void }) {
  const t = useWords(checkWords);
  const { today } = useOfficeState();
  const record = useAct('welfare.recordProofs');
  return (
    <FormDialog open title={t('record')} schema={form} initial={{ provedOn: today, method: 'visit', note: '' }} saveLabel={t('record')} onClose={onClose} onSaved={onDone} onSave={(input) => record.run({ ...input, residentIds: people.map((each) => each.residentId) })}>
      <p className="muted">{t('recordText', { n: people.length })}</p>
      <Field name="provedOn" label={t('provedOn')} required><DayInput autoFocus /></Field>
      <Field name="method" label={t('method')} required><Radio.Group options={PROOF_METHODS.map((each) => ({ value: each, label: t(`m_${each}`) }))} /></Field>
      <Field name="note" label={t('note')}><Input maxLength={200} /></Field>
    </FormDialog>
  );
}

/** 资格认证: who has to be seen alive by the end of the quarter; tick and record. */
export function ProofsPage() {
  const t = useWords(checkWords);
  const { today } = useOfficeState();
  const mayEdit = useMay('welfare.edit');
  const quarters = useMemo(() => quartersFrom(today), [today]);
  const defaults = useMemo(() => ({ quarter: quarters[0] ?? '', name: '' }), [quarters]);
  const [filters, setFilters] = useUrlFilters(defaults);
  const quarter = quarters.includes(filters.quarter) ? filters.quarter : (quarters[0] ?? '');
  const [chosen, setChosen] = useState<readonly Due[]>([]);
  const [recording, setRecording] = useState(false);
  const { data, error } = useCall('welfare.proofsDue', { quarter });
  const columns = useMemo<Column<Due>[]>(
    () => [
      { key: 'name', title: t('name'), width: 110, value: (row) => row.name, sortable: true },
      { key: 'age', title: t('age'), kind: 'number', width: 70, value: (row) => row.age, sortable: true },
      { key: 'grid', title: t('grid'), width: 110, value: (row) => row.gridName, sortable: true },
      { key: 'address', title: t('address'), width: 240, value: (row) => row.address },
      { key: 'programmes', title: t('programmes'), width: 240, value: (row) => row.programmes },
      { key: 'last', title: t('lastOn'), kind: 'day', width: 120, value: (row) => row.lastOn ?? t('never'), sortable: true },
      { key: 'method', title: t('method'), width: 100, value: (row) => (row.lastMethod === null ? '' : t(`m_${row.lastMethod}`)) },
      { key: 'valid', title: t('validTo'), kind: 'day', width: 120, value: (row) => row.validTo ?? '', sortable: true },
    ],
    [t],
  );
  const rows = useMemo(() => data?.people.filter((row) => row.name.includes(filters.name)), [data, filters.name]);
  return (
    <PageFrame title={t('proofs')}>
      <DataTable<Due>
        label={t('proofs')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.residentId}
        error={error}
        search={{ value: filters.name, onChange: (name) => setFilters({ name }), placeholder: t('name') }}
        filters={<Select aria-label={t('quarter')} style={{ width: '11em' }} value={quarter} onChange={(next) => { setChosen([]); setFilters({ quarter: next }); }} options={quarters.map((each) => ({ value: each, label: t('quarterN', { year: each.slice(0, 4), n: each.slice(5) }) }))} />}
        exports={mayEdit && chosen.length > 0 ? <Button type="primary" onClick={() => setRecording(true)}>{`${t('record')}${t('(')}${chosen.length}${t(')')}`}</Button> : undefined}
        empty={{ title: t('noDue'), hint: t('noDueHint') }}
        {...(mayEdit ? { selection: { keys: chosen.map((each) => each.residentId), onChange: (_keys: (string | number)[], all: Due[]) => setChosen(all) } } : {})}
      />
      {recording && <RecordDialog people={chosen} onClose={() => setRecording(false)} onDone={() => { setRecording(false); setChosen([]); }} />}
    </PageFrame>
  );
}
