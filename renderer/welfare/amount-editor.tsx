import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, InputNumber, Select } from 'antd';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { Radios } from '#renderer/ui/radios.tsx';
import { AGE_EFFECTIVE } from '#shared/days.ts';
import { FACT_KINDS } from '#shared/person-as-of.ts';
import type { Amount, Standard } from '#shared/welfare/amount.ts';
import type { ProgrammeTarget } from '#shared/welfare/programme.ts';
import { REFERENCE_DAYS, type Rule } from '#shared/welfare/rule.ts';
import { EFFECTIVE_WORDS, FACT_WORDS, REFERENCE_WORDS } from '#shared/welfare/words.ts';
import { addAgeTier, freeFactValues, newStandard, NO_SUM, withFact, type StandardKind } from './amount-form.ts';
import { FactValues } from './condition-fields.tsx';
import { RuleBuilder } from './rule-builder.tsx';
import { newCondition } from './rule-form.ts';
import { welfareWords } from './words.ts';

type Of<K extends StandardKind> = Extract<Standard, { kind: K }>;
interface Props<S> {
  readonly standard: S;
  readonly onChange: (next: Standard) => void;
}

/** The list with one item replaced. */
const withAt = <T,>(list: readonly T[], at: number, item: T): T[] => list.map((each, index) => (index === at ? item : each));

function AgeTiers({ standard, onChange }: Props<Of<'ageTiers'>>) {
  const t = useWords(welfareWords);
  const language = useLanguage();
  const { tiers } = standard;
  return (
    <>
      <div className="rule-row">
        <Select aria-label={t('effective')} popupMatchSelectWidth={false} style={{ width: language === 'zh' ? '12em' : '20em' }} value={standard.effective} onChange={(effective) => onChange({ ...standard, effective })} options={AGE_EFFECTIVE.map((each) => ({ value: each, label: EFFECTIVE_WORDS[each][language] }))} />
        <Select aria-label={t('referenceDay')} popupMatchSelectWidth={false} style={{ width: language === 'zh' ? '12em' : '17em' }} value={standard.on} onChange={(on) => onChange({ ...standard, on })} options={REFERENCE_DAYS.map((each) => ({ value: each, label: `${t('lookAt')}${REFERENCE_WORDS[each][language]}` }))} />
      </div>
      {tiers.map((tier, at) => (
        <div className="rule-row" key={`${at + 1}/${tiers.length}`} role="group" aria-label={t('tierN', { n: at + 1 })}>
          <InputNumber aria-label={t('tierFrom')} min={0} max={150} precision={0} controls={false} style={{ width: '5em' }} value={tier.from} onChange={(from) => onChange({ ...standard, tiers: withAt(tiers, at, { ...tier, from: from ?? 0 }) })} />
          <span>{t('tierTo')}</span>
          <InputNumber aria-label={t('tierToLabel')} min={0} max={150} precision={0} controls={false} style={{ width: '6em' }} placeholder={t('andOver')} value={tier.to} onChange={(to) => onChange({ ...standard, tiers: withAt(tiers, at, { ...tier, to }) })} />
          <span>{t('years')}</span>
          <MoneyInput aria-label={t('tierSum')} capitals={false} value={tier.fen} onChange={(sum) => onChange({ ...standard, tiers: withAt(tiers, at, { ...tier, fen: sum ?? NO_SUM }) })} />
          <Button type="text" icon={<DeleteOutlined aria-hidden />} disabled={tiers.length === 1} onClick={() => onChange({ ...standard, tiers: tiers.filter((_, index) => index !== at) })}>
            {t('remove')}
          </Button>
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => onChange(addAgeTier(standard))}>
        {t('addTier')}
      </Button>
    </>
  );
}

function FactTiers({ standard, onChange }: Props<Of<'factTiers'>>) {
  const t = useWords(welfareWords);
  const language = useLanguage();
  const { tiers } = standard;
  return (
    <>
      <div className="rule-row">
        <Select aria-label={t('tierFact')} style={{ width: '12em' }} value={standard.fact} onChange={(fact) => onChange(withFact(standard, fact))} options={FACT_KINDS.map((each) => ({ value: each, label: FACT_WORDS[each][language] }))} />
      </div>
      {tiers.map((tier, at) => (
        <div className="rule-row" key={`${at + 1}/${tiers.length}`} role="group" aria-label={t('tierN', { n: at + 1 })}>
          <FactValues fact={standard.fact} allowAny={false} value={tier.in} onChange={(values) => onChange({ ...standard, tiers: withAt(tiers, at, { ...tier, in: values.filter((value) => freeFactValues(standard, at).includes(value)) }) })} />
          <MoneyInput aria-label={t('tierSum')} capitals={false} value={tier.fen} onChange={(sum) => onChange({ ...standard, tiers: withAt(tiers, at, { ...tier, fen: sum ?? NO_SUM }) })} />
          <Button type="text" icon={<DeleteOutlined aria-hidden />} disabled={tiers.length === 1} onClick={() => onChange({ ...standard, tiers: tiers.filter((_, index) => index !== at) })}>
            {t('remove')}
          </Button>
        </div>
      ))}
      <div className="rule-row">
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => onChange({ ...standard, tiers: [...tiers, { in: [], fen: NO_SUM }] })}>
          {t('addTier')}
        </Button>
        <span>{t('otherwise')}</span>
        <MoneyInput aria-label={t('otherwise')} capitals={false} placeholder={t('otherwiseNone')} value={standard.otherwiseFen} onChange={(sum) => onChange({ ...standard, otherwiseFen: sum ?? null })} />
      </div>
    </>
  );
}

interface PartProps {
  readonly amount: Amount;
  readonly onChange: (next: Amount) => void;
}

function PerMember({ amount, onChange }: PartProps) {
  const t = useWords(welfareWords);
  const { perMember } = amount;
  return (
    <>
      <div className="rule-row">
        <Checkbox checked={perMember !== null} onChange={(event) => onChange({ ...amount, perMember: event.target.checked ? { who: null, atMost: null } : null })}>
          {t('perMember')}
        </Checkbox>
        {perMember !== null && (
          <>
            <span>{t('atMostMembers')}</span>
            <InputNumber aria-label={t('atMostMembers')} min={1} max={50} precision={0} controls={false} style={{ width: '5em' }} value={perMember.atMost} onChange={(atMost) => onChange({ ...amount, perMember: { ...perMember, atMost } })} />
            <Checkbox checked={perMember.who !== null} onChange={(event) => onChange({ ...amount, perMember: { ...perMember, who: event.target.checked ? newCondition('age') : null } })}>
              {t('onlyMembersWho')}
            </Checkbox>
          </>
        )}
      </div>
      {perMember?.who && <RuleBuilder value={perMember.who} onChange={(who: Rule) => onChange({ ...amount, perMember: { ...perMember, who } })} />}
    </>
  );
}

function Limits({ amount, onChange }: PartProps) {
  const t = useWords(welfareWords);
  const { halfMonth } = amount;
  return (
    <>
      <div className="rule-row">
        <Checkbox checked={halfMonth !== null} onChange={(event) => onChange({ ...amount, halfMonth: event.target.checked ? { cutDay: 15, age: 60 } : null })}>
          {t('halfMonth')}
        </Checkbox>
        {halfMonth !== null && (
          <>
            <span>{t('cutDay')}</span>
            <InputNumber aria-label={t('cutDay')} min={1} max={28} precision={0} controls={false} style={{ width: '4em' }} value={halfMonth.cutDay} onChange={(cutDay) => onChange({ ...amount, halfMonth: { ...halfMonth, cutDay: cutDay ?? 15 } })} />
            <span>{t('halfAge')}</span>
            <InputNumber aria-label={t('halfAge')} min={0} max={150} precision={0} controls={false} style={{ width: '5em' }} value={halfMonth.age} onChange={(age) => onChange({ ...amount, halfMonth: { ...halfMonth, age: age ?? 0 } })} />
            <span className="muted">{t('halfMonthHint')}</span>
          </>
        )}
      </div>
      <div className="rule-row">
        <span>{t('cap')}</span>
        <MoneyInput aria-label={t('cap')} capitals={false} placeholder={t('noCap')} value={amount.capFen} onChange={(sum) => onChange({ ...amount, capFen: sum ?? null })} />
        <span>{t('rounding')}</span>
        <Select aria-label={t('rounding')} style={{ width: '10em' }} value={amount.roundToFen} onChange={(roundToFen) => onChange({ ...amount, roundToFen })} options={([1, 10, 100] as const).map((each) => ({ value: each, label: t(`round_${each}`) }))} />
      </div>
    </>
  );
}

export interface AmountEditorProps {
  readonly target: ProgrammeTarget;
  /** As a control of a form. */
  readonly value?: Amount;
  readonly onChange?: (amount: Amount) => void;
}

/** How much: the standard (one sum, by age, by a fact), what multiplies it, its limits. */
export function AmountEditor({ target, value, onChange }: AmountEditorProps) {
  const t = useWords(welfareWords);
  if (value === undefined) return null;
  const change = (next: Amount): void => onChange?.(next);
  const setStandard = (standard: Standard): void => change({ ...value, standard });
  const { standard } = value;
  return (
    <div className="amount-editor">
      <div className="rule-row">
        <Radios optionType="button" aria-label={t('standardKind')} value={standard.kind} onChange={(event) => setStandard(newStandard(event.target.value as StandardKind, standard))} options={(['flat', 'ageTiers', 'factTiers'] as const).map((kind) => ({ value: kind, label: t(`standard_${kind}`) }))} />
        <Radios aria-label={t('per')} value={value.per} onChange={(event) => change({ ...value, per: event.target.value as Amount['per'] })} options={[{ value: 'month', label: t('perMonth') }, { value: 'payment', label: t('perPayment') }]} />
      </div>
      {standard.kind === 'flat' && <MoneyInput aria-label={t('standardSum')} value={standard.fen} onChange={(sum) => setStandard({ kind: 'flat', fen: sum ?? NO_SUM })} />}
      {standard.kind === 'ageTiers' && <AgeTiers standard={standard} onChange={setStandard} />}
      {standard.kind === 'factTiers' && <FactTiers standard={standard} onChange={setStandard} />}
      {target === 'household' && <PerMember amount={value} onChange={change} />}
      <Limits amount={value} onChange={change} />
    </div>
  );
}
