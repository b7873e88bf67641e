/** Small forms of the pages of volunteers: status, insurance, joining a team, letting a list out. */
import { Alert, Checkbox, Input, Select } from 'antd';
import { z } from 'zod';
import { saveFile } from '#renderer/api/files.ts';
import type { MethodInput } from '#renderer/api/methods.ts';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { day } from '#shared/days.ts';
import { volunteersContract, type VolunteerRow } from '#shared/volunteers/contract.ts';
import { VOLUNTEER_STATUSES, type VolunteerId } from '#shared/volunteers/words.ts';
import { useChoices } from './choices.ts';
import { volunteersWords } from './words.ts';

/** Paused, left, back again. */
export function StatusDialog({ row, onClose }: { readonly row: VolunteerRow; readonly onClose: () => void }) {
  const t = useWords(volunteersWords);
  const { today } = useOfficeState();
  const setStatus = useAct('volunteers.setStatus');
  const gone = row.standing === 'dead' || row.standing === 'movedOut';
  const others = gone ? (['left'] as const) : VOLUNTEER_STATUSES.filter((status) => status !== row.standing);
  return (
    <FormDialog open title={`${row.name} ${t('status')}`} schema={volunteersContract.setStatus.input.omit({ volunteerId: true })} initial={{ status: others[others.length - 1] ?? 'left', occurredOn: today, reason: gone ? t(row.standing) : '' }}
      saveLabel={t('status')} onClose={onClose} onSave={(input) => setStatus.run({ ...input, volunteerId: row.volunteerId })}>
      <Alert type="info" showIcon title={t('leaveHint')} style={{ marginBottom: '0.8rem' }} />
      <div className="field-row">
        <Field name="status" label={t('statusTo')} required><Select options={others.map((value) => ({ value, label: t(`s.${value}`) }))} /></Field>
        <Field name="occurredOn" label={t('statusOn')} required><DayInput /></Field>
      </div>
      <Field name="reason" label={t('reason')} required><Input maxLength={200} /></Field>
    </FormDialog>
  );
}

/** One policy for one volunteer or for all that are ticked. */
export function InsureDialog({ volunteerIds, onClose }: { readonly volunteerIds: readonly VolunteerId[]; readonly onClose: () => void }) {
  const t = useWords(volunteersWords);
  const { today } = useOfficeState();
  const insure = useAct('volunteers.insure');
  return (
    <FormDialog open title={t('insureTitle', { n: volunteerIds.length })} schema={volunteersContract.insure.input.omit({ volunteerIds: true })} initial={{ validFrom: today, validTo: day(`${today.slice(0, 4)}-12-31`), insurer: '' }}
      saveLabel={t('insure')} onClose={onClose} onSave={(input) => insure.run({ ...input, volunteerIds: [...volunteerIds] })}>
      <div className="field-row">
        <Field name="policyNo" label={t('policyNo')} required><Input maxLength={60} autoFocus /></Field>
        <Field name="insurer" label={t('insurer')}><Input maxLength={60} /></Field>
      </div>
      <div className="field-row">
        <Field name="validFrom" label={t('validFrom')} required><DayInput /></Field>
        <Field name="validTo" label={t('validTo')} required><DayInput /></Field>
      </div>
    </FormDialog>
  );
}

/** Those that are ticked, or one volunteer, into a team. */
export function JoinDialog({ volunteerIds, onClose }: { readonly volunteerIds: readonly VolunteerId[]; readonly onClose: () => void }) {
  const t = useWords(volunteersWords);
  const { today } = useOfficeState();
  const choices = useChoices();
  const join = useAct('volunteers.join');
  return (
    <FormDialog open title={t('joinTeam')} schema={volunteersContract.join.input.omit({ volunteerIds: true })} initial={{ role: 'member', from: today }} saveLabel={t('joinTeam')} onClose={onClose} onSave={(input) => join.run({ ...input, volunteerIds: [...volunteerIds] })}>
      <p>{t('chosen', { n: volunteerIds.length })}</p>
      <Field name="teamId" label={t('team')} required><Select options={choices.teams} showSearch={{ optionFilterProp: 'label' }} autoFocus /></Field>
      <div className="field-row">
        <Field name="role" label={t('role')} required><Select options={choices.roles} /></Field>
        <Field name="from" label={t('from')} required><DayInput /></Field>
      </div>
    </FormDialog>
  );
}

const exportSchema = volunteersContract.exportList.input.pick({ purpose: true }).extend({ whole: z.boolean().default(false) });

/** Lets the list out of the program: for what purpose, and whether with whole numbers. Both stand in the log. */
export function ExportDialog({ input, count, onClose }: { readonly input: Omit<MethodInput<'volunteers.exportList'>, 'whole' | 'purpose'>; readonly count: number; readonly onClose: () => void }) {
  const t = useWords(volunteersWords);
  const exportList = useAct('volunteers.exportList');
  return (
    <FormDialog open title={t('exportTitle')} schema={exportSchema} initial={{ whole: false }} saveLabel={t('makeFile')} onClose={onClose}
      onSave={async (values) => {
        const outcome = await exportList.run({ ...input, purpose: values.purpose, whole: values.whole ?? false });
        if (outcome.ok) await saveFile(outcome.value.fileId);
        return outcome;
      }}>
      <p>{t('exportHint', { n: count })}</p>
      <Field name="purpose" label={t('exportPurpose')} required><Input maxLength={200} autoFocus /></Field>
      <Field name="whole" label="" valuePropName="checked" hint={t('exportWholeHint')}><Checkbox>{t('exportWhole')}</Checkbox></Field>
    </FormDialog>
  );
}
