import type { Migration } from './migration.ts';

/** An application rejected because its papers were missing goes back, on appeal, to the screening of its papers. */
export const migration: Migration = {
  number: 282,
  name: 'appeal-on-papers',
  statements: [`insert into applicationTransitions (fromStatus, toStatus) values ('rejected', 'registered')`],
};
