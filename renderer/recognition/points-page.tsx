/** 积分: balances, rules, booking; beside the hours that stay. */
import { Alert, App, Button, Checkbox, InputNumber, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { VolunteerPicker } from '#renderer/ui/volunteer-picker.tsx';
import { daySchema } from '#shared/days.ts';
import { recognitionContract } from '#shared/recognition/contract.ts';
import { hoursText, pointsText } from '#shared/recognition/words.ts';
import { formatVolunteerNo } from '#shared/volunteers/words.ts';
import { recognitionWords } from './words.ts';

const FILTERS = { text: '', all: '' };
type Balance = MethodOutput<'recognition.balances'>[number];
const rulesForm = z.object({ perHour: z.number().min(0).max(100), capHours: z.number().min(0.5).max(24), recruit: z.number().min(0).max(1000), expireMonths: z.number().int().min(1).max(120).nullish(), validFrom: daySchema });

function RulesDialog({ rules, onClose }: { readonly rules: MethodOutput<'recognition.pointRules'>; readonly onClose: () => void }) {
  const t = useWords(recognitionWords);
  const { today } = useOfficeState();
  const save = useAct('recognition.savePointRules');
  return (
    <FormDialog open title={t('rulesTitle')} schema={rulesForm} initial={{ perHour: rules.centiPerHour / 100, capHours: rules.capMinutes / 60, recruit: rules.recruitCenti / 100, expireMonths: rules.expireMonths, validFrom: today }} onClose={onClose}
      onSave={(input) => save.run({ centiPerHour: Math.round(input.perHour * 100), capMinutes: Math.round(input.capHours * 60), recruitCenti: Math.round(input.recruit * 100), expireMonths: input.expireMonths ?? null, validFrom: input.validFrom })}>
      <div className="field-row"><Field name="perHour" label={t('perHour')} required><InputNumber min={0} step={0.5} /></Field><Field name="capHours" label={t('capHours')} required><InputNumber min={0.5} step={0.5} /></Field></div>
      <div className="field-row"><Field name="recruit" label={t('recruitPoints')} required><InputNumber min={0} /></Field><Field name="expireMonths" label={t('expireMonths')} hint={t('expireHint')}><InputNumber min={1} max={120} precision={0} /></Field><Field name="validFrom" label={t('validFrom')} required><DayInput /></Field></div>
    </FormDialog>
  );
}

function CreditDialog({ rules, onClose }: { readonly rules: MethodOutput<'recognition.pointRules'>; readonly onClose: () => void }) {
  const t = useWords(recognitionWords);
  const { today } = useOfficeState();
  const { message } = App.useApp();
  const credit = useAct('recognition.creditPoints');
  return (
    <FormDialog open title={t('creditTitle')} schema={recognitionContract.creditPoints.input} initial={{ upTo: today }} saveLabel={t('credit')} onClose={onClose}
      onSave={async (input) => { const outcome = await credit.run(input); if (outcome.ok) void message.success(t('creditDone', { n: outcome.value.entries, points: pointsText(outcome.value.centi) })); return outcome; }}>
      <Alert type="info" showIcon title={t('creditHint', { rate: rules.centiPerHour / 100, cap: rules.capMinutes / 60 })} style={{ marginBottom: '0.8rem' }} />
      <Field name="upTo" label={t('upTo')} required><DayInput /></Field>
    </FormDialog>
  );
}

function RecruitDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(recognitionWords);
  const { today } = useOfficeState();
  const recruit = useAct('recognition.recruit');
  return (
    <FormDialog open title={t('recruitTitle')} schema={recognitionContract.recruit.input} initial={{ on: today }} saveLabel={t('recruit')} onClose={onClose} onSave={recruit.run}>
      <Field name="volunteerId" label={t('recruiter')} required><VolunteerPicker autoFocus /></Field>
      <Field name="recruitedId" label={t('newcomer')} required><VolunteerPicker /></Field>
      <Field name="on" label={t('day')} required><DayInput /></Field>
    </FormDialog>
  );
}

export function PointsPage() {
  const t = useWords(recognitionWords);
  const navigate = useNavigate();
  const { message } = App.useApp();
  const mayEdit = useMay('volunteers.edit');
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const [open, setOpen] = useState<'rules' | 'credit' | 'recruit'>();
  const rules = useCall('recognition.pointRules', {});
  const expire = useAct('recognition.expirePoints');
  const rows = useCall('recognition.balances', { search: filters.text, onlyPositive: filters.all === '' }, { keepLast: true });
  const columns = useMemo<Column<Balance>[]>(() => [
    { key: 'no', title: t('no'), width: 80, kind: 'id', value: (row) => formatVolunteerNo(row.volunteerNo) }, { key: 'name', title: t('name'), width: 100, value: (row) => row.name }, { key: 'teams', title: t('teams'), width: 260, value: (row) => row.teams }, { key: 'balance', title: t('balance'), width: 100, kind: 'number', value: (row) => pointsText(row.balance) },
    { key: 'earned', title: t('earned'), width: 100, kind: 'number', value: (row) => pointsText(row.earned) }, { key: 'recruited', title: t('recruited'), width: 100, kind: 'number', value: (row) => pointsText(row.recruited) }, { key: 'spent', title: t('spent'), width: 100, kind: 'number', value: (row) => pointsText(row.spent) }, { key: 'expired', title: t('expired'), width: 100, kind: 'number', value: (row) => pointsText(row.expired) },
    { key: 'hours', title: t('hours'), width: 110, kind: 'number', value: (row) => hoursText(row.minutes) },
  ], [t]);
  const expireNow = async (): Promise<void> => { const outcome = await expire.run({}); if (outcome.ok) void message.info(t('expireDone', { n: outcome.value.people, points: pointsText(outcome.value.centi) })); };
  return (
    <PageFrame title={t('points')} actions={<>{mayEdit && <Button onClick={() => setOpen('rules')} disabled={rules.data === undefined}>{t('rules')}</Button>}{mayEdit && rules.data?.expireMonths != null && <Button loading={expire.running} onClick={() => void expireNow()}>{t('expire')}</Button>}{mayEdit && <Button onClick={() => setOpen('recruit')}>{t('recruit')}</Button>}{mayEdit && <Button onClick={() => setOpen('credit')} disabled={rules.data === undefined}>{t('credit')}</Button>}<Button type="primary" onClick={() => void navigate('/volunteers/points/desk')}>{t('desk')}</Button></>}>
      <RefusalAlert error={expire.error} />
      <DataTable label={t('points')} columns={columns} rows={rows.data} rowKey={(row) => row.volunteerId} error={rows.error} onOpen={(row) => void navigate(`/volunteers/people/${row.volunteerId}?tab=points`)} search={{ value: filters.text, onChange: (text) => setFilters({ text }), placeholder: t('searchPeople') }}
        filters={<Space><Checkbox checked={filters.all === ''} onChange={(event) => setFilters({ all: event.target.checked ? '' : 'yes' })}>{t('onlyPositive')}</Checkbox></Space>} narrowed={filters.text !== ''} empty={{ title: t('noPoints'), hint: t('noPointsHint') }} />
      {open === 'rules' && rules.data !== undefined && <RulesDialog rules={rules.data} onClose={() => setOpen(undefined)} />}
      {open === 'credit' && rules.data !== undefined && <CreditDialog rules={rules.data} onClose={() => setOpen(undefined)} />}
      {open === 'recruit' && <RecruitDialog onClose={() => setOpen(undefined)} />}
    </PageFrame>
  );
}
