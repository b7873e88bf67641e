import { describe, expect, it } from 'vitest';
import { api } from '#shared/api.ts';
import type { Api } from '#shared/contract.ts';
import { actName } from './act-words.ts';

const logged = Object.entries(api as Api).flatMap(([feature, contract]) =>
  Object.entries(contract)
    .filter(([, method]) => method.logged)
    .map(([name]) => `${feature}.${name}`),
);

describe('the audit log', () => {
  it('says every act in words, in both languages', () => {
    expect(logged.filter((method) => actName(method, 'zh') === method || actName(method, 'en') === method)).toEqual([]);
  });
});
