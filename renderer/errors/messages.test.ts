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
