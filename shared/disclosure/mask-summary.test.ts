import { describe, expect, test } from 'vitest';
import { maskSummary, possibleNames } from './mask-summary.ts';

describe('texts on a board', () => {
  test.each([
    ['付张小明大病救助', ['张小明', '张小'], '付张*明大病救助'],
    ['付王强、李四工资', ['王强', '李四'], '付王*、李*工资'],
    ['退还押金 13812345678', [], '退还押金 138****5678'],
    ['身份证 11010519491231002X 补贴', [], '身份证 身份证号略 补贴'],
    ['转 6228480402564890018 账户', [], '转 6228****0018 账户'],
    ['付第 12 号合同 2026年 9600000 元', [], '付第 12 号合同 2026年 9600000 元'],
  ])('%s', (text, names, masked) => expect(maskSummary(text, names)).toBe(masked));
  test('parts that could be names', () => {
    expect(possibleNames(['付王强 3元'])).toEqual(['付王', '王强', '付王强']);
    expect(possibleNames(['阿卜杜·热合曼'])).toContain('阿卜杜·热合曼');
  });
});
