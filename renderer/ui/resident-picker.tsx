import { Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { ResidentId } from '#shared/ids.ts';

export interface ResidentPickerProps {
  readonly value?: ResidentId | null;
  readonly onChange?: (residentId: ResidentId | undefined) => void;
  readonly id?: string;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly 'aria-label'?: string;
  readonly onKeyDown?: (event: React.KeyboardEvent) => void;
  readonly onOpenChange?: (open: boolean) => void;
  /** Also those who died or moved out. */
  readonly goneToo?: boolean;
}

const pickerWords = {
  zh: {
    hint: '姓名、拼音、首字母、身份证号或电话',
    none: '没有找到这个人',
    typeMore: '请输入要找的人',
    age: '{{age}} 岁',
    male: '男',
    female: '女',
  },
  en: {
    hint: 'Name, pinyin, initials, ID number or phone',
    none: 'Nobody found',
    typeMore: 'Type whom you look for',
    age: 'age {{age}}',
    male: 'male',
    female: 'female',
  },
};

const REST_MS = 200;

/** Finds one resident. Each choice shows age, household and address, so that people of the same name are told apart. */
export function ResidentPicker({ value, onChange, goneToo = false, ...select }: ResidentPickerProps) {
  const t = useWords(pickerWords);
  const [text, setText] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const found = useCall(
    'residents.list',
    { search: text, status: goneToo ? null : 'living', limit: 20, withTotal: false },
    { enabled: text !== '', keepLast: true },
  );
  const chosen = useCall(
    'residents.file',
    { residentId: value ?? 1 },
    { enabled: value !== undefined && value !== null },
  );
  const rows = text === '' ? [] : (found.data?.rows ?? []);
  const known = chosen.data?.resident;
  const all =
    known !== undefined && known.residentId === value && !rows.some((row) => row.residentId === value)
      ? [known, ...rows]
      : rows;
  return (
    <Select
      {...select}
      value={value ?? null}
      allowClear
      showSearch={{
        filterOption: false,
        onSearch: (next) => {
          clearTimeout(timer.current);
          timer.current = setTimeout(() => setText(next.trim()), REST_MS);
        },
      }}
      placeholder={t('hint')}
      notFoundContent={text === '' ? t('typeMore') : found.isFetching ? null : t('none')}
      loading={found.isFetching}
      style={{ width: '100%' }}
      onChange={(next: ResidentId | null | undefined) => onChange?.(next ?? undefined)}
      optionLabelProp="title"
      options={all.map((row) => ({
        value: row.residentId,
        title: `${row.name}　${row.idNumberMasked}`,
        label: (
          <div>
            <strong>{row.name}</strong>
            <span className="muted figures">{`　${row.sex === '1' ? t('male') : row.sex === '2' ? t('female') : ''}　${row.age === null ? '' : t('age', { age: row.age })}　${row.idNumberMasked}`}</span>
            <div className="muted">
              {[row.householdNo, row.address].filter((part) => part !== null && part !== '').join('　')}
            </div>
          </div>
        ),
      }))}
    />
  );
}
