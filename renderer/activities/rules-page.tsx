/** 活动规则: how hours are counted, the types of activities, the items of cleaning inspections. */
import { Button, Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { cleaningContract } from '#shared/activities/cleaning-contract.ts';
import { activitiesContract, type HourRulesRow } from '#shared/activities/contract.ts';
import { formatHours } from '#shared/activities/hours.ts';
import { daySchema } from '#shared/days.ts';
import { z } from 'zod';
import { activitiesWords } from './words.ts';
import './activities.css';

/** Hours in the form, minutes in the rules. */
const schema = z.object({ validFrom: daySchema, roundToMinutes: z.union([z.literal(1), z.literal(5), z.literal(10), z.literal(15), z.literal(30), z.literal(60)]), rounding: z.enum(['nearest', 'down']), askAbove: z.number().min(1).max(24), refuseAbove: z.number().min(1).max(24), rest: z.number().min(0).max(24), recordWithinDays: z.int().min(1).max(60), idleDays: z.int().min(7).max(730) });

function RulesDialog({ rules, onClose }: { rules: HourRulesRow; onClose: () => void }) {
  const t = useWords(activitiesWords);
  const { today } = useOfficeState();
  const save = useAct('activities.saveRules');
  return (
    <FormDialog open title={t('newRules')} width={640} schema={schema} onClose={onClose}
      initial={{ validFrom: today, roundToMinutes: rules.roundToMinutes, rounding: rules.rounding, askAbove: rules.askAboveMinutes / 60, refuseAbove: rules.refuseAboveMinutes / 60, rest: rules.restMinutes / 60, recordWithinDays: rules.recordWithinDays, idleDays: rules.idleDays }}
      onSave={({ askAbove, refuseAbove, rest, ...input }) => save.run({ ...input, askAboveMinutes: Math.round(askAbove * 60), refuseAboveMinutes: Math.round(refuseAbove * 60), restMinutes: Math.round(rest * 60) })}>
      {() => (
        <>
          <div className="field-row">
            <Field name="validFrom" label={t('validFrom')} required><DayInput autoFocus /></Field>
            <Field name="roundToMinutes" label={t('roundTo')}><Select options={([1, 5, 10, 15, 30, 60] as const).map((n) => ({ value: n, label: t('minutesUnit', { n }) }))} /></Field>
            <Field name="rounding" label={t('rounding')}><Select options={(['nearest', 'down'] as const).map((value) => ({ value, label: t(value) }))} /></Field>
          </div>
          <div className="field-row">
            <Field name="askAbove" label={t('askAbove')}><InputNumber min={1} max={24} step={0.5} /></Field>
            <Field name="refuseAbove" label={t('refuseAbove')}><InputNumber min={1} max={24} step={0.5} /></Field>
            <Field name="rest" label={t('rest')}><InputNumber min={0} max={24} step={0.5} /></Field>
          </div>
          <div className="field-row">
            <Field name="recordWithinDays" label={t('recordWithin')}><InputNumber min={1} max={60} /></Field>
            <Field name="idleDays" label={t('idleDays')}><InputNumber min={7} max={730} /></Field>
          </div>
        </>
      )}
    </FormDialog>
  );
}

export function RulesPage() {
  const t = useWords(activitiesWords);
  const mayEdit = useMay('volunteers.edit');
  const rules = useCall('activities.rules', {});
  const choices = useCall('activities.choices', {});
  const items = useCall('cleaning.items', {});
  const saveType = useAct('activities.saveType');
  const saveItem = useAct('cleaning.saveItem');
  const [dialog, setDialog] = useState<'rules' | 'type' | 'item'>();
  const close = (): void => setDialog(undefined);
  return (
    <PageFrame title={t('rules')}>
      <RefusalAlert error={rules.error ?? choices.error ?? items.error ?? saveType.error ?? saveItem.error} />
      <section className="card titled" aria-label={t('hourRules')}>
        <h2>{t('hourRules')}{mayEdit && <Button onClick={() => setDialog('rules')}>{t('newRules')}</Button>}</h2>
        <div className="wide-table"><table className="plain-table">
          <thead><tr><th>{t('validFrom')}</th><th>{t('roundTo')}</th><th>{t('rounding')}</th><th className="number">{t('askAbove')}</th><th className="number">{t('refuseAbove')}</th><th className="number">{t('rest')}</th><th className="number">{t('recordWithin')}</th><th className="number">{t('idleDays')}</th><th>{t('by')}</th></tr></thead>
          <tbody>{(rules.data?.all ?? []).map((row, n) => <tr key={n}><td>{row.by === null ? '' : row.validFrom}</td><td>{t('minutesUnit', { n: row.roundToMinutes })}</td><td>{t(row.rounding)}</td><td className="number">{formatHours(row.askAboveMinutes)}</td><td className="number">{formatHours(row.refuseAboveMinutes)}</td><td className="number">{formatHours(row.restMinutes)}</td><td className="number">{row.recordWithinDays}</td><td className="number">{row.idleDays}</td><td>{row.by ?? t('builtIn')}</td></tr>)}</tbody>
        </table></div>
      </section>
      <section className="card titled" aria-label={t('types')}>
        <h2>{t('types')}{mayEdit && <Button onClick={() => setDialog('type')}>{t('addType')}</Button>}</h2>
        <p>{(choices.data?.types ?? []).map((type) => <span key={type.typeId} className="person-chip" style={{ margin: '0.2rem' }}>{type.name} {mayEdit ? <Switch size="small" aria-label={type.name} checked={type.active} onChange={(active) => void saveType.run({ typeId: type.typeId, name: type.name, active })} /> : type.active ? null : <StatusTag tone="neutral">{t('stopped')}</StatusTag>}</span>)}</p>
      </section>
      <section className="card titled" aria-label={t('items')}>
        <h2>{t('items')}{mayEdit && <Button onClick={() => setDialog('item')}>{t('addItem')}</Button>}</h2>
        <table className="plain-table"><tbody>{(items.data ?? []).map((item) => <tr key={item.itemId}><td>{item.name}</td><td className="number">{t('fullPoints')} {item.fullPoints}</td><td>{mayEdit && <Switch size="small" aria-label={item.name} checked={item.active} onChange={(active) => void saveItem.run({ itemId: item.itemId, name: item.name, fullPoints: item.fullPoints, active })} />}</td></tr>)}</tbody></table>
      </section>
      {dialog === 'rules' && rules.data !== undefined && <RulesDialog rules={rules.data.current} onClose={close} />}
      {dialog === 'type' && <FormDialog open title={t('addType')} schema={activitiesContract.saveType.input.pick({ name: true })} initial={{ name: '' }} onClose={close} onSave={(input) => saveType.run(input)}>{() => <Field name="name" label={t('typeName')} required><Input maxLength={20} autoFocus /></Field>}</FormDialog>}
      {dialog === 'item' && <FormDialog open title={t('addItem')} schema={cleaningContract.saveItem.input.pick({ name: true, fullPoints: true })} initial={{ name: '', fullPoints: 20 }} onClose={close} onSave={(input) => saveItem.run(input)}>{() => <div className="field-row"><Field name="name" label={t('typeName')} required><Input maxLength={20} autoFocus /></Field><Field name="fullPoints" label={t('fullPoints')} required><InputNumber min={1} max={100} /></Field></div>}</FormDialog>}
    </PageFrame>
  );
}
