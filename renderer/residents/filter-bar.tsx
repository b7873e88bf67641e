import { Button, Input, Select, Space } from 'antd';
import { useMemo } from 'react';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { RESIDENT_SORTS } from '#shared/residents/contract.ts';
import { RESIDENT_ACCOUNT_KINDS } from '#shared/residents/fields.ts';
import { ACCOUNT_KIND_WORDS, STATUS_WORDS } from '#shared/residents/words.ts';
import { useChoices } from './choices.ts';
import { useCustomChoices } from './custom-choices.ts';
import { isNarrowed, RESIDENT_FILTERS, type ResidentFilters } from './filters.ts';
import { residentsWords } from './words.ts';

/** Filters of the list of residents; each stands in the address. */
export function FilterBar({ filters, onChange }: { readonly filters: ResidentFilters; readonly onChange: (change: Partial<ResidentFilters>) => void }) {
  const t = useWords(residentsWords);
  const language = useLanguage();
  const choices = useChoices();
  const places = useCall('residents.places', {}, { keepLast: true });
  const grids = [{ value: '', label: `${t('grid')}: ${t('all')}` }, ...(places.data?.grids ?? []).map((grid) => ({ value: String(grid.gridId), label: grid.name }))];
  const buildings = [
    { value: '', label: `${t('building')}: ${t('all')}` },
    ...(places.data?.buildings ?? []).filter((building) => filters.grid === '' || String(building.gridId) === filters.grid).map((building) => ({ value: String(building.buildingId), label: building.name })),
  ];
  const facts = useMemo(() => [
    { value: '', label: t('anyFact') },
    ...choices.facts.map((fact) => ({
      label: fact.label,
      options: [{ value: fact.value, label: `${fact.label}: ${t('any')}` }, ...choices.valuesOf(fact.value).map((value) => ({ value: `${fact.value}:${value.value}`, label: value.label })), { value: `${fact.value}:none`, label: t('without', { what: fact.label }) }],
    })),
  ], [choices, t]);
  const custom = useCustomChoices();
  const accounts = [{ value: '', label: `${t('accountKindOf')}: ${t('all')}` }, ...RESIDENT_ACCOUNT_KINDS.map((kind) => ({ value: kind as string, label: ACCOUNT_KIND_WORDS[kind][language] })), { value: 'none', label: t('noAccount') }];
  const statuses = [{ value: '', label: t('all') }, ...(['living', 'dead', 'movedOut'] as const).map((status) => ({ value: status, label: STATUS_WORDS[status][language] }))];
  return (
    <Space wrap size={6}>
      <Select aria-label={t('grid')} value={filters.grid} options={grids} onChange={(grid) => onChange({ grid, building: '' })} style={{ minWidth: '8rem' }} />
      <Select aria-label={t('building')} value={filters.building} options={buildings} showSearch={{ optionFilterProp: 'label' }} onChange={(building) => onChange({ building })} style={{ minWidth: '8rem' }} />
      <Space.Compact>
        <Input aria-label={t('ageFrom')} placeholder={t('ageFrom')} value={filters.ageFrom} maxLength={3} inputMode="numeric" style={{ width: '5.5rem' }} onChange={(event) => onChange({ ageFrom: event.target.value.replace(/\D/g, '') })} />
        <Input aria-label={t('ageTo')} placeholder={t('ageTo')} value={filters.ageTo} maxLength={3} inputMode="numeric" style={{ width: '4rem' }} onChange={(event) => onChange({ ageTo: event.target.value.replace(/\D/g, '') })} />
      </Space.Compact>
      <Select aria-label={t('fact')} value={filters.fact} options={facts} showSearch={{ optionFilterProp: 'label' }} onChange={(fact) => onChange({ fact })} style={{ minWidth: '9rem' }} />
      <Select aria-label={t('accountKindOf')} value={filters.account} options={accounts} onChange={(account) => onChange({ account })} style={{ minWidth: '8rem' }} />
      {custom.length > 0 && <Select aria-label={t('customFields')} value={filters.custom} options={[{ value: '', label: `${t('customFields')}: ${t('all')}` }, ...custom]} showSearch={{ optionFilterProp: 'label' }} onChange={(next) => onChange({ custom: next })} style={{ minWidth: '9rem' }} />}
      <Select aria-label={t('status')} value={filters.status} options={statuses} onChange={(status) => onChange({ status })} style={{ minWidth: '6rem' }} />
      <Select aria-label={t('sort')} value={filters.order} options={RESIDENT_SORTS.map((sort) => ({ value: sort as string, label: t(`sort_${sort}`) }))} onChange={(order) => onChange({ order })} style={{ minWidth: '7.5rem' }} />
      {filters.fix !== '' && <span className="status-tag warning">{t('onlyToFix', { what: t(`fix_${filters.fix}` as 'fix_idMissing') })}</span>}
      {isNarrowed(filters) && <Button onClick={() => onChange({ ...RESIDENT_FILTERS, order: filters.order })}>{t('clear')}</Button>}
    </Space>
  );
}
