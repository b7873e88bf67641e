import { EditOutlined } from '@ant-design/icons';
import { Alert, Button, Space, Tabs } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { RevealValue } from '#renderer/ui/reveal-value.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { id } from '#shared/ids.ts';
import { formatVolunteerNo } from '#shared/volunteers/words.ts';
import { sexWord, STANDING_TONES } from './choices.ts';
import { MembershipTable } from './membership-table.tsx';
import { CertificatesTab, HoursTab, PointsTab, RecordsTab } from './record-tabs.tsx';
import { InsureDialog, JoinDialog, StatusDialog } from './volunteer-acts.tsx';
import { ChangeDialog } from './volunteer-dialog.tsx';
import { volunteersWords } from './words.ts';

export type VolunteerFile = MethodOutput<'volunteers.file'>;
type Open = 'edit' | 'status' | 'join' | 'insure';

/** The file of one volunteer. */
export function VolunteerPage() {
  const t = useWords(volunteersWords);
  const params = useParams();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const volunteerId = id<'volunteer'>(Number(params['volunteerId']) || Number.MAX_SAFE_INTEGER);
  const file = useCall('volunteers.file', { volunteerId });
  const mayEdit = useMay('volunteers.edit');
  const [open, setOpen] = useState<Open>();
  const close = (): void => setOpen(undefined);
  const { data } = file;
  return (
    <PageFrame title={data?.row.name ?? t('volunteers')} back={{ to: '/volunteers', label: t('volunteers') }}
      subtitle={data !== undefined && <Space><span className="figures">{formatVolunteerNo(data.row.volunteerNo)}</span><StatusTag tone={STANDING_TONES[data.row.standing]}>{t(data.row.standing)}</StatusTag>{data.row.minor && <StatusTag tone={data.row.consented ? 'neutral' : 'bad'}>{t(data.row.consented ? 'minor' : 'noConsent')}</StatusTag>}</Space>}
      actions={data !== undefined && data.mergedInto === null && mayEdit && (
        <>
          <Button onClick={() => setOpen('status')}>{t('status')}</Button>
          <Button onClick={() => setOpen('insure')}>{t('insure')}</Button>
          <Button onClick={() => setOpen('join')} disabled={data.row.standing !== 'active'}>{t('joinTeam')}</Button>
          <Button type="primary" icon={<EditOutlined aria-hidden />} onClick={() => setOpen('edit')}>{t('edit')}</Button>
        </>
      )}>
      <RefusalAlert error={file.error} />
      {data?.mergedInto != null && <Alert type="info" showIcon title={t('mergedInto', { no: formatVolunteerNo(data.mergedInto.volunteerNo) })} action={<Button onClick={() => void navigate(`/volunteers/people/${data.mergedInto!.volunteerId}`)}>{t('openMerged', { no: formatVolunteerNo(data.mergedInto.volunteerNo) })}</Button>} />}
      {data !== undefined && (
        <div className="card">
          <Tabs activeKey={search.get('tab') ?? 'basics'} onChange={(tab) => void setSearch({ tab }, { replace: true })}
            items={[
              { key: 'basics', label: t('basics'), children: <Basics file={data} /> },
              { key: 'teams', label: t('teamsTab'), children: <MembershipTable rows={data.memberships} mayEdit={mayEdit} empty={t('noTeamsOf')} /> },
              { key: 'hours', label: t('hours'), children: <HoursTab volunteerId={volunteerId} /> },
              { key: 'records', label: `${t('training')}${t('&')}${t('awards')}`, children: <RecordsTab volunteerId={volunteerId} /> },
              { key: 'certificates', label: t('certificates'), children: <CertificatesTab volunteerId={volunteerId} /> },
              { key: 'points', label: t('points'), children: <PointsTab volunteerId={volunteerId} /> },
              { key: 'insurance', label: t('insurances'), children: <Insurances file={data} mayEdit={mayEdit} /> },
              { key: 'history', label: t('history'), children: <History file={data} /> },
            ]} />
        </div>
      )}
      {data !== undefined && open === 'edit' && <ChangeDialog file={data} onClose={close} />}
      {data !== undefined && open === 'status' && <StatusDialog row={data.row} onClose={close} />}
      {data !== undefined && open === 'join' && <JoinDialog volunteerIds={[volunteerId]} onClose={close} />}
      {data !== undefined && open === 'insure' && <InsureDialog volunteerIds={[volunteerId]} onClose={close} />}
    </PageFrame>
  );
}

function Basics({ file }: { readonly file: VolunteerFile }) {
  const t = useWords(volunteersWords);
  const reveal = useAct('volunteers.reveal');
  const mayReveal = useMay('volunteers.reveal');
  const { row, guardian } = file;
  const show = (what: 'idNumber' | 'phone' | 'guardianPhone') => async (reason: string) => {
    const outcome = await reveal.run({ volunteerId: row.volunteerId, what, reason });
    return outcome.ok ? { ok: true as const, value: outcome.value.value } : outcome;
  };
  const hidden = (masked: string, label: string, what: 'idNumber' | 'phone' | 'guardianPhone') => (masked === '' ? t('none') : <RevealValue masked={masked} label={label} reveal={show(what)} allowed={mayReveal} />);
  const times = file.freeTimes.map((time) => `${t(`w.${time.weekday}` as 'w.1')}${t(' ')}${t(time.part)}`).join(t('&'));
  const names = (kind: 'skill' | 'service') => file.skills.filter((skill) => skill.kind === kind).map((skill) => skill.name).join(t('&'));
  const rows: readonly (readonly [string, React.ReactNode])[] = [
    [t('name'), row.residentId === null ? `${row.name}${t('(')}${t('guest')}${t(')')}` : <a key="resident" href={`#/residents/${row.residentId}`}>{row.name}</a>], [t('sex'), sexWord(row.sex, t)], [t('birthDate'), row.birthDate === null ? t('unknown') : `${row.birthDate}${t('(')}${row.age ?? ''}${t(')')}`],
    [t('idNumber'), hidden(row.idNumberMasked, t('idNumber'), 'idNumber')], [t('phone'), hidden(row.phoneMasked, t('phone'), 'phone')], [t('address'), row.address], [t('household'), row.householdNo ?? t('none')],
    [t('registeredOn'), row.registeredOn], [t('nationalNo'), file.nationalNo], [t('skills'), names('skill')], [t('services'), names('service')], [t('freeTimes'), times],
    [t('guardian'), guardian.name === '' ? t('none') : <>{guardian.name} {guardian.relation} {guardian.phoneMasked !== '' && hidden(guardian.phoneMasked, t('guardianPhone'), 'guardianPhone')}　{guardian.consentOn === null ? '' : `${t('consentOn')} ${guardian.consentOn}　${t('paperNo')} ${guardian.paperNo}`}</>],
    [t('agreement'), file.agreementOn === null ? t('none') : `${file.agreementOn} ${file.agreementNo}`], [t('note'), file.note],
  ];
  return <table className="plain-table"><tbody>{rows.map(([label, value]) => <tr key={label}><th scope="row" style={{ width: '12rem' }}>{label}</th><td>{value}</td></tr>)}</tbody></table>;
}

function Insurances({ file, mayEdit }: { readonly file: VolunteerFile; readonly mayEdit: boolean }) {
  const t = useWords(volunteersWords);
  const withdraw = useAct('volunteers.withdrawInsurance');
  if (file.insurances.length === 0) return <p className="muted">{t('noInsurance')}</p>;
  return (
    <>
      <RefusalAlert error={withdraw.error} />
      <table className="plain-table">
        <thead><tr><th>{t('policyNo')}</th><th>{t('insurer')}</th><th>{t('validFrom')}</th><th>{t('validTo')}</th>{mayEdit && <th aria-label={t('withdraw')} />}</tr></thead>
        <tbody>{file.insurances.map((one) => <tr key={one.insuranceId}><td className="figures">{one.policyNo}</td><td>{one.insurer}</td><td className="figures">{one.validFrom}</td><td className="figures">{one.validTo}</td>{mayEdit && <td><Button size="small" loading={withdraw.running} onClick={() => void withdraw.run({ insuranceId: one.insuranceId, reason: t('withdraw') })}>{t('withdraw')}</Button></td>}</tr>)}</tbody>
      </table>
    </>
  );
}

function History({ file }: { readonly file: VolunteerFile }) {
  const t = useWords(volunteersWords);
  return (
    <table className="plain-table">
      <thead><tr><th>{t('day')}</th><th>{t('standing')}</th><th>{t('reason')}</th><th>{t('by')}</th></tr></thead>
      <tbody>{file.events.map((event) => <tr key={event.at + event.status}><td className="figures">{event.occurredOn}</td><td>{t(event.status)}</td><td>{event.reason}</td><td>{event.by}</td></tr>)}</tbody>
    </table>
  );
}
