import { PlusOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { client } from '#renderer/api/client.ts';
import { useMay } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import type { IdCard } from '#shared/id-card.ts';
import type { ResidentRow } from '#shared/residents/fields.ts';
import { ACCOUNT_KIND_WORDS, STATUS_WORDS } from '#shared/residents/words.ts';
import { asOfWords } from './as-of-words.ts';
import { factsText, relationWord, sexWord } from './choices.ts';
import { ExportDialog } from './export-dialog.tsx';
import { filterOf, isNarrowed, orderOf, RESIDENT_FILTERS } from './filters.ts';
import { FilterBar } from './filter-bar.tsx';
import { IdCardDialog } from './id-card-dialog.tsx';
import { idCardWords } from './id-card-words.ts';
import { ResidentDialog } from './resident-dialog.tsx';
import { residentsWords } from './words.ts';

/** Rows asked for at a time: a screenful and a half while typing, more on demand. */
const PAGE = 200;

export function ResidentStatusTag({ status }: { status: ResidentRow['status'] }) {
  const language = useLanguage();
  return <StatusTag tone={status === 'living' ? 'good' : 'neutral'}>{STATUS_WORDS[status][language]}</StatusTag>;
}

function useColumns(): Column<ResidentRow>[] {
  const t = useWords(residentsWords);
  const language = useLanguage();
  return useMemo(() => [
    { key: 'name', title: t('name'), width: language === 'zh' ? 90 : 84, fixed: 'left', value: (row) => row.name },
    { key: 'sex', title: t('sex'), width: language === 'zh' ? 55 : 68, value: (row) => sexWord(row.sex, language) },
    { key: 'age', title: t('age'), width: 54, kind: 'number', value: (row) => row.age },
    { key: 'birthDate', title: t('birthDate'), width: 100, kind: 'day', value: (row) => row.birthDate },
    { key: 'idNumber', title: t('idNumber'), width: 152, kind: 'id', value: (row) => row.idNumberMasked },
    { key: 'phone', title: t('phone'), width: 104, kind: 'id', value: (row) => row.phoneMasked },
    { key: 'householdNo', title: t('householdNo'), width: language === 'zh' ? 75 : 95, kind: 'id', value: (row) => row.householdNo },
    { key: 'relation', title: t('relationShort'), width: language === 'zh' ? 95 : 90, value: (row) => relationWord(row.relationCode, language) },
    { key: 'address', title: t('address'), width: 160, value: (row) => row.address },
    { key: 'facts', title: t('facts'), width: 155, value: (row) => factsText(row.facts, language) },
    { key: 'accountKind', title: t('accountKindShort'), width: language === 'zh' ? 85 : 80, value: (row) => (row.accountKind === null ? '' : ACCOUNT_KIND_WORDS[row.accountKind][language]) },
    { key: 'status', title: t('status'), width: language === 'zh' ? 80 : 98, render: (row) => <ResidentStatusTag status={row.status} /> },
  ], [t, language]);
}

/** 居民: everybody in the register, found as one types. */
export function ResidentsPage() {
  const t = useWords(residentsWords);
  const onDay = useWords(asOfWords);
  const navigate = useNavigate();
  const mayEdit = useMay('residents.edit');
  const mayExport = useMay('residents.export');
  const [filters, setFilters] = useUrlFilters(RESIDENT_FILTERS);
  const readCard = useWords(idCardWords);
  const [adding, setAdding] = useState(false);
  const [card, setCard] = useState<IdCard>();
  const [reading, setReading] = useState(false);
  const [exporting, setExporting] = useState(false);
  const columns = useColumns();

  const input = useMemo(() => ({ ...filterOf(filters), ...orderOf(filters) }), [filters]);
  const pages = useInfiniteQuery({
    queryKey: ['residents', 'residents.list', 'pages', input],
    queryFn: ({ pageParam, signal }) => client.residents.list({ ...input, limit: PAGE, after: pageParam, withTotal: false }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });
  // Counting costs more than the first page, so it comes by itself and the rows do not wait for it.
  const counted = useCall('residents.list', { ...filterOf(filters), limit: 1 }, { keepLast: true });
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows), [pages.data]);
  const total = counted.data?.total ?? rows?.length ?? 0;

  return (
    <PageFrame
      title={t('residents')}
      actions={(
        <>
          <Button onClick={() => void navigate('/residents/as-of')}>{onDay('asOfLink')}</Button>
          {mayEdit && <Button onClick={() => setReading(true)}>{readCard('readCard')}</Button>}
          {mayEdit && <Button onClick={() => void navigate('/residents/entry')}>{t('entryGrid')}</Button>}
          {mayEdit && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => { setCard(undefined); setAdding(true); }}>{t('addResident')}</Button>}
        </>
      )}
    >
      <DataTable<ResidentRow>
        label={t('residents')} columns={columns} rows={rows} rowKey={(row) => row.residentId} error={pages.error} count={total}
        onOpen={(row) => void navigate(`/residents/${row.residentId}`)}
        search={{ value: filters.text, onChange: (text) => setFilters({ text }), placeholder: t('searchResidents'), autoFocus: true }}
        filters={<FilterBar filters={filters} onChange={setFilters} />}
        exports={mayExport && <Button disabled={total === 0} onClick={() => setExporting(true)}>{t('export')}</Button>}
        narrowed={isNarrowed(filters)}
        empty={{ title: t('noResidents'), hint: t('noResidentsHint') }}
        total={rows !== undefined && pages.hasNextPage && (
          <Space>
            <span>{t('showing', { shown: rows.length, total })}</span>
            <Button size="small" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t('more')}</Button>
          </Space>
        )}
      />
      {reading && <IdCardDialog onClose={() => setReading(false)} onUse={(read) => { setCard(read); setAdding(true); }} />}
      {adding && <ResidentDialog card={card} onClose={() => setAdding(false)} onAdded={(residentId) => void navigate(`/residents/${residentId}`)} />}
      {exporting && <ExportDialog input={{ filter: filterOf(filters), ...orderOf(filters) }} count={total} onClose={() => setExporting(false)} />}
    </PageFrame>
  );
}
