import { Alert, Checkbox, Input, InputNumber, Select } from 'antd';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { attendanceContract, type AttendanceRow } from '#shared/activities/attendance-contract.ts';
import { CONDUCTS } from '#shared/activities/words.ts';
import { ClockInput } from './clock-input.tsx';
import { hoursWords } from './hours-words.ts';

/** A correction: a row of its own that somebody else approves; the old one stays. */
export function CorrectDialog({ row, onClose }: { row: AttendanceRow; onClose: () => void }) {
  const t = useWords(hoursWords);
  const correct = useAct('attendance.correct');
  const { attendanceId } = row;
  return (
    <FormDialog open title={t('correctTitle', { name: row.name, day: row.day })} schema={attendanceContract.correct.input.omit({ attendanceId: true })} saveLabel={t('correct')} onClose={onClose}
      initial={{ remove: false, startMinute: row.startMinute, endMinute: row.endMinute ?? row.startMinute, travelMinutes: row.travelMinutes, conduct: row.conduct, reason: '', acceptLongDay: false }} onSave={(input) => correct.run({ ...input, attendanceId })}>
      {(form) => (
        <>
          <Alert type="info" showIcon title={t('correctHint')} style={{ marginBottom: '0.8rem' }} />
          <Field name="remove" label="" valuePropName="checked"><Checkbox>{t('removeIt')}</Checkbox></Field>
          {form.getFieldValue('remove') !== true && (
            <>
              <div className="field-row">
                <Field name="startMinute" label={t('inAt')} required><ClockInput /></Field>
                <Field name="endMinute" label={t('outAt')} required><ClockInput /></Field>
                <Field name="travelMinutes" label={t('travel')}><InputNumber min={0} max={1440} /></Field>
                <Field name="conduct" label={t('conduct')}><Select options={CONDUCTS.map((value) => ({ value, label: t(`c.${value}`) }))} /></Field>
              </div>
              <Field name="acceptLongDay" label="" valuePropName="checked"><Checkbox>{t('confirmLong')}</Checkbox></Field>
            </>
          )}
          <Field name="reason" label={t('correctReason')} required><Input maxLength={200} /></Field>
        </>
      )}
    </FormDialog>
  );
}
