import { describe, expect, test } from 'vitest';
import type { DueItem } from '#shared/dashboard/contract.ts';
import { month } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { percentText, axisYuan, bubbleYuan } from './chart-money.ts';
import { balancesLink, dueLink, fixLink, outlookLink, residentsLink } from './links.ts';

type BatchItem = Extract<DueItem, { batchIds: unknown }>;
const batches = (change: Partial<BatchItem>): BatchItem =>
  ({ kind: 'batchesToSubmit', count: 2, yours: 0, amountFen: fen(0), months: [month('2026-08'), month('2026-09')], batchIds: [id<'batch'>(4), id<'batch'>(5)], statuses: ['computed'], ...change });
const books = (kind: 'vouchersToReview' | 'periodsToClose'): DueItem => ({ kind, count: 1, yours: 1, accountSetId: id<'accountSet'>(2), accountSetName: '集体账', months: [] });

describe('an item of the due list opens', () => {
  test.each<[what: string, item: DueItem, link: string | null]>([
    ['the one batch', batches({ count: 1, batchIds: [id<'batch'>(4)] }), '/disbursement/4'],
    ['the batches of its state', batches({}), '/disbursement?status=computed'],
    ['one’s own due work when there are several states', batches({ statuses: ['draft', 'computed'], yours: 2 }), '/disbursement?status=due'],
    ['the months for whoever only looks on', batches({ statuses: ['draft', 'computed'] }), '/disbursement?from=2026-08&to=2026-09'],
    ['vouchers of the books and state', books('vouchersToReview'), '/ledger/vouchers?set=2&status=submitted'],
    ['the periods of the books', books('periodsToClose'), '/ledger/periods?set=2'],
    ['the register’s own list of what to mend', { kind: 'entriesToFix', count: 1, yours: 0, parts: [{ part: 'idMissing', count: 1 }] }, '/residents/to-fix'],
    ['the one application', { kind: 'applicationsOpen', count: 1, yours: 1, next: null, late: 0, ids: [7] }, '/welfare/applications/7'],
    ['all applications', { kind: 'applicationsToDecide', count: 2, yours: 0, next: null, late: 0, ids: [7, 8] }, '/welfare/applications'],
    ['the one case', { kind: 'advancesOverdue', count: 1, yours: 1, next: null, late: 1, ids: [7] }, '/relief/cases/7'],
    ['the fund', { kind: 'fundMovesToConfirm', count: 1, yours: 1, next: null, late: 0, ids: [3] }, '/relief/fund'],
    ['no list of its own but one for each programme', { kind: 'programmesDue', count: 0, yours: 0, programmes: [] }, null],
  ])('%s', (_what, item, link) => {
    expect(dueLink(item)).toBe(link);
  });
});

test('links leave out filters without a value', () => {
  expect(residentsLink({ ageFrom: 90, ageTo: null, sex: '2' })).toBe('/residents?ageFrom=90&sex=2');
  expect(residentsLink({})).toBe('/residents');
  expect(fixLink('idMissing')).toBe('/residents?fix=idMissing');
  expect(fixLink('headMissing')).toBe('/residents/households?fix=headMissing');
  expect(balancesLink(1, month('2026-09'))).toBe('/ledger/balances?set=1&month=2026-09');
  expect(outlookLink({ show: 'joining', programme: 3 })).toBe('/dashboard/outlook?show=joining&programme=3');
});

test('amounts of charts are exact where a figure is read', () => {
  expect(axisYuan(190_000_000)).toBe('1,900,000');
  expect(bubbleYuan(123_456)).toBe('1,234.56');
  expect(percentText(1_813)).toBe('18.13%');
  expect(percentText(5)).toBe('0.05%');
});
