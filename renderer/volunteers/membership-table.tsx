/** Places in teams with what can be done about them: another role, leaving. */
import { Alert, Button, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { volunteersContract, type Membership } from '#shared/volunteers/contract.ts';
import { TEAM_ROLES } from '#shared/volunteers/words.ts';
import { volunteersWords } from './words.ts';

export function RoleDialog({ row, onClose }: { readonly row: Membership; readonly onClose: () => void }) {
  const t = useWords(volunteersWords);
  const { today } = useOfficeState();
  const change = useAct('volunteers.changeRole');
  const others = TEAM_ROLES.filter((role) => role !== row.role);
  return (
    <FormDialog open title={t('roleTitle', { name: row.name })} schema={volunteersContract.changeRole.input.omit({ membershipId: true })} initial={{ role: others[0] ?? 'member', from: today }} saveLabel={t('changeRole')} onClose={onClose} onSave={(input) => change.run({ ...input, membershipId: row.membershipId })}>
      <Alert type="info" showIcon title={t('newLeaderHint')} style={{ marginBottom: '0.8rem' }} />
      <div className="field-row">
        <Field name="role" label={t('role')} required><Select options={others.map((value) => ({ value, label: t(`r.${value}`) }))} autoFocus /></Field>
        <Field name="from" label={t('statusOn')} required><DayInput /></Field>
      </div>
    </FormDialog>
  );
}

export function LeaveDialog({ row, onClose }: { readonly row: Membership; readonly onClose: () => void }) {
  const t = useWords(volunteersWords);
  const { today } = useOfficeState();
  const leave = useAct('volunteers.leave');
  return (
    <FormDialog open title={t('leaveTitle', { name: row.name })} schema={volunteersContract.leave.input.omit({ membershipId: true })} initial={{ lastDay: today, reason: '' }} saveLabel={t('leave')} onClose={onClose} onSave={(input) => leave.run({ ...input, membershipId: row.membershipId })}>
      <Field name="lastDay" label={t('lastDay')} required><DayInput /></Field>
      <Field name="reason" label={t('reason')} required><Input maxLength={200} /></Field>
    </FormDialog>
  );
}

/** A volunteer's places, the present ones first. */
export function MembershipTable({ rows, mayEdit, empty }: { readonly rows: readonly Membership[]; readonly mayEdit: boolean; readonly empty: string }) {
  const t = useWords(volunteersWords);
  const [open, setOpen] = useState<{ what: 'role' | 'leave'; row: Membership }>();
  if (rows.length === 0) return <p className="muted">{empty}</p>;
  const close = (): void => setOpen(undefined);
  return (
    <>
      <table className="plain-table">
        <thead><tr><th>{t('team')}</th><th>{t('role')}</th><th>{t('from')}</th><th>{t('lastDay')}</th><th>{t('reason')}</th>{mayEdit && <th aria-label={t('edit')} />}</tr></thead>
        <tbody>
          {rows.toSorted((a, b) => (b.validTo ?? '9999').localeCompare(a.validTo ?? '9999') || b.validFrom.localeCompare(a.validFrom)).map((row) => (
            <tr key={row.membershipId}>
              <td><Link to={`/volunteers/teams/${row.teamId}`}>{row.teamName}</Link></td><td>{t(`r.${row.role}`)}</td><td className="figures">{row.validFrom}</td><td className="figures">{row.validTo ?? t('now')}</td><td>{row.endReason}</td>
              {mayEdit && <td>{row.validTo === null && <Space><Button size="small" onClick={() => setOpen({ what: 'role', row })}>{t('changeRole')}</Button><Button size="small" onClick={() => setOpen({ what: 'leave', row })}>{t('leave')}</Button></Space>}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {open?.what === 'role' && <RoleDialog row={open.row} onClose={close} />}
      {open?.what === 'leave' && <LeaveDialog row={open.row} onClose={close} />}
    </>
  );
}
