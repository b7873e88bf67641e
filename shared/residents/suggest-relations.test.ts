import { expect, test } from 'vitest';
import { suggestRelation } from './suggest-relations.ts';

// New head (relation to the old head, sex), member (the same) → what the member is to the new head.
const TABLE: readonly [string, '1' | '2', string, '1' | '2', string][] = [
  ['12', '2', '02', '1', '11'], // the wife heads: her husband
  ['11', '1', '02', '2', '12'],
  ['12', '2', '20', '1', '20'], // their son stays a son
  ['12', '2', '38', '2', '38'], // the daughter-in-law too
  ['12', '2', '51', '1', '53'], // his father is her father-in-law
  ['12', '2', '52', '2', '54'],
  ['20', '1', '02', '1', '51'], // the son heads: the old head is his father
  ['20', '1', '12', '2', '52'],
  ['20', '1', '38', '2', '12'], // his wife
  ['30', '2', '28', '1', '11'],
  ['20', '1', '41', '1', '20'], // the grandson becomes a son
  ['20', '1', '30', '2', '70'], // the daughter a sibling
  ['20', '1', '52', '2', '62'], // the grandmother
  ['52', '2', '02', '1', '20'], // the mother heads: the old head is her son
  ['71', '1', '02', '1', '70'],
  ['41', '1', '02', '1', '97'], // a grandchild heads: asked of the clerk
  ['99', '1', '12', '2', '97'],
];

test.each(TABLE)('head %s/%s, member %s/%s → %s', (headRelation, headSex, relation, sex, expected) => {
  expect(suggestRelation({ relationCode: headRelation, sex: headSex }, { relationCode: relation, sex })).toBe(expected);
});
