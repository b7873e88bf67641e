import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRows } from '#electron/residents/read-rows.ts';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { ONLY, REFERENCES, repointed, VOLUNTEER_ONLY, VOLUNTEER_REFERENCES, volunteerTables } from './references.ts';

let office: TestOffice;
beforeAll(async () => { office = await openTestOffice({ users: ['administrator'] }); });
afterAll(() => office.close());

describe('what points at a resident', () => {
  test('is decided on, column by column: a new table fails here until somebody has said what a merge does with it', async () => {
    const found = await readRows<{ reference: string }>(office.sql, sql`
      select m.name || '.' || f."from" as reference from sqlite_schema m join pragma_foreign_key_list(m.name) f where m.type = 'table' and f."table" = 'residents' order by 1`);
    expect(found.map((row) => row.reference)).toEqual(Object.keys(REFERENCES).toSorted());
  });

  test('and so is what points at a volunteer', async () => {
    const found = await readRows<{ reference: string }>(office.sql, sql`
      select m.name || '.' || f."from" as reference from sqlite_schema m join pragma_foreign_key_list(m.name) f where m.type = 'table' and f."table" = 'volunteers' order by 1`);
    expect(found.map((row) => row.reference)).toEqual(Object.keys(VOLUNTEER_REFERENCES).toSorted());
  });

  test('rows that are re-pointed have an id of their own, so that the journal can name them', async () => {
    for (const table of [...repointed().map((each) => each.table), ...volunteerTables('repoint'), ...volunteerTables('dated')]) {
      const key = await readRows<{ name: string }>(office.sql, sql`select p.name from pragma_table_info(${table}) p where p.pk > 0`);
      expect([table, key.map((row) => row.name)]).toEqual([table, ['id']]);
    }
  });

  test('a condition narrows a table that is re-pointed, and stands in SQL', async () => {
    for (const [table, condition] of Object.entries(ONLY)) {
      expect(repointed().map((each) => each.table)).toContain(table);
      await expect(readRows(office.sql, sql`select count(*) as n from ${sql.table(table)} where ${condition}`)).resolves.toHaveLength(1);
    }
    for (const [table, condition] of Object.entries(VOLUNTEER_ONLY)) {
      expect(volunteerTables('repoint')).toContain(table);
      await expect(readRows(office.sql, sql`select count(*) as n from ${sql.table(table)} where ${condition}`)).resolves.toHaveLength(1);
    }
  });
});
