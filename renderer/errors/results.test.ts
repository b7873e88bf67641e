/** Refusals of a bank's answer as a clerk reads them: no word of the program, and what to do. */
import { describe, expect, test } from 'vitest';
import type { ErrorCode, ErrorData } from '#shared/errors.ts';
import { refusalSentence } from './messages.ts';

const line = (lineNo: number, name: string, detail: string) => ({ lines: [{ lineNo, name, detail }], count: 1 });

describe('a refused answer', () => {
  test.each<[ErrorCode, object, string]>([
    ['result_conflict', line(1, '张大海', 'paid → failed'), '与以前导入的回盘矛盾：第1行张大海（已发 → 失败）。没有导入，请先与银行核对。'],
    ['result_line_twice', line(2, '李秀英', '5'), '回盘文件里有人出现两次：第2行李秀英（又在文件第 5 笔）。没有导入，请先与银行核对。'],
    ['result_lines_differ', line(2, '李秀英', '…0013'), '回盘的金额或账号与报盘的不一样：第2行李秀英（…0013）。没有导入，请先与银行核对。'],
    ['result_lines_unknown', { count: 5, of: 8 }, '文件的 8 行里有 5 行不属于这一批。没有导入，请确认选对了批次和文件。'],
    ['result_not_readable', { fileName: '回盘.csv', why: 'encoding', detail: '' }, '文件“回盘.csv”编码不对，文字成了乱码。请确认是银行给的回盘文件，格式选对了，再试一次。'],
    ['relief_fund_short', { availableFen: 100, amountFen: 200 }, '基金可用余额 1.00 元（已扣除批准未发的），不够 2.00 元。请先给基金拨款，或减少金额。'],
  ])('%s', (code, data, sentence) => { expect(refusalSentence(code, data as ErrorData[typeof code], 'zh')).toBe(sentence); });
});
