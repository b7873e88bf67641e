import { Input, Select } from 'antd';
import { useState } from 'react';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { daySchema } from '#shared/days.ts';
import type { BuildingId, HouseholdId } from '#shared/ids.ts';
import { buildingIdSchema, householdInputSchema } from '#shared/residents/fields.ts';
import type { HouseholdFile } from './household-event-dialogs.tsx';
import { residentsWords } from './words.ts';

const schema = householdInputSchema.extend({ openedOn: daySchema.nullable().default(null), buildingId: buildingIdSchema.nullable().default(null) });

/** Number, kind, grid and flat of a household; the grid and the address follow from the flat. */
export function HouseholdDialog({ file, onClose, onAdded }: { readonly file?: HouseholdFile; readonly onClose: () => void; readonly onAdded?: (householdId: HouseholdId) => void }) {
  const t = useWords(residentsWords);
  const { today } = useOfficeState();
  const save = useAct('residents.saveHousehold');
  const places = useCall('residents.places', {});
  const [buildingId, setBuildingId] = useState<BuildingId | null>(null);
  const flats = useCall('residents.flats', { buildingId: buildingId as BuildingId }, { enabled: buildingId !== null });
  const household = file?.household;
  const [own] = useState(household?.flatId ?? null);
  return (
    <FormDialog
      open width={640} title={household === undefined ? t('addHousehold') : `${t('edit')} · ${household.householdNo}`} schema={schema} onClose={onClose}
      initial={household === undefined ? { kind: 'family', openedOn: today } : { householdNo: household.householdNo, kind: household.kind, gridId: household.gridId, flatId: household.flatId, address: household.address }}
      onChange={(values, form) => {
        const next = (values.buildingId ?? null) as BuildingId | null;
        if (next === buildingId) return;
        setBuildingId(next);
        form.setFieldsValue({ flatId: null, gridId: places.data?.buildings.find((building) => building.buildingId === next)?.gridId ?? null });
      }}
      onSave={async (input) => {
        const { openedOn, buildingId: _building, ...entered } = schema.parse(input);
        const outcome = await save.run({ householdId: household?.householdId ?? null, version: household?.version ?? null, household: entered, openedOn: household === undefined ? openedOn : null });
        if (outcome.ok && household === undefined) onAdded?.(outcome.value.householdId);
        return outcome;
      }}
    >
      <div className="field-row">
        <Field name="householdNo" label={t('householdNo')} hint={t('householdNoHint')}><Input maxLength={30} /></Field>
        <Field name="kind" label={t('kind')}><Select options={[{ value: 'family', label: t('family') }, { value: 'collective', label: t('collective') }]} /></Field>
      </div>
      <div className="field-row">
        <Field name="buildingId" label={t('building')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={(places.data?.buildings ?? []).map((building) => ({ value: building.buildingId, label: building.name }))} /></Field>
        {buildingId !== null && (
          <Field name="flatId" label={t('flat')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={(flats.data?.flats ?? []).map((flat) => ({ value: flat.flatId, label: `${flat.unitName} ${flat.number}${flat.households.length > 0 && flat.flatId !== own ? ` (${flat.households.map((each) => each.headName ?? each.householdNo).join(t('&'))})` : ''}` }))} /></Field>
        )}
      </div>
      <Field name="gridId" label={t('grid')}><Select allowClear options={(places.data?.grids ?? []).map((grid) => ({ value: grid.gridId, label: grid.name }))} /></Field>
      <Field name="address" label={t('address')}><Input maxLength={200} /></Field>
      {household === undefined && <Field name="openedOn" label={t('openedOn')}><DayInput /></Field>}
    </FormDialog>
  );
}
