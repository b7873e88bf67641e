import { describe, expect, test } from 'vitest';
import { fen } from '../money.ts';
import { grantOf, grantPair, moveLines, RECORDED_KINDS, USUAL_ACCOUNTS, type FundEffect, type RecordedKind } from './recipes.ts';

const say = (lines: ReturnType<typeof moveLines>): string => lines.map((line) => `${line.debitFen !== 0 ? '借' : '贷'}${line.accountCode}${line.ofFund ? '*' : ''}`).join(' ');
const move = (kind: RecordedKind, more: { sourceAccountCode?: string; sameYear?: boolean } = {}) => ({ kind, amountFen: fen(100), sourceAccountCode: '31101', sameYear: true, ...more });

describe('own money set aside inside 311', () => {
  test.each<[string, ReturnType<typeof move>, string]>([
    ['is set aside from the reserve, with the money', move('setAside'), '借31101 贷31107* 借10202 贷10201'],
    ['is set aside from the year’s income', move('setAside', { sourceAccountCode: '32201' }), '借32201 贷31107* 借10202 贷10201'],
    ['takes a gift', move('gift'), '借10202 贷31107*'],
    ['earns interest as income of the year, and earmarks it', move('interest'), '借10202 贷504 借31101 贷31107*'],
    ['takes a grant of this year back', move('recovered'), '借10202 贷5140304 借31101 贷31107*'],
    ['takes a grant of an earlier year back', move('recovered', { sameYear: false }), '借10202 贷32202 借31101 贷31107*'],
    ['returns a gift', move('giftReturned'), '借31107* 贷10202'],
  ])('%s', (_name, what, lines) => expect(say(moveLines(USUAL_ACCOUNTS.own, what))).toBe(lines));

  test('needs no transfer where the money lies in one account', () => {
    expect(say(moveLines({ ...USUAL_ACCOUNTS.own, moneyAccountCode: '10201' }, move('setAside')))).toBe('借31101 贷31107*');
  });
  test.each<[FundEffect, string, number]>([['accrue', '', 0], ['pay', '借31107* 贷31101', 100], ['return', '借31101 贷31107*', -100], ['reverse', '', 0]])('releases the earmark with the payment: %s', (effect, lines, grant) => {
    expect([say(grantPair(USUAL_ACCOUNTS.own, effect, fen(100))), grantOf('own', effect, fen(100))]).toEqual([lines, grant]);
  });
});

describe('money held for others', () => {
  test.each<[RecordedKind, string]>([['gift', '借10202 贷21105*'], ['interest', '借10202 贷21105*'], ['recovered', '借10202 贷21105*'], ['otherIn', '借10202 贷21105*'], ['giftReturned', '借21105* 贷10202'], ['otherOut', '借21105* 贷10202']])('%s', (kind, lines) => {
    expect(say(moveLines(USUAL_ACCOUNTS.held, move(kind)))).toBe(lines);
  });
  test.each<[FundEffect, number]>([['accrue', 100], ['pay', 0], ['return', 0], ['reverse', -100]])('has no pair, and falls when it is owed: %s', (effect, grant) => {
    expect([grantPair(USUAL_ACCOUNTS.held, effect, fen(100)), grantOf('held', effect, fen(100))]).toEqual([[], grant]);
  });
});

test('every recipe balances', () => {
  for (const setUp of ['own', 'held'] as const) {
    for (const kind of RECORDED_KINDS) {
      const lines = moveLines(USUAL_ACCOUNTS[setUp], move(kind));
      expect(lines.reduce((sum, line) => sum + line.debitFen - line.creditFen, 0)).toBe(0);
      expect(lines.some((line) => line.ofFund)).toBe(true);
    }
  }
});
