/** The filters of the list of residents as they stand in the address, and as the office takes them. */
import type { MethodInput } from '#renderer/api/methods.ts';
import { id } from '#shared/ids.ts';
import { FACT_KINDS, type FactKind } from '#shared/person-as-of.ts';
import { RESIDENT_ACCOUNT_KINDS } from '#shared/residents/fields.ts';
import { RESIDENT_SORTS, TO_FIX_RESIDENT } from '#shared/residents/contract.ts';

/** `custom` is '3', '3:none' or '3:=value' of a field the office added; `fact` is 'lowIncome', 'lowIncome:dibao' or 'lowIncome:none'. `order` ends in '-' when it runs backwards. */
export const RESIDENT_FILTERS = { text: '', status: 'living', grid: '', building: '', ageFrom: '', ageTo: '', sex: '', fact: '', account: '', custom: '', fix: '', order: 'entered' };
export type ResidentFilters = typeof RESIDENT_FILTERS;

type Input = MethodInput<'residents.list'>;

const oneOf = <T extends string>(values: readonly T[], text: string): T | null => values.find((value) => value === text) ?? null;
const wholeNumber = (text: string): number | null => (/^\d{1,3}$/.test(text) && Number(text) <= 150 ? Number(text) : null);
const idOrNull = <K extends string>(text: string) => (/^[1-9]\d{0,14}$/.test(text) ? id<K>(Number(text)) : null);

function customOf(text: string): Input['custom'] {
  const [field = '', ...rest] = text.split(':');
  const customFieldId = idOrNull<'customField'>(field);
  if (customFieldId === null) return null;
  const match = rest.join(':');
  if (match.startsWith('=')) return { customFieldId, match: 'value', value: match.slice(1, 201) };
  return { customFieldId, match: match === 'none' ? 'none' : 'any' };
}

/** Whatever somebody may have typed into the address becomes a filter the office knows, or none. */
export function filterOf(filters: ResidentFilters): Pick<Input, 'search' | 'status' | 'gridId' | 'buildingId' | 'ageFrom' | 'ageTo' | 'sex' | 'facts' | 'account' | 'custom' | 'toFix'> {
  const [kind = '', value = ''] = filters.fact.split(':');
  const fact = oneOf<FactKind>(FACT_KINDS, kind);
  return {
    search: filters.text.slice(0, 100), status: oneOf(['living', 'dead', 'movedOut'] as const, filters.status), gridId: idOrNull<'grid'>(filters.grid), buildingId: idOrNull<'building'>(filters.building),
    ageFrom: wholeNumber(filters.ageFrom), ageTo: wholeNumber(filters.ageTo), sex: oneOf(['0', '1', '2', '9'] as const, filters.sex), facts: fact === null ? [] : [{ fact, value: value === '' ? null : value }], account: oneOf([...RESIDENT_ACCOUNT_KINDS, 'none'] as const, filters.account), custom: customOf(filters.custom), toFix: oneOf(TO_FIX_RESIDENT, filters.fix),
  };
}

export function orderOf(filters: ResidentFilters): Pick<Input, 'sort' | 'descending'> {
  const descending = filters.order.endsWith('-');
  return { sort: oneOf(RESIDENT_SORTS, filters.order.replace(/-$/, '')) ?? 'entered', descending };
}

export const isNarrowed = (filters: ResidentFilters): boolean =>
  (Object.keys(RESIDENT_FILTERS) as (keyof ResidentFilters)[]).some((key) => key !== 'order' && filters[key] !== RESIDENT_FILTERS[key]);
