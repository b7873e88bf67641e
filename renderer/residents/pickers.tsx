/** Finding one resident or one household inside a form. */
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { HouseholdId, ResidentId } from '#shared/ids.ts';
import { sexWord } from './choices.ts';
import { residentsWords } from './words.ts';

interface PickerProps<T> {
  readonly value?: T | null;
  readonly onChange?: (value: T | null) => void;
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly autoFocus?: boolean;
}

/** What was typed, a moment later: no call for every keystroke. */
function useSettled(text: string, ms = 200): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), ms);
    return () => clearTimeout(timer);
  }, [text, ms]);
  return settled;
}

export function HouseholdPicker({ value, onChange, except, ...rest }: PickerProps<HouseholdId> & { readonly except?: HouseholdId | undefined }) {
  const t = useWords(residentsWords);
  const [text, setText] = useState('');
  const search = useSettled(text);
  const found = useCall('residents.households', { search, limit: 20, withTotal: false }, { keepLast: true });
  const options = (found.data?.rows ?? []).filter((row) => row.householdId !== except).map((row) => ({ value: row.householdId, label: `${row.householdNo} ${row.headName ?? ''} ${row.address}` }));
  return (
    <Select<HouseholdId> {...rest} showSearch={{ filterOption: false, onSearch: setText }} allowClear placeholder={t('chooseHousehold')} options={options} loading={found.isFetching}
      value={value ?? null} onChange={(next) => onChange?.(next ?? null)} notFoundContent={null} />
  );
}

/** A name shared by several people shows sex, birth date and household, so that the right one is taken. */
export function ResidentPicker({ value, onChange, status = 'living', ...rest }: PickerProps<ResidentId> & { readonly status?: 'living' | 'movedOut' }) {
  const t = useWords(residentsWords);
  const language = useLanguage();
  const [text, setText] = useState('');
  const search = useSettled(text);
  const found = useCall('residents.list', { search, status, limit: 20, withTotal: false }, { keepLast: true });
  const options = (found.data?.rows ?? []).map((row) => ({ value: row.residentId, label: [row.name, sexWord(row.sex, language), row.birthDate, row.householdNo, row.address].filter(Boolean).join(' ') }));
  return (
    <Select<ResidentId> {...rest} showSearch={{ filterOption: false, onSearch: setText }} allowClear placeholder={t('chooseResident')} options={options} loading={found.isFetching}
      value={value ?? null} onChange={(next) => onChange?.(next ?? null)} notFoundContent={null} />
  );
}
