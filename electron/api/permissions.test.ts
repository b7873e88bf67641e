/**
 * The whole contract × every role, called through the door and compared with the one table in docs/permissions.md.
 * Run with HUILIN_WRITE_TABLES=1 to write the table anew after a method was added; the diff is what gets reviewed.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '#shared/api.ts';
import type { Contract } from '#shared/contract.ts';
import { may, ROLES } from '#shared/permissions.ts';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';

const TABLE = new URL('../../docs/permissions.md', import.meta.url);
const methods = Object.entries(api).flatMap(([feature, contract]) => Object.entries(contract as Contract).map(([name, spec]) => ({ method: `${feature}.${name}`, spec })));
const NAMES = { administrator: '管理员', clerk: '经办', reviewer: '审核', director: '主任', accountant: '会计', cashier: '出纳', volunteerOfficer: '志愿专员', supervisor: '监督' } as const;

function allowed(needs: (typeof methods)[number]['spec']['needs'], role: (typeof ROLES)[number]): boolean {
  return needs === 'signedIn' || needs === 'nobody' || may([role], needs);
}

function table(): string {
  const head = ['| method | kind | needs |', ...ROLES.map((role) => ` ${NAMES[role]} |`)].join('');
  const rows = methods.map(({ method, spec }) => {
    const marks = [spec.kind, spec.kind === 'query' && spec.logged ? 'logged' : '', spec.passwordAgain === 'whole' ? 'password again for whole numbers' : spec.passwordAgain ? 'password again' : ''].filter(Boolean).join(', ');
    return `| ${method} | ${marks} | ${spec.needs} |${ROLES.map((role) => (allowed(spec.needs, role) ? ' ● |' : '  |')).join('')}`;
  });
  return [
    '# Who may do what', '', 'Every method of the contract and every role. A test calls each pair through the office’s door and compares with this table.', '',
    head, `|---|---|---|${ROLES.map(() => ':-:|').join('')}`, ...rows, '',
  ].join('\n');
}

let test: TestOffice;
beforeAll(async () => { test = await openTestOffice(); });
afterAll(() => test.close());

describe('permissions', () => {
  it('are the table in docs/permissions.md', async () => {
    if (process.env['HUILIN_WRITE_TABLES']) await writeFile(TABLE, table());
    expect(await readFile(TABLE, 'utf8')).toBe(table());
  });

  it.each(ROLES)('of %s are obeyed by the door for every method', async (role) => {
    const token = await test.token(role);
    const differences: string[] = [];
    for (const { method, spec } of methods) {
      if (spec.needs === 'nobody') continue;
      // A text is no method's input, so what is allowed ends at the parser and nothing is done.
      const reply = await test.office.answer({ method, input: 'no input', token });
      const code = reply.ok ? 'ok' : reply.code;
      if (code !== (allowed(spec.needs, role) ? 'invalid_input' : 'not_allowed')) differences.push(`${method}: ${code}`);
    }
    expect(differences).toEqual([]);
  });

  it('are asked of nobody only where there is nobody yet', () => {
    expect(methods.filter(({ spec }) => spec.needs === 'nobody').map(({ method }) => method))
      .toEqual(['session.state', 'session.setUp', 'session.openPractice', 'session.signIn', 'session.recover']);
  });

  it('name a maker, a checker and an approver that no single role but none combines', () => {
    for (const role of ROLES) {
      const steps = (['disbursement.make', 'disbursement.review', 'disbursement.approve'] as const).filter((permission) => may([role], permission));
      expect(steps.length).toBeLessThanOrEqual(1);
    }
    expect(may(['cashier'], 'ledger.review') || may(['cashier'], 'ledger.post')).toBe(false);
  });
});
