/** 人口名册 截至某日: the register as it stood on a day, its counts, and what changed between two days (A8). */
import { Alert, Button, Input, Segmented, Select, Space } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { client } from '#renderer/api/client.ts';
import { saveFile } from '#renderer/api/files.ts';
import type { MethodInput } from '#renderer/api/methods.ts';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { daySchema } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { asOfContract, type PersonOnDay } from '#shared/residents/as-of-contract.ts';
import { AsOfHonesty, KnownSelect, LabelledDay } from './as-of-choices.tsx';
import { CountsOnDay } from './as-of-counts.tsx';
import { DifferencePanel } from './as-of-difference.tsx';
import { asOfWords } from './as-of-words.ts';
import { factsText, relationWord, sexWord } from './choices.ts';

export const AS_OF_FILTERS = { day: '', known: 'now', text: '', grid: '', building: '', ageFrom: '', ageTo: '', tab: 'list', from: '', to: '' };
export type AsOfFilters = typeof AS_OF_FILTERS;

const idOrNull = <K extends string>(text: string) => (/^[1-9]\d{0,14}$/.test(text) ? id<K>(Number(text)) : null);
const ageOrNull = (text: string): number | null => (/^\d{1,3}$/.test(text) && Number(text) <= 150 ? Number(text) : null);

/** What the address says, as the office takes it; null while the day is none, or lies ahead. */
export function asOfInput(filters: AsOfFilters, today: string): MethodInput<'asOf.print'> | null {
  const day = daySchema.safeParse(filters.day === '' ? today : filters.day);
  if (!day.success || day.data > today) return null;
  return { day: day.data, known: filters.known === 'then' ? 'then' : 'now', search: filters.text.slice(0, 100), gridId: idOrNull<'grid'>(filters.grid), buildingId: idOrNull<'building'>(filters.building), ageFrom: ageOrNull(filters.ageFrom), ageTo: ageOrNull(filters.ageTo) };
}

/** The parts of the address a print needs. */
const query = (filters: Readonly<Record<string, string>>): string => new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== '')).toString();

function ExportDialog({ input, count, onClose }: { readonly input: MethodInput<'asOf.print'>; readonly count: number; readonly onClose: () => void }) {
  const t = useWords(asOfWords);
  const exportList = useAct('asOf.export');
  return (
    <FormDialog
      open title={t('exportTitle')} schema={asOfContract.export.input.pick({ purpose: true })} initial={{}} saveLabel={t('makeFile')} onClose={onClose}
      onSave={async ({ purpose }) => {
        const outcome = await exportList.run({ ...input, purpose });
        if (outcome.ok) await saveFile(outcome.value.fileId);
        return outcome;
      }}
    >
      <p>{t('exportHint', { n: count, day: input.day })}</p>
      <Field name="purpose" label={t('purpose')} required hint={t('purposeHint')}><Input autoFocus maxLength={200} /></Field>
    </FormDialog>
  );
}

function Filters({ filters, onChange }: { readonly filters: AsOfFilters; readonly onChange: (change: Partial<AsOfFilters>) => void }) {
  const t = useWords(asOfWords);
  const places = useCall('residents.places', {}, { keepLast: true });
  const grids = [{ value: '', label: `${t('grid')}: ${t('all')}` }, ...(places.data?.grids ?? []).map((grid) => ({ value: String(grid.gridId), label: grid.name }))];
  const buildings = [{ value: '', label: `${t('building')}: ${t('all')}` }, ...(places.data?.buildings ?? []).filter((each) => filters.grid === '' || String(each.gridId) === filters.grid).map((each) => ({ value: String(each.buildingId), label: each.name }))];
  const digits = (text: string): string => text.replace(/\D/g, '');
  return (
    <Space wrap size={6}>
      <Select aria-label={t('grid')} value={filters.grid} options={grids} onChange={(grid) => onChange({ grid, building: '' })} style={{ minWidth: '8rem' }} />
      <Select aria-label={t('building')} value={filters.building} options={buildings} showSearch={{ optionFilterProp: 'label' }} onChange={(building) => onChange({ building })} style={{ minWidth: '8rem' }} />
      <Space.Compact>
        <Input aria-label={t('ageFrom')} placeholder={t('ageFrom')} value={filters.ageFrom} maxLength={3} inputMode="numeric" style={{ width: '5.5rem' }} onChange={(event) => onChange({ ageFrom: digits(event.target.value) })} />
        <Input aria-label={t('ageTo')} placeholder={t('ageTo')} value={filters.ageTo} maxLength={3} inputMode="numeric" style={{ width: '4rem' }} onChange={(event) => onChange({ ageTo: digits(event.target.value) })} />
      </Space.Compact>
    </Space>
  );
}

function useColumns(): Column<PersonOnDay>[] {
  const t = useWords(asOfWords);
  const language = useLanguage();
  return useMemo(() => [
    { key: 'householdNo', title: t('householdNo'), width: 85, kind: 'id', value: (row) => row.householdNo },
    { key: 'head', title: t('head'), width: 90, value: (row) => row.headName },
    { key: 'name', title: t('name'), width: 90, value: (row) => row.name },
    { key: 'relation', title: t('relation'), width: 95, value: (row) => relationWord(row.relationCode, language) },
    { key: 'sex', title: t('sex'), width: language === 'zh' ? 55 : 70, value: (row) => sexWord(row.sex, language) },
    { key: 'age', title: t('age'), width: 75, kind: 'number', value: (row) => row.age },
    { key: 'birthDate', title: t('birthDate'), width: 100, kind: 'day', value: (row) => row.birthDate },
    { key: 'grid', title: t('grid'), width: 90, value: (row) => row.gridName },
    { key: 'address', title: t('address'), width: 160, value: (row) => row.address },
    { key: 'facts', title: t('facts'), width: 170, value: (row) => factsText(row.facts, language) },
  ], [t, language]);
}

const PAGE = 200;

function ListOnDay({ input, filters, onChange }: { readonly input: MethodInput<'asOf.print'>; readonly filters: AsOfFilters; readonly onChange: (change: Partial<AsOfFilters>) => void }) {
  const t = useWords(asOfWords);
  const navigate = useNavigate();
  const mayExport = useMay('residents.export');
  const mayPrint = useMay('residents.print');
  const [exporting, setExporting] = useState(false);
  const columns = useColumns();
  const pages = useInfiniteQuery({
    queryKey: ['residents', 'asOf.list', input],
    queryFn: ({ pageParam, signal }) => client.asOf.list({ ...input, limit: PAGE, after: pageParam }, { signal }),
    initialPageParam: null as string | null, getNextPageParam: (last) => last.next, placeholderData: (before) => before,
  });
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows), [pages.data]);
  const first = pages.data?.pages[0];
  const { tab: _tab, from: _from, to: _to, ...printed } = filters;
  return (
    <>
      <DataTable<PersonOnDay>
        label={t('title')} columns={columns} rows={rows} rowKey={(row) => row.residentId} error={pages.error} {...(first === undefined ? {} : { count: first.total })} onMore={() => { if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage(); }}
        onOpen={(row) => void navigate(row.householdId === null ? `/residents/${row.residentId}` : `/residents/households/${row.householdId}?tab=onDay&day=${input.day}`)}
        search={{ value: filters.text, onChange: (text) => onChange({ text }), placeholder: t('search') }} filters={<Filters filters={filters} onChange={onChange} />}
        exports={<>{mayPrint && <PrintButton to={`/print/register?${query({ ...printed, day: input.day })}`} label={t('print')} disabled={first === undefined || first.total === 0} />}{mayExport && <Button disabled={first === undefined || first.total === 0} onClick={() => setExporting(true)}>{t('export')}</Button>}</>}
        narrowed={[filters.text, filters.grid, filters.building, filters.ageFrom, filters.ageTo].some((each) => each !== '')} empty={{ title: t('empty'), hint: t('emptyHint') }}
        total={first !== undefined && <span>{t('total', { households: first.households, people: first.total })}</span>}
      />
      {exporting && first !== undefined && <ExportDialog input={input} count={first.total} onClose={() => setExporting(false)} />}
    </>
  );
}

export function AsOfPage() {
  const t = useWords(asOfWords);
  const { today } = useOfficeState();
  const [filters, setFilters] = useUrlFilters(AS_OF_FILTERS);
  const input = asOfInput(filters, today);
  const views = [['list', t('list')], ['counts', t('counts')], ['difference', t('difference')]] as const;
  return (
    <PageFrame title={t('title')} subtitle={input !== null && filters.tab !== 'difference' && t('titleOn', { day: input.day })}>
      <Space wrap size={12}>
        <Segmented aria-label={t('title')} value={filters.tab} onChange={(tab) => setFilters({ tab })} options={views.map(([value, label]) => ({ value: value as string, label }))} />
        {filters.tab !== 'difference' && <LabelledDay label={t('day')} value={filters.day === '' ? today : filters.day} onChange={(day) => setFilters({ day })} />}
        <KnownSelect value={filters.known} onChange={(known) => setFilters({ known })} />
      </Space>
      <AsOfHonesty known={filters.known} />
      {input === null && filters.tab !== 'difference' && <Alert type="warning" showIcon title={t('badDay')} />}
      {filters.tab === 'difference' ? <DifferencePanel from={filters.from} to={filters.to} known={filters.known} today={today} onChange={setFilters} />
        : input !== null && (filters.tab === 'counts' ? <CountsOnDay day={input.day} known={input.known ?? 'now'} /> : <ListOnDay input={input} filters={filters} onChange={setFilters} />)}
    </PageFrame>
  );
}
