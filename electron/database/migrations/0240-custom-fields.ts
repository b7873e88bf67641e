import { appendOnly, neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * Fields an office adds to the register by itself (自定义项). What the triggers promise: a field that holds values keeps its kind and whom it
 * is for; values are added, never changed, so that every earlier one stays readable; the last of a field and owner counts.
 */
export const migration: Migration = {
  number: 240,
  name: 'custom-fields',
  statements: [
    `create table customFields (
      id integer primary key,
      target text not null check (target in ('resident', 'household')),
      name text not null check (length(name) between 1 and 20),
      kind text not null check (kind in ('text', 'number', 'day', 'choice', 'yesNo')),
      choices text not null check (json_valid(choices) and json_type(choices) = 'array'),
      active integer not null check (active in (0, 1)),
      version integer not null check (version >= 1),
      unique (target, name),
      check (kind <> 'choice' or json_array_length(choices) > 0)
    ) strict`,
    ...neverDeleted('customFields'),
    `create trigger customFieldsFixed before update on customFields
      when new.id <> old.id or ((new.target <> old.target or new.kind <> old.kind) and exists (select 1 from customValues where customFieldId = old.id))
      begin select raise(abort, 'customFields: a field with values keeps its kind and whom it is for'); end`,
    `create table customValues (
      id integer primary key,
      customFieldId integer not null references customFields (id),
      residentId integer references residents (id),
      householdId integer references households (id),
      value text not null check (length(value) <= 200),
      userId integer not null references users (id),
      staffId integer not null references staff (id),
      at text not null,
      check ((residentId is null) <> (householdId is null))
    ) strict`,
    ...appendOnly('customValues'),
    `create trigger customValuesTarget before insert on customValues
      when (select target from customFields where id = new.customFieldId) is not case when new.residentId is null then 'household' else 'resident' end
      begin select raise(abort, 'customValues: the field is not for this'); end`,
    `create index customValuesOfResident on customValues (residentId, customFieldId, id) where residentId is not null`,
    `create index customValuesOfHousehold on customValues (householdId, customFieldId, id) where householdId is not null`,
    `create index customValuesOfField on customValues (customFieldId, residentId, id)`,
  ],
};
