/** 变更申请: what one person drafted and another has to check and apply. */
import { Select, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage, type Language } from '#renderer/i18n/language.ts';
import { MARKS } from '#renderer/i18n/marks.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag, type StatusTone } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { instant, localDay } from '#shared/days.ts';
import type { ChangeRow } from '#shared/residents/change-contract.ts';
import { CHANGE_ACT_WORDS, CHANGE_KIND_WORDS, CHANGE_KINDS, CHANGE_STATE_WORDS, CHANGE_STATES, type ChangeKind, type ChangeState } from '#shared/residents/change-requests.ts';
import { useApplyChosen } from './apply-changes.tsx';
import { changeFieldWord, changeValueWord } from './change-fields.tsx';
import { changeWords } from './change-words.ts';
import { leavingOf } from './paid-after.tsx';

const FILTERS = { text: '', state: '', kind: '' };
const TONES: Readonly<Record<ChangeState, StatusTone>> = { open: 'active', lapsed: 'bad', applied: 'good', refused: 'warning', withdrawn: 'neutral' };

export function ChangeStateTag({ state }: { readonly state: ChangeState }) {
  return <StatusTag tone={TONES[state]}>{CHANGE_STATE_WORDS[state][useLanguage()]}</StatusTag>;
}

/** What a request is about in one line: the day somebody left, the head, or its first field; the others are on its page. */
function firstChange(row: ChangeRow, language: Language): string {
  const { shown } = row;
  const head = shown.find((each) => each.field === 'head');
  const first = head ?? shown[0];
  const arrow = first === undefined ? '' : `${changeValueWord(first.field, first.oldValue, language)} → ${changeValueWord(first.field, first.newValue, language)}`;
  const leaving = leavingOf(row);
  if (leaving !== null) return head === undefined ? leaving.day : `${leaving.day}${MARKS[language][',']}${changeFieldWord('head', language)} ${arrow}`;
  return `${arrow}${shown.length <= 1 ? '' : ' …'}`;
}

export function ChangesPage() {
  const t = useWords(changeWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const { data, error } = useCall('changes.list', { search: filters.text, state: (filters.state || null) as ChangeState | null, kind: (filters.kind || null) as ChangeKind | null }, { keepLast: true });
  const [ticked, setTicked] = useState<readonly (string | number)[]>([]);
  const chosen = (data?.rows ?? []).filter((row) => row.may.apply && ticked.includes(row.changeRequestId));
  const { button, outcome } = useApplyChosen(chosen, () => setTicked([]));
  const mayApply = data?.rows.some((row) => row.may.apply) === true;
  const columns = useMemo<Column<ChangeRow>[]>(() => [
    { key: 'requestNo', title: t('requestNo'), width: 120, kind: 'id', value: (row) => row.requestNo },
    { key: 'state', title: t('state'), width: 90, kind: 'id', render: (row) => <ChangeStateTag state={row.state} /> },
    { key: 'name', title: t('who'), width: 85, value: (row) => row.name },
    { key: 'householdNo', title: t('householdNo'), width: 95, kind: 'id', value: (row) => row.householdNo },
    { key: 'what', title: t('what'), width: 160, value: (row) => CHANGE_ACT_WORDS[row.what][language] },
    { key: 'shown', title: t('sideBySide'), width: 290, value: (row) => firstChange(row, language) },
    { key: 'reason', title: t('reason'), width: 160, value: (row) => row.reason },
    { key: 'madeBy', title: t('madeBy'), width: 95, value: (row) => row.madeBy },
    { key: 'madeAt', title: t('madeOn'), width: 105, kind: 'day', value: (row) => localDay(instant(row.madeAt)) },
    { key: 'decidedBy', title: t('decidedBy'), width: 95, value: (row) => row.decidedBy },
  ], [t, language]);
  return (
    <PageFrame title={t('changes')} subtitle={t('hint')} actions={mayApply && button}>
      {outcome}
      <DataTable<ChangeRow>
        label={t('changes')} columns={columns} rows={data?.rows} rowKey={(row) => row.changeRequestId} error={error} onOpen={(row) => void navigate(`/residents/changes/${row.changeRequestId}`)}
        search={{ value: filters.text, onChange: (text) => setFilters({ text }), placeholder: t('search') }}
        filters={(
          <Space wrap size={6}>
            <Select aria-label={t('state')} value={filters.state} onChange={(state) => setFilters({ state })} options={[{ value: '', label: t('allStates') }, ...CHANGE_STATES.map((value) => ({ value, label: CHANGE_STATE_WORDS[value][language] }))]} popupMatchSelectWidth={false} />
            <Select aria-label={t('kind')} value={filters.kind} onChange={(kind) => setFilters({ kind })} options={[{ value: '', label: t('allKinds') }, ...CHANGE_KINDS.map((value) => ({ value, label: CHANGE_KIND_WORDS[value][language] }))]} popupMatchSelectWidth={false} />
          </Space>
        )}
        {...(mayApply ? { selection: { keys: chosen.map((row) => row.changeRequestId), onChange: (keys: (string | number)[]) => setTicked(keys), may: (row: ChangeRow) => row.may.apply } } : {})}
        narrowed={filters.text !== '' || filters.state !== '' || filters.kind !== ''} empty={{ title: t('none'), hint: t('noneHint') }}
      />
    </PageFrame>
  );
}
