import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { AppError } from '#shared/errors.ts';
import type { BatchLineId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { bankFileName, bankFileText, inScope, notEncodable, routeLines, type PaymentLine } from './bank-file.ts';
import { readBuiltInProfiles } from './bank-profiles.ts';
import { matchAnswer, type SentLine } from './match-result.ts';
import { readAnswer } from './result-file.ts';

const profile = (code: string) => readBuiltInProfiles().find((p) => p.code === code)!;
const csv = profile('generic-csv');
const about = { batchNo: 'W01-202609-1', fileName: '回盘.csv', covers: 'all' as const };

const sent = (over: Partial<SentLine>[] = []): SentLine[] => ['张大海', '李秀英', '王建国', '李秀英'].map((name, i) => ({
  lineId: (i + 1) as BatchLineId, lineNo: i + 1, name, holderName: name, account: `62170000000000000${i}1`, amountFen: fen(10_000), status: 'sent' as const, paidFen: fen(0), exportId: 1, ...over[i],
}));

/** 'lineNo outcome paidFen' of every line, or the refusal. */
function load(text: string | Buffer, lines = sent(), using = csv): string[] | string {
  try {
    const answer = readAnswer(typeof text === 'string' ? iconv.encode(text, 'gbk') : text, about.fileName, using.result!);
    return matchAnswer(answer, lines, { ...about, covers: using.result!.covers }).map((o) => `${o.line?.lineNo ?? '?'} ${o.outcome} ${o.paidFen}`);
  } catch (error) {
    if (error instanceof AppError) return 'why' in error.data ? `${error.code} ${String(error.data.why)}` : error.code;
    throw error;
  }
}

const HEAD = '备注,户名,账号,金额,实发金额,处理结果,失败原因\n';
const ref = (n: number, rest: string): string => `W01-202609-1#${n},${rest}\n`;

describe('the bank’s answer (R20, R22, F3)', () => {
  test.each<[string, string | Buffer, string[] | string]>([
    ['by our reference, whatever else is blank', HEAD + ref(2, ',,,,成功,'), ['2 paid 10000']],
    ['paid, failed with reason', HEAD + ref(1, '张大海,,100.00,,成功,') + ref(2, '李秀英,,100.00,,失败,户名不符'), ['1 paid 10000', '2 failed 0']],
    ['part of it', HEAD + ref(1, ',,100.00,60.00,部分成功,'), ['1 partPaid 6000']],
    ['nothing of it though it says paid', HEAD + ref(1, ',,100.00,0.00,成功,'), ['1 failed 0']],
    ['by account and amount', `${HEAD},,6217000000000000021,100.00,,成功,\n`, ['3 paid 10000']],
    ['by name where it is the only one', `${HEAD},王建国,,100.00,,成功,\n`, ['3 paid 10000']],
    ['two of one name are nobody’s', `${HEAD},李秀英,,100.00,,成功,\n${ref(1, ',,,,成功,')}`, ['? unknown 0', '1 paid 10000']],
    ['two of one name, told apart by account', `${HEAD},李秀英,6217000000000000031,100.00,,成功,\n`, ['4 paid 10000']],
    ['masked account: by name', `${HEAD},王建国,6217****0021,100.00,,成功,\n`, ['3 paid 10000']],
    ['a foreign account with a known name', `${HEAD},王建国,6222222222222222222,100.00,,成功,\n${ref(1, ',,,,成功,')}`, ['? unknown 0', '1 paid 10000']],
    ['account in blanks, apostrophe before it', `${HEAD},,'6217 0000 0000 0000 021,100.00,,成功,\n`, ['3 paid 10000']],
    ['UTF-8 with mark', Buffer.from(`\uFEFF${HEAD}${ref(1, ',,,,成功,')}`), ['1 paid 10000']],
    ['title row above the header, blank row at the end', `某某银行代发结果,,,,,,\n${HEAD}${ref(1, ',,,,成功,')}\n,,,,,,\n`, ['1 paid 10000']],
    ['another batch', `${HEAD}W02-202609-1#1,,,,,成功,\n`, 'result_other_batch'],
    ['the month before', `${HEAD}W01-202608-1#1,,,,,成功,\n`, 'result_other_batch'],
    ['an amount that was edited', HEAD + ref(1, ',,900.00,,成功,'), 'result_lines_differ'],
    ['an account that was edited', HEAD + ref(1, ',6222222222222222222,100.00,,成功,'), 'result_lines_differ'],
    ['one line twice', HEAD + ref(1, ',,,,成功,') + ref(1, ',,,,失败,x'), 'result_line_twice'],
    ['nobody of this batch', `${HEAD},甲,,1.00,,成功,\n,乙,,1.00,,成功,\n`, 'result_lines_unknown'],
    ['a line number that was never sent', HEAD + ref(99, ',,,,成功,') + ref(1, ',,,,成功,'), ['? unknown 0', '1 paid 10000']],
    ['more paid than asked', HEAD + ref(1, ',,100.00,200.00,成功,'), 'result_not_readable amount'],
    ['an amount in 万', HEAD + ref(1, ',,0.01万,,成功,'), 'result_not_readable amount'],
    ['an amount with a lost digit', HEAD + ref(1, ',,"100,0",,成功,'), 'result_not_readable amount'],
    ['no outcome', HEAD + ref(1, ',,100.00,,,'), 'result_not_readable outcome'],
    ['no header', '1,2,3\n4,5,6\n', 'result_not_readable no_header'],
    ['nothing', Buffer.alloc(0), 'result_not_readable empty'],
    ['only a header', HEAD, 'result_not_readable empty'],
    ['a payment to another name', HEAD + ref(1, '李大海,,100.00,,成功,'), 'result_names_differ'],
    ['a failed line with the bank’s own name for it', HEAD + ref(1, '张海,,100.00,,失败,户名不符') + ref(2, ',,,,成功,'), ['1 failed 0', '2 paid 10000']],
    ['a masked name', HEAD + ref(1, '张*海,,100.00,,成功,'), ['1 paid 10000']],
    ['GBK that lost a byte inside a name', Buffer.concat([iconv.encode(`${HEAD}W01-202609-1#1,`, 'gbk'), iconv.encode('张大海', 'gbk').subarray(1), iconv.encode(',,100.00,,成功,\n', 'gbk')]), 'result_not_readable encoding'],
    ['GBK cut in the middle of a character', iconv.encode(`${HEAD}${ref(1, '张大海,,100.00,,成功,')}W01-202609-1#2,李`, 'gbk').subarray(0, -1), 'result_not_readable encoding'],
    ['not a text', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xff, 0xfe]), 'result_not_readable encoding'],
  ])('%s', (_, text, outcome) => { expect(load(text)).toEqual(outcome); });

  test('what was loaded before is unchanged; what contradicts it refuses the whole file', () => {
    const before = sent([{ status: 'paid', paidFen: fen(10_000) }]);
    expect(load(HEAD + ref(1, ',,,,成功,') + ref(2, ',,,,成功,'), before)).toEqual(['1 unchanged 10000', '2 paid 10000']);
    expect(load(HEAD + ref(1, ',,,,失败,账户冻结') + ref(2, ',,,,成功,'), before)).toBe('result_conflict');
  });

  test('the later word counts where somebody who may says so: whole payments and whole failures, never parts', () => {
    const override = (text: string, lines: SentLine[]): string[] | string => {
      try {
        return matchAnswer(readAnswer(iconv.encode(text, 'gbk'), about.fileName, csv.result!), lines, { ...about, override: true }).map((o) => `${o.line?.lineNo ?? '?'} ${o.outcome} ${o.paidFen}`);
      } catch (error) { return (error as AppError).code; }
    };
    const before = sent([{ status: 'paid', paidFen: fen(10_000) }, { status: 'failed' }, { status: 'partPaid', paidFen: fen(4_000) }]);
    expect(override(HEAD + ref(1, ',,,,失败,账户冻结') + ref(2, ',,,,成功,'), before)).toEqual(['1 failed 0', '2 paid 10000']);
    expect(override(HEAD + ref(3, ',,100.00,,成功,'), before)).toBe('result_conflict');
    expect(override(HEAD + ref(1, ',,100.00,50.00,部分成功,'), before)).toBe('result_conflict');
  });

  test('sums in the last line have to agree with the lines', () => {
    const other = profile('other-bank-text');
    const head = '附言|户名|账号|金额（分）|结果|原因\n';
    expect(load(Buffer.from(`${head}W01-202609-1#1|张大海||10000|成功|\n合计|1|10000\n`), sent(), other)).toEqual(['1 paid 10000']);
    expect(load(Buffer.from(`${head}W01-202609-1#1|张大海||10000|成功|\n合计|1|20000\n`), sent(), other)).toBe('result_sum_differs');
    expect(load(Buffer.from(`${head}W01-202609-1#1|张大海||10000|成功|\n合计|2|10000\n`), sent(), other)).toBe('result_sum_differs');
  });

  test('a file of failures alone: the others are paid', () => {
    const failures = { ...csv, result: { ...csv.result!, covers: 'failures' as const } };
    expect(load(HEAD + ref(2, ',,,,失败,户名不符'), sent(), failures)).toEqual(['2 failed 0', '1 paid 10000', '3 paid 10000', '4 paid 10000']);
    expect(load(HEAD + ref(2, ',,,,失败,户名不符'), sent([{}, {}, { exportId: 2 }, { exportId: 2 }]), failures)).toEqual(['2 failed 0', '1 paid 10000']);
  });

  test('by position, without titles: the host’s own format', () => {
    const host = profile('rural-bank-pipe');
    expect(load('W01-202609-1#1|张大海|100.00|370214|6217000000000000001|成功|\nW01-202609-1#2|李秀英|100.00|370214|6217000000000000011|户名不符(原户名为李秀)|', sent(), host)).toEqual(['1 paid 10000', '2 failed 0']);
  });
});

describe('the payment file', () => {
  const line = (name: string, over: Partial<PaymentLine> = {}): PaymentLine =>
    ({ lineId: 1, lineNo: 7, name, holderName: name, account: '6217000000000000012', idNumber: '370299195203071019', bankName: '青岛农商银行', bankCode: '402452000015', phone: '', accountKind: 'card', amountFen: fen(123_450), ...over });
  const when = { batchNo: 'W01-202609-1', date: '2026-09-12', purpose: '粮油补贴', part: 1 };

  test.each<[string, string, string[]]>([
    ['买买提·艾力', 'gbk', []], ['㐂田', 'gbk', ['㐂']], ['𠮷野', 'gbk', ['𠮷']], ['阿依・古丽', 'gbk', ['・']], ['䶮', 'gbk', []], ['㐂𠮷㐂', 'gbk', ['㐂', '𠮷']],
    ['㐂𠮷·•・', 'gb18030', []], ['㐂𠮷', 'utf8', []], ['\uD842', 'utf8', ['\uD842']], ['\uD842', 'gb18030', ['\uD842']],
  ])('%s in %s', (text, encoding, bad) => { expect(notEncodable(text, encoding as 'gbk')).toEqual(bad); });

  test('header with count and sum, a delimiter at each end', () => {
    expect(bankFileText([line('张大海'), line('李|秀英', { amountFen: fen(5) })], profile('rural-bank-pipe'), when)).toBe(
      '0|0|20260912|0001|W01-202609-1|粮油补贴|2|1234.55|\r\nW01-202609-1#7|张大海|1234.50|6217000000000000012|0001|1|370299195203071019|1|\r\nW01-202609-1#7|李 秀英|0.05|6217000000000000012|0001|1|370299195203071019|1|\r\n');
  });
  test('trailer, fen, titles', () => {
    expect(bankFileText([line('张大海')], profile('other-bank-text'), when)).toBe('序号|户名|账号|联行号|开户行|金额（分）|附言\n1|张大海|6217000000000000012|402452000015|青岛农商银行|123450|W01-202609-1#7\n合计|1|123450\n');
  });
  test('commas and line breaks stay inside their cell', () => {
    expect(bankFileText([line('张,"大"\n海')], csv, when).split('\r\n')[1]).toBe('1,"张,""大"" 海",6217000000000000012,1234.50,青岛农商银行,粮油补贴,W01-202609-1#7');
  });
  test('file names cannot leave their folder', () => {
    expect(bankFileName({ ...csv, fileName: '../{batchNo}\\{code}:{date}{part}.txt' }, when)).toBe('..-W01-202609-1-generic-csv-202609121.txt');
  });
  test('own bank and others', () => {
    expect(['青岛农商银行', '农业银行'].map((bankName) => inScope({ bankName, accountKind: 'card' }, profile('rural-bank-pipe')))).toEqual([true, false]);
  });
  test('several banks: each line in exactly one file, or it is named', () => {
    const own = profile('rural-bank-pipe');
    const other = { ...profile('other-bank-text'), bankScope: 'other' as const, ownBank: own.ownBank, accountKinds: ['card' as const] };
    const lines = [line('张大海'), line('李秀英', { bankName: '农业银行' }), line('王建国', { bankName: '农业银行', accountKind: 'passbook' }), line('无账号', { bankName: '', accountKind: '' })];
    const routed = routeLines(lines, [own, other]);
    expect(routed.files.map((file) => file.lines.map((each) => each.name))).toEqual([['张大海'], ['李秀英']]);
    expect(routed.none.map((each) => each.name)).toEqual(['王建国', '无账号']);
    expect(routeLines(lines, [own, csv]).twice.map((each) => each.name)).toEqual(['张大海']);
  });
});
