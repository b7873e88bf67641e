import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGE_EFFECTIVE, day } from '#shared/days.ts';
import { FACT_KINDS, FACT_VALUES } from '#shared/person-as-of.ts';
import { REFERENCE_DAYS, ruleSchema, type Rule } from '#shared/welfare/rule.ts';
import { depthOf, faultOf, fromRule, newCondition, newConditionNode, newGroupNode, replaceNode, subjectOf, subjectsOf, SUBJECTS, toRule, type RuleChoices } from './rule-form.ts';

const age: Rule = { kind: 'age', atLeast: 60, effective: 'monthOfBirthday', on: 'monthStart' };
const registered: Rule = { kind: 'residency', in: ['registered'] };
const member: Rule = { kind: 'membership', in: ['member'] };

const condition: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ kind: fc.constant('age' as const), atLeast: fc.integer({ min: 0, max: 70 }), atMost: fc.integer({ min: 70, max: 150 }), effective: fc.constantFrom(...AGE_EFFECTIVE), on: fc.constantFrom(...REFERENCE_DAYS) }),
  fc.constantFrom(...FACT_KINDS).chain((fact) => fc.subarray([...FACT_VALUES[fact]] as string[]).map((values): Rule => ({ kind: 'fact', fact, in: values }))),
  fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 }).map((ids): Rule => ({ kind: 'grid', in: ids })),
  fc.constantFrom<Rule>(registered, member, { kind: 'sex', is: '1' }, { kind: 'headOfHousehold', is: false }),
  fc.constantFrom<Rule>({ kind: 'list', listId: 3 }, { kind: 'custom', customFieldId: 7, by: 'number', atLeast: '15' }, { kind: 'custom', customFieldId: 8, by: 'day', from: day('2020-01-01') }, { kind: 'custom', customFieldId: 9, by: 'choice', in: ['自住'] }, { kind: 'custom', customFieldId: 9, by: 'any' }),
);
const ruleOf = (depth: number): fc.Arbitrary<Rule> => {
  if (depth === 0) return condition;
  const part = ruleOf(depth - 1);
  return fc.oneof(
    condition,
    fc.array(part, { minLength: 1, maxLength: 3 }).map((of): Rule => ({ kind: 'all', of })),
    fc.array(part, { minLength: 1, maxLength: 3 }).map((of): Rule => ({ kind: 'any', of })),
    part.map((of): Rule => ({ kind: 'not', of })),
  );
};

/** The same meaning in its shortest form: no group of one, no double "not". */
function shortest(rule: Rule): Rule {
  if (rule.kind === 'not') {
    const inner = shortest(rule.of);
    return inner.kind === 'not' ? inner.of : { kind: 'not', of: inner };
  }
  if (rule.kind !== 'all' && rule.kind !== 'any') return rule;
  const of = rule.of.map(shortest);
  const only = of[0];
  return of.length === 1 && only !== undefined ? only : { kind: rule.kind, of };
}

describe('a rule in the form', () => {
  it.each<[string, Rule]>([
    ['a single condition', age],
    ['all of two', { kind: 'all', of: [age, registered] }],
    ['any inside all', { kind: 'all', of: [age, { kind: 'any', of: [member, registered] }] }],
    ['a condition that must not hold', { kind: 'all', of: [age, { kind: 'not', of: { kind: 'fact', fact: 'lowIncome', in: ['tekun'] } }] }],
    ['a group that must not hold', { kind: 'not', of: { kind: 'any', of: [age, member] } }],
  ])('comes back as it went in: %s', (_, rule) => {
    expect(toRule(fromRule(rule))).toEqual(rule);
  });

  it('comes back with the same meaning whatever the rule', () => {
    fc.assert(fc.property(ruleOf(3), (rule) => {
      expect(toRule(fromRule(rule))).toEqual(shortest(rule));
    }));
  });

  it('is taken by the contract when every condition is finished', () => {
    fc.assert(fc.property(ruleOf(2), (rule) => {
      expect(ruleSchema.safeParse(toRule(fromRule(rule))).success).toBe(true);
    }));
  });

  it('keeps the keys of the nodes that were not touched', () => {
    const tree = newGroupNode('all', [newConditionNode('age'), newGroupNode('any', [newConditionNode('sex'), newConditionNode('membership')])]);
    const [first, second] = tree.parts;
    const changed = replaceNode(tree, first?.key ?? 0, (node) => ({ ...node, negated: true }));
    expect(changed.parts.map((part) => part.key)).toEqual(tree.parts.map((part) => part.key));
    expect(changed.parts[0]?.negated).toBe(true);
    expect(changed.parts[1]).toEqual(second);
  });

  it('loses a node and leaves the rest', () => {
    const inner = newConditionNode('sex');
    const tree = newGroupNode('all', [newConditionNode('age'), newGroupNode('any', [inner, newConditionNode('membership')])]);
    const changed = replaceNode(tree, inner.key, () => undefined);
    expect(toRule(changed)).toEqual({ kind: 'all', of: [newCondition('age'), newCondition('membership')] });
    expect(replaceNode(tree, tree.key, () => undefined)).toBe(tree);
  });

  it('says how deep a node stands', () => {
    const inner = newConditionNode('sex');
    const tree = newGroupNode('all', [newGroupNode('any', [inner])]);
    expect(depthOf(tree, tree.key)).toBe(1);
    expect(depthOf(tree, inner.key)).toBe(3);
    expect(depthOf(tree, -1)).toBeUndefined();
  });

  it('begins each condition with its own subject, and says what is still missing', () => {
    for (const subject of SUBJECTS) {
      const fresh = newCondition(subject);
      expect(subjectOf(fresh)).toBe(subject);
      expect(ruleSchema.safeParse(fresh).success).toBe(faultOf(fresh) === undefined);
    }
    expect(faultOf({ kind: 'age', effective: 'birthday', on: 'asOf' })).toBe('ageBound');
    expect(faultOf({ kind: 'age', atLeast: 70, atMost: 60, effective: 'birthday', on: 'asOf' })).toBe('ageUpsideDown');
    expect(faultOf({ kind: 'grid', in: [] })).toBe('chooseOne');
  });

  const choices: RuleChoices = {
    fields: [{ customFieldId: 7, name: '工龄', kind: 'number', choices: [] }, { customFieldId: 8, name: '入股日期', kind: 'day', choices: [] }, { customFieldId: 9, name: '住房', kind: 'choice', choices: ['自住', '出租'] }, { customFieldId: 10, name: '独生子女', kind: 'yesNo', choices: [] }, { customFieldId: 11, name: '车牌', kind: 'text', choices: [] }],
    lists: [{ listId: 3, name: '困难职工' }],
  };

  it('offers the fields and lists an office has, each asked in the way of its kind', () => {
    expect(subjectsOf({ fields: [], lists: [] })).toEqual(SUBJECTS);
    const own = subjectsOf(choices).slice(SUBJECTS.length);
    expect(own).toEqual(['custom:7', 'custom:8', 'custom:9', 'custom:10', 'custom:11', 'list']);
    const fresh = own.map((subject) => newCondition(subject, choices));
    expect(fresh.map((condition) => (condition.kind === 'custom' ? condition.by : condition.kind))).toEqual(['number', 'day', 'choice', 'yesNo', 'any', 'list']);
    expect(fresh.map(subjectOf)).toEqual(own);
    expect(fresh.map(faultOf)).toEqual(['bound', 'bound', undefined, undefined, undefined, undefined]);
    for (const condition of fresh) expect(ruleSchema.safeParse(condition).success).toBe(faultOf(condition) === undefined);
  });

  it('asks which list where there are several, and says what is wrong with a bound', () => {
    expect(faultOf(newCondition('list', { fields: [], lists: [...choices.lists, { listId: 4, name: '拥军优属' }] }))).toBe('chooseOne');
    const number = { kind: 'custom' as const, customFieldId: 7, by: 'number' as const };
    expect([{ ...number, atLeast: '20', atMost: '3' }, { ...number, atLeast: '十五' }, { ...number, atMost: '1.23456' }, { ...number, atLeast: '9', atMost: '10' }].map(faultOf)).toEqual(['upsideDown', 'notNumber', 'notNumber', undefined]);
    const onDay = { kind: 'custom' as const, customFieldId: 8, by: 'day' as const };
    expect([{ ...onDay, from: day('2021-01-01'), to: day('2020-01-01') }, { ...onDay, from: '2020-13-01' as never }, { ...onDay, to: day('2020-01-01') }].map(faultOf)).toEqual(['upsideDown', 'notDay', undefined]);
  });

  it('takes a whole rule on them through the form and back', () => {
    const tree = newGroupNode('all', ['age', 'custom:10', 'list'].map((subject) => newConditionNode(subject as 'age', choices)));
    const negated = replaceNode(tree, tree.parts[2]!.key, (node) => ({ ...node, negated: true }));
    const rule: Rule = { kind: 'all', of: [newCondition('age'), { kind: 'custom', customFieldId: 10, by: 'yesNo', is: 'yes' }, { kind: 'not', of: { kind: 'list', listId: 3 } }] };
    expect(toRule(negated)).toEqual(rule);
    expect(toRule(fromRule(rule))).toEqual(rule);
  });
});
