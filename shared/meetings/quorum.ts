/**
 * Whether a resolution stands: meetings of the collective by 农村集体经济组织法 art. 15, 26–29, residents' representatives by 村民委员会组织法
 * art. 26, all others by more than half of more than half (community-welfare §2.2).
 */
import { daysBetween, type Day } from '../days.ts';

/** 成员大会 成员代表大会 理事会 监事会 居民代表会议 党员大会 两委联席会议 民主理财小组 评议小组 */
export const ORGANS = ['members', 'representatives', 'board', 'supervisors', 'residents', 'party', 'joint', 'finance', 'panel'] as const;
export type Organ = (typeof ORGANS)[number];
/** 一般事项 章程 成员确认 量化方案与发包 征地补偿 合并分立 非成员享受权益 */
export const TOPICS = ['general', 'charter', 'memberConfirmation', 'quantification', 'compensation', 'mergerSplit', 'nonMemberBenefit'] as const;
export type Topic = (typeof TOPICS)[number];

/** Items that only the meeting of all members decides (art. 28). */
export const MEMBERS_ONLY: readonly Topic[] = ['charter', 'memberConfirmation', 'quantification', 'compensation', 'mergerSplit', 'nonMemberBenefit'];
/** Days of notice before a meeting of members (art. 27). */
export const NOTICE_DAYS = 10;

export interface Vote {
  readonly organ: Organ; readonly topic: Topic; readonly noticeOn: Day | null; readonly heldOn: Day; readonly partyDiscussedOn: Day | null;
  /** All members with full capacity, all representatives, or all of the board. */
  readonly eligible: number; readonly attended: number; readonly inFavour: number;
}

/** Why a resolution does not stand: who was missing, with how many there must have been. */
export type QuorumFault =
  | { readonly code: 'organMayNot' }
  | { readonly code: 'tooFewAttended' | 'tooFewInFavour'; readonly had: number; readonly needed: number }
  | { readonly code: 'noticeTooShort'; readonly had: number; readonly needed: number }
  | { readonly code: 'partyNotFirst' };

const twoThirds = (of: number): number => Math.ceil((of * 2) / 3);
const threeQuarters = (of: number): number => Math.ceil((of * 3) / 4);
const moreThanHalf = (of: number): number => Math.floor(of / 2) + 1;

/** Persons who must attend and be in favour. Where the law counts of those present, `attended` says of how many; before they are known, all. */
export function neededVotes(organ: Organ, topic: Topic, eligible: number, attended: number = eligible): { attend: number; favour: number } {
  if (organ === 'members') return { attend: twoThirds(eligible), favour: topic === 'nonMemberBenefit' ? threeQuarters(eligible) : twoThirds(eligible) };
  if (organ === 'representatives') return { attend: twoThirds(eligible), favour: twoThirds(eligible) };
  if (organ === 'board' || organ === 'supervisors') return { attend: twoThirds(eligible), favour: moreThanHalf(eligible) };
  return { attend: organ === 'residents' ? twoThirds(eligible) : moreThanHalf(eligible), favour: moreThanHalf(attended) };
}

/** Everything that is wrong with a vote; none: it passed. */
export function judgeVote(vote: Vote): QuorumFault[] {
  const needed = neededVotes(vote.organ, vote.topic, vote.eligible, vote.attended);
  const faults: QuorumFault[] = [];
  if (vote.organ !== 'members' && MEMBERS_ONLY.includes(vote.topic)) faults.push({ code: 'organMayNot' });
  if (vote.attended < needed.attend) faults.push({ code: 'tooFewAttended', had: vote.attended, needed: needed.attend });
  if (vote.inFavour < needed.favour) faults.push({ code: 'tooFewInFavour', had: vote.inFavour, needed: needed.favour });
  if (vote.organ === 'members') {
    const days = vote.noticeOn === null ? 0 : daysBetween(vote.noticeOn, vote.heldOn);
    if (days < NOTICE_DAYS) faults.push({ code: 'noticeTooShort', had: days, needed: NOTICE_DAYS });
  }
  if ((vote.organ === 'members' || vote.organ === 'representatives') && (vote.partyDiscussedOn === null || vote.partyDiscussedOn > vote.heldOn)) faults.push({ code: 'partyNotFirst' });
  return faults;
}
