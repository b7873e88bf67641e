import { Button, Checkbox, Input, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useParams } from 'react-router';
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
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { localDay } from '#shared/days.ts';
import { id, type Id } from '#shared/ids.ts';
import { listCommands } from '#shared/welfare/lists.ts';
import { ListDialog } from './lists-page.tsx';
import { markWords } from './mark-words.ts';
import { PastedPeople } from './pasted-people.tsx';

type Entry = MethodOutput<'welfare.listPeople'>['entries'][number];
const addForm = listCommands.addToList.input.omit({ listId: true });
const endForm = listCommands.endOnList.input.omit({ entryIds: true });

function AddDialog({ listId, onClose }: { listId: Id<'welfareList'>; onClose: () => void }) {
  const m = useWords(markWords);
  const { today } = useOfficeState();
  const add = useAct('welfare.addToList');
  const [days, setDays] = useState<{ validFrom: string; validTo: string | null }>({ validFrom: today, validTo: null });
  return (
    <FormDialog open title={m('add')} width={860} schema={addForm} initial={{ validFrom: today, validTo: null, residentIds: [] }} saveLabel={m('addDo')} onClose={onClose} onSave={(input) => add.run({ ...input, listId })}
      onChange={(values) => setDays((now) => { const next = { validFrom: values.validFrom ?? '', validTo: values.validTo ?? null }; return next.validFrom === now.validFrom && next.validTo === now.validTo ? now : next; })}>
      <div className="field-row">
        <Field name="validFrom" label={m('validFrom')} required><DayInput /></Field>
        <Field name="validTo" label={m('validTo')} hint={m('validToHint')}><DayInput /></Field>
      </div>
      <Field name="residentIds" label={m('people')} required hint={m('peopleHint')}><PastedPeople listId={listId} {...days} /></Field>
      <Field name="reason" label={m('reason')} required hint={m('reasonHint')}><Input maxLength={200} /></Field>
    </FormDialog>
  );
}

function EndDialog({ entries, onClose, onDone }: { entries: readonly Entry[]; onClose: () => void; onDone: () => void }) {
  const m = useWords(markWords);
  const { today } = useOfficeState();
  const end = useAct('welfare.endOnList');
  return (
    <FormDialog open title={m('end')} schema={endForm} initial={{ lastDay: today }} saveLabel={m('end')} onClose={onClose} onSaved={onDone} onSave={(input) => end.run({ ...input, entryIds: entries.map((each) => each.entryId) })}>
      <p className="muted">{m('endText', { n: entries.length })}</p>
      <Field name="lastDay" label={m('lastDay')} hint={m('lastDayHint')}><DayInput autoFocus /></Field>
      <Field name="reason" label={m('endReason')} required><Input maxLength={200} /></Field>
    </FormDialog>
  );
}

const TONES = { on: 'good', past: 'neutral', coming: 'warning' } as const;

/** One list: who is on it, from when till when, why, and who put them there. */
export function ListPage() {
  const listId = id<'welfareList'>(Number(useParams()['listId']) || 1);
  const m = useWords(markWords);
  const mayEdit = useMay('welfare.edit');
  const [pastToo, setPastToo] = useState(false);
  const [text, setText] = useState('');
  const [doing, setDoing] = useState<'add' | 'edit' | 'end'>();
  const [chosen, setChosen] = useState<readonly Entry[]>([]);
  const { data, error } = useCall('welfare.listPeople', { listId, pastToo });
  const columns = useMemo<Column<Entry>[]>(
    () => [
      { key: 'name', title: m('resident'), width: 110, value: (row) => row.name, sortable: true },
      { key: 'standing', title: m('standing'), width: 110, value: (row) => m(`s.${row.standing}`), render: (row) => <StatusTag tone={TONES[row.standing]}>{m(`s.${row.standing}`)}</StatusTag> },
      { key: 'from', title: m('validFrom'), kind: 'day', width: 120, value: (row) => row.validFrom, sortable: true },
      { key: 'to', title: m('validTo'), kind: 'day', width: 120, value: (row) => row.validTo ?? m('openEnd'), sortable: true },
      { key: 'reason', title: m('reason'), width: 240, value: (row) => `${row.reason}${row.endReason === '' ? '' : m('endedWith', { reason: row.endReason })}` },
      { key: 'born', title: m('born'), kind: 'day', width: 120, value: (row) => row.birthDate },
      { key: 'id', title: m('idNumber'), width: 180, value: (row) => row.idNumberMasked },
      { key: 'grid', title: m('grid'), width: 100, value: (row) => row.gridName ?? '', sortable: true },
      { key: 'address', title: m('address'), width: 200, value: (row) => row.address },
      { key: 'by', title: m('by'), width: 170, value: (row) => `${row.by} ${localDay(row.at)}` },
    ],
    [m],
  );
  const rows = useMemo(() => data?.entries.filter((row) => row.name.includes(text)), [data, text]);
  const list = data?.list;
  const open = chosen.filter((each) => each.standing !== 'past');
  return (
    <PageFrame title={list?.name ?? m('list')} subtitle={list?.note} back={{ to: '/welfare/lists', label: m('lists') }}
      actions={mayEdit && list !== undefined ? <Space><Button onClick={() => setDoing('edit')}>{m('edit')}</Button><Button type="primary" disabled={!list.active} onClick={() => setDoing('add')}>{m('add')}</Button></Space> : undefined}>
      <DataTable<Entry> label={list?.name ?? m('list')} columns={columns} rows={rows} rowKey={(row) => row.entryId} error={error} search={{ value: text, onChange: setText, placeholder: m('searchPerson') }}
        filters={<Checkbox checked={pastToo} onChange={(event) => setPastToo(event.target.checked)}>{m('pastToo')}</Checkbox>}
        exports={mayEdit && open.length > 0 ? <Button onClick={() => setDoing('end')}>{`${m('end')}${m('(')}${open.length}${m(')')}`}</Button> : undefined}
        empty={{ title: m('empty'), hint: m('emptyHint') }}
        {...(mayEdit ? { selection: { keys: chosen.map((each) => each.entryId), onChange: (_keys: (string | number)[], all: Entry[]) => setChosen(all) } } : {})} />
      {doing === 'add' && <AddDialog listId={listId} onClose={() => setDoing(undefined)} />}
      {doing === 'edit' && list !== undefined && <ListDialog list={list} onClose={() => setDoing(undefined)} />}
      {doing === 'end' && <EndDialog entries={open} onClose={() => setDoing(undefined)} onDone={() => setChosen([])} />}
    </PageFrame>
  );
}
