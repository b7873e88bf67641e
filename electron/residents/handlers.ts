/** Methods of the register, and the line each leaves in the log. Names may stand there, protected values never. */
import type { RecordedEvent, residentsContract } from '#shared/residents/contract.ts';
import type { AuditNote, Handlers } from '#electron/api/context.ts';
import { listCustomFields, readCustomValues, saveCustomField, setCustomValues } from './custom-fields.ts';
import { enterResidents } from './enter-residents.ts';
import { exportList } from './export-list.ts';
import { addFact, correctFact, endFact } from './facts.ts';
import { mergeHouseholds } from './household-events.ts';
import { listHouseholds, readHouseholdFile, readHouseholdSheet } from './households.ts';
import { listResidents } from './list-residents.ts';
import { layOutBuilding, readFlats, readPlaces, saveBuilding, saveFlat, saveGrid, saveUnit } from './places.ts';
import { recordArrival, recordBirth } from './record-arrival.ts';
import { readAsOf, readResidentFile } from './resident-file.ts';
import { reveal, revealedSubject } from './reveal.ts';
import { saveHousehold } from './save-household.ts';
import { setRelation } from './save-resident.ts';
import { countToFix } from './to-fix.ts';
import { directly } from './two-persons.ts';

const ofEvent = (kind: string) => (_input: unknown, out: RecordedEvent): AuditNote => ({
  subject: out.residentId === null ? `household:${out.householdId ?? 0}` : `resident:${out.residentId}`,
  detail: { event: kind, lifeEventId: out.lifeEventId, householdId: out.householdId, closedHouseholds: out.closedHouseholdIds.length, endedFacts: out.endedFacts },
});

export const residentsHandlers: Handlers<typeof residentsContract> = {
  list: listResidents,
  households: listHouseholds,
  file: readResidentFile,
  householdFile: readHouseholdFile,
  householdSheet: { run: readHouseholdSheet, audit: (input) => ({ subject: `household:${input.householdId}`, detail: { printed: 'householdSheet' } }) },
  toFix: countToFix,
  asOf: readAsOf,
  reveal: {
    run: reveal,
    audit: (input, out) => ({ subject: revealedSubject(input.target), detail: { what: input.target.what, reason: input.reason, shownInLastHour: out.shownInLastHour, alert: out.alert } }),
  },
  exportList: { run: exportList, audit: (input, out) => ({ subject: 'residents', detail: { rows: out.rows, whole: input.whole, purpose: input.purpose } }) },

  customFields: listCustomFields,
  saveCustomField: { run: saveCustomField, audit: (input, out) => ({ subject: `customField:${out.customFieldId}`, detail: { name: input.name, kind: input.kind, active: input.active } }) },
  customValues: readCustomValues,
  setCustomValues: { run: setCustomValues, audit: (input, out) => ({ subject: input.residentId == null ? `household:${input.householdId ?? 0}` : `resident:${input.residentId}`, detail: { customFields: input.values.map((each) => each.customFieldId).join(','), changed: out.changed } }) },

  places: readPlaces,
  flats: readFlats,
  saveGrid: { run: saveGrid, audit: (input, out) => ({ subject: `grid:${out.gridId}`, detail: { name: input.name, added: input.gridId === null } }) },
  saveBuilding: { run: saveBuilding, audit: (input, out) => ({ subject: `building:${out.buildingId}`, detail: { name: input.name, added: input.buildingId === null } }) },
  saveUnit: { run: saveUnit, audit: (input, out) => ({ subject: `unit:${out.unitId}`, detail: { name: input.name, added: input.unitId === null } }) },
  saveFlat: { run: saveFlat, audit: (input, out) => ({ subject: `flat:${out.flatId}`, detail: { number: input.number, added: input.flatId === null } }) },
  layOutBuilding: { run: layOutBuilding, audit: (input, out) => ({ subject: `building:${input.buildingId}`, detail: { units: out.units, flats: out.flats } }) },

  saveResident: { run: directly.saveResident, audit: (input, out) => ({ subject: `resident:${out.residentId}`, detail: { added: input.residentId === null, version: out.version } }) },
  enterResidents: { run: enterResidents, audit: (_input, out) => ({ subject: 'residents', detail: { added: out.residentIds.length, newHouseholds: out.newHouseholds } }) },
  saveHousehold: { run: saveHousehold, audit: (input, out) => ({ subject: `household:${out.householdId}`, detail: { householdNo: out.householdNo, added: input.householdId === null } }) },
  setRelation: { run: setRelation, audit: (input) => ({ subject: `resident:${input.residentId}`, detail: { relationCode: input.relationCode } }) },
  addFact: { run: addFact, audit: (input, out) => ({ subject: `resident:${input.residentId}`, detail: { factId: out.factId, fact: input.fact.fact } }) },
  endFact: { run: endFact, audit: (input, out) => ({ subject: `fact:${out.factId}`, detail: { lastDay: input.lastDay, reason: input.reason } }) },
  correctFact: { run: correctFact, audit: (input, out) => ({ subject: `fact:${out.factId ?? input.factId}`, detail: { withdrawn: input.factId, reason: input.reason } }) },
  setBankAccount: { run: directly.setBankAccount, audit: (input, out) => ({ subject: `resident:${input.residentId}`, detail: { bankAccountId: out.bankAccountId, sharedWith: out.alsoOf.length } }) },
  endBankAccount: { run: directly.endBankAccount, audit: (input) => ({ subject: `bankAccount:${input.bankAccountId}`, detail: { lastDay: input.lastDay, reason: input.reason } }) },

  recordBirth: { run: recordBirth, audit: ofEvent('birth') },
  recordDeath: { run: directly.recordDeath, audit: ofEvent('death') },
  recordMovedIn: { run: (ctx, input) => recordArrival(ctx, 'movedIn', input, { origin: input.origin }), audit: ofEvent('movedIn') },
  recordMovedOut: { run: directly.recordMovedOut, audit: ofEvent('movedOut') },
  recordMarriageIn: { run: (ctx, input) => recordArrival(ctx, 'marriageIn', input, { spouseResidentId: input.spouseResidentId }), audit: ofEvent('marriageIn') },
  recordMarriageOut: { run: directly.recordMarriageOut, audit: ofEvent('marriageOut') },
  splitHousehold: { run: directly.splitHousehold, audit: ofEvent('split') },
  mergeHouseholds: { run: mergeHouseholds, audit: ofEvent('merge') },
  changeHead: { run: directly.changeHead, audit: ofEvent('changeHead') },
  moveMember: { run: directly.moveMember, audit: ofEvent('moveMember') },
  revokeEvent: { run: directly.revokeEvent, audit: ofEvent('revoked') },
};
