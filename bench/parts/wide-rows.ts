/** Rows of fifteen columns as a community's workbook has them: IDs, leading zeros, long numbers, Chinese. */
import { manyPeople } from '../many-people.ts';

export const WIDE_HEAD = ['序号', '户号', '与户主关系', '姓名', '性别', '出生日期', '身份证号', '联系电话', '银行卡号', '网格', '住址', '编号', '民族', '金额', '备注'] as const;

export function* wideRows(count: number): Generator<string[]> {
  let n = 0;
  for (const p of manyPeople(count)) {
    n += 1;
    yield [String(n), p.householdNo, p.relation, p.name, p.sex, p.birthDate, p.idNumber, p.phone, p.account, p.grid, p.address, String(n % 1000).padStart(6, '0'), '汉族', `${n % 900}.${String(n % 100).padStart(2, '0')}`, n % 7 === 0 ? `备注${n}，A&B` : '无'];
  }
}
