// The provider's list beside ours: every way people of one list are and are not on the other.
import { describe, expect, test } from 'vitest';
import { AppError } from '#shared/errors.ts';
import type { BatchLineId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { pastedRows } from '#electron/spreadsheet/pasted-rows.ts';
import { matchProviderList, readProviderList, type OurLine } from './provider-list.ts';

const PEOPLE: readonly [string, string, number][] = [['王小明', '370214201301011234', 300], ['李乐', '37021420130202211X', 300], ['李乐', '370214201303033337', 300], ['阿依·古丽', '370214201304044442', 150], ['赵无证', '', 300]];
const ours: OurLine[] = PEOPLE.map(([name, idNumber, yuan], at) => ({ lineId: (at + 1) as BatchLineId, lineNo: at + 1, name, idNumber, idTail: idNumber.slice(-4), amountFen: fen(yuan * 100), status: 'toPay' }));

/** 'kind ours-line/their-row' of what does not simply agree, or the refusal. */
function compare(text: string, lines = ours): string[] | string {
  try {
    return matchProviderList(readProviderList(pastedRows(text)), lines).map((row) => `${row.kind} ${row.ours?.lineNo ?? '-'}/${row.theirs?.row ?? '-'}`);
  } catch (error) {
    if (error instanceof AppError && error.code === 'provider_list_unreadable') return (error.data as { why: string }).why;
    throw error;
  }
}
const alone = (line: number): OurLine[] => ours.filter((each) => each.lineNo === line);

describe('one row of theirs', () => {
  test.each<[string, string, OurLine[], string[] | string]>([
    ['name, whole number and amount', '姓名\t身份证号\t金额\n王小明\t370214201301011234\t300.00', alone(1), ['same 1/2']],
    ['the last four alone', '姓名,身份证后四位,金额\n王小明,1234,300', alone(1), ['same 1/2']],
    ['no number, the name is the only one', '姓名,金额\n王小明,300', alone(1), ['same 1/2']],
    ['no amounts at all: a list of riders', '姓名\n王小明', alone(1), ['same 1/2']],
    ['another amount', '姓名,后四位,金额\n王小明,1234,299.99', alone(1), ['otherAmount 1/2']],
    ['two of one name, told apart by the last four', '姓名,后四位,金额\n李乐,3337,300\n李乐,211x,300', ours.slice(1, 3), ['same 3/2', 'same 2/3']],
    ['two of one name without a number are nobody’s', '姓名,金额\n李乐,300', ours.slice(1, 3), ['unclear -/2', 'onlyOurs 2/-', 'onlyOurs 3/-']],
    ['the name with somebody else’s number', '姓名,身份证号\n王小明,370214201304044442', [...alone(1), ...alone(4)], ['unclear -/2', 'onlyOurs 1/-', 'onlyOurs 4/-']],
    ['the number under another name', '姓名,身份证号\n王晓明,370214201301011234', alone(1), ['unclear -/2', 'onlyOurs 1/-']],
    ['a middle dot written otherwise', '姓名,金额\n阿依•古丽,150', alone(4), ['same 4/2']],
    ['ours has no number', '姓名,身份证号,金额\n赵无证,370214201305055555,300', alone(5), ['same 5/2']],
    ['a child of no list of ours', '姓名,金额\n孙别人,300', [], ['onlyTheirs -/2']],
    ['one child twice', '姓名,后四位,金额\n王小明,1234,300\n王小明,1234,300', alone(1), ['same 1/2', 'twice 1/3']],
    ['a child of an earlier invoice', '姓名,后四位,金额\n王小明,1234,300', [{ ...ours[0]!, status: 'paid' }], ['notOpen 1/2']],
    ['ours is not on theirs', '姓名,金额\n王小明,300', [...alone(1), ...alone(4)], ['same 1/2', 'onlyOurs 4/-']],
    ['a title and a total around it', '某某公交公司2026年秋季乘车名单\n序号\t乘车人\t证件号码\t费用（元）\n1\t王小明\t370214201301011234\t300\n合计\t\t\t300', alone(1), ['same 1/3']],
    ['pasted without titles', '1 王小明 1234 300', alone(1), ['same 1/1']],
    ['pasted without titles, whole number first', '王小明，370214201301011234，300元', alone(1), ['same 1/1']],
    ['an amount that could be a last four', '王小明 1234', alone(1), ['otherAmount 1/1']],
    ['a number a spreadsheet has cut', '姓名,身份证号,金额\n王小明,3.70214E+17,300', alone(1), 'damaged'],
    ['an amount that is none', '姓名,金额\n王小明,三百', alone(1), 'amount'],
    ['an amount in doubt', '姓名,金额\n王小明,0.03万', alone(1), 'amount'],
    ['nothing', '  \n', alone(1), 'empty'],
    ['titles alone', '姓名,金额\n', alone(1), 'empty'],
    ['numbers alone', '300\n200', alone(1), 'no_name'],
  ])('%s', (_, text, lines, outcome) => { expect(compare(text, lines)).toEqual(outcome); });
});

test('what leaves shows no more of their number than the last four', () => {
  const [row] = matchProviderList(readProviderList(pastedRows('姓名,身份证号\n孙别人,370214201301019999')), ours);
  expect(row!.theirs!.idShown).toBe('9999');
  expect(JSON.stringify(row)).not.toMatch(/\d{15}/);
});
