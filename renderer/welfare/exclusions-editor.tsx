import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Radios } from '#renderer/ui/radios.tsx';
import type { ProgrammeId } from '#shared/ids.ts';
import type { Exclusion } from '#shared/welfare/amount.ts';
import { RuleBuilder } from './rule-builder.tsx';
import { newCondition } from './rule-form.ts';
import { welfareWords } from './words.ts';

export interface ExclusionsEditorProps {
  /** The programme itself cannot exclude itself. */
  readonly programmeId: ProgrammeId;
  /** As a control of a form. */
  readonly value?: readonly Exclusion[];
  readonly onChange?: (exclusions: readonly Exclusion[]) => void;
}

/** What speaks against paying although the rule admits: another programme in the month, or a fact. */
export function ExclusionsEditor({ programmeId, value = [], onChange }: ExclusionsEditorProps) {
  const t = useWords(welfareWords);
  const programmes = useCall('welfare.programmes', {});
  const others = (programmes.data?.programmes ?? []).filter((each) => each.programmeId !== programmeId);
  const replace = (at: number, next: Exclusion | undefined): void => onChange?.(value.flatMap((each, index) => (index === at ? (next === undefined ? [] : [next]) : [each])));
  return (
    <div className="amount-editor">
      {value.map((exclusion, at) => (
        <div key={`${at + 1}/${value.length}`} className="rule-row" role="group" aria-label={t('exclusionN', { n: at + 1 })}>
          {exclusion.kind === 'programme' ? (
            <>
              <Select aria-label={t('otherProgramme')} style={{ width: '14em' }} value={exclusion.code} onChange={(code) => replace(at, { ...exclusion, code })} options={others.map((each) => ({ value: each.code, label: `${each.code} ${each.name}` }))} />
              <Radios value={exclusion.effect} onChange={(event) => replace(at, { ...exclusion, effect: event.target.value as 'refuse' | 'deduct' })} options={[{ value: 'refuse', label: t('effect_refuse') }, { value: 'deduct', label: t('effect_deduct') }]} />
            </>
          ) : (
            <div style={{ flex: '1 1 30em' }}>
              <RuleBuilder value={exclusion.rule} onChange={(rule) => replace(at, { kind: 'rule', rule })} />
            </div>
          )}
          <Button type="text" icon={<DeleteOutlined aria-hidden />} onClick={() => replace(at, undefined)}>
            {t('remove')}
          </Button>
        </div>
      ))}
      <div className="rule-row">
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => onChange?.([...value, { kind: 'rule', rule: newCondition('fact:lowIncome') }])}>
          {t('addExcludedPeople')}
        </Button>
        <Button size="small" icon={<PlusOutlined aria-hidden />} disabled={others.length === 0} onClick={() => onChange?.([...value, { kind: 'programme', code: others[0]?.code ?? '', effect: 'refuse' }])}>
          {t('addExcludedProgramme')}
        </Button>
      </div>
    </div>
  );
}
