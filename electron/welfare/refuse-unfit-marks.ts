import { AppError } from '#shared/errors.ts';
import type { DecisionRules } from '#shared/welfare/decide-eligibility.ts';
import { markConditions } from '#shared/welfare/marks.ts';
import type { Reads } from './versions.ts';

/**
 * Fields and lists that the rules ask for have to be there, in use, and of the kind that is asked for.
 * @throws AppError rule_field_unfit, rule_list_unfit
 */
export async function refuseUnfitMarks(db: Reads, rules: Pick<DecisionRules, 'rule' | 'amount' | 'exclusions'>): Promise<void> {
  const asked = markConditions(rules);
  if (asked.length === 0) return;
  const fields = new Map((await db.selectFrom('customFields').selectAll().execute()).map((row) => [row.id as number, row]));
  const lists = new Map((await db.selectFrom('welfareLists').selectAll().execute()).map((row) => [row.id as number, row]));
  for (const condition of asked) {
    if (condition.kind === 'list') {
      const list = lists.get(condition.listId);
      if (list?.active !== 1) throw new AppError('rule_list_unfit', { name: list?.name ?? '', why: list === undefined ? 'missing' : 'stopped' });
      continue;
    }
    const field = fields.get(condition.customFieldId);
    const refuse = (why: 'missing' | 'stopped' | 'household' | 'kind' | 'choice', choice = ''): never => { throw new AppError('rule_field_unfit', { name: field?.name ?? '', why, choice }); };
    if (field === undefined) return refuse('missing');
    if (field.target !== 'resident') refuse('household');
    if (field.active !== 1) refuse('stopped');
    if (condition.by !== 'any' && condition.by !== field.kind) refuse('kind');
    if (condition.by === 'choice') {
      const choices = JSON.parse(field.choices) as string[];
      const unknown = condition.in.find((choice) => !choices.includes(choice));
      if (unknown !== undefined) refuse('choice', unknown);
    }
  }
}
