/** Entering people: who visited, and who voted how. */
import { AutoComplete, Button, Select } from 'antd';
import { useState } from 'react';
import { useCall } from '#renderer/api/use-call.ts';
import { MARKS } from '#renderer/i18n/marks.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { VOTES, type Vote } from '#shared/applications/flow.ts';
import { applicationsWords } from './words.ts';

interface Control<T> { readonly value?: T; readonly onChange?: (value: T) => void; readonly id?: string }
export interface Member { readonly name: string; readonly residentId: null; readonly vote: Vote }
type Visitor = { readonly name: string; readonly staffId: number | null };

/** Names of the visitors: from the staff, or typed. */
export function VisitorsInput({ value = [], onChange, id }: Control<Visitor[]>) {
  const t = useWords(applicationsWords);
  const people = useCall('applications.people', {});
  const staff = people.data?.staff ?? [];
  return (
    <Select id={id ?? ''} mode="tags" value={value.map((each) => each.name)} placeholder={t('visitorsHint')} tokenSeparators={[MARKS.zh['&'], MARKS.zh[','], ',', ' ']} options={staff.map((each) => ({ value: each.name, label: each.name }))}
      onChange={(names: string[]) => onChange?.(names.map((name) => ({ name: name.trim(), staffId: staff.find((each) => each.name === name)?.staffId ?? null })).filter((each) => each.name !== ''))} />
  );
}

/** One row for each member of the panel; rows without a name are left out. */
export function MembersInput({ value = [], onChange, id }: Control<Member[]>) {
  const t = useWords(applicationsWords);
  const people = useCall('applications.people', {});
  const [rows, setRows] = useState<{ name: string; vote: Vote }[]>(() => [...value.map(({ name, vote }) => ({ name, vote })), ...Array.from({ length: Math.max(0, 5 - value.length) }, () => ({ name: '', vote: 'yes' as Vote }))]);
  const change = (next: { name: string; vote: Vote }[]): void => {
    setRows(next);
    onChange?.(next.filter((row) => row.name.trim() !== '').map((row) => ({ name: row.name.trim(), residentId: null, vote: row.vote })));
  };
  const set = (at: number, part: Partial<{ name: string; vote: Vote }>): void => change(rows.map((row, n) => (n === at ? { ...row, ...part } : row)));
  const label = (vote: Vote): string => (vote === 'no' ? t('no_') : t(vote));
  return (
    <div>
      <table className="plain-table"><tbody>
        {rows.map((row, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- rows have no name of their own while they are typed
          <tr key={at}>
            <td style={{ width: '12rem' }}><AutoComplete {...(at === 0 && id !== undefined ? { id } : {})} aria-label={`${t('member')} ${at + 1}`} value={row.name} options={(people.data?.staff ?? []).map((each) => ({ value: each.name }))} onChange={(name: string) => set(at, { name })} style={{ width: '100%' }} /></td>
            <td style={{ width: '9rem' }}><Select aria-label={`${t('vote')} ${at + 1}`} value={row.vote} onChange={(vote: Vote) => set(at, { vote })} options={VOTES.map((vote) => ({ value: vote, label: label(vote) }))} style={{ width: '100%' }} /></td>
          </tr>
        ))}
      </tbody></table>
      <Button size="small" onClick={() => change([...rows, { name: '', vote: 'yes' }])}>{t('addMember')}</Button>
    </div>
  );
}
