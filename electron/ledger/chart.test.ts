import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linesOf, openBooks, type Books } from '#electron/testing/books.ts';
import { day, month } from '#shared/days.ts';
import { levelOfCode, nextCode, parentCode } from '#shared/ledger/account-code.ts';
import { readChart } from './create-account-set.ts';

/** Community-welfare §1.1: code, name, category, side. */
const regime = `101 库存现金 A D;102 银行存款 A D;111 短期投资 A D;112 应收款 A D;113 内部往来 A both;121 库存物资 A D;131 消耗性生物资产 A D;132 生产性生物资产 A D;
133 生产性生物资产累计折旧 A C;134 公益性生物资产 A D;141 长期投资 A D;151 固定资产 A D;152 累计折旧 A C;153 在建工程 A D;154 固定资产清理 A both;161 无形资产 A D;
162 累计摊销 A C;171 长期待摊费用 A D;181 待处理财产损溢 A both;201 短期借款 L C;211 应付款 L C;212 应付工资 L C;213 应付劳务费 L C;214 应交税费 L C;
221 长期借款及应付款 L C;231 一事一议资金 L C;241 专项应付款 L C;301 资本 E C;311 公积公益金 E C;321 本年收益 E C;322 收益分配 E C;401 生产（劳务）成本 C D;
501 经营收入 P C;502 投资收益 P C;503 补助收入 P C;504 其他收入 P C;511 经营支出 P D;512 税金及附加 P D;513 管理费用 P D;514 公益支出 P D;515 其他支出 P D;521 所得税费用 P D`;

describe('the chart of 财会〔2023〕14号', () => {
  const chart = readChart();
  const letter = { asset: 'A', liability: 'L', equity: 'E', cost: 'C', profitLoss: 'P' };
  const side = { debit: 'D', credit: 'C', both: 'both' };

  test('has the 42 accounts with their categories and sides', () => {
    const level1 = chart.accounts.filter((account) => account.code.length === 3).map((a) => `${a.code} ${a.name} ${letter[a.category]} ${side[a.balanceSide]}`);
    expect(level1).toEqual(regime.split(';').map((row) => row.trim()));
    expect(level1).toHaveLength(42);
  });

  test('is a tree in the order of codes, and knows no 应付福利费', () => {
    const codes = chart.accounts.map((account) => account.code);
    expect(codes).toEqual(codes.toSorted());
    expect(new Set(codes).size).toBe(codes.length);
    const orphans = codes.filter((code) => code.length > 3 && !codes.includes(parentCode(code, chart.codePattern) ?? ''));
    expect(orphans).toEqual([]);
    expect(chart.accounts.some((account) => account.name.includes('应付福利费'))).toBe(false);
  });
});

describe('codes by pattern', () => {
  test.each([
    ['101', '3-2-2', 1], ['10101', '3-2-2', 2], ['1010101', '3-2-2', 3], ['1011', '3-2-2', null], ['10101001', '3-2-3', 3], ['10a', '3-2-2', null],
  ])('%s in %s is level %s', (code, pattern, level) => expect(levelOfCode(code, pattern)).toBe(level));

  test('the next free code', () => {
    expect(nextCode('514', ['51401', '51403'], '3-2-2')).toBe('51402');
    expect(nextCode('1010101', [], '3-2-2')).toBeNull();
    expect(nextCode('101', Array.from({ length: 99 }, (_, n) => `101${String(n + 1).padStart(2, '0')}`), '3-2-2')).toBeNull();
  });
});

describe('accounts of an office', () => {
  let books: Books;
  beforeAll(async () => { books = await openBooks(); });
  afterAll(() => books.office.close());
  const ledger = () => books.office.as('accountant').ledger;
  const find = async (code: string) => (await ledger().accounts({ accountSetId: books.accountSetId })).find((account) => account.code === code)!;

  test('two account sets live side by side', async () => {
    await ledger().createAccountSet({ code: 'C2', name: '居委会', kind: 'committee', startMonth: month('2026-01'), codePattern: '3-2-3' });
    const sets = await ledger().accountSets({});
    expect(sets.map((set) => set.code)).toEqual(expect.arrayContaining(['C2', 'T1']));
    const committee = sets.find((set) => set.code === 'C2')!;
    // Another pattern starts with the accounts of the regime alone.
    expect(await ledger().accounts({ accountSetId: committee.accountSetId })).toHaveLength(42);
    await expect(ledger().createAccountSet({ code: 'C2', name: '又一个', kind: 'committee', startMonth: month('2026-01') })).rejects.toMatchObject({ code: 'account_set_code_taken' });
  });

  test('a sub-account makes its parent a heading, with category and side inherited', async () => {
    const parent = await find('152');
    const { accountId } = await ledger().addAccount({ parentId: parent.accountId, code: '15201', name: '房屋折旧' });
    expect(await find('15201')).toMatchObject({ accountId, level: 2, category: 'asset', balanceSide: 'credit', leaf: true, namePinyin: 'fangwuzhejiu', nameInitials: 'fwzj' });
    expect((await find('152')).leaf).toBe(false);
    await expect(ledger().addAccount({ parentId: parent.accountId, code: '1520', name: 'x' })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(ledger().addAccount({ parentId: parent.accountId, code: '15301', name: 'x' })).rejects.toMatchObject({ code: 'account_code_pattern' });
    await expect(ledger().addAccount({ parentId: parent.accountId, code: '15201', name: 'x' })).rejects.toMatchObject({ code: 'account_code_taken' });
    await expect(ledger().addAccount({ parentId: parent.accountId, code: '15202', name: '房屋折旧' })).rejects.toMatchObject({ code: 'account_name_taken' });
    await ledger().renameAccount({ accountId, name: '房屋及建筑物' });
    expect(await find('15201')).toMatchObject({ name: '房屋及建筑物', nameInitials: 'fwjjzw' });
  });

  test('an account with lines takes no sub-accounts and does not end with a balance', async () => {
    await books.post('2026-02-01', '111 借 1', '30101 贷 1');
    const used = await find('111');
    expect(used.used).toBe(true);
    await expect(ledger().addAccount({ parentId: used.accountId, code: '11101', name: 'x' })).rejects.toMatchObject({ code: 'account_in_use' });
    await expect(ledger().endAccount({ accountId: used.accountId, validTo: '2026-03-01' })).rejects.toMatchObject({ code: 'account_has_balance', data: { balanceFen: 100 } });
    await books.post('2026-04-01', '30101 借 1', '111 贷 1');
    await expect(ledger().endAccount({ accountId: used.accountId, validTo: '2026-03-01' })).rejects.toMatchObject({ code: 'account_in_use' });
    await ledger().endAccount({ accountId: used.accountId, validTo: '2026-04-30' });
    await expect(books.draft('2026-05-01', '111 借 1')).rejects.toMatchObject({ code: 'account_not_valid' });
    const heading = await find('102');
    await expect(ledger().endAccount({ accountId: heading.accountId, validTo: '2026-04-30' })).rejects.toMatchObject({ code: 'account_not_leaf' });
  });
});

describe.each([
  ['3-2-2', ['51401', '5140101'], ['514001', '514010001']],
  ['3-2-3', ['51401', '51401001'], ['5140101', '514001']],
])('an account tree by %s', (codePattern, [second, third], wrong) => {
  let books: Books;
  beforeAll(async () => { books = await openBooks(); });
  afterAll(() => books.office.close());
  test('takes codes of its own lengths and refuses others; its lines stand in the trial balance of every level', async () => {
    const { accountSetId } = await books.office.as('accountant').ledger.createAccountSet({ code: `P${codePattern.replaceAll('-', '')}`, name: `编码 ${codePattern}`, kind: 'collective', codePattern, startMonth: month('2026-01') });
    const ledger = books.office.as('accountant').ledger;
    const find = async (code: string) => (await ledger.accounts({ accountSetId })).find((account) => account.code === code);
    const ensure = async (parent: string, code: string, name: string): Promise<void> => {
      if ((await find(code)) !== undefined) return;
      await ledger.addAccount({ parentId: (await find(parent))!.accountId, code, name });
    };
    await ensure('514', second!, '老年人补贴');
    await ensure(second!, third!, '粮油补贴');
    expect(await find(third!)).toMatchObject({ level: 3, leaf: true });
    expect(await find(second!)).toMatchObject({ level: 2, leaf: false });
    for (const code of wrong) await expect(ledger.addAccount({ parentId: (await find(second!))!.accountId, code, name: `错${code}` })).rejects.toMatchObject({ code: 'account_code_pattern' });
    const lines = linesOf(`${third} 借 10`, '101 贷 10');
    await ledger.saveGuard({ accountSetId, key: 'cash', mode: 'warn', codes: ['101'] });
    const { voucherId } = await books.office.as('cashier').ledger.saveVoucher({ accountSetId, voucherDate: day('2026-02-01'), attachmentsCount: 1, lines });
    await books.finish(voucherId);
    for (const [level, code] of [[1, '514'], [2, second], [3, third]] as const) {
      const balance = await ledger.trialBalance({ accountSetId, month: month('2026-02'), level });
      expect(balance.rows.find((row) => row.code === code)?.closing, code).toEqual({ debitFen: 1000, creditFen: 0 });
      expect(balance.equal).toEqual({ opening: true, turnover: true, closing: true });
    }
  });
});
