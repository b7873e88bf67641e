import type { Migration } from './migration.ts';

/**
 * What somebody owes is set off from his claims too, a dividend among them, where the plan names the programme and the paper that allows it:
 * his written consent, or a resolution. A resolution of the members binds the debtor, not somebody of his household.
 */
export const migration: Migration = {
  number: 256,
  name: 'set-off-from-claims',
  statements: [
    `alter table recoveries add column claimsBasis text check (claimsBasis in ('consent', 'resolution'))`,
    `alter table recoveries add column claimsRef text check (length(claimsRef) between 1 and 100)
      check ((claimsBasis is null) = (claimsRef is null)) check (claimsBasis is not 'resolution' or payerResidentId is null)`,
    `create table recoveryClaimProgrammes (
      recoveryId integer not null references recoveries (id),
      programmeId integer not null references programmes (id),
      primary key (recoveryId, programmeId)
    ) strict, without rowid`,
    `create index recoveryClaimProgrammesOf on recoveryClaimProgrammes (programmeId)`,
    `create trigger recoveryClaimProgrammesInsert before insert on recoveryClaimProgrammes begin
      select raise(abort, 'recoveryClaimProgrammes: the row exists already') where exists (select 1 from recoveryClaimProgrammes where recoveryId = new.recoveryId and programmeId = new.programmeId);
      select raise(abort, 'recoveryClaimProgrammes: nothing allows it') where not exists (select 1 from recoveries where id = new.recoveryId and claimsBasis is not null and setOff = 1 and undoneAt is null);
      select raise(abort, 'recoveryClaimProgrammes: the programme does not pay claims of these books') where not exists (select 1 from programmes p join recoveries r on r.id = new.recoveryId join programmes o on o.id = r.programmeId
        where p.id = new.programmeId and p.basis = 'claims' and p.accountSetId = o.accountSetId);
     end`,
    `create trigger recoveryClaimProgrammesNoUpdate before update on recoveryClaimProgrammes begin select raise(abort, 'recoveryClaimProgrammes: rows are never changed'); end`,
    `create trigger recoveriesClaimsAllowed before update of claimsBasis, setOff on recoveries
     when (new.claimsBasis is null or new.setOff = 0) and exists (select 1 from recoveryClaimProgrammes where recoveryId = new.id)
     begin select raise(abort, 'recoveries: nothing allows to withhold claims'); end`,
    `create trigger lineSetOffsOfClaims before insert on lineSetOffs
     when exists (select 1 from batchLines l where l.id = new.lineId and l.kind = 'claims' and not exists (select 1 from recoveryClaimProgrammes x where x.recoveryId = new.recoveryId and x.programmeId = l.programmeId))
     begin select raise(abort, 'lineSetOffs: the plan does not name this programme'); end`,
  ],
};
