import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGE_EFFECTIVE } from '#shared/days.ts';
import { FACT_KINDS, FACT_VALUES } from '#shared/person-as-of.ts';
import { REFERENCE_DAYS, ruleSchema, type Rule } from '#shared/welfare/rule.ts';
import { depthOf, faultOf, fromRule, newCondition, newConditionNode, newGroupNode, replaceNode, subjectOf, SUBJECTS, toRule } from './rule-form.ts';

const age: Rule = { kind: 'age', atLeast: 60, effective: 'monthOfBirthday', on: 'monthStart' };
const registered: Rule = { kind: 'residency', in: ['registered'] };
const member: Rule = { kind: 'membership', in: ['member'] };

const condition: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ kind: fc.constant('age' as const), atLeast: fc.integer({ min: 0, max: 70 }), atMost: fc.integer({ min: 70, max: 150 }), effective: fc.constantFrom(...AGE_EFFECTIVE), on: fc.constantFrom(...REFERENCE_DAYS) }),
  fc.constantFrom(...FACT_KINDS).chain((fact) => fc.subarray([...FACT_VALUES[fact]] as string[]).map((values): Rule => ({ kind: 'fact', fact, in: values }))),
  fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 }).map((ids): Rule => ({ kind: 'grid', in: ids })),
  fc.constantFrom<Rule>(registered, member, { kind: 'sex', is: '1' }, { kind: 'headOfHousehold', is: false }),
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
});
