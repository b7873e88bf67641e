/**
 * Marks: what an office keeps of a person beyond the register's own facts and rules may ask for: values of its own fields (自定义项) and
 * the lists (名单) he is on. Read only where a rule needs them, frozen with a line like every other input.
 */
import type { DecisionRules } from './decide-eligibility.ts';
import type { CustomCondition, Rule } from './rule.ts';

/** By `markOfField` the value of a field, by `markOfList` 'on'. What is empty or not on a list is left out. */
export type Marks = Readonly<Record<string, string>>;

export const markOfField = (customFieldId: number): string => `field:${customFieldId}`;
export const markOfList = (listId: number): string => `list:${listId}`;
/** The value of the mark of a list. */
export const ON_LIST = 'on';

export interface NeededMarks { readonly fieldIds: readonly number[]; readonly listIds: readonly number[] }

/** The fields and lists that rules of a version ask for; null when none, and then nothing is read. */
export function marksNeeded(rules: Pick<DecisionRules, 'rule' | 'amount' | 'exclusions'>): NeededMarks | null {
  const asked = markConditions(rules);
  if (asked.length === 0) return null;
  const ids = (of: (each: (typeof asked)[number]) => number | null): number[] => [...new Set(asked.map(of).filter((id) => id !== null))].sort((a, b) => a - b);
  return { fieldIds: ids((each) => (each.kind === 'custom' ? each.customFieldId : null)), listIds: ids((each) => (each.kind === 'list' ? each.listId : null)) };
}

/** The conditions on fields and lists, wherever in a version they stand. */
export function markConditions({ rule, amount, exclusions }: Pick<DecisionRules, 'rule' | 'amount' | 'exclusions'>): Extract<Rule, { kind: 'custom' | 'list' }>[] {
  const trees = [rule, ...(amount.perMember?.who ? [amount.perMember.who] : []), ...exclusions.flatMap((each) => (each.kind === 'rule' ? [each.rule] : []))];
  const inTree = (tree: Rule): Extract<Rule, { kind: 'custom' | 'list' }>[] => {
    if (tree.kind === 'all' || tree.kind === 'any') return tree.of.flatMap(inTree);
    if (tree.kind === 'not') return inTree(tree.of);
    return tree.kind === 'custom' || tree.kind === 'list' ? [tree] : [];
  };
  return trees.flatMap(inTree);
}

/** A number of at most four decimals as a whole number of ten-thousandths, so that 0.1 and 0.10 are one. */
export function tenThousandths(text: string): bigint {
  const [, sign = '', whole = '0', part = ''] = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(text) ?? [];
  const size = BigInt(whole) * 10_000n + BigInt(part.padEnd(4, '0'));
  return sign === '-' ? -size : size;
}

/** Whether the value of a field meets a condition; an empty field (undefined) meets none. */
export function valueMeets(condition: CustomCondition, value: string | undefined): boolean {
  if (value === undefined) return false;
  switch (condition.by) {
    case 'any': return true;
    case 'number': {
      const n = tenThousandths(value);
      return (condition.atLeast === undefined || n >= tenThousandths(condition.atLeast)) && (condition.atMost === undefined || n <= tenThousandths(condition.atMost));
    }
    case 'day': return (condition.from === undefined || value >= condition.from) && (condition.to === undefined || value <= condition.to);
    case 'choice': return condition.in.length === 0 || condition.in.includes(value);
    case 'yesNo': return value === condition.is;
  }
}
