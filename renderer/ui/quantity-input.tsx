import { InputNumber } from 'antd';

export interface QuantityInputProps {
  /** In hundredths of the unit. */
  readonly value?: number | null;
  readonly onChange?: (centi: number | null) => void;
  readonly id?: string;
  /** Written behind the figure: 袋, 桶, 斤. */
  readonly unit?: string;
  readonly placeholder?: string;
  readonly 'aria-label'?: string;
}

/** A quantity of goods, typed in units with at most two places, kept in whole hundredths. */
export function QuantityInput({ value, onChange, unit, ...input }: QuantityInputProps) {
  return (
    <InputNumber
      {...input}
      min={0}
      precision={2}
      controls={false}
      changeOnWheel={false}
      style={{ width: '100%' }}
      suffix={unit}
      formatter={(shown) => (shown === undefined || String(shown) === '' ? '' : String(shown).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, ''))}
      value={value === null || value === undefined ? null : value / 100}
      onChange={(typed) => onChange?.(typed === null ? null : Math.round(typed * 100))}
    />
  );
}
