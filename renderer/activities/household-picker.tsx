import { Select } from 'antd';
import { useState } from 'react';
import { useCall } from '#renderer/api/use-call.ts';
import type { HouseholdId } from '#shared/ids.ts';

/** Finds one household by its head, number or address. */
export function HouseholdPicker({ value, onChange, shown, ...select }: { value: HouseholdId | null; shown?: string | undefined; onChange: (householdId: HouseholdId, label: string) => void; 'aria-label': string }) {
  const [text, setText] = useState('');
  const found = useCall('residents.households', { search: text, limit: 20, withTotal: false }, { enabled: text !== '', keepLast: true });
  const options = (found.data?.rows ?? []).map((row) => ({ value: row.householdId as number, label: `${row.headName ?? row.householdNo}户　${row.householdNo}　${row.address}` }));
  const known = value !== null && shown !== undefined && !options.some((option) => option.value === value) ? [{ value: value as number, label: shown }] : [];
  return (
    <Select {...select} showSearch={{ filterOption: false, onSearch: setText }} style={{ width: '100%' }} value={value} options={[...known, ...options]} notFoundContent={null}
      onChange={(id: number | null, option) => { if (id !== null && !Array.isArray(option)) onChange(id as HouseholdId, option?.label ?? ''); }} />
  );
}
