import type { Migration } from './migration.ts';

const DAY = `glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`;
const FIRST_YEAR = 2024;
/** Festivals of the moon, 2024 to 2035, by the Chinese calendar (GB/T 33661—2017). */
const LUNAR: Readonly<Record<string, string>> = {
  springFestival: '02-10 01-29 02-17 02-07 01-26 02-13 02-02 01-23 02-11 01-31 02-19 02-08',
  lantern: '02-24 02-12 03-03 02-21 02-09 02-27 02-16 02-06 02-25 02-14 03-05 02-22',
  dragonBoat: '06-10 05-31 06-19 06-09 05-28 06-16 06-05 06-24 06-12 06-01 06-20 06-10',
  midAutumn: '09-17 10-06 09-25 09-15 10-03 09-22 09-12 10-01 09-19 09-08 09-27 09-16',
  doubleNinth: '10-11 10-29 10-18 10-08 10-26 10-16 10-05 10-24 10-12 10-01 10-20 10-09',
};
const SOLAR: Readonly<Record<string, string>> = { newYear: '01-01', womensDay: '03-08', labourDay: '05-01', childrensDay: '06-01', armyDay: '08-01', nationalDay: '10-01' };
const keys = [...Object.keys(SOLAR), ...Object.keys(LUNAR)].map((key) => `'${key}'`).join(', ');
const seeds = [
  ...Object.entries(LUNAR).flatMap(([festival, days]) => days.split(' ').map((day, at) => `('${festival}', ${FIRST_YEAR + at}, '${FIRST_YEAR + at}-${day}')`)),
  ...Object.entries(SOLAR).flatMap(([festival, day]) => Array.from({ length: 12 }, (_, at) => `('${festival}', ${FIRST_YEAR + at}, '${FIRST_YEAR + at}-${day}')`)),
];
const ofYear = `substr(b.benefitMonth, 1, 4) = substr(new.benefitMonth, 1, 4)`;

/**
 * Festivals and their days, year by year; and programmes that pay at one: one list for each festival and year, as of its day. The
 * table is the office's own: a day is put right there, once a list was made it stays.
 */
export const migration: Migration = {
  number: 278,
  name: 'festivals',
  statements: [
    `create table festivalDays (
      festival text not null check (festival in (${keys})),
      year integer not null check (year between 2000 and 2100),
      day text not null check (day ${DAY} and substr(day, 1, 4) = cast(year as text)),
      primary key (festival, year)
    ) strict, without rowid`,
    `insert into festivalDays (festival, year, day) values ${seeds.join(', ')}`,
    `alter table programmes add column festival text check (festival is null or (festival in (${keys}) and period = 'once' and basis = 'rule'))`,
    `create trigger batchesOfFestival before insert on batches when new.kind = 'main' and exists (select 1 from programmes p where p.id = new.programmeId and p.festival is not null) begin
      select raise(abort, 'batches: a list of a festival is of its month and as of its day') where not exists (select 1 from programmes p join festivalDays f on f.festival = p.festival
        where p.id = new.programmeId and f.year = cast(substr(new.benefitMonth, 1, 4) as integer) and substr(f.day, 1, 7) = new.benefitMonth and f.day = new.asOf);
      select raise(abort, 'batches: one list for a festival and year') where exists (select 1 from batches b where b.programmeId = new.programmeId and b.kind = 'main' and b.status <> 'voided' and ${ofYear});
     end`,
    `create trigger festivalDaysListed before update on festivalDays when exists (select 1 from batches b join programmes p on p.id = b.programmeId
      where p.festival = old.festival and b.kind = 'main' and b.status <> 'voided' and cast(substr(b.benefitMonth, 1, 4) as integer) = old.year)
      begin select raise(abort, 'festivalDays: there is a list for this festival and year'); end`,
    `create trigger festivalDaysNoDelete before delete on festivalDays begin select raise(abort, 'festivalDays: rows are never deleted'); end`,
  ],
};
