import { Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { formatVolunteerNo, type VolunteerId } from '#shared/volunteers/words.ts';

const pickerWords = {
  zh: { hint: '姓名、拼音、编号或电话', none: '没有找到这位志愿者', typeMore: '请输入要找的人', age: '{{age}} 岁' },
  en: { hint: 'Name, pinyin, number or phone', none: 'Nobody found', typeMore: 'Type whom you look for', age: 'age {{age}}' },
};

interface Common { readonly id?: string; readonly disabled?: boolean; readonly autoFocus?: boolean; readonly 'aria-label'?: string; /** Also those who paused, left or died. */ readonly goneToo?: boolean }
export interface VolunteerPickerProps extends Common { readonly value?: VolunteerId | null; readonly onChange?: (volunteerId: VolunteerId | undefined) => void }
export interface VolunteersPickerProps extends Common { readonly value?: VolunteerId[]; readonly onChange?: (volunteerIds: VolunteerId[]) => void }

const REST_MS = 200;

/** What was typed, once the keys rest, and the volunteers it finds. */
function useFound(goneToo: boolean) {
  const t = useWords(pickerWords);
  const [text, setText] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const found = useCall('volunteers.list', { search: text, standing: goneToo ? 'all' : 'serving', limit: 20 }, { enabled: text !== '', keepLast: true });
  const rows = text === '' ? [] : (found.data?.rows ?? []);
  return {
    rows,
    props: {
      showSearch: {
        filterOption: false as const,
        onSearch: (next: string) => {
          clearTimeout(timer.current);
          timer.current = setTimeout(() => setText(next.trim()), REST_MS);
        },
      },
      placeholder: t('hint'), notFoundContent: text === '' ? t('typeMore') : found.isFetching ? null : t('none'), loading: found.isFetching, style: { width: '100%' }, optionLabelProp: 'title',
      options: rows.map((row) => ({
        value: row.volunteerId, title: `${row.name}　${formatVolunteerNo(row.volunteerNo)}`,
        label: <div><strong>{row.name}</strong><span className="muted figures">{`　${formatVolunteerNo(row.volunteerNo)}　${row.age === null ? '' : t('age', { age: row.age })}　${row.phoneMasked}`}</span><div className="muted">{[row.teams.map((team) => team.name).join(t('&')), row.address].filter((part) => part !== '').join('　')}</div></div>,
      })),
    },
  };
}

/** Finds one volunteer. Each choice shows number, age, phone, teams and address, so that people of the same name are told apart. */
export function VolunteerPicker({ value, onChange, goneToo = false, ...select }: VolunteerPickerProps) {
  const { rows, props } = useFound(goneToo);
  const chosen = useCall('volunteers.file', { volunteerId: value ?? 1 }, { enabled: value !== undefined && value !== null });
  const known = chosen.data?.row;
  const options = known !== undefined && known.volunteerId === value && !rows.some((row) => row.volunteerId === value)
    ? [{ value: known.volunteerId, title: `${known.name}　${formatVolunteerNo(known.volunteerNo)}`, label: <strong>{known.name}</strong> }, ...props.options] : props.options;
  return <Select {...select} {...props} options={options} allowClear value={value ?? null} onChange={(next: VolunteerId | null | undefined) => onChange?.(next ?? undefined)} />;
}

/** Finds several volunteers, one after the other. */
export function VolunteersPicker({ value = [], onChange, goneToo = false, ...select }: VolunteersPickerProps) {
  const { rows, props } = useFound(goneToo);
  // Names of those chosen before stay readable when the text finds others.
  const [names, setNames] = useState<ReadonlyMap<VolunteerId, string>>(new Map());
  const missing = value.filter((one) => !rows.some((row) => row.volunteerId === one));
  const options = [...missing.map((one) => ({ value: one, title: names.get(one) ?? String(one), label: <strong>{names.get(one) ?? String(one)}</strong> })), ...props.options];
  return (
    <Select<VolunteerId[]> {...select} {...props} mode="multiple" options={options} value={value}
      onChange={(next) => {
        setNames(new Map([...names, ...rows.map((row) => [row.volunteerId, `${row.name}　${formatVolunteerNo(row.volunteerNo)}`] as const)]));
        onChange?.(next);
      }}
    />
  );
}
