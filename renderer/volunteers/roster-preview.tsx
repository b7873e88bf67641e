/** Every row of the file beside the register: looked into, decided, then confirmed as a whole. */
import { Button, Input, Modal, Radio, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { MethodInput, MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DownloadButton } from '#renderer/ui/download-button.tsx';
import { StatusTag, type StatusTone } from '#renderer/ui/status-tag.tsx';
import { TEAM_ROSTER_STATUSES, teamReasonSentence, type TeamRosterStatus } from '#shared/volunteers/roster.ts';
import type { TeamRosterRow } from '#shared/volunteers/roster-contract.ts';
import { formatVolunteerNo } from '#shared/volunteers/words.ts';
import { volunteersWords } from './words.ts';

type Preview = MethodOutput<'volunteers.previewRoster'>;
type Choice = NonNullable<MethodInput<'volunteers.commitRoster'>['rows']>[number];
const TONES: Readonly<Record<TeamRosterStatus, StatusTone>> = { new: 'good', join: 'good', change: 'active', unchanged: 'neutral', conflict: 'warning', error: 'bad', skip: 'neutral' };

function useLines(): (row: TeamRosterRow) => string[] {
  const language = useLanguage();
  return (row) => [...row.reasons.map((reason) => teamReasonSentence(reason, language)), ...row.findings];
}

/** Rows that would be written: those proposed and those decided. */
function willWrite(preview: Preview, choices: ReadonlyMap<number, Choice>): number {
  return preview.rows.filter((row) => {
    const choice = choices.get(row.row);
    if (choice !== undefined) return choice.as !== 'reject';
    return row.status === 'new' || row.status === 'join' || row.status === 'change';
  }).length;
}

export function RosterPreview({ preview, busy, onCommit, onBack }: { readonly preview: Preview; readonly busy: boolean; readonly onCommit: (input: MethodInput<'volunteers.commitRoster'>) => void; readonly onBack: () => void }) {
  const t = useWords(volunteersWords);
  const lines = useLines();
  const rejected = useAct('volunteers.rejectedRoster');
  const [status, setStatus] = useState<TeamRosterStatus | 'all'>(preview.counts.conflict > 0 ? 'conflict' : 'all');
  const [text, setText] = useState('');
  const [choices, setChoices] = useState<ReadonlyMap<number, Choice>>(new Map());
  const [open, setOpen] = useState<TeamRosterRow>();
  const { previewId } = preview;
  const rows = useMemo(() => preview.rows.filter((row) => (status === 'all' || row.status === status) && (text === '' || row.name.includes(text) || String(row.row) === text)), [preview.rows, status, text]);
  const columns: Column<TeamRosterRow>[] = [
    { key: 'row', title: t('row'), width: 60, kind: 'number', value: (row) => row.row },
    { key: 'status', title: t('result'), width: 150, render: (row) => <><StatusTag tone={TONES[row.status]}>{t(`t.${row.status}`)}</StatusTag>{choices.has(row.row) && <span className="muted"> {t('decided')}</span>}</> },
    { key: 'name', title: t('name'), width: 90, value: (row) => row.name }, { key: 'role', title: t('role'), width: 75, value: (row) => t(`r.${row.role}`) }, { key: 'from', title: t('from'), width: 105, kind: 'day', value: (row) => row.from },
    { key: 'person', title: t('person'), width: 300, value: (row) => row.person }, { key: 'why', title: t('why'), width: 430, render: (row) => <span title={lines(row).join('\n')}>{lines(row).join(t(';'))}</span> },
    { key: 'phone', title: t('phone'), width: 115, kind: 'id', value: (row) => row.phoneMasked }, { key: 'id', title: t('idNumber'), width: 165, kind: 'id', value: (row) => row.idNumberMasked },
  ];
  const n = willWrite(preview, choices);
  const settle = (row: TeamRosterRow, choice: Choice | undefined): void => {
    const next = new Map(choices);
    if (choice === undefined) next.delete(row.row);
    else next.set(row.row, choice);
    setChoices(next);
    setOpen(undefined);
  };
  const options = [{ value: 'all' as const, label: t('rowsAll', { n: preview.rows.length }) }, ...TEAM_ROSTER_STATUSES.filter((one) => one !== 'skip' && preview.counts[one] > 0).map((one) => ({ value: one, label: `${t(`t.${one}`)} ${preview.counts[one]}` }))];
  return (
    <>
      <DataTable label={t('stepPreview')} columns={columns} rows={rows} rowKey={(row) => row.row} onOpen={setOpen} search={{ value: text, onChange: setText, placeholder: t('name') }} narrowed={status !== 'all' || text !== ''} empty={{ title: t('noRows') }}
        filters={<Segmented<TeamRosterStatus | 'all'> aria-label={t('result')} options={options} value={status} onChange={setStatus} />}
        exports={preview.counts.conflict + preview.counts.error > 0 && <DownloadButton label={t('rejectedFile', { n: preview.counts.conflict + preview.counts.error })} make={() => rejected.run({ previewId })} />} />
      <div className="roster-bar">
        <div className="roster-buttons">
          <Button onClick={onBack} disabled={busy}>{t('back')}</Button>
          <Button type="primary" loading={busy} disabled={n === 0} onClick={() => onCommit({ previewId, rows: [...choices.values()] })}>{n === 0 ? t('commitNothing') : t('commit', { n })}</Button>
        </div>
      </div>
      {open !== undefined && <RowDialog key={open.row} row={open} choice={choices.get(open.row)} onDone={(choice) => settle(open, choice)} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** One row: why it waits, who it may be, and how it is to be settled. */
function RowDialog({ row, choice, onDone, onClose }: { readonly row: TeamRosterRow; readonly choice: Choice | undefined; readonly onDone: (choice: Choice | undefined) => void; readonly onClose: () => void }) {
  const t = useWords(volunteersWords);
  const lines = useLines();
  const [settled, setSettled] = useState(choice === undefined ? (row.status === 'conflict' ? 'later' : 'take') : choice.as === 'match' ? `match:${choice.candidate ?? ''}` : choice.as);
  const [reason, setReason] = useState(choice?.reason ?? '');
  const who = (one: TeamRosterRow['candidates'][number]): string => [one.name, one.birthDate, one.idNumberMasked, one.phoneMasked, one.place, one.volunteerNo === null ? '' : formatVolunteerNo(one.volunteerNo)].filter((word) => word !== null && word !== '').join(' ');
  const options = [
    ...(row.choices.includes('take') ? [{ value: 'take', label: t('c.take') }] : []),
    ...(row.choices.includes('match') ? row.candidates.map((one) => ({ value: `match:${one.key}`, label: t('c.match', { who: who(one) }) })) : []),
    ...(row.choices.includes('guest') ? [{ value: 'guest', label: t('c.guest') }] : []),
    ...(row.status === 'conflict' ? [{ value: 'later', label: t('c.later') }] : []),
    ...(row.choices.includes('reject') ? [{ value: 'reject', label: <>{t('c.reject')} <Input aria-label={t('reason')} size="small" style={{ width: '16em' }} maxLength={100} value={reason} onChange={(event) => { setReason(event.target.value); setSettled('reject'); }} /></> }] : []),
  ];
  const decide = (): void => {
    if (settled === 'later' || (settled === 'take' && row.status !== 'conflict')) onDone(undefined);
    else if (settled.startsWith('match:')) onDone({ row: row.row, as: 'match', candidate: settled.slice(6) });
    else onDone({ row: row.row, as: settled as Choice['as'], ...(settled === 'reject' ? { reason } : {}) });
  };
  const may = row.choices.length > 0;
  return (
    <Modal open width={680} title={t('decide', { row: row.row, name: row.name })} onCancel={onClose}
      footer={may ? [<Button key="close" onClick={onClose}>{t('close')}</Button>, <Button key="save" type="primary" onClick={decide}>{t('save')}</Button>] : <Button onClick={onClose}>{t('close')}</Button>}>
      <p>{[row.name, t(`r.${row.role}`), row.birthDate, row.idNumberMasked, row.phoneMasked, row.skills.join(t('&'))].filter((word) => word !== null && word !== '').join(' · ')}{row.person === '' ? '' : ` → ${row.person}`}</p>
      <ul>{lines(row).map((line) => <li key={line}>{line}</li>)}</ul>
      {may ? <Radio.Group aria-label={t('result')} orientation="vertical" value={settled} options={options} onChange={(event) => setSettled(String(event.target.value))} /> : row.status === 'error' && <div className="muted">{t('mustMend')}</div>}
    </Modal>
  );
}
