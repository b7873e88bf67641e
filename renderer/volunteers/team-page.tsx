import { Alert, Button, Input, Select, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { VolunteersPicker } from '#renderer/ui/volunteer-picker.tsx';
import { id } from '#shared/ids.ts';
import { volunteersContract, type TeamRow } from '#shared/volunteers/contract.ts';
import { formatVolunteerNo, type VolunteerId } from '#shared/volunteers/words.ts';
import { sexWord, STANDING_TONES, useChoices } from './choices.ts';
import { LeaveDialog, RoleDialog } from './membership-table.tsx';
import { TeamDialog } from './teams-page.tsx';
import { InsureDialog } from './volunteer-acts.tsx';
import { volunteersWords } from './words.ts';

type Member = MethodOutput<'volunteers.team'>['members'][number];
type Open = 'edit' | 'consent' | 'dissolve' | 'add' | 'insure' | { readonly what: 'role' | 'leave'; readonly row: Member };

const addSchema = volunteersContract.join.input.omit({ teamId: true });

function AddDialog({ team, onClose }: { readonly team: TeamRow; readonly onClose: () => void }) {
  const t = useWords(volunteersWords);
  const { today } = useOfficeState();
  const choices = useChoices();
  const join = useAct('volunteers.join');
  return (
    <FormDialog open width={680} title={`${team.name} ${t('addMembers')}`} schema={addSchema} initial={{ volunteerIds: [], role: 'member', from: today }} saveLabel={t('addMembers')} onClose={onClose} onSave={(input) => join.run({ ...input, teamId: team.teamId })}>
      <Field name="volunteerIds" label={t('pickVolunteer')} required><VolunteersPicker autoFocus /></Field>
      <div className="field-row">
        <Field name="role" label={t('role')} required><Select options={choices.roles} /></Field>
        <Field name="from" label={t('from')} required><DayInput /></Field>
      </div>
    </FormDialog>
  );
}

function ConsentDialog({ team, onClose }: { readonly team: TeamRow; readonly onClose: () => void }) {
  const t = useWords(volunteersWords);
  const { today } = useOfficeState();
  const record = useAct('volunteers.recordConsent');
  return (
    <FormDialog open title={`${team.name} ${t('recordConsent')}`} schema={volunteersContract.recordConsent.input.omit({ teamId: true })} initial={{ consentOn: team.consentOn ?? today, minutesNo: team.consentMinutesNo }} saveLabel={t('recordConsent')} onClose={onClose} onSave={(input) => record.run({ ...input, teamId: team.teamId })}>
      <Alert type="info" showIcon title={t('consentHint')} style={{ marginBottom: '0.8rem' }} />
      <div className="field-row">
        <Field name="consentOn" label={t('consentOn')} required><DayInput /></Field>
        <Field name="minutesNo" label={t('minutesNo')} required><Input maxLength={60} /></Field>
      </div>
    </FormDialog>
  );
}

function DissolveDialog({ team, onClose }: { readonly team: TeamRow; readonly onClose: () => void }) {
  const t = useWords(volunteersWords);
  const { today } = useOfficeState();
  const dissolve = useAct('volunteers.dissolveTeam');
  return (
    <FormDialog open dangerous title={t('dissolveTitle', { name: team.name })} schema={volunteersContract.dissolveTeam.input.omit({ teamId: true })} initial={{ on: today, reason: '' }} saveLabel={t('dissolve')} onClose={onClose} onSave={(input) => dissolve.run({ ...input, teamId: team.teamId })}>
      <p>{t('dissolveHint')}</p>
      <Field name="on" label={t('day')} required><DayInput /></Field>
      <Field name="reason" label={t('reason')} required><Input maxLength={200} /></Field>
    </FormDialog>
  );
}

function useColumns(mayEdit: boolean, open: (what: Open) => void): Column<Member>[] {
  const t = useWords(volunteersWords);
  return useMemo(() => [
    { key: 'role', title: t('role'), width: 80, value: (row) => t(`r.${row.role}`) }, { key: 'no', title: t('no'), width: 80, kind: 'id', value: (row) => formatVolunteerNo(row.volunteerNo) }, { key: 'name', title: t('name'), width: 100, value: (row) => row.name },
    { key: 'sex', title: t('sex'), width: 55, value: (row) => sexWord(row.sex, t) }, { key: 'age', title: t('age'), width: 60, kind: 'number', value: (row) => row.age }, { key: 'phone', title: t('phone'), width: 120, kind: 'id', value: (row) => row.phoneMasked },
    { key: 'from', title: t('from'), width: 110, kind: 'day', value: (row) => row.validFrom }, { key: 'insured', title: t('insured'), width: 70, value: (row) => t(row.insured ? 'insuredYes' : 'insuredNo') },
    { key: 'standing', title: t('standing'), width: 150, render: (row) => <Space size={4}><StatusTag tone={STANDING_TONES[row.standing]}>{t(row.standing)}</StatusTag>{row.minor && <StatusTag tone={row.consented ? 'neutral' : 'bad'}>{t(row.consented ? 'minor' : 'noConsent')}</StatusTag>}</Space> },
    ...(mayEdit ? [{ key: 'acts', title: '', width: 190, render: (row: Member) => <Space size={4}><Button size="small" onClick={(event) => { event.stopPropagation(); open({ what: 'role', row }); }}>{t('changeRole')}</Button><Button size="small" onClick={(event) => { event.stopPropagation(); open({ what: 'leave', row }); }}>{t('leave')}</Button></Space> }] : []),
  ], [t, mayEdit, open]);
}

/** One team: who leads it, who is in it, what may be done. */
export function TeamPage() {
  const t = useWords(volunteersWords);
  const navigate = useNavigate();
  const teamId = id<'team'>(Number(useParams()['teamId']) || Number.MAX_SAFE_INTEGER);
  const { data, error } = useCall('volunteers.team', { teamId });
  const mayEdit = useMay('volunteers.edit');
  const mayPrint = useMay('volunteers.print');
  const [open, setOpen] = useState<Open>();
  const [ticked, setTicked] = useState<VolunteerId[]>([]);
  const team = data?.team;
  const edits = mayEdit && team !== undefined && team.dissolvedOn === null;
  const columns = useColumns(edits, setOpen);
  const close = (): void => setOpen(undefined);
  return (
    <PageFrame title={team?.name ?? t('team')} back={{ to: '/volunteers/teams', label: t('teams') }}
      subtitle={team !== undefined && <Space wrap>{team.dissolvedOn !== null && <StatusTag tone="neutral">{t('dissolved')} {team.dissolvedOn}</StatusTag>}<span>{t('leader')} {team.leader ?? t('none')}</span>{team.deputies.length > 0 && <span>{t('deputies')} {team.deputies.join(t('&'))}</span>}{team.consentOn === null ? <StatusTag tone="warning">{t('noConsentYet')}</StatusTag> : <span>{t('consent')} {team.consentOn} {team.consentMinutesNo}</span>}</Space>}
      actions={team !== undefined && (
        <>
          {edits && <Button onClick={() => setOpen('edit')}>{t('edit')}</Button>}
          {edits && <Button onClick={() => setOpen('consent')}>{t('recordConsent')}</Button>}
          {edits && <Button danger onClick={() => setOpen('dissolve')}>{t('dissolve')}</Button>}
          {mayPrint && <PrintButton to={`/print/team-roster/${teamId}`} label={t('printRoster')} />}
          {edits && <Button onClick={() => void navigate(`/volunteers/teams/${teamId}/import`)}>{t('importRoster')}</Button>}
          {edits && <Button type="primary" onClick={() => setOpen('add')}>{t('addMembers')}</Button>}
        </>
      )}>
      <RefusalAlert error={error ?? undefined} />
      {team !== undefined && team.toSettle > 0 && <Alert type="warning" showIcon title={t('toSettleHint')} />}
      <DataTable label={t('members')} columns={columns} rows={data?.members} rowKey={(row) => row.volunteerId} onOpen={(row) => void navigate(`/volunteers/people/${row.volunteerId}`)} empty={{ title: t('noMembers'), hint: t('noMembersHint') }}
        {...(edits ? { selection: { keys: ticked, onChange: (keys) => setTicked(keys as VolunteerId[]) } } : {})} exports={edits && ticked.length > 0 && <Button onClick={() => setOpen('insure')}>{t('insure')}{t('(')}{ticked.length}{t(')')}</Button>} />
      {data !== undefined && data.past.length > 0 && <details><summary>{t('past')}{t('(')}{data.past.length}{t(')')}</summary><ul className="muted">{data.past.map((row) => <li key={row.membershipId}>{row.name} {t(`r.${row.role}`)} {row.validFrom} — {row.validTo} {row.endReason}</li>)}</ul></details>}
      {team !== undefined && open === 'edit' && <TeamDialog team={team} onClose={close} />}
      {team !== undefined && open === 'consent' && <ConsentDialog team={team} onClose={close} />}
      {team !== undefined && open === 'dissolve' && <DissolveDialog team={team} onClose={close} />}
      {team !== undefined && open === 'add' && <AddDialog team={team} onClose={close} />}
      {open === 'insure' && <InsureDialog volunteerIds={ticked} onClose={close} />}
      {typeof open === 'object' && open.what === 'role' && <RoleDialog row={open.row} onClose={close} />}
      {typeof open === 'object' && open.what === 'leave' && <LeaveDialog row={open.row} onClose={close} />}
    </PageFrame>
  );
}
