import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';

let office: TestOffice;
beforeAll(async () => { office = await openTestOffice(); });
afterAll(async () => { await office.close(); });

const person = (name: string, more: object = {}) => ({ name, sex: '0' as const, birthDate: null, idKind: 'citizenId' as const, idNumber: '', phone: '', note: '', ...more });

describe('entering', () => {
  test('a head with a household, and a spouse in it', async () => {
    const clerk = office.as('clerk');
    const head = await clerk.residents.saveResident({ residentId: null, version: null, person: person('张三', { idNumber: '37029919520307101X', phone: '13800005678' }), place: { as: 'head', household: { address: '1号楼' } }, since: '2020-01-01' });
    expect(head.householdId).not.toBeNull();
    const file = await clerk.residents.file({ residentId: head.residentId });
    expect(file.resident).toMatchObject({ sex: '1', birthDate: '1952-03-07', idNumberMasked: '370299********101X', phoneMasked: '138****5678', relationCode: '02' });
    const list = await clerk.residents.list({ search: '张' });
    expect(list.total).toBe(1);
    console.log(JSON.stringify(list));
  });
});
