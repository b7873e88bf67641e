/** 登记申请: who asks, for whom, what for. */
import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { ResidentPicker } from '#renderer/ui/resident-picker.tsx';
import { applicationsContract } from '#shared/applications/contract.ts';
import { FormFields } from './form-fields.tsx';
import { applicationsWords } from './words.ts';

const schema = applicationsContract.register.input.partial({ beneficiaryId: true });

export function RegisterDialog({ onClose }: { onClose: () => void }) {
  const t = useWords(applicationsWords);
  const { today } = useOfficeState();
  const navigate = useNavigate();
  const register = useAct('applications.register');
  const { data } = useCall('applications.handlings', {});
  const handlings = data?.handlings ?? [];
  const [programmeId, setProgrammeId] = useState<number>();
  const chosen = handlings.find((each) => each.programmeId === programmeId) ?? (handlings.length === 1 ? handlings[0] : undefined);
  if (data === undefined) return null;
  return (
    <FormDialog open width={760} title={t('register')} schema={schema} saveLabel={t('register')} onClose={onClose}
      initial={{ receivedOn: today, relation: '', payTo: 'beneficiary', consent: false, form: {}, ...(handlings.length === 1 ? { programmeId: handlings[0]!.programmeId } : {}) }}
      onChange={(values) => setProgrammeId(values.programmeId)}
      onSave={async ({ beneficiaryId, ...input }) => {
        const outcome = await register.run({ ...input, beneficiaryId: beneficiaryId ?? input.applicantId });
        if (outcome.ok) void navigate(`/welfare/applications/${outcome.value.applicationId}`);
        return outcome;
      }}>
      {() => (
        <>
          <div className="field-row">
            <Field name="programmeId" label={t('programme')} required><Select options={handlings.map((each) => ({ value: each.programmeId, label: `${each.code} ${each.programmeName}` }))} /></Field>
            <Field name="receivedOn" label={t('received')} required><DayInput /></Field>
          </div>
          <Field name="applicantId" label={t('applicant')} required><ResidentPicker /></Field>
          <Field name="beneficiaryId" label={t('beneficiary')} hint={t('forSelfHint')}><ResidentPicker goneToo /></Field>
          <div className="field-row">
            <Field name="relation" label={t('relation')} hint={t('relationHint')}><Input maxLength={20} /></Field>
            <Field name="payTo" label={t('payTo')}><Select options={[{ value: 'beneficiary', label: t('payBeneficiary') }, { value: 'applicant', label: t('payApplicant') }]} /></Field>
          </div>
          {chosen !== undefined && <FormFields handling={chosen} />}
          <Field name="consent" label="" valuePropName="checked"><Checkbox>{t('consent')}</Checkbox></Field>
        </>
      )}
    </FormDialog>
  );
}
