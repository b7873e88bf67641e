import { useMemo } from 'react';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { customWords } from './custom-words.ts';

/** What a list of residents can be filtered by: each field of persons in use, filled in, empty, or with one of its values. */
export function useCustomChoices() {
  const t = useWords(customWords);
  const { data } = useCall('residents.customFields', {}, { keepLast: true });
  return useMemo(() => (data?.fields ?? []).filter((field) => field.active && field.target === 'resident').map((field) => {
    const values = field.kind === 'choice' ? field.choices.map((choice) => [choice, choice] as const) : field.kind === 'yesNo' ? ([['yes', t('yes')], ['no', t('no')]] as const) : [];
    const id = String(field.customFieldId);
    return { label: field.name, options: [{ value: id, label: `${field.name}: ${t('any')}` }, ...values.map(([value, label]) => ({ value: `${id}:=${value}`, label: `${field.name}: ${label}` })), { value: `${id}:none`, label: `${field.name}: ${t('without')}` }] };
  }), [data, t]);
}
