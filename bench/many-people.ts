/** Any number of invented residents for the measurements, the same every time. */
import { checkDigit } from '#shared/citizen-id.ts';
import { inventName } from '#electron/sample/sample-names.ts';
import { seededRandom } from '#electron/sample/seeded-random.ts';

export interface BenchPerson {
  readonly householdNo: string; readonly relation: string; readonly name: string; readonly sex: '男' | '女'; readonly birthDate: string;
  readonly idNumber: string; readonly phone: string; readonly account: string; readonly grid: string; readonly address: string;
}

export function manyPeople(count: number, seed = 5): BenchPerson[] {
  const random = seededRandom(seed);
  const people: BenchPerson[] = [];
  const taken = new Set<string>();
  let household = 0;
  let left = 0;
  let address = '';
  for (let i = 0; i < count; i++) {
    if (left === 0) {
      household += 1;
      left = random.int(1, 5);
      address = `${(household % 300) + 1}号楼${random.int(1, 4)}单元${random.int(1, 18)}0${random.int(1, 4)}室`;
    }
    const sex = random.next() < 0.5 ? '1' : '2';
    const year = random.int(1930, 2024);
    const birthDate = `${year}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`;
    let idNumber = '';
    do {
      const first17 = `370299${birthDate.replaceAll('-', '')}${String(random.int(0, 499) * 2 + (sex === '1' ? 1 : 0)).padStart(3, '0')}`;
      idNumber = first17 + checkDigit(first17);
    } while (taken.has(idNumber));
    taken.add(idNumber);
    const building = (household % 300) + 1;
    people.push({
      householdNo: `B${String(household).padStart(6, '0')}`, relation: people.at(-1)?.householdNo === `B${String(household).padStart(6, '0')}` ? '其他' : '户主',
      name: inventName(random, { sex, birthYear: year }), sex: sex === '1' ? '男' : '女', birthDate, idNumber,
      phone: `138${String(random.int(0, 99_999_999)).padStart(8, '0')}`, account: luhn(`6299${String(random.int(0, 9_999_999)).padStart(7, '0')}${String(i).padStart(7, '0')}`),
      grid: `${(building % 4) + 1}网格`, address,
    });
    left -= 1;
  }
  return people;
}

function luhn(digits18: string): string {
  let sum = 0;
  for (let i = 0; i < digits18.length; i++) {
    const doubled = Number(digits18[digits18.length - 1 - i]) * (i % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits18 + String((10 - (sum % 10)) % 10);
}

export const CSV_HEAD = '户号,与户主关系,姓名,性别,出生日期,身份证号,联系电话,银行卡号,网格,住址';
export function csvOf(people: readonly BenchPerson[]): string {
  return `${CSV_HEAD}\n${people.map((p) => [p.householdNo, p.relation, p.name, p.sex, p.birthDate, p.idNumber, p.phone, p.account, p.grid, p.address].join(',')).join('\n')}\n`;
}
