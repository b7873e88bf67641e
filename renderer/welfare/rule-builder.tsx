import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Radios } from '#renderer/ui/radios.tsx';
import { MAX_DEPTH, type Rule } from '#shared/welfare/rule.ts';
import { FACT_WORDS } from '#shared/welfare/words.ts';
import type { FactKind } from '#shared/person-as-of.ts';
import { ConditionFields } from './condition-fields.tsx';
import { markWords } from './mark-words.ts';
import { depthOf, faultOf, fromRule, newCondition, newConditionNode, newGroupNode, replaceNode, subjectOf, subjectsOf, toRule, type ConditionNode, type GroupNode, type RuleNode, type Subject } from './rule-form.ts';
import { useRuleChoices } from './use-rule-choices.ts';
import { welfareWords } from './words.ts';

type Change = (key: number, next: (node: RuleNode) => RuleNode | undefined) => void;

function useSubjectWord(): (subject: Subject) => string {
  const t = useWords(welfareWords);
  const m = useWords(markWords);
  const language = useLanguage();
  const { known } = useRuleChoices();
  return (subject) => {
    if (subject === 'list') return m('subjectList');
    if (subject.startsWith('custom:')) return m('subjectField', { name: known.fields.find((field) => `custom:${field.customFieldId}` === subject)?.name ?? subject.slice('custom:'.length) });
    return (subject.startsWith('fact:') ? FACT_WORDS[subject.slice('fact:'.length) as FactKind][language] : t(`subject_${subject}` as 'subject_age'));
  };
}

function ConditionRow({ node, onChange, removable }: { node: ConditionNode; onChange: Change; removable: boolean }) {
  const t = useWords(welfareWords);
  const word = useSubjectWord();
  const m = useWords(markWords);
  const { choices } = useRuleChoices();
  const subject = subjectOf(node.condition);
  const offered = subjectsOf(choices);
  // What a condition asks for stays in sight, though it is no longer in use.
  const subjects = offered.includes(subject) ? offered : [...offered, subject];
  const fault = faultOf(node.condition);
  return (
    <div className="rule-row" role="group" aria-label={word(subject)}>
      <Checkbox checked={node.negated} onChange={(event) => onChange(node.key, (now) => ({ ...now, negated: event.target.checked }))}>
        {t('not')}
      </Checkbox>
      <Select<Subject> aria-label={t('subject')} popupMatchSelectWidth={false} style={{ width: '11em' }} value={subject} onChange={(next) => onChange(node.key, (now) => (now.kind === 'condition' ? { ...now, condition: newCondition(next, choices) } : now))} options={subjects.map((each) => ({ value: each, label: word(each) }))} />
      <ConditionFields condition={node.condition} onChange={(condition) => onChange(node.key, (now) => (now.kind === 'condition' ? { ...now, condition } : now))} />
      <Button type="text" icon={<DeleteOutlined aria-hidden />} disabled={!removable} onClick={() => onChange(node.key, () => undefined)}>
        {t('remove')}
      </Button>
      {fault !== undefined && <div className="field-note bad">{fault === 'bound' || fault === 'upsideDown' || fault === 'notNumber' || fault === 'notDay' ? m(`fault_${fault}`) : t(`fault_${fault}`)}</div>}
    </div>
  );
}

function GroupBox({ node, root, onChange }: { node: GroupNode; root: GroupNode; onChange: Change }) {
  const t = useWords(welfareWords);
  const depth = depthOf(root, node.key) ?? 1;
  const outermost = node.key === root.key;
  const add = (part: RuleNode): void => onChange(node.key, (now) => (now.kind === 'group' ? { ...now, parts: [...now.parts, part] } : now));
  return (
    <div className={outermost ? 'rule-group outermost' : 'rule-group'} role="group" aria-label={t(node.joint)}>
      <div className="rule-row">
        {!outermost && (
          <Checkbox checked={node.negated} onChange={(event) => onChange(node.key, (now) => ({ ...now, negated: event.target.checked }))}>
            {t('not')}
          </Checkbox>
        )}
        <Radios optionType="button" value={node.joint} onChange={(event) => onChange(node.key, (now) => (now.kind === 'group' ? { ...now, joint: event.target.value as 'all' | 'any' } : now))} options={[{ value: 'all', label: t('all') }, { value: 'any', label: t('any') }]} />
        {!outermost && (
          <Button type="text" icon={<DeleteOutlined aria-hidden />} onClick={() => onChange(node.key, () => undefined)}>
            {t('removeGroup')}
          </Button>
        )}
      </div>
      {node.parts.map((part) =>
        part.kind === 'group' ? <GroupBox key={part.key} node={part} root={root} onChange={onChange} /> : <ConditionRow key={part.key} node={part} onChange={onChange} removable={!outermost || node.parts.length > 1} />,
      )}
      {node.parts.length === 0 && <div className="field-note bad">{t('fault_emptyGroup')}</div>}
      <div className="rule-row">
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add(newConditionNode())}>
          {t('addCondition')}
        </Button>
        {depth < MAX_DEPTH - 1 && (
          <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add(newGroupNode(node.joint === 'all' ? 'any' : 'all'))}>
            {t('addGroup')}
          </Button>
        )}
      </div>
    </div>
  );
}

export interface RuleBuilderProps {
  /** As a control of a form. */
  readonly value?: Rule;
  readonly onChange?: (rule: Rule) => void;
}

/** Who is entitled, put together by choosing: conditions, joined by "all of" or "any of", each with "not". */
export function RuleBuilder({ value, onChange }: RuleBuilderProps) {
  const [root, setRoot] = useState<GroupNode>(() => (value === undefined ? newGroupNode('all') : fromRule(value)));
  const given = useRef(value);
  useEffect(() => {
    // Another rule from outside (a template): begin anew. What this control gave out itself comes back unchanged.
    if (value !== undefined && value !== given.current) {
      given.current = value;
      setRoot(fromRule(value));
    }
  }, [value]);
  const change: Change = (key, next) => {
    const tree = replaceNode(root, key, next);
    const rule = toRule(tree);
    setRoot(tree);
    given.current = rule;
    onChange?.(rule);
  };
  return <GroupBox node={root} root={root} onChange={change} />;
}
