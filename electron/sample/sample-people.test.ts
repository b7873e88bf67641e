import { describe, expect, it } from 'vitest';
import { checkCitizenId } from '#shared/citizen-id.ts';
import { checkBankAccount } from '#shared/bank-card.ts';
import { ageOn, day, lastDay, month, monthOf, monthsFromTo } from '#shared/days.ts';
import { REFERENCE_DAY, samplePeople } from './sample-people.ts';

const households = samplePeople();
const registered = households.filter((h) => !h.tenants).flatMap((h) => h.members);
const living = registered.filter((p) => p.diedOn === null);
const aged = (from: number, to = 200): number => living.filter((p) => ageOn(p.birthDate, REFERENCE_DAY) >= from && ageOn(p.birthDate, REFERENCE_DAY) <= to).length;

describe('the practice community', () => {
  it('has the people and households the books are tied to', () => {
    expect(living.length).toBe(1320);
    expect(households.filter((h) => !h.tenants).length).toBe(410);
    expect(households.filter((h) => h.kind === 'collective').length).toBe(4);
    expect(households.filter((h) => h.tenants).flatMap((h) => h.members).length).toBe(460);
    expect([aged(0, 2), aged(3, 5), aged(6, 11), aged(12, 14), aged(15, 17), aged(18, 59), aged(60, 69), aged(70, 79), aged(80, 89), aged(90, 99), aged(100)])
      .toEqual([36, 48, 96, 42, 36, 744, 174, 96, 40, 7, 1]);
  });

  it('pays 318 and 144 people in every one of the 24 months', () => {
    for (const m of monthsFromTo(month('2024-09'), month('2026-08'))) {
      const paid = (years: number): number => registered.filter((p) => ageOn(p.birthDate, lastDay(m)) >= years && (p.diedOn === null || monthOf(p.diedOn) >= m)).length;
      expect([m, paid(60), paid(70)]).toEqual([m, 318, 144]);
    }
  });

  it('gives everybody a valid number of the region that does not exist, once', () => {
    const everybody = households.flatMap((h) => h.members);
    expect(new Set(everybody.map((p) => p.idNumber)).size).toBe(everybody.length);
    for (const p of everybody) {
      expect(checkCitizenId(p.idNumber, { today: day('2026-11-23'), sex: p.sex, birthDate: p.birthDate })).toMatchObject({ ok: true, regionCode: '370299' });
    }
    const accounts = everybody.flatMap((p) => p.account ?? []);
    expect(accounts.filter((account) => { const checked = checkBankAccount(account); return !checked.ok || checked.kind !== 'card'; })).toEqual([]);
  });

  it('marries nobody to his own sex', () => {
    const same = households.filter(({ members }) => {
      const head = members.find((p) => p.relationCode === '02')!;
      return members.some((p) => ['11', '12'].includes(p.relationCode) && p.sex === head.sex);
    });
    expect(same).toEqual([]);
  });

  it('has one head in every household, and is the same every time', () => {
    for (const h of households) expect(h.members.filter((p) => p.relationCode === '02' && p.diedOn === null).length).toBe(1);
    expect(JSON.stringify(samplePeople())).toBe(JSON.stringify(households));
  });
});
