import { PlusOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Select, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { client } from '#renderer/api/client.ts';
import { useMay } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { id } from '#shared/ids.ts';
import { TO_FIX_HOUSEHOLD } from '#shared/residents/contract.ts';
import type { HouseholdRow } from '#shared/residents/fields.ts';
import { HouseholdDialog } from './household-dialog.tsx';
import { residentsWords } from './words.ts';

const FILTERS = { text: '', status: 'active', grid: '', building: '', fix: '' };
const PAGE = 200;
const idOrNull = <K extends string>(text: string) => (/^[1-9]\d{0,14}$/.test(text) ? id<K>(Number(text)) : null);

/** 户: every household, found by number, address or anybody who lives in it. */
export function HouseholdsPage() {
  const t = useWords(residentsWords);
  const navigate = useNavigate();
  const mayEdit = useMay('residents.edit');
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const [adding, setAdding] = useState(false);
  const places = useCall('residents.places', {}, { keepLast: true });
  const input = useMemo(() => ({
    search: filters.text.slice(0, 100), status: (['active', 'closed'] as const).find((status) => status === filters.status) ?? null, gridId: idOrNull<'grid'>(filters.grid), buildingId: idOrNull<'building'>(filters.building),
    toFix: TO_FIX_HOUSEHOLD.find((kind) => kind === filters.fix) ?? null,
  }), [filters]);
  const pages = useInfiniteQuery({
    queryKey: ['residents', 'residents.households', 'pages', input],
    queryFn: ({ pageParam, signal }) => client.residents.households({ ...input, limit: PAGE, after: pageParam, withTotal: pageParam === null }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows), [pages.data]);
  const total = pages.data?.pages[0]?.total ?? 0;
  const columns = useMemo<Column<HouseholdRow>[]>(() => [
    { key: 'householdNo', title: t('householdNo'), width: 110, kind: 'id', value: (row) => row.householdNo },
    { key: 'head', title: t('head'), width: 130, value: (row) => row.headName },
    { key: 'memberCount', title: t('memberCount'), width: 80, kind: 'number', value: (row) => row.memberCount },
    { key: 'grid', title: t('grid'), width: 140, value: (row) => row.gridName },
    { key: 'building', title: t('building'), width: 120, value: (row) => row.buildingName },
    { key: 'address', title: t('address'), width: 300, value: (row) => row.address },
    { key: 'openedOn', title: t('openedOn'), width: 120, kind: 'day', value: (row) => row.openedOn },
    { key: 'status', title: t('status'), width: 100, render: (row) => <StatusTag tone={row.status === 'active' ? 'good' : 'neutral'}>{t(row.status)}</StatusTag> },
  ], [t]);
  const all = (label: string) => ({ value: '', label: `${label}: ${t('all')}` });
  return (
    <PageFrame title={t('households')} actions={mayEdit && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('addHousehold')}</Button>}>
      <DataTable<HouseholdRow>
        label={t('households')} columns={columns} rows={rows} rowKey={(row) => row.householdId} error={pages.error} count={total} onOpen={(row) => void navigate(`/residents/households/${row.householdId}`)}
        search={{ value: filters.text, onChange: (text) => setFilters({ text }), placeholder: t('searchHouseholds'), autoFocus: true }}
        filters={
          <Space wrap size={6}>
            <Select aria-label={t('grid')} value={filters.grid} style={{ minWidth: '9rem' }} onChange={(grid) => setFilters({ grid, building: '' })} options={[all(t('grid')), ...(places.data?.grids ?? []).map((grid) => ({ value: String(grid.gridId), label: grid.name }))]} />
            <Select aria-label={t('building')} value={filters.building} style={{ minWidth: '9rem' }} showSearch={{ optionFilterProp: 'label' }} onChange={(building) => setFilters({ building })} options={[all(t('building')), ...(places.data?.buildings ?? []).filter((building) => filters.grid === '' || String(building.gridId) === filters.grid).map((building) => ({ value: String(building.buildingId), label: building.name }))]} />
            <Select aria-label={t('status')} value={filters.status} style={{ minWidth: '7rem' }} onChange={(status) => setFilters({ status })} options={[{ value: 'active', label: t('active') }, { value: 'closed', label: t('closed') }, { value: '', label: t('all') }]} />
            {input.toFix !== null && <span className="status-tag warning">{t('onlyToFix', { what: t(`fix_${input.toFix}`) })}</span>}
            {input.toFix !== null && <Button onClick={() => setFilters({ fix: '' })}>{t('clear')}</Button>}
          </Space>
        }
        narrowed={filters.text !== '' || filters.grid !== '' || filters.building !== '' || filters.fix !== '' || filters.status !== 'active'}
        empty={{ title: t('noHouseholds') }}
        total={rows !== undefined && pages.hasNextPage && (
          <Space><span>{t('showing', { shown: rows.length, total })}</span><Button size="small" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t('moreHouseholds')}</Button></Space>
        )}
      />
      {adding && <HouseholdDialog onClose={() => setAdding(false)} onAdded={(householdId) => void navigate(`/residents/households/${householdId}`)} />}
    </PageFrame>
  );
}
