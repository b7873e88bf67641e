/** What members are to a new head, judged from what they were to the old one. A suggestion for a form: the clerk confirms it. */
import type { RelationToHead } from '../relation-to-head.ts';
import type { SexCode } from '../code-tables.ts';

export interface RelatedMember { readonly relationCode: string; readonly sex: SexCode }

type Kin = 'head' | 'spouse' | 'child' | 'childInLaw' | 'grandchild' | 'parent' | 'sibling' | 'other';

function kinOf(code: string): Kin {
  if (code === '02' || code === '01') return 'head';
  if (code === '28' || code === '38') return 'childInLaw';
  switch (code.charAt(0)) {
    case '1': return 'spouse';
    case '2': case '3': return 'child';
    case '4': return 'grandchild';
    case '5': return 'parent';
    case '7': return 'sibling';
    default: return 'other';
  }
}

const bySex = (sex: SexCode, male: RelationToHead, female: RelationToHead, neither: RelationToHead): RelationToHead => (sex === '1' ? male : sex === '2' ? female : neither);

/** Old relation of the new head → old relation of a member → what the member is now; anything not listed is 其他亲属 (97). */
const TABLE: Readonly<Partial<Record<Kin, Partial<Record<Kin, (sex: SexCode, headSex: SexCode) => RelationToHead>>>>> = {
  spouse: {
    head: (sex) => bySex(sex, '11', '12', '10'),
    child: (sex) => bySex(sex, '20', '30', '29'),
    childInLaw: (sex) => bySex(sex, '28', '38', '97'),
    grandchild: (sex) => bySex(sex, '41', '42', '40'),
    parent: (sex, headSex) => (headSex === '2' ? bySex(sex, '53', '54', '59') : bySex(sex, '55', '56', '59')),
  },
  child: {
    head: (sex) => bySex(sex, '51', '52', '50'),
    spouse: (sex) => bySex(sex, '51', '52', '50'),
    child: () => '70',
    childInLaw: (sex, headSex) => (headSex !== sex ? bySex(sex, '11', '12', '10') : '97'),
    grandchild: (sex) => bySex(sex, '20', '30', '29'),
    parent: (sex) => bySex(sex, '61', '62', '60'),
  },
  parent: { head: (sex) => bySex(sex, '20', '30', '29'), spouse: (sex) => bySex(sex, '28', '38', '97'), child: (sex) => bySex(sex, '41', '42', '40'), parent: () => '10', sibling: (sex) => bySex(sex, '20', '30', '29') },
  sibling: { head: () => '70', sibling: () => '70', parent: (sex) => bySex(sex, '51', '52', '50') },
};

/** The relation of `member` to `newHead`, both given by their relation to the old head. */
export function suggestRelation(newHead: RelatedMember, member: RelatedMember): RelationToHead {
  return TABLE[kinOf(newHead.relationCode)]?.[kinOf(member.relationCode)]?.(member.sex, newHead.sex) ?? '97';
}
