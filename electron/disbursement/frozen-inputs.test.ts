import { expect, test } from 'vitest';
import { day, month } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import type { DecisionContext, DecisionPerson } from '#shared/welfare/decide-eligibility.ts';
import { freezeInputs, inputsFreezer } from './frozen-inputs.ts';

const person = (more: object = {}): DecisionPerson => ({
  residentId: 1, sex: '1', birthDate: day('1950-01-01'), status: 'living', statusSince: null, relationCode: '02', gridId: 3, gridName: '三网格', facts: { residency: 'registered', membership: 'member' }, ...more,
} as unknown as DecisionPerson);
const context = (more: object = {}): DecisionContext => ({ benefitMonth: month('2026-09'), asOf: day('2026-09-08'), monthsOfPeriod: 1, pause: null, others: [], members: [], ...more });

test('for a whole list the frozen text of every person is the one he would have alone', () => {
  const people = [
    person(), person({ residentId: 2 }), person({ gridId: null }), person({ gridId: 33 }), person({ relationCode: null }), person({ relationCode: '51' }), person({ status: 'dead', statusSince: day('2026-09-01') }),
    person({ status: 'movedOut', statusSince: day('2026-09-01') }), person({ facts: {} }), person({ facts: { membership: 'member', residency: 'registered' } }), person({ facts: { residency: 'tenant' } }),
    person({ facts: { residency: 'registered' } }), person(),
  ];
  const contexts = [
    context(), context({ pause: { fromMonth: month('2026-01'), toMonth: null, reason: '待核' } }), context({ others: [{ code: 'W02', name: '津贴', group: null, stackable: true, amountFen: fen(100) }] }),
    context({ members: [person({ residentId: 9 })] }), context(),
  ];
  for (const reason of [undefined, '会议决定']) {
    const freeze = inputsFreezer(reason);
    for (const each of contexts) for (const one of people) expect(freeze(one, each)).toBe(freezeInputs(one, each, reason));
  }
});
