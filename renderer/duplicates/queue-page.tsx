/** 疑似重复: pairs of entries that may be one person, the surest first. */
import { Alert, Button, Checkbox, Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { ProgressDialog } from '#renderer/ui/progress-dialog.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import type { PairRow } from '#shared/duplicates/contract.ts';
import { PAIR_STATES, type PairState } from '#shared/duplicates/words.ts';
import { localDayAndTime } from '#shared/days.ts';
import { evidenceText, STATE_TONES } from './evidence-text.ts';
import { duplicatesWords } from './words.ts';

/** What tells an entry from another: name, birth date, number, household. */
function Who({ person }: { readonly person: PairRow['first'] }) {
  return (
    <>
      <b>{person.name}</b> <span className="figures">{person.birthDate}</span>
      <br />
      <span className="muted figures">{[person.idNumberMasked, person.householdNo].filter((part) => part !== null && part !== '').join('　')}</span>
    </>
  );
}

export const pairPath = (pair: { first: { residentId: number }; second: { residentId: number } }): string => `/residents/duplicates/${pair.first.residentId}/${pair.second.residentId}`;

const DEFAULTS = { state: 'todo', weak: '', run: '' };

export function QueuePage() {
  const t = useWords(duplicatesWords);
  const navigate = useNavigate();
  const mayEdit = useMay('residents.edit');
  const [filters, setFilters] = useUrlFilters(DEFAULTS);
  const search = useAct('duplicates.search');
  const [found, setFound] = useState<MethodOutput<'duplicates.search'>>();
  const { data, error } = useCall('duplicates.list', { state: filters.state as PairState | 'todo', weak: filters.weak === 'yes' }, { keepLast: true });
  const run = async (whole: boolean): Promise<void> => {
    const outcome = await search.run({ whole });
    if (outcome.ok) setFound(outcome.value);
  };
  // After an import the way leads here with the search to be run: once, and only by whoever may.
  const runsNow = filters.run === 'now' && mayEdit && !search.running && found === undefined;
  useEffect(() => {
    if (!runsNow) return;
    setFilters({ run: '' });
    void run(false);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what starts it is the address alone
  }, [runsNow]);
  const columns = useMemo<Column<PairRow>[]>(() => [
    { key: 'score', title: t('score'), width: 70, kind: 'number', value: (row) => row.score },
    { key: 'first', title: t('one'), width: 250, render: (row) => <Who person={row.first} /> },
    { key: 'second', title: t('other'), width: 250, render: (row) => <Who person={row.second} /> },
    { key: 'evidence', title: t('evidence'), width: 380, render: (row) => evidenceText(t, row.evidence).join(t(';')) },
    { key: 'state', title: t('state'), width: 110, render: (row) => <StatusTag tone={STATE_TONES[row.state]}>{t(`s.${row.state}`)}</StatusTag> },
    { key: 'decision', title: t('decision'), width: 200, render: (row) => (row.decided === null ? '' : <>{row.decided.reason}<br /><span className="muted">{row.decided.by}　{localDayAndTime(row.decided.at).slice(0, 16)}</span></>) },
  ], [t]);
  const searched = data === undefined ? '' : data.searchedAt === null ? t('neverSearched') : `${t('lastSearch', { at: localDayAndTime(data.searchedAt).slice(0, 16) })}${data.changed > 0 ? t('changed', { n: data.changed }) : ''}`;
  const onlyWeak = filters.state === 'todo' && filters.weak === '' ? (data?.weak ?? 0) : 0;
  const button = mayEdit && <Button type="primary" onClick={() => void run(false)}>{t('search')}</Button>;
  return (
    <PageFrame title={t('duplicates')} subtitle={<span className="muted">{searched}</span>} actions={<><Button onClick={() => void navigate('/residents/duplicates/merges')}>{t('merges')}</Button>{mayEdit && <Button onClick={() => void run(true)}>{t('searchAll')}</Button>}{button}</>}>
      <RefusalAlert error={search.error} />
      {found !== undefined && <Alert type="success" showIcon closable title={`${t('searched', { people: found.people, pairs: found.pairs, fresh: found.fresh })}${found.crowds > 0 ? t('crowds', { n: found.crowds }) : ''}`} />}
      <DataTable label={t('duplicates')} columns={columns} rows={data?.pairs} rowKey={(row) => `${row.first.residentId}-${row.second.residentId}`} error={error} count={data?.total ?? 0} onOpen={(row) => void navigate(pairPath(row))}
        filters={
          <>
            <Select aria-label={t('state')} value={filters.state} onChange={(state) => setFilters({ state })} popupMatchSelectWidth={false} options={[{ value: 'todo', label: t('todo') }, ...PAIR_STATES.map((value) => ({ value, label: t(`s.${value}`) }))]} />
            <Checkbox checked={filters.weak === 'yes'} onChange={(event) => setFilters({ weak: event.target.checked ? 'yes' : '' })}>{t('weak', { n: data?.weak ?? 0 })}</Checkbox>
          </>
        }
        narrowed={filters.state !== 'todo' || filters.weak !== ''} empty={onlyWeak > 0 ? { title: t('onlyWeak'), hint: t('onlyWeakHint', { n: onlyWeak }) } : { title: t('none'), hint: t('noneHint'), action: button }} />
      <ProgressDialog open={search.running} title={t('searching')} progress={search.progress} onCancel={search.cancel} />
    </PageFrame>
  );
}
