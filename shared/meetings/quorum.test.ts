import { describe, expect, test } from 'vitest';
import { day } from '../days.ts';
import { judgeVote, neededVotes, type Vote } from './quorum.ts';

const vote: Vote = { organ: 'members', topic: 'general', noticeOn: day('2026-03-01'), heldOn: day('2026-03-11'), partyDiscussedOn: day('2026-02-20'), eligible: 100, attended: 67, inFavour: 67 };

describe('a vote', () => {
  test.each<[string, Partial<Vote>, string[]]>([
    ['passes with two thirds of all members', {}, []],
    ['needs two thirds to attend', { attended: 66, inFavour: 66 }, ['tooFewAttended', 'tooFewInFavour']],
    ['needs two thirds of all, not of those who came', { attended: 80, inFavour: 66 }, ['tooFewInFavour']],
    ['needs ten days of notice', { noticeOn: day('2026-03-02') }, ['noticeTooShort']],
    ['needs notice at all', { noticeOn: null }, ['noticeTooShort']],
    ['comes after the Party organisation has discussed it', { partyDiscussedOn: null }, ['partyNotFirst']],
    ['needs three quarters for benefits to non-members', { topic: 'nonMemberBenefit', attended: 80, inFavour: 74 }, ['tooFewInFavour']],
    ['has three quarters for benefits to non-members', { topic: 'nonMemberBenefit', attended: 80, inFavour: 75 }, []],
    ['of representatives needs two thirds of all of them', { organ: 'representatives', eligible: 31, attended: 31, inFavour: 20, noticeOn: null }, ['tooFewInFavour']],
    ['of representatives passes with 21 of 31', { organ: 'representatives', eligible: 31, attended: 25, inFavour: 21, noticeOn: null }, []],
    ['of representatives never confirms members', { organ: 'representatives', topic: 'memberConfirmation', eligible: 31, attended: 31, inFavour: 31 }, ['organMayNot']],
    ['of the board needs two thirds present and more than half of all', { organ: 'board', eligible: 5, attended: 4, inFavour: 3, noticeOn: null, partyDiscussedOn: null }, []],
    ['of the board fails with half', { organ: 'board', eligible: 6, attended: 4, inFavour: 3 }, ['tooFewInFavour']],
    ['of residents’ representatives passes with more than half of those present', { organ: 'residents', eligible: 41, attended: 28, inFavour: 15, noticeOn: null, partyDiscussedOn: null }, []],
    ['of residents’ representatives fails with half of those present', { organ: 'residents', eligible: 41, attended: 28, inFavour: 14, noticeOn: null }, ['tooFewInFavour']],
    ['of residents’ representatives needs two thirds present', { organ: 'residents', eligible: 41, attended: 27, inFavour: 27, noticeOn: null }, ['tooFewAttended']],
    ['of the two committees passes with more than half of more than half', { organ: 'joint', eligible: 7, attended: 4, inFavour: 3, noticeOn: null }, []],
    ['of the finance group fails without more than half present', { organ: 'finance', eligible: 5, attended: 2, inFavour: 2, noticeOn: null }, ['tooFewAttended']],
    ['of the board fails with three of five present', { organ: 'board', eligible: 5, attended: 3, inFavour: 3 }, ['tooFewAttended']],
  ])('%s', (_name, more, faults) => {
    expect(judgeVote({ ...vote, ...more }).map((fault) => fault.code)).toEqual(faults);
  });

  test('two thirds are rounded up', () => {
    expect([3, 4, 5, 100, 1296].map((of) => neededVotes('members', 'general', of).favour)).toEqual([2, 3, 4, 67, 864]);
  });
});
