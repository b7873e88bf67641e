/**
 * The rule as a form holds it: groups and conditions with keys of their own, "not" as a tick on each. The rule of the
 * contract has no keys and says "not" by wrapping; these functions turn one into the other without loss of meaning.
 */
import { FACT_KINDS, FACT_VALUES, type FactKind } from '#shared/person-as-of.ts';
import type { Condition, Rule } from '#shared/welfare/rule.ts';

export interface GroupNode {
  readonly kind: 'group';
  readonly key: number;
  readonly negated: boolean;
  readonly joint: 'all' | 'any';
  readonly parts: readonly RuleNode[];
}
export interface ConditionNode {
  readonly kind: 'condition';
  readonly key: number;
  readonly negated: boolean;
  /** May still be incomplete (an age without a bound, a list without a choice): the contract's schema refuses it then. */
  readonly condition: Condition;
}
export type RuleNode = GroupNode | ConditionNode;

let lastKey = 0;
function newKey(): number {
  lastKey += 1;
  return lastKey;
}

/** What a condition may be about, as the list of choices offers it: a kind of the rule, or one of the facts. */
export const SUBJECTS = ['age', 'residency', 'membership', ...FACT_KINDS.filter((f) => f !== 'residency' && f !== 'membership').map((f) => `fact:${f}` as const), 'grid', 'sex', 'headOfHousehold'] as const;
export type Subject = 'age' | 'residency' | 'membership' | 'grid' | 'sex' | 'headOfHousehold' | `fact:${FactKind}`;

export function subjectOf(condition: Condition): Subject {
  return condition.kind === 'fact' ? `fact:${condition.fact}` : condition.kind;
}

/** A fresh condition about a subject, as far filled in as is safe to assume. */
export function newCondition(subject: Subject): Condition {
  switch (subject) {
    case 'age':
      return { kind: 'age', atLeast: 60, effective: 'monthOfBirthday', on: 'monthStart' };
    case 'residency':
      return { kind: 'residency', in: ['registered'] };
    case 'membership':
      return { kind: 'membership', in: ['member', 'retained'] };
    case 'grid':
      return { kind: 'grid', in: [] };
    case 'sex':
      return { kind: 'sex', is: '2' };
    case 'headOfHousehold':
      return { kind: 'headOfHousehold', is: true };
    default: {
      const fact = subject.slice('fact:'.length) as FactKind;
      const values: readonly string[] = FACT_VALUES[fact];
      return { kind: 'fact', fact, in: values.length === 1 ? [...values] : [] };
    }
  }
}

export function newConditionNode(subject: Subject = 'age'): ConditionNode {
  return { kind: 'condition', key: newKey(), negated: false, condition: newCondition(subject) };
}

export function newGroupNode(joint: 'all' | 'any', parts: readonly RuleNode[] = [newConditionNode()]): GroupNode {
  return { kind: 'group', key: newKey(), negated: false, joint, parts };
}

function nodeOf(rule: Rule, negated: boolean): RuleNode {
  if (rule.kind === 'not') return nodeOf(rule.of, !negated);
  if (rule.kind === 'all' || rule.kind === 'any')
    return { kind: 'group', key: newKey(), negated, joint: rule.kind, parts: rule.of.map((part) => nodeOf(part, false)) };
  return { kind: 'condition', key: newKey(), negated, condition: rule };
}

/** A rule as a form shows it. The outermost node is always a group, so that a condition can be added to it. */
export function fromRule(rule: Rule): GroupNode {
  const node = nodeOf(rule, false);
  return node.kind === 'group' ? node : newGroupNode('all', [node]);
}

/** The rule of a form. A group of one part is that part; an empty group stays, and is refused by the schema. */
export function toRule(node: RuleNode): Rule {
  const only = node.kind === 'group' && node.parts.length === 1 ? node.parts[0] : undefined;
  const plain: Rule =
    node.kind === 'condition' ? node.condition : only !== undefined ? toRule(only) : { kind: node.joint, of: node.parts.map(toRule) };
  if (!node.negated) return plain;
  return plain.kind === 'not' ? plain.of : { kind: 'not', of: plain };
}

/** The tree with the node of that key replaced; undefined takes it out. The root itself is never taken out. */
export function replaceNode(group: GroupNode, key: number, next: (node: RuleNode) => RuleNode | undefined): GroupNode {
  if (group.key === key) {
    const replaced = next(group);
    return replaced?.kind === 'group' ? replaced : group;
  }
  return {
    ...group,
    parts: group.parts.flatMap((part) => {
      if (part.key === key) {
        const replaced = next(part);
        return replaced === undefined ? [] : [replaced];
      }
      return part.kind === 'group' ? [replaceNode(part, key, next)] : [part];
    }),
  };
}

/** How deep the node of that key stands; the root is 1. */
export function depthOf(group: GroupNode, key: number, depth = 1): number | undefined {
  if (group.key === key) return depth;
  for (const part of group.parts) {
    if (part.key === key) return depth + 1;
    const below = part.kind === 'group' ? depthOf(part, key, depth + 1) : undefined;
    if (below !== undefined) return below;
  }
  return undefined;
}

/** Why a condition is not finished yet; undefined when it is. */
export function faultOf(condition: Condition): 'ageBound' | 'ageUpsideDown' | 'chooseOne' | undefined {
  switch (condition.kind) {
    case 'age':
      if (condition.atLeast === undefined && condition.atMost === undefined) return 'ageBound';
      return condition.atLeast !== undefined && condition.atMost !== undefined && condition.atLeast > condition.atMost ? 'ageUpsideDown' : undefined;
    case 'residency':
    case 'membership':
    case 'grid':
      return condition.in.length === 0 ? 'chooseOne' : undefined;
    case 'fact':
    case 'sex':
    case 'headOfHousehold':
      return undefined;
  }
}
