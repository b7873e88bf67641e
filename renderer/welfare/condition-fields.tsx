import { InputNumber, Select } from 'antd';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Radios } from '#renderer/ui/radios.tsx';
import { AGE_EFFECTIVE } from '#shared/days.ts';
import { FACT_VALUES, type FactKind } from '#shared/person-as-of.ts';
import { REFERENCE_DAYS, type AgeCondition, type Condition } from '#shared/welfare/rule.ts';
import { EFFECTIVE_WORDS, FACT_WORDS, REFERENCE_WORDS, valueWord } from '#shared/welfare/words.ts';
import { CustomConditionFields, ListConditionField } from './mark-fields.tsx';
import { welfareWords } from './words.ts';

interface Props<C> {
  readonly condition: C;
  readonly onChange: (next: Condition) => void;
}

function AgeFields({ condition, onChange }: Props<AgeCondition>) {
  const t = useWords(welfareWords);
  const language = useLanguage();
  const bound = (which: 'atLeast' | 'atMost') => (
    <InputNumber aria-label={t(which)} min={0} max={150} precision={0} controls={false} style={{ width: '5em' }} value={condition[which] ?? null} onChange={(next) => onChange({ ...condition, [which]: next ?? undefined })} />
  );
  return (
    <>
      <span>{t('atLeast')}</span>
      {bound('atLeast')}
      <span>{t('atMost')}</span>
      {bound('atMost')}
      <span>{t('years')}</span>
      <Select aria-label={t('effective')} popupMatchSelectWidth={false} style={{ width: language === 'zh' ? '12em' : '20em' }} value={condition.effective} onChange={(effective) => onChange({ ...condition, effective })} options={AGE_EFFECTIVE.map((each) => ({ value: each, label: EFFECTIVE_WORDS[each][language] }))} />
      <Select aria-label={t('referenceDay')} popupMatchSelectWidth={false} style={{ width: language === 'zh' ? '12em' : '17em' }} value={condition.on} onChange={(on) => onChange({ ...condition, on })} options={REFERENCE_DAYS.map((each) => ({ value: each, label: `${t('lookAt')}${REFERENCE_WORDS[each][language]}` }))} />
    </>
  );
}

/** Several values of a fact; none chosen means "any". */
export function FactValues({ fact, value, onChange, allowAny }: { fact: FactKind; value: readonly string[]; onChange: (next: string[]) => void; allowAny: boolean }) {
  const t = useWords(welfareWords);
  const language = useLanguage();
  return (
    <Select mode="multiple" aria-label={FACT_WORDS[fact][language]} style={{ minWidth: '16em', flex: '1 1 16em' }} value={[...value]} onChange={onChange} placeholder={allowAny ? t('anyValue') : t('chooseValues')} optionFilterProp="label"
      options={FACT_VALUES[fact].map((each) => ({ value: each, label: valueWord(fact, each, language) }))} />
  );
}

function GridField({ value, onChange }: { value: readonly number[]; onChange: (next: number[]) => void }) {
  const t = useWords(welfareWords);
  const places = useCall('residents.places', {});
  return (
    <Select mode="multiple" aria-label={t('subject_grid')} style={{ minWidth: '16em', flex: '1 1 16em' }} value={[...value]} onChange={onChange} placeholder={t('chooseValues')} optionFilterProp="label" loading={places.isPending}
      options={(places.data?.grids ?? []).map((grid) => ({ value: grid.gridId as number, label: grid.name }))} />
  );
}

/** The fields of one condition, by what it is about. */
export function ConditionFields({ condition, onChange }: Props<Condition>) {
  const t = useWords(welfareWords);
  switch (condition.kind) {
    case 'age':
      return <AgeFields condition={condition} onChange={onChange} />;
    case 'fact':
      return <FactValues fact={condition.fact} value={condition.in} allowAny onChange={(values) => onChange({ ...condition, in: values })} />;
    case 'residency':
      return <FactValues fact="residency" value={condition.in} allowAny={false} onChange={(values) => onChange({ ...condition, in: values as (typeof condition.in)[number][] })} />;
    case 'membership':
      return <FactValues fact="membership" value={condition.in} allowAny={false} onChange={(values) => onChange({ ...condition, in: values as (typeof condition.in)[number][] })} />;
    case 'grid':
      return <GridField value={condition.in} onChange={(ids) => onChange({ ...condition, in: ids })} />;
    case 'sex':
      return <Radios aria-label={t('subject_sex')} value={condition.is} onChange={(event) => onChange({ ...condition, is: event.target.value as '1' | '2' })} options={[{ value: '1', label: t('male') }, { value: '2', label: t('female') }]} />;
    case 'custom':
      return <CustomConditionFields condition={condition} onChange={onChange} />;
    case 'list':
      return <ListConditionField condition={condition} onChange={onChange} />;
    case 'headOfHousehold':
      return <Radios aria-label={t('subject_headOfHousehold')} value={condition.is} onChange={(event) => onChange({ ...condition, is: event.target.value as boolean })} options={[{ value: true, label: t('isHead') }, { value: false, label: t('isNotHead') }]} />;
  }
}
