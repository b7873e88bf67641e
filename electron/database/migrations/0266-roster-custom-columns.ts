import type { Migration } from './migration.ts';

/** A roster's columns may fill fields the office added itself: which do is remembered beside the mapping of the form. */
export const migration: Migration = {
  number: 266,
  name: 'roster-custom-columns',
  statements: [`alter table importMappings add column custom text not null default '{}' check (json_valid(custom) and json_type(custom) = 'object')`],
};
