import { useMemo } from 'react';
import { useCall } from '#renderer/api/use-call.ts';
import { markOfField, markOfList } from '#shared/welfare/marks.ts';
import type { RuleNames } from '#shared/welfare/rule-sentence.ts';
import type { RuleChoices } from './rule-form.ts';

/** The office's own fields of persons and its lists: those a condition may begin with, and all that one may still ask for. */
export function useRuleChoices(): { choices: RuleChoices; known: RuleChoices } {
  const fields = useCall('residents.customFields', {});
  const lists = useCall('welfare.lists', {});
  return useMemo(() => {
    const own = (fields.data?.fields ?? []).filter((field) => field.target === 'resident');
    const all = lists.data?.lists ?? [];
    return { known: { fields: own, lists: all }, choices: { fields: own.filter((field) => field.active), lists: all.filter((list) => list.active) } };
  }, [fields.data, lists.data]);
}

/** Names for the sentence of a rule that is still being built. */
export function useRuleNames(): RuleNames {
  const places = useCall('residents.places', {});
  const { known } = useRuleChoices();
  return useMemo(
    () => new Map<number | string, string>([
      ...(places.data?.grids ?? []).map((grid) => [grid.gridId as number, grid.name] as const),
      ...known.fields.map((field) => [markOfField(field.customFieldId), field.name] as const), ...known.lists.map((list) => [markOfList(list.listId), list.name] as const),
    ]),
    [places.data, known],
  );
}
