/**
 * What the desk counts of the register stands in indexes: ages and sexes, numbers of accounts that stand at two people, entries without an
 * ID number or a phone. Two indexes get wider instead of new ones, the other two hold only what is missing.
 */
import type { Migration } from './migration.ts';

export const migration: Migration = {
  number: 271,
  name: 'desk-counts',
  statements: [
    `drop index residentsBirthDate`,
    `create index residentsBirthDate on residents (birthDate, status, sex)`,
    `drop index bankAccountsNumber`,
    `create index bankAccountsNumber on bankAccounts (numberIndex, residentId, validTo, withdrawnAt)`,
    `create index residentsNoIdNumber on residents (status) where idNumberSealed is null`,
    `create index residentsNoPhone on residents (status) where phone = ''`,
  ],
};
