import { describe, expect, it } from 'vitest';
import { judgePassword } from './judge-password.ts';

const rules = { least: 12, ownWords: ['zhangsan', '张三', '海滨花园'] };
const verdict = (password: string): string => {
  try {
    judgePassword(password, rules);
    return 'may be used';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a password', () => {
  it.each([
    ['short1!', 'password_too_short'],
    ['密码密码密码密码密码密', 'password_too_short'],
    ['x'.repeat(257), 'password_too_long'],
    ['password1234', 'password_common'],
    ['Passw0rd!2026', 'password_common'],
    ['PASSWORD PASSWORD', 'password_common'],
    ['123456789012', 'password_common'],
    ['abcdefghijkl', 'password_common'],
    ['qwertyuiopas', 'password_common'],
    ['1qaz2wsx3edc', 'password_common'],
    ['aaaaaaaaaaaa', 'password_common'],
    ['123123123123', 'password_common'],
    ['qingdao2026qingdao', 'password_common'],
    ['huilin123456', 'password_common'],
    ['admin-admin-admin', 'password_common'],
    ['370214370214', 'password_common'],
    ['19520307-1952', 'password_common'],
    ['13812345678 13', 'may be used'],
    ['zhangsan1234', 'password_has_name'],
    ['海滨花园海滨花园20号', 'password_too_short'],
    ['海滨花园海滨花园20号8', 'password_has_name'],
    ['correct horse 7 staple', 'may be used'],
    ['渔港清晨有七只白鸥飞过', 'password_too_short'],
    ['渔港清晨有七只白鸥飞过去了', 'may be used'],
    ['𠮷𠮷abcdefgh9x', 'may be used'],
    ['w'.repeat(8) + 'indow over the bay', 'may be used'],
  ])('%s: %s', (password, expected) => expect(verdict(password)).toBe(expected));
});
