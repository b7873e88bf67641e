import { Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { HouseholdId } from '#shared/ids.ts';

export interface HouseholdPickerProps {
  readonly value?: HouseholdId | null;
  readonly onChange?: (householdId: HouseholdId | undefined) => void;
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly onKeyDown?: (event: React.KeyboardEvent) => void;
  readonly onOpenChange?: (open: boolean) => void;
}

const pickerWords = {
  zh: { hint: '户号、姓名或地址', typeMore: '请输入户号或姓名', none: '没有找到' },
  en: { hint: 'Number, name or address', typeMore: 'Type a number or a name', none: 'Nothing found' },
};
const REST_MS = 200;

/** Finds one household by its number, a member or the address. */
export function HouseholdPicker({ value, onChange, ...select }: HouseholdPickerProps) {
  const t = useWords(pickerWords);
  const [text, setText] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const found = useCall('residents.list', { search: text, status: 'living', limit: 40, withTotal: false }, { enabled: text !== '', keepLast: true });
  const known = value ?? null;
  const chosen = useCall('residents.householdFile', { householdId: known ?? (1) }, { enabled: known !== null });
  const homes = new Map<HouseholdId, string>();
  if (known !== null) homes.set(known, chosen.data === undefined ? '…' : `${chosen.data.household.householdNo} ${chosen.data.members[0]?.name ?? ''}`);
  for (const row of text === '' ? [] : (found.data?.rows ?? [])) if (row.householdId !== null && !homes.has(row.householdId)) homes.set(row.householdId, [row.householdNo, row.name, row.address].filter(Boolean).join(' '));
  return (
    <Select
      {...select} value={known} allowClear placeholder={t('hint')} popupMatchSelectWidth={false} style={{ width: '100%' }} notFoundContent={text === '' ? t('typeMore') : found.isFetching ? null : t('none')}
      showSearch={{ filterOption: false, onSearch: (next) => {
        clearTimeout(timer.current);
        timer.current = setTimeout(() => setText(next.trim()), REST_MS);
      } }}
      options={[...homes].map(([id, label]) => ({ value: id, label }))} onChange={(next: HouseholdId | null | undefined) => onChange?.(next ?? undefined)}
    />
  );
}
