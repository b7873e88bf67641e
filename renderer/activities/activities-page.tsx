/** 志愿活动: the list, by day, with what is still to be done. */
import { Button, Select } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { DownloadButton } from '#renderer/ui/download-button.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import type { ActivityRow } from '#shared/activities/contract.ts';
import { formatHours } from '#shared/activities/hours.ts';
import { ACTIVITY_STATES, type ActivityState } from '#shared/activities/words.ts';
import { daySchema } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { ACTIVITY_TONES } from './tones.ts';
import { activitiesWords } from './words.ts';

const FILTERS = { text: '', state: '', team: '', from: '', to: '' };

/** The filters of the address as the office wants them. */
export function readListFilter(filters: Readonly<Record<keyof typeof FILTERS, string>>) {
  const dayOf = (text: string) => daySchema.safeParse(text).data ?? null;
  return { search: filters.text, state: filters.state === '' ? null : (filters.state as ActivityState), teamId: filters.team === '' ? null : id<'team'>(Number(filters.team)), from: dayOf(filters.from), to: dayOf(filters.to) };
}

export function ActivitiesPage() {
  const t = useWords(activitiesWords);
  const navigate = useNavigate();
  const mayEdit = useMay('volunteers.edit');
  const mayPrint = useMay('volunteers.print');
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const filter = readListFilter(filters);
  const rows = useCall('activities.list', filter, { keepLast: true });
  const choices = useCall('activities.choices', {});
  const save = useAct('activities.exportList');
  const columns = useMemo<Column<ActivityRow>[]>(() => [
    { key: 'day', title: t('day'), width: 115, kind: 'day', value: (row) => row.startsOn },
    { key: 'title', title: t('title'), width: 210, value: (row) => row.title },
    { key: 'type', title: t('type'), width: 130, value: (row) => row.typeName },
    { key: 'team', title: t('team'), width: 170, value: (row) => row.teams },
    { key: 'place', title: t('place'), width: 150, value: (row) => row.place },
    { key: 'state', title: t('state'), width: 130, value: (row) => t(row.state), render: (row) => <><StatusTag tone={ACTIVITY_TONES[row.state]}>{t(row.state)}</StatusTag>{row.late && <StatusTag tone="bad">{t('late')}</StatusTag>}</> },
    { key: 'placed', title: `${t('placed')}/${t('places')}`, width: 90, kind: 'number', value: (row) => `${row.placed}/${row.places}` },
    { key: 'waiting', title: t('waiting'), width: 70, kind: 'number', value: (row) => row.waiting || null },
    { key: 'attended', title: t('attended'), width: 70, kind: 'number', value: (row) => row.attended || null },
    { key: 'hours', title: t('hours'), width: 80, kind: 'number', value: (row) => (row.minutes === 0 ? null : formatHours(row.minutes)) },
    { key: 'no', title: t('no'), width: 125, kind: 'id', value: (row) => row.activityNo },
  ], [t]);
  const toPrint = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== '')).toString();
  return (
    <PageFrame title={t('activities')} actions={<>
      {mayPrint && <DownloadButton make={() => save.run(filter)} />}
      {mayPrint && <PrintButton to={`/print/activities?${toPrint}`} label={t('printList')} />}
      {mayEdit && <Button type="primary" onClick={() => void navigate('/volunteers/activities/new')}>{t('newActivity')}</Button>}
    </>}>
      <DataTable label={t('activities')} columns={columns} rows={rows.data} rowKey={(row) => row.activityId} error={rows.error} onOpen={(row) => void navigate(`/volunteers/activities/${row.activityId}`)}
        search={{ value: filters.text, onChange: (text) => setFilters({ text }), placeholder: t('search') }}
        filters={<>
          <Select aria-label={t('state')} value={filters.state} onChange={(state) => setFilters({ state })} options={[{ value: '', label: t('allStates') }, ...ACTIVITY_STATES.map((value) => ({ value, label: t(value) }))]} popupMatchSelectWidth={false} />
          <Select aria-label={t('team')} value={filters.team} onChange={(team) => setFilters({ team })} options={[{ value: '', label: t('allTeams') }, ...(choices.data?.teams ?? []).map((team) => ({ value: String(team.teamId), label: team.name }))]} popupMatchSelectWidth={false} />
          <DayInput aria-label={t('from')} placeholder={t('from')} value={filters.from} onChange={(from) => setFilters({ from: from ?? '' })} />
          <DayInput aria-label={t('to')} placeholder={t('to')} value={filters.to} onChange={(to) => setFilters({ to: to ?? '' })} />
        </>}
        narrowed={Object.values(filters).some((value) => value !== '')} empty={{ title: t('noActivities'), hint: t('noActivitiesHint') }} />
    </PageFrame>
  );
}
