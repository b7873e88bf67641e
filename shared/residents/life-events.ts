/** 大事记: the events of a life that the committee records, and what each carries. Source: community-welfare §4.2, 户口登记条例 art. 7–8, 13. */
import { z } from 'zod';

/** revoked = an earlier entry was wrong; its effects are taken back. */
export const LIFE_EVENT_KINDS = [
  'birth', 'death', 'movedIn', 'movedOut', 'marriageIn', 'marriageOut', 'split', 'merge', 'changeHead', 'moveMember', 'revoked',
] as const;
export type LifeEventKind = (typeof LIFE_EVENT_KINDS)[number];
export const lifeEventKindSchema = z.enum(LIFE_EVENT_KINDS);

/** Events after which a resident is no longer, or again, here. All others leave his status alone. */
export const STATUS_AFTER = {
  birth: 'living',
  death: 'dead',
  movedIn: 'living',
  movedOut: 'movedOut',
  marriageIn: 'living',
  marriageOut: 'movedOut',
} as const satisfies Partial<Record<LifeEventKind, 'living' | 'dead' | 'movedOut'>>;

/** The kinds of `STATUS_AFTER`, for queries. */
export const STATUS_EVENT_KINDS = Object.keys(STATUS_AFTER) as readonly (keyof typeof STATUS_AFTER)[];
