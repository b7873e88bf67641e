import { Select } from 'antd';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Field } from '#renderer/ui/form-panel.tsx';
import { ageOn, type Day } from '#shared/days.ts';
import type { ResidentId } from '#shared/ids.ts';
import type { RelationToHead } from '#shared/relation-to-head.ts';
import type { MemberRow, NewHead } from '#shared/residents/fields.ts';
import { suggestRelation } from '#shared/residents/suggest-relations.ts';
import { useChoices } from './choices.ts';
import { eventWords } from './event-words.ts';

/** Values of the part of a form that names a new head: his id, and a relation by resident. */
export interface NewHeadValues { readonly headId?: ResidentId | null | undefined; readonly relations?: Readonly<Record<string, RelationToHead | undefined>> | undefined }

/** What every other member becomes when `headId` heads the household; the clerk may change it. */
export function suggestedRelations(members: readonly MemberRow[], headId: ResidentId): Record<string, RelationToHead> {
  const head = members.find((member) => member.residentId === headId);
  if (head === undefined) return {};
  return Object.fromEntries(members.filter((member) => member !== head).map((member) => [String(member.residentId), suggestRelation(head, member)]));
}

/** As the contract takes it; null while no head is chosen. `members` are those who stay. */
export function newHeadOf(values: NewHeadValues, members: readonly MemberRow[]): NewHead | null {
  const { headId } = values;
  if (headId === null || headId === undefined) return null;
  const relations = members.flatMap((member) => {
    const relationCode = values.relations?.[String(member.residentId)];
    return member.residentId === headId || relationCode === undefined ? [] : [{ residentId: member.residentId, relationCode }];
  });
  return { residentId: headId, relations };
}

/** Asks who heads the household from now on, and what the others are to him or her. `present` heads it and stays: he is no choice, but gets a relation. */
export function NewHeadFields({ members, leaver, today, headId, present }: { readonly members: readonly MemberRow[]; readonly leaver: string; readonly today: Day; readonly headId: ResidentId | null | undefined; readonly present?: ResidentId | undefined }) {
  const say = useWords(eventWords);
  const choices = useChoices();
  const adults = members.filter((member) => member.residentId !== present).toSorted((a, b) => Number(isMinor(a, today)) - Number(isMinor(b, today)));
  return (
    <>
      <p>{say('newHeadHint', { name: leaver })}</p>
      <Field name="headId" label={say('newHead')} required>
        <Select options={adults.map((member) => ({ value: member.residentId, label: `${member.name}${member.age === null ? '' : ` (${member.age})`}` }))} />
      </Field>
      {headId !== null && headId !== undefined && members.filter((member) => member.residentId !== headId).map((member) => (
        <Field key={member.residentId} name={['relations', String(member.residentId)]} label={say('relationTo', { name: member.name })} required>
          <Select showSearch={{ optionFilterProp: 'label' }} options={choices.relations.filter((relation) => relation.value !== '02')} />
        </Field>
      ))}
    </>
  );
}

const isMinor = (member: MemberRow, today: Day): boolean => member.birthDate !== null && ageOn(member.birthDate, today) < 18;
