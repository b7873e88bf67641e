import { Button, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { FESTIVAL_WORDS } from '#shared/welfare/festivals.ts';
import { careWords } from './care-words.ts';
import { festivalWords } from './festival-words.ts';
import { ProgrammeDialog } from './programme-dialog.tsx';
import { welfareWords } from './words.ts';

type Row = MethodOutput<'welfare.programmes'>['programmes'][number];
const DEFAULTS = { text: '' };

function Standing({ row, today }: { row: Row; today: string }) {
  const t = useWords(welfareWords);
  const c = useWords(careWords);
  if (row.status === 'ended') return <StatusTag tone="neutral">{t('ended')}</StatusTag>;
  if (row.lastMonth !== null && row.lastMonth < today.slice(0, 7)) return <StatusTag tone="neutral">{c('over')}</StatusTag>;
  return (
    <>
      {row.current === null ? <StatusTag tone="warning">{t('notInForce')}</StatusTag> : <StatusTag tone="good">{t('inForceN', { n: row.current.versionNo })}</StatusTag>}
      {row.draft !== null && (
        <>
          {' '}
          <StatusTag tone="active">{t('hasDraft')}</StatusTag>
        </>
      )}
    </>
  );
}

/** 福利项目: every programme with what is in force now, in words. */
export function ProgrammesPage() {
  const t = useWords(welfareWords);
  const c = useWords(careWords);
  const f = useWords(festivalWords);
  const { today } = useOfficeState();
  const language = useLanguage();
  const navigate = useNavigate();
  const mayEdit = useMay('welfare.edit');
  const [filters, setFilters] = useUrlFilters(DEFAULTS);
  const [creating, setCreating] = useState(false);
  const { data, error } = useCall('welfare.programmes', {});
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'code', title: t('code'), kind: 'id', width: 86, value: (row) => row.code, sortable: true },
      { key: 'name', title: t('name'), width: 150, value: (row) => row.name, sortable: true },
      { key: 'target', title: t('target'), width: 70, value: (row) => t(`target_${row.target}`) },
      { key: 'form', title: t('form'), width: 100, value: (row) => t(`form_${row.form}`) },
      { key: 'period', title: t('period'), width: 80, value: (row) => (row.festival === null ? t(`period_${row.period}`) : FESTIVAL_WORDS[row.festival][language]) },
      { key: 'standing', title: t('standing'), width: 190, value: (row) => (row.current === null ? t('notInForce') : t('inForceN', { n: row.current.versionNo })), render: (row) => <Standing row={row} today={today} /> },
      { key: 'owner', title: c('owner'), width: 90, value: (row) => row.owner, sortable: true },
      { key: 'lastMonth', title: c('lastMonth'), kind: 'day', width: 130, value: (row) => row.lastMonth ?? '', sortable: true },
      { key: 'sentence', title: t('ruleInForce'), width: 480, value: (row) => (row.current === null ? '' : `${row.current.sentence[language]}${t(';')}${row.current.amountSentence[language]}`) },
    ],
    [t, c, language, today],
  );
  const text = filters.text.toLowerCase();
  const rows = useMemo(() => data?.programmes.filter((row) => `${row.code} ${row.name} ${row.purpose}`.toLowerCase().includes(text)), [data, text]);
  const create = mayEdit ? <Button type="primary" onClick={() => setCreating(true)}>{t('create')}</Button> : undefined;
  return (
    <PageFrame title={t('programmes')} actions={<Space><Button onClick={() => void navigate('/welfare/festivals')}>{f('festivals')}</Button>{create}</Space>}>
      <DataTable<Row>
        label={t('programmes')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.programmeId}
        error={error}
        onOpen={(row) => void navigate(`/welfare/${row.programmeId}`)}
        search={{ value: filters.text, onChange: (next) => setFilters({ text: next }), placeholder: t('searchProgramme') }}
        empty={{ title: t('noProgrammes'), hint: t('noProgrammesHint'), action: create }}
      />
      {creating && <ProgrammeDialog onClose={() => setCreating(false)} />}
    </PageFrame>
  );
}
