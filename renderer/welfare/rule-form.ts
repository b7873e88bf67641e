/**
 * The rule as a form holds it: groups and conditions with keys of their own, "not" as a tick on each. The rule of the
 * contract has no keys and says "not" by wrapping; these functions turn one into the other without loss of meaning.
 */
import { FACT_KINDS, FACT_VALUES, type FactKind } from '#shared/person-as-of.ts';
import { ruleSchema, type Condition, type Rule } from '#shared/welfare/rule.ts';

/** What an office has besides the register's own facts: its fields of persons and its lists, those in use. */
export interface RuleChoices {
  readonly fields: readonly { readonly customFieldId: number; readonly name: string; readonly kind: 'text' | 'number' | 'day' | 'choice' | 'yesNo'; readonly choices: readonly string[] }[];
  readonly lists: readonly { readonly listId: number; readonly name: string }[];
}
const NO_CHOICES: RuleChoices = { fields: [], lists: [] };

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
export type Subject = 'age' | 'residency' | 'membership' | 'grid' | 'sex' | 'headOfHousehold' | 'list' | `fact:${FactKind}` | `custom:${number}`;

/** All of them for an office: its own fields one by one, its lists together. */
export function subjectsOf({ fields, lists }: RuleChoices): Subject[] {
  return [...SUBJECTS, ...fields.map((field): Subject => `custom:${field.customFieldId}`), ...(lists.length > 0 ? (['list'] as const) : [])];
}

export function subjectOf(condition: Condition): Subject {
  if (condition.kind === 'custom') return `custom:${condition.customFieldId}`;
  return condition.kind === 'fact' ? `fact:${condition.fact}` : condition.kind;
}

/** A fresh condition about a subject, as far filled in as is safe to assume. */
export function newCondition(subject: Subject, choices: RuleChoices = NO_CHOICES): Condition {
  if (subject.startsWith('custom:')) return newCustomCondition(Number(subject.slice('custom:'.length)), choices);
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
    case 'list': {
      const [only, second] = choices.lists;
      return { kind: 'list', listId: only !== undefined && second === undefined ? only.listId : 0 };
    }
    default: {
      const fact = subject.slice('fact:'.length) as FactKind;
      const values: readonly string[] = FACT_VALUES[fact];
      return { kind: 'fact', fact, in: values.length === 1 ? [...values] : [] };
    }
  }
}

function newCustomCondition(customFieldId: number, { fields }: RuleChoices): Condition {
  const kind = fields.find((field) => field.customFieldId === customFieldId)?.kind ?? 'text';
  const own = { kind: 'custom' as const, customFieldId };
  switch (kind) {
    case 'number':
    case 'day':
      return { ...own, by: kind };
    case 'choice':
      return { ...own, by: 'choice', in: [] };
    case 'yesNo':
      return { ...own, by: 'yesNo', is: 'yes' };
    case 'text':
      return { ...own, by: 'any' };
  }
}

export function newConditionNode(subject: Subject = 'age', choices: RuleChoices = NO_CHOICES): ConditionNode {
  return { kind: 'condition', key: newKey(), negated: false, condition: newCondition(subject, choices) };
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
export function faultOf(condition: Condition): 'ageBound' | 'ageUpsideDown' | 'chooseOne' | 'bound' | 'upsideDown' | 'notNumber' | 'notDay' | undefined {
  switch (condition.kind) {
    case 'age':
      if (condition.atLeast === undefined && condition.atMost === undefined) return 'ageBound';
      return condition.atLeast !== undefined && condition.atMost !== undefined && condition.atLeast > condition.atMost ? 'ageUpsideDown' : undefined;
    case 'residency':
    case 'membership':
    case 'grid':
      return condition.in.length === 0 ? 'chooseOne' : undefined;
    case 'list':
      return condition.listId === 0 ? 'chooseOne' : undefined;
    case 'custom':
      return customFaultOf(condition);
    case 'fact':
    case 'sex':
    case 'headOfHousehold':
      return undefined;
  }
}

function customFaultOf(condition: Extract<Condition, { kind: 'custom' }>): 'bound' | 'upsideDown' | 'notNumber' | 'notDay' | undefined {
  if (condition.by !== 'number' && condition.by !== 'day') return undefined;
  const [low, high] = condition.by === 'number' ? [condition.atLeast, condition.atMost] : [condition.from, condition.to];
  if (low === undefined && high === undefined) return 'bound';
  if (ruleSchema.safeParse(condition).success) return undefined;
  const alone = (bound: string | undefined): boolean => bound === undefined || ruleSchema.safeParse({ kind: 'custom', customFieldId: 1, by: condition.by, ...(condition.by === 'number' ? { atLeast: bound } : { from: bound }) }).success;
  if (!alone(low) || !alone(high)) return condition.by === 'number' ? 'notNumber' : 'notDay';
  return 'upsideDown';
}
