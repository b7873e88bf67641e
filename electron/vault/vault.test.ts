import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { paperCode, readPaperCode, RECOVERY_CHARACTERS, unwrapDataKey, wrapDataKey } from './key-wraps.ts';
import { Vault } from './vault.ts';

const ID = '370299196308152021';
function openVault(key = randomBytes(32)): Vault {
  const vault = new Vault();
  vault.open(key);
  return vault;
}

describe('the vault', () => {
  it('gives back what it sealed, and seals the same text differently each time', () => {
    const vault = openVault();
    const sealed = vault.seal('residents.idNumber', 7, ID);
    expect(vault.unseal('residents.idNumber', 7, sealed)).toBe(ID);
    expect(vault.seal('residents.idNumber', 7, ID).equals(sealed)).toBe(false);
    expect(sealed.includes(ID)).toBe(false);
  });

  it('refuses a value from another row, another column or another key, and every flipped byte', () => {
    const vault = openVault();
    const sealed = vault.seal('residents.idNumber', 7, ID);
    expect(() => vault.unseal('residents.idNumber', 8, sealed)).toThrow(/vault_damaged/);
    expect(() => vault.unseal('bankAccounts.number', 7, sealed)).toThrow(/vault_damaged/);
    expect(() => openVault().unseal('residents.idNumber', 7, sealed)).toThrow(/vault_damaged/);
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = changed[at]! ^ 1;
      expect(() => vault.unseal('residents.idNumber', 7, changed)).toThrow(/vault_damaged/);
    }
  });

  it('makes blind indexes that need the key and differ by field', () => {
    const key = randomBytes(32);
    expect(openVault(key).blindIndex('idNumber', ID)).toBe(openVault(key).blindIndex('idNumber', ID));
    expect(openVault(key).blindIndex('idNumber', ID)).not.toBe(openVault(key).blindIndex('bankAccount', ID));
    expect(openVault(key).blindIndex('idNumber', ID)).not.toBe(openVault().blindIndex('idNumber', ID));
  });

  it('answers nothing once it is locked', () => {
    const vault = openVault();
    const sealed = vault.seal('residents.idNumber', 1, ID);
    vault.lock();
    expect(() => vault.unseal('residents.idNumber', 1, sealed)).toThrow(/vault_locked/);
    expect(() => vault.seal('residents.idNumber', 1, ID)).toThrow(/vault_locked/);
    expect(vault.auditMac('00')).toBeNull();
  });
});

describe('a key wrap', () => {
  it('opens with its own password and no other, whatever the form of the characters', async () => {
    const key = randomBytes(32);
    const wrap = await wrapDataKey(key, 'Ａ１ 老人节 correct', 10);
    expect((await unwrapDataKey(wrap, 'A1 老人节 correct'))?.equals(key)).toBe(true);
    expect(await unwrapDataKey(wrap, 'A1 老人节 Correct')).toBeNull();
    expect(wrap.wrapped.length).toBe(60);
  });

  it('has paper codes that can be typed back as they were read', () => {
    for (let i = 0; i < 200; i++) {
      const code = paperCode(RECOVERY_CHARACTERS);
      expect(code).toMatch(/^([2-9A-HJKMNP-TV-Z]{4}-){6}[2-9A-HJKMNP-TV-Z]{4}$/);
      expect(readPaperCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code);
    }
  });
});
