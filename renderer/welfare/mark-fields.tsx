/** The fields of a condition on one of the office's own fields, or on a list. */
import { Input, Select } from 'antd';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { Radios } from '#renderer/ui/radios.tsx';
import type { Day } from '#shared/days.ts';
import type { Condition, CustomCondition, ListCondition } from '#shared/welfare/rule.ts';
import { markWords } from './mark-words.ts';
import { useRuleChoices } from './use-rule-choices.ts';
import { welfareWords } from './words.ts';

interface Props<C> {
  readonly condition: C;
  readonly onChange: (next: Condition) => void;
}

function NumberBound({ label, value, onChange }: { label: string; value: string | undefined; onChange: (next: string | undefined) => void }) {
  return <Input aria-label={label} inputMode="decimal" style={{ width: '7em' }} maxLength={18} value={value ?? ''} onChange={(event) => onChange(event.target.value.trim() === '' ? undefined : event.target.value.trim())} />;
}

export function CustomConditionFields({ condition, onChange }: Props<CustomCondition>) {
  const t = useWords(welfareWords);
  const m = useWords(markWords);
  const { known } = useRuleChoices();
  const field = known.fields.find((each) => each.customFieldId === condition.customFieldId);
  switch (condition.by) {
    case 'number':
      return (
        <>
          <span>{m('atLeast')}</span>
          <NumberBound label={m('atLeast')} value={condition.atLeast} onChange={(atLeast) => onChange({ ...condition, atLeast })} />
          <span>{m('atMost')}</span>
          <NumberBound label={m('atMost')} value={condition.atMost} onChange={(atMost) => onChange({ ...condition, atMost })} />
        </>
      );
    case 'day':
      return (
        <>
          <span>{m('from')}</span>
          <DayInput aria-label={m('from')} value={condition.from ?? null} onChange={(from) => onChange({ ...condition, from: from as Day | undefined })} />
          <span>{m('to')}</span>
          <DayInput aria-label={m('to')} value={condition.to ?? null} onChange={(to) => onChange({ ...condition, to: to as Day | undefined })} />
        </>
      );
    case 'choice':
      return (
        <Select mode="multiple" aria-label={field?.name ?? ''} style={{ minWidth: '16em', flex: '1 1 16em' }} value={[...condition.in]} onChange={(values: string[]) => onChange({ ...condition, in: values })} placeholder={t('anyValue')}
          options={(field?.choices ?? []).map((value) => ({ value, label: value }))} />
      );
    case 'yesNo':
      return <Radios aria-label={field?.name ?? ''} value={condition.is} onChange={(event) => onChange({ ...condition, is: event.target.value as 'yes' | 'no' })} options={[{ value: 'yes', label: m('yes') }, { value: 'no', label: m('no') }]} />;
    case 'any':
      return <span className="muted">{t('anyValue')}</span>;
  }
}

export function ListConditionField({ condition, onChange }: Props<ListCondition>) {
  const t = useWords(welfareWords);
  const m = useWords(markWords);
  const { choices, known } = useRuleChoices();
  const offered = known.lists.filter((list) => list.listId === condition.listId || choices.lists.includes(list));
  return (
    <Select aria-label={m('subjectList')} popupMatchSelectWidth={false} style={{ width: '16em' }} placeholder={t('chooseValues')} showSearch={{ optionFilterProp: 'label' }} value={condition.listId === 0 ? null : condition.listId} onChange={(listId: number) => onChange({ ...condition, listId })}
      options={offered.map((list) => ({ value: list.listId, label: list.name }))} />
  );
}
