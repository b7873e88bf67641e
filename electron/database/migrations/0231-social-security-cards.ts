/**
 * Social-security cards (社保卡) among the accounts of residents: money of the government goes to the bank account behind one. A card
 * is one or is not, for as long as the row holds; a passbook never is.
 */
import type { Migration } from './migration.ts';

export const migration: Migration = {
  number: 231,
  name: 'social-security cards',
  statements: [
    `alter table bankAccounts add column cardType text not null default 'bank' check (cardType = 'bank' or (cardType = 'socialSecurity' and kind = 'card'))`,
    `create trigger bankAccountsCardStays before update of cardType on bankAccounts when new.cardType is not old.cardType
     begin select raise(abort, 'bankAccounts: a dated row is only ever withdrawn, once'); end`,
  ],
};
