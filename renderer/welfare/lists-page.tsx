import { Button, Checkbox, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { listCommands } from '#shared/welfare/lists.ts';
import { markWords } from './mark-words.ts';

type List = MethodOutput<'welfare.lists'>['lists'][number];
const form = listCommands.saveList.input.omit({ listId: true, version: true });

/** A new list, or what one is called and whether it is in use. */
export function ListDialog({ list, onClose, onSaved }: { list: List | null; onClose: () => void; onSaved?: () => void }) {
  const m = useWords(markWords);
  const save = useAct('welfare.saveList');
  return (
    <FormDialog open title={list === null ? m('newList') : m('edit')} schema={form} initial={list === null ? { active: true, note: '' } : { name: list.name, note: list.note, active: list.active }} onClose={onClose} {...(onSaved === undefined ? {} : { onSaved })}
      onSave={(input) => save.run({ ...input, listId: list?.listId ?? null, version: list?.version ?? null })}>
      <Field name="name" label={m('name')} required><Input autoFocus maxLength={30} /></Field>
      <Field name="note" label={m('note')} hint={m('noteHint')}><Input maxLength={200} /></Field>
      {list !== null && <Field name="active" label={m('active')} valuePropName="checked"><Checkbox>{m('active')}</Checkbox></Field>}
    </FormDialog>
  );
}

/** 名单: people kept together under a name, for rules to ask for. */
export function ListsPage() {
  const m = useWords(markWords);
  const navigate = useNavigate();
  const mayEdit = useMay('welfare.edit');
  const [text, setText] = useState('');
  const [adding, setAdding] = useState(false);
  const { data, error } = useCall('welfare.lists', {});
  const columns = useMemo<Column<List>[]>(
    () => [
      { key: 'name', title: m('name'), width: 200, value: (row) => row.name, sortable: true },
      { key: 'active', title: m('standing'), width: 100, value: (row) => m(row.active ? 'inUse' : 'stopped'), render: (row) => <StatusTag tone={row.active ? 'good' : 'neutral'}>{m(row.active ? 'inUse' : 'stopped')}</StatusTag> },
      { key: 'people', title: m('peopleToday'), width: 110, kind: 'number', value: (row) => row.people, sortable: true },
      { key: 'entries', title: m('everEntries'), width: 110, kind: 'number', value: (row) => row.entries },
      { key: 'usedBy', title: m('usedBy'), width: 240, value: (row) => row.usedBy.map((use) => m('usedByOne', { code: use.code, n: use.versionNo })).join(m('&')) },
      { key: 'note', title: m('note'), width: 320, value: (row) => row.note },
    ],
    [m],
  );
  const rows = useMemo(() => data?.lists.filter((row) => row.name.includes(text)), [data, text]);
  const button = mayEdit ? <Button type="primary" onClick={() => setAdding(true)}>{m('newList')}</Button> : undefined;
  return (
    <PageFrame title={m('lists')} actions={button}>
      <DataTable<List> label={m('lists')} columns={columns} rows={rows} rowKey={(row) => row.listId} error={error} search={{ value: text, onChange: setText, placeholder: m('searchList') }} onOpen={(row) => void navigate(`/welfare/lists/${row.listId}`)}
        empty={{ title: m('noLists'), hint: m('noListsHint'), ...(button === undefined ? {} : { action: button }) }} />
      {adding && <ListDialog list={null} onClose={() => setAdding(false)} />}
    </PageFrame>
  );
}
