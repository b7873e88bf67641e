import { describe, expect, it } from 'vitest';
import { HostUnreachable } from '#renderer/api/bridge.ts';
import { AppError } from '#shared/errors.ts';
import { errorSentence, sentences } from './messages.ts';

/** Answers any question about a refusal's data with something printable, at any depth. */
const anyData: unknown = new Proxy(() => '7', {
  get: (_target, key) =>
    key === Symbol.toPrimitive || key === 'toString'
      ? () => '7'
      : key === 'length'
        ? 1
        : key === 'map' || key === 'join'
          ? () => anyData
          : key === Symbol.iterator
            ? undefined
            : anyData,
});

describe('sentences', () => {
  it.each(Object.entries(sentences))(
    '%s: a whole sentence in both languages, without technical words',
    (_code, { zh, en }) => {
      const said = (sentence: unknown): string => {
        try {
          const text = (sentence as (data: unknown) => string | undefined)(anyData);
          // A sentence chosen by a word of the data has none for a word nobody uses.
          return text ?? '';
        } catch {
          return '';
        }
      };
      const chinese = said(zh);
      const english = said(en);
      expect(chinese).toMatch(/^$|[\u4e00-\u9fff].*[。！？）”]$/su);
      expect(english).toMatch(/^$|^[^\u4e00-\u9fff]*[.!?)”]$/su);
      expect(chinese + english).not.toMatch(/\[object|SQL|null/);
    },
  );

  it.each(['idle', 'absolute', 'signed_out', 'user_changed'] as const)('say why a session ended: %s', (why) => {
    expect(errorSentence(new AppError('session_ended', { why }), 'zh')).toContain('请重新登录');
    expect(errorSentence(new AppError('session_ended', { why }), 'en')).toContain('sign in again');
  });

  it('say something of every error, and nothing of its inside', () => {
    expect(errorSentence(new AppError('unexpected', { incidentId: 'K-12' }), 'zh')).toContain('K-12');
    expect(errorSentence(new HostUnreachable('ECONNREFUSED'), 'zh')).toContain('程序没有回答');
    expect(errorSentence(new TypeError('x is not a function'), 'en')).toMatch(/^Something went wrong on this page/);
  });
});

describe('a bank’s answer that is refused', () => {
  it.each([
    ['encoding', '', '文件“回盘.csv”编码不对，文字成了乱码。请确认', 'is in another encoding or was damaged. Make sure'],
    ['outcome', '2', '有人既没有处理结果，也没有实发金额（第 2 行）。', 'neither an outcome nor an amount paid (line 2).'],
    ['amount', '3: 1,0x', '有金额读不出来（第 3 行：1,0x）。', 'an amount that cannot be read (line 3: 1,0x).'],
    ['sheet', '2026', '里没有格式写明的工作表（2026）。', 'lacks the sheet the format names (2026).'],
  ] as const)('%s %s says where, in the reader’s words', (why, detail, zh, en) => {
    const data = { fileName: '回盘.csv', why, detail };
    expect(sentences.result_not_readable.zh(data)).toContain(zh);
    expect(sentences.result_not_readable.en(data)).toContain(en);
  });

  it('one that contradicts an earlier one names the states in words', () => {
    const data = { lines: [{ lineNo: 3, name: '王建国', detail: 'paid → failed' }], count: 1 };
    expect(sentences.result_conflict.zh(data)).toContain('第3行王建国（已发 → 失败）');
    expect(sentences.result_conflict.en(data)).toContain('line 3 王建国 (paid → failed)');
  });
});
