/** A roster seldom says whether people are registered here; programmes ask for it, so the import does too. */
import { expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import { openTestOffice } from '#electron/testing/open-test-office.ts';

const CSV = '姓名,性别,出生日期,居住状态\n甲大海,男,1950-03-02,\n乙小明,男,1951-04-03,租户\n';

test.each([['registered', ['registered', 'tenant']], [null, [undefined, 'tenant']]] as const)('what is not said is %s', async (residency, expected) => {
  const fresh = await openTestOffice();
  try {
    const held = fresh.office.receiveFile(await fresh.token('clerk'), '名册.csv', Buffer.from(CSV));
    if (!held.ok) throw new Error(held.code);
    const clerk = fresh.as('clerk');
    const read = await clerk.imports.read({ fileId: held.value.fileId });
    const mapping = Object.fromEntries(read.header!.columns.map((column) => [String(column.index), column.field]));
    const preview = await clerk.imports.preview({ fileId: held.value.fileId, sheet: read.sheet!, headerRow: read.header!.row, mapping });
    await clerk.imports.commit({ previewId: preview.previewId, since: day('2026-09-01'), residency, acceptCodes: preview.codes.map(({ code }) => code) });
    const facts = await fresh.sql.selectFrom('residents as r').leftJoin('residentFacts as f', (j) => j.onRef('f.residentId', '=', 'r.id').on('f.fact', '=', 'residency')).select(['r.name', 'f.value']).orderBy('r.id').execute();
    expect(facts.map((fact) => fact.value ?? undefined)).toEqual(expected);
  } finally {
    await fresh.close();
  }
});
