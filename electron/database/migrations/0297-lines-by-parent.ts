/** Lines that follow or supplement another are found by it: reckoning, tie-out and lists of who has not come ask for them line by line. */
import type { Migration } from './migration.ts';

export const migration: Migration = {
  number: 297,
  name: 'lines-by-parent',
  statements: [`create index batchLinesParent on batchLines (parentLineId) where parentLineId is not null`],
};
