/** 升学: who finishes a stage of school this summer, what becomes of them, and what was decided. */
import { Button, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { instant, localDayAndTime } from '#shared/days.ts';
import type { Finishing, SchoolDecided } from '#shared/schooling/contract.ts';
import { STAGES, type Stage } from '#shared/school-year.ts';
import './schooling.css';
import { SettingsDialog } from './settings-dialog.tsx';
import { GoesOnDialog, stageWord, useDecide, useUndo } from './use-decide.tsx';
import { schoolingWords } from './words.ts';

const FILTERS = { show: '', stage: '', text: '' };
type Person = Pick<Finishing, 'name' | 'gridName' | 'headName' | 'stage'>;

function usePersonColumns(): Column<Finishing | SchoolDecided>[] {
  const t = useWords(schoolingWords);
  const language = useLanguage();
  return useMemo(() => [
    { key: 'name', title: t('name'), width: 110, value: (row) => row.name, sortable: true },
    { key: 'age', title: t('age'), width: 70, kind: 'number', value: (row) => row.age, sortable: true },
    { key: 'head', title: t('head'), width: 110, value: (row) => row.headName, sortable: true },
    { key: 'grid', title: t('grid'), width: 130, value: (row) => row.gridName, sortable: true },
    { key: 'stage', title: t('stage'), width: 130, value: (row) => stageWord(row.stage, language), sortable: true },
  ], [t, language]);
}

/** Filters over either list, and what of the rows they leave. */
function useNarrowing(tools: React.ReactNode): { readonly pick: <Row extends Person>(rows: readonly Row[] | undefined) => readonly Row[] | undefined; readonly table: { search: { value: string; onChange: (text: string) => void; placeholder: string }; filters: React.ReactNode; narrowed: boolean } } {
  const t = useWords(schoolingWords);
  const language = useLanguage();
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const text = filters.text.trim();
  return {
    pick: (rows) => rows?.filter((row) => (filters.stage === '' || row.stage === filters.stage) && (text === '' || [row.name, row.gridName ?? '', row.headName ?? ''].some((each) => each.includes(text)))),
    table: {
      search: { value: filters.text, onChange: (next) => setFilters({ text: next }), placeholder: t('search') },
      filters: <>{tools}<Select aria-label={t('stage')} value={filters.stage} onChange={(stage) => setFilters({ stage })} popupMatchSelectWidth={false} options={[{ value: '', label: t('allStages') }, ...STAGES.map((value: Stage) => ({ value, label: stageWord(value, language) }))]} /></>,
      narrowed: filters.stage !== '' || text !== '',
    },
  };
}

function OpenList({ tools }: { readonly tools: React.ReactNode }) {
  const t = useWords(schoolingWords);
  const navigate = useNavigate();
  const mayEdit = useMay('residents.edit');
  const { data, error } = useCall('schooling.finishing', {}, { keepLast: true });
  const [ticked, setTicked] = useState<readonly (string | number)[]>([]);
  const [goingOn, setGoingOn] = useState(false);
  const person = usePersonColumns();
  const { pick, table } = useNarrowing(tools);
  const rows = pick(data?.people);
  const chosen = (rows ?? []).filter((row) => ticked.includes(row.factId));
  const n = chosen.length;
  const decide = useDecide(chosen, () => setTicked([]));
  const columns = useMemo<Column<Finishing>[]>(() => [
    ...person,
    { key: 'since', title: t('since'), width: 120, kind: 'day', value: (row) => row.since, sortable: true },
    { key: 'endsOn', title: t('endsOn'), width: 240, value: (row) => row.endsOn, sortable: true, render: (row) => <><span className="figures">{row.endsOn}</span> <StatusTag tone={row.expected ? 'warning' : 'neutral'}>{t(row.expected ? 'expected' : 'entered')}</StatusTag>{row.late && <> <StatusTag tone="bad">{t('late')}</StatusTag></>}</> },
  ], [person, t]);
  return (
    <>
      {mayEdit && (
        <div className="school-acts">
          <Button type="primary" disabled={n === 0} onClick={() => setGoingOn(true)}>{n === 0 ? t('goesOn') : t('goesOnN', { n })}</Button>
          <Button disabled={n === 0 || decide.running} onClick={() => decide.ask('stays')}>{n === 0 ? t('stays') : t('staysN', { n })}</Button>
          <Button disabled={n === 0 || decide.running} onClick={() => decide.ask('left')}>{n === 0 ? t('left') : t('leftN', { n })}</Button>
        </div>
      )}
      <RefusalAlert error={decide.error} />
      <DataTable<Finishing> label={t('schooling')} columns={columns} rows={rows} rowKey={(row) => row.factId} error={error} onOpen={(row) => void navigate(`/residents/${row.residentId}?tab=facts`)} {...table}
        {...(mayEdit ? { selection: { keys: chosen.map((row) => row.factId), onChange: (keys: (string | number)[]) => setTicked(keys) } } : {})}
        empty={{ title: t('none'), hint: t('noneHint', { day: data?.listDay ?? 1 }) }} />
      {goingOn && <GoesOnDialog people={chosen} onClose={() => setGoingOn(false)} onDone={() => setTicked([])} />}
    </>
  );
}

function DoneList({ tools }: { readonly tools: React.ReactNode }) {
  const t = useWords(schoolingWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const mayEdit = useMay('residents.edit');
  const { data, error } = useCall('schooling.decided', {}, { keepLast: true });
  const [ticked, setTicked] = useState<readonly (string | number)[]>([]);
  const person = usePersonColumns();
  const { pick, table } = useNarrowing(tools);
  const rows = pick(data?.people);
  const chosen = (rows ?? []).filter((row) => row.undoneAt === null && ticked.includes(row.decisionId));
  const undo = useUndo(chosen, () => setTicked([]));
  const columns = useMemo<Column<SchoolDecided>[]>(() => [
    ...person,
    { key: 'endsOn', title: t('endsOn'), width: 120, kind: 'day', value: (row) => row.endsOn, sortable: true },
    { key: 'outcome', title: t('outcome'), width: 220, value: (row) => t(`o_${row.outcome}`, { stage: row.nextStage === null ? '' : stageWord(row.nextStage, language) }), render: (row) => <>{t(`o_${row.outcome}`, { stage: row.nextStage === null ? '' : stageWord(row.nextStage, language) })}{row.undoneAt !== null && <> <StatusTag tone="neutral">{t('undone')}</StatusTag></>}</> },
    { key: 'at', title: t('at'), width: 150, value: (row) => localDayAndTime(instant(row.at)).slice(0, 16) },
    { key: 'by', title: t('by'), width: 100, value: (row) => row.by },
  ], [person, t, language]);
  return (
    <>
      {mayEdit && <div className="school-acts"><Button disabled={chosen.length === 0 || undo.running} onClick={undo.ask}>{chosen.length === 0 ? t('undo') : t('undoN', { n: chosen.length })}</Button></div>}
      <RefusalAlert error={undo.error} />
      <DataTable<SchoolDecided> label={t('done')} columns={columns} rows={rows} rowKey={(row) => row.decisionId} error={error} onOpen={(row) => void navigate(`/residents/${row.residentId}?tab=facts`)} {...table}
        {...(mayEdit ? { selection: { keys: chosen.map((row) => row.decisionId), onChange: (keys: (string | number)[]) => setTicked(keys), may: (row: SchoolDecided) => row.undoneAt === null } } : {})}
        empty={{ title: t('noneDone') }} />
    </>
  );
}

export function SchoolingPage() {
  const t = useWords(schoolingWords);
  const mayEdit = useMay('residents.edit');
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const [setting, setSetting] = useState(false);
  const settings = useCall('schooling.settings', {});
  const finishing = useCall('schooling.finishing', {});
  const done = filters.show === 'done';
  const tools = <Segmented aria-label={t('show')} value={done ? 'done' : 'open'} onChange={(show) => setFilters({ show: show === 'done' ? 'done' : '' })} options={[{ value: 'open', label: t('open') }, { value: 'done', label: t('done') }]} />;
  return (
    <PageFrame title={t('schooling')} subtitle={finishing.data === undefined ? undefined : t('hint', { day: finishing.data.endsOn })} actions={mayEdit && <Button disabled={settings.data === undefined} onClick={() => setSetting(true)}>{t('settings')}</Button>}>
      {done ? <DoneList tools={tools} /> : <OpenList tools={tools} />}
      {setting && settings.data !== undefined && <SettingsDialog settings={settings.data} onClose={() => setSetting(false)} />}
    </PageFrame>
  );
}
