/** What a line names besides its account: as its account demands and offers, and whatever else is asked for. Everything by keyboard. */
import { PlusOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Dropdown, Select } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { useMay } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { HouseholdPicker } from '#renderer/ui/household-picker.tsx';
import { ResidentPicker } from '#renderer/ui/resident-picker.tsx';
import type { AccountSetId } from '#shared/ids.ts';
import { NAMED_DIMENSIONS, TYPED_DIMENSIONS, type LineDimension, type NamedDimension, type TypedDimension } from '#shared/ledger/words.ts';
import type { EntryRow, RowDimensions } from './entry-rows.ts';
import { dimensionWords } from './dimension-words.ts';

interface CellProps {
  readonly id: string;
  readonly 'aria-label': string;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** A name: any text, with the names kept and used before. Contracts and funds bring theirs. */
function NameInput({ accountSetId, dimension, value, onChange, ...cell }: CellProps & { accountSetId: AccountSetId; dimension: NamedDimension; value: string; onChange: (text: string) => void }) {
  const [asked, setAsked] = useState(false);
  const names = useCall('ledger.lineNames', { accountSetId, dimension }, { enabled: asked, keepLast: true });
  const funds = useCall('assets.funds', { accountSetId }, { enabled: asked && dimension === 'fund', keepLast: true });
  const leases = useCall('assets.leases', { accountSetId }, { enabled: asked && dimension === 'contract', keepLast: true });
  const all = [...(funds.data ?? []).map((fund) => fund.name), ...(leases.data ?? []).map((lease) => lease.leaseNo), ...(names.data ?? []).filter((each) => each.active).map((each) => each.name)];
  const text = value.trim();
  const options = [...new Set(all)].filter((name) => name.includes(text) && name !== text).slice(0, 50).map((name) => ({ value: name }));
  return <AutoComplete {...cell} value={value} options={options} defaultActiveFirstOption={false} popupMatchSelectWidth={false} maxLength={60} onFocus={() => setAsked(true)} onChange={(next: string | undefined) => onChange((next ?? '').slice(0, 60))} />;
}

function ProgrammePicker({ value, onChange, ...cell }: CellProps & { value: number | null; onChange: (programmeId: number | null) => void }) {
  const seesWelfare = useMay('welfare.read');
  const programmes = useCall('welfare.programmes', {}, { enabled: seesWelfare, keepLast: true });
  const options = (programmes.data?.programmes ?? []).map((programme) => ({ value: Number(programme.programmeId), label: `${programme.code} ${programme.name}` }));
  return <Select {...cell} value={value} allowClear options={options} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }} onChange={(next: number | null | undefined) => onChange(next ?? null)} />;
}

export interface LineDimensionsProps {
  readonly row: EntryRow;
  readonly line: number;
  readonly accountSetId: AccountSetId;
  readonly shown: readonly TypedDimension[];
  readonly required: readonly LineDimension[];
  readonly idOf: (dimension: TypedDimension) => string;
  readonly onChange: (dims: RowDimensions) => void;
  readonly onAdd: (dimension: TypedDimension) => void;
  readonly onKeyDown: (dimension: TypedDimension) => (event: KeyboardEvent) => void;
}

const isNamed = (dimension: TypedDimension): dimension is NamedDimension => NAMED_DIMENSIONS.some((each) => each === dimension);

export function LineDimensions({ row, line, accountSetId, shown, required, idOf, onChange, onAdd, onKeyDown }: LineDimensionsProps) {
  const t = useWords(dimensionWords);
  const [adding, setAdding] = useState(false);
  const set = (dimension: TypedDimension, value: string | number | null): void => {
    const { [dimension]: _old, ...rest } = row.dims;
    onChange(value === null || value === '' ? rest : ({ ...rest, [dimension]: value }));
  };
  const rest = TYPED_DIMENSIONS.filter((dimension) => !shown.includes(dimension));
  const field = (dimension: TypedDimension) => {
    const cell: CellProps = {
      id: idOf(dimension), 'aria-label': `${t(`long_${dimension}`)} ${line}`,
      onKeyDown: (event) => {
        if (event.key === 'F4') {
          event.preventDefault();
          setAdding(true);
        } else onKeyDown(dimension)(event);
      },
    };
    if (isNamed(dimension)) return <NameInput {...cell} accountSetId={accountSetId} dimension={dimension} value={row.dims[dimension] ?? ''} onChange={(text) => set(dimension, text)} />;
    if (dimension === 'residentId') return <ResidentPicker {...cell} goneToo value={row.dims.residentId ?? null} onChange={(residentId) => set(dimension, residentId ?? null)} />;
    if (dimension === 'householdId') return <HouseholdPicker {...cell} value={row.dims.householdId ?? null} onChange={(householdId) => set(dimension, householdId ?? null)} />;
    return <ProgrammePicker {...cell} value={row.dims.programmeId ?? null} onChange={(programmeId) => set(dimension, programmeId)} />;
  };
  return (
    <div className="line-dimensions">
      {shown.map((dimension, index) => (
        <div key={dimension} className={required.includes(dimension) ? 'line-dimension required' : 'line-dimension'}>
          <span>{t(dimension)}{required.includes(dimension) ? '*' : ''}</span>
          {field(dimension)}
          {index === shown.length - 1 && rest.length > 0 && (
            <Dropdown open={adding} onOpenChange={setAdding} trigger={['click']} menu={{ items: rest.map((each) => ({ key: each, label: t(`long_${each}`) })), autoFocus: true, onClick: ({ key }) => {
              setAdding(false);
              const chosen = rest.find((each) => each === key);
              if (chosen !== undefined) onAdd(chosen);
            } }}>
              <Button type="text" size="small" style={{ flex: 'none' }} icon={<PlusOutlined aria-hidden />} title={t('addHint')} aria-label={`${t('add')} ${line}`} tabIndex={-1} />
            </Dropdown>
          )}
        </div>
      ))}
    </div>
  );
}
