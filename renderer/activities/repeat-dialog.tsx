/** Making an activity recur: every week on days, or every month on a day. */
import { Alert, Button, Checkbox, InputNumber, Modal, Select } from 'antd';
import { useRef, useState } from 'react';
import { useAct } from '#renderer/api/use-act.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import type { ActivityFile } from '#shared/activities/contract.ts';
import { addMonths, daySchema, weekdayOf } from '#shared/days.ts';
import { z } from 'zod';
import { RefusedList } from './placing-words.tsx';
import { activitiesWords } from './words.ts';

const WEEKDAYS = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7'] as const;
const schema = z.object({ kind: z.enum(['weekly', 'monthly']), weekdays: z.array(z.int()).default([]), dayOfMonth: z.int().min(1).max(31).nullish(), until: daySchema, copyRoster: z.boolean().default(false), open: z.boolean().default(false) });

export function RepeatDialog({ file, onClose }: { file: ActivityFile; onClose: () => void }) {
  const t = useWords(activitiesWords);
  const { activityId, startsOn } = file.activity;
  const repeat = useAct('activities.repeat');
  // Saving closes a form; here the result is read first.
  const finished = useRef(false);
  const [done, setDone] = useState<MethodOutput<'activities.repeat'>>();
  if (done !== undefined) {
    return (
      <Modal open title={t('repeat')} onCancel={onClose} footer={<Button type="primary" autoFocus onClick={onClose}>{t('close')}</Button>}>
        <Alert type="success" showIcon title={t('repeatDone', { n: done.made.length, placed: done.placed })} />
        <p className="muted figures">{done.made.map((each) => each.startsOn).join('　')}</p>
        {done.skippedDays.length > 0 && <p className="muted">{t('repeatSkipped', { days: done.skippedDays.join(t('&')) })}</p>}
        <RefusedList refused={done.refused.map((each) => ({ ...each, name: `${each.day} ${each.name}` }))} />
      </Modal>
    );
  }
  return (
    <FormDialog open title={t('repeat')} schema={schema} initial={{ kind: 'weekly', weekdays: [weekdayOf(startsOn)], dayOfMonth: Number(startsOn.slice(8)), until: addMonths(startsOn, 3), copyRoster: false, open: true }} onClose={() => { if (!finished.current) onClose(); }}
      onSave={async (input) => {
        const outcome = await repeat.run({ activityId, until: input.until, copyRoster: input.copyRoster, open: input.open, pattern: input.kind === 'weekly' ? { kind: 'weekly', weekdays: [...(input.weekdays ?? [])] } : { kind: 'monthly', dayOfMonth: input.dayOfMonth ?? 1 } });
        if (outcome.ok) {
          finished.current = true;
          setDone(outcome.value);
        }
        return outcome;
      }}>
      {(form) => (
        <>
          <div className="field-row">
            <Field name="kind" label={t('pattern')}><Select options={[{ value: 'weekly', label: t('weekly') }, { value: 'monthly', label: t('monthly') }]} /></Field>
            {form.getFieldValue('kind') === 'weekly'
              ? <Field name="weekdays" label={t('onWeekdays')}><Select mode="multiple" options={WEEKDAYS.map((key, n) => ({ value: n + 1, label: t(key) }))} /></Field>
              : <Field name="dayOfMonth" label={t('dayOfMonth')}><InputNumber min={1} max={31} /></Field>}
            <Field name="until" label={t('until')} required><DayInput /></Field>
          </div>
          <Field name="open" label="" valuePropName="checked"><Checkbox>{t('openToo')}</Checkbox></Field>
          <Field name="copyRoster" label="" valuePropName="checked"><Checkbox>{t('copyRosterToo')}</Checkbox></Field>
        </>
      )}
    </FormDialog>
  );
}
