import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import type { BuildingId, GridId, UnitId } from '#shared/ids.ts';
import { residentsContract } from '#shared/residents/contract.ts';
import type { Flat, Places } from './places-page.tsx';
import { residentsWords } from './words.ts';

/** What is being added or changed; without the thing itself it is new. */
export type Placing =
  | { readonly what: 'grid'; readonly grid?: Places['grids'][number] }
  | { readonly what: 'building'; readonly gridId: GridId; readonly building?: Places['buildings'][number] }
  | { readonly what: 'layOut'; readonly building: Places['buildings'][number] }
  | { readonly what: 'unit'; readonly buildingId: BuildingId }
  | { readonly what: 'flat'; readonly unitId: UnitId; readonly flat?: Flat };

export function PlaceDialog({ placing, grids, onClose }: { readonly placing: Placing; readonly grids: Places['grids']; readonly onClose: () => void }) {
  const t = useWords(residentsWords);
  const saveGrid = useAct('residents.saveGrid');
  const saveBuilding = useAct('residents.saveBuilding');
  const layOut = useAct('residents.layOutBuilding');
  const saveUnit = useAct('residents.saveUnit');
  const saveFlat = useAct('residents.saveFlat');
  switch (placing.what) {
    case 'grid': {
      const { grid } = placing;
      return (
        <FormDialog open title={grid === undefined ? t('addGrid') : grid.name} schema={residentsContract.saveGrid.input.omit({ gridId: true })} initial={grid ?? { workerName: '', workerPhone: '', active: true }} onClose={onClose} onSave={(input) => saveGrid.run({ gridId: grid?.gridId ?? null, ...input })}>
          <div className="field-row">
            <Field name="code" label={t('gridCode')} required><Input maxLength={20} /></Field>
            <Field name="name" label={t('gridName')} required><Input maxLength={60} /></Field>
          </div>
          <div className="field-row">
            <Field name="workerName" label={t('worker')}><Input maxLength={60} /></Field>
            <Field name="workerPhone" label={t('workerPhone')}><Input maxLength={30} /></Field>
          </div>
          <Field name="active" label="" valuePropName="checked"><Checkbox>{t('inUse')}</Checkbox></Field>
        </FormDialog>
      );
    }
    case 'building': {
      const { building } = placing;
      return (
        <FormDialog open title={building === undefined ? t('addBuilding') : building.name} schema={residentsContract.saveBuilding.input.omit({ buildingId: true })} initial={building ?? { gridId: placing.gridId }} onClose={onClose} onSave={(input) => saveBuilding.run({ buildingId: building?.buildingId ?? null, ...input })}>
          <Field name="name" label={t('buildingName')} required><Input maxLength={60} /></Field>
          <Field name="gridId" label={t('grid')} required><Select options={grids.map((grid) => ({ value: grid.gridId, label: grid.name }))} /></Field>
        </FormDialog>
      );
    }
    case 'layOut':
      return (
        <FormDialog open title={`${t('layOut')} · ${placing.building.name}`} schema={residentsContract.layOutBuilding.input.omit({ buildingId: true })} initial={{ units: 3, floors: 6, doorsPerFloor: 2 }} onClose={onClose} onSave={(input) => layOut.run({ buildingId: placing.building.buildingId, ...input })}>
          <p>{t('layOutHint')}</p>
          <div className="field-row">
            <Field name="units" label={t('units')} required><InputNumber min={1} max={30} /></Field>
            <Field name="floors" label={t('floors')} required><InputNumber min={1} max={60} /></Field>
            <Field name="doorsPerFloor" label={t('doors')} required><InputNumber min={1} max={20} /></Field>
          </div>
        </FormDialog>
      );
    case 'unit':
      return (
        <FormDialog open title={t('addUnit')} schema={residentsContract.saveUnit.input.pick({ name: true })} initial={{}} onClose={onClose} onSave={(input) => saveUnit.run({ unitId: null, buildingId: placing.buildingId, ...input })}>
          <Field name="name" label={t('unitName')} required><Input maxLength={40} /></Field>
        </FormDialog>
      );
    case 'flat': {
      const { flat } = placing;
      return (
        <FormDialog open title={flat === undefined ? t('addFlat') : `${flat.unitName} ${flat.number}`} schema={residentsContract.saveFlat.input.pick({ number: true, floor: true, areaSqm: true })} initial={flat ?? { floor: null, areaSqm: null }} onClose={onClose} onSave={(input) => saveFlat.run({ flatId: flat?.flatId ?? null, unitId: placing.unitId, ...input })}>
          <div className="field-row">
            <Field name="number" label={t('flat')} required><Input maxLength={20} /></Field>
            <Field name="floor" label={t('floor')}><InputNumber min={-5} max={200} precision={0} /></Field>
            <Field name="areaSqm" label={t('area')}><InputNumber min={1} max={99_999} /></Field>
          </div>
        </FormDialog>
      );
    }
  }
}
