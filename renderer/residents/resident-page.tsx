import { EditOutlined } from '@ant-design/icons';
import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { BenefitsPanel } from '#renderer/ui/benefits-panel.tsx';
import { MergedAlert, useMergedInto } from '#renderer/ui/merged-alert.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { RevealValue } from '#renderer/ui/reveal-value.tsx';
import { ScansPanel } from '#renderer/ui/scans-panel.tsx';
import { id } from '#shared/ids.ts';
import { ACCOUNT_KIND_WORDS, STATUS_WORDS } from '#shared/residents/words.ts';
import { AccountsTab } from './accounts-tab.tsx';
import { WaitingChanges } from './change-page.tsx';
import { factsText, relationWord, sexWord } from './choices.ts';
import { CustomValuesTab } from './custom-values-tab.tsx';
import { EventsTab } from './events-tab.tsx';
import { FactsTab } from './facts-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { LifeEventMenu } from './life-event-menu.tsx';
import { MemberTable } from './member-table.tsx';
import { ResidentDialog } from './resident-dialog.tsx';
import { ResidentStatusTag } from './residents-page.tsx';
import { residentsWords } from './words.ts';

export type ResidentFile = MethodOutput<'residents.file'>;

/** The file of one resident. */
export function ResidentPage() {
  const t = useWords(residentsWords);
  const params = useParams();
  const [search, setSearch] = useSearchParams();
  const residentId = id<'resident'>(Number(params['residentId']) || Number.MAX_SAFE_INTEGER);
  const file = useCall('residents.file', { residentId });
  const merged = useMergedInto(residentId);
  const mayEdit = useMay('residents.edit') && merged === null;
  const mayPrint = useMay('residents.print');
  const maySeeBenefits = useMay('disbursement.read');
  const [editing, setEditing] = useState(false);
  const { data } = file;
  const title = data?.resident.name ?? t('residents');
  return (
    <PageFrame
      title={title} back={{ to: '/residents', label: t('residents') }} subtitle={data !== undefined && merged === null && <ResidentStatusTag status={data.resident.status} />}
      actions={data !== undefined && (
        <>
          {mayPrint && data.resident.householdId !== null && <PrintButton to={`/print/household/${data.resident.householdId}`} label={t('print')} />}
          {mayEdit && <LifeEventMenu file={data} />}
          {mayEdit && <Button type="primary" icon={<EditOutlined aria-hidden />} onClick={() => setEditing(true)}>{t('edit')}</Button>}
        </>
      )}
    >
      <RefusalAlert error={file.error} />
      {data !== undefined && <MergedAlert residentId={residentId} />}
      {data !== undefined && <WaitingChanges residentId={data.resident.residentId} />}
      {data !== undefined && (
        <div className="card">
          <Tabs
            activeKey={search.get('tab') ?? 'basics'} onChange={(tab) => void setSearch({ tab }, { replace: true })}
            items={[
              { key: 'basics', label: t('basics'), children: <Basics file={data} merged={merged?.name ?? null} /> },
              { key: 'household', label: t('householdAndMembers'), children: <HouseholdTab file={data} /> },
              { key: 'facts', label: t('facts'), children: <FactsTab file={data} mayEdit={mayEdit} /> },
              { key: 'custom', label: t('customFields'), children: <CustomValuesTab residentId={data.resident.residentId} mayEdit={mayEdit} /> },
              { key: 'accounts', label: t('accounts'), children: <AccountsTab file={data} mayEdit={mayEdit} /> },
              ...(maySeeBenefits ? [{ key: 'benefits', label: t('benefits'), children: <BenefitsPanel residentId={data.resident.residentId} /> }] : []),
              { key: 'events', label: t('events'), children: <EventsTab events={data.events} mayEdit={mayEdit} /> },
              { key: 'scans', label: t('scans'), children: <ScansPanel framed={false} ownerKind="resident" ownerId={data.resident.residentId} /> },
              { key: 'history', label: t('history'), children: <HistoryTab changes={data.changes} /> },
            ]}
          />
        </div>
      )}
      {editing && data !== undefined && <ResidentDialog resident={data.resident} onClose={() => setEditing(false)} />}
    </PageFrame>
  );
}

function Basics({ file: { resident }, merged }: { readonly file: ResidentFile; readonly merged: string | null }) {
  const t = useWords(residentsWords);
  const language = useLanguage();
  const reveal = useAct('residents.reveal');
  const mayReveal = useMay('residents.reveal');
  const showId = async (reason: string) => {
    const outcome = await reveal.run({ target: { what: 'idNumber', residentId: resident.residentId }, reason });
    return outcome.ok ? { ok: true as const, value: outcome.value.value } : outcome;
  };
  const kinds = { citizenId: t('citizenId'), temporary: t('temporary'), other: t('otherId') };
  const rows: readonly (readonly [string, React.ReactNode])[] = [
    [t('name'), resident.name], [t('sex'), sexWord(resident.sex, language)],
    [t('birthDate'), resident.birthDate === null ? t('unknown') : `${resident.birthDate}${resident.age === null ? '' : t('agedIn', { n: resident.age })}`],
    [t('idKind'), kinds[resident.idKind]],
    [t('idNumber'), resident.hasIdNumber ? <RevealValue key="id" masked={resident.idNumberMasked} label={t('idNumber')} reveal={showId} allowed={mayReveal} /> : t('none')],
    [t('phone'), resident.phone === '' ? t('none') : <span key="phone" className="figures">{resident.phone}</span>],
    [t('householdNo'), resident.householdNo ?? t('noHousehold')], [t('relation'), relationWord(resident.relationCode, language)], [t('head'), resident.headName],
    [t('grid'), resident.gridName], [t('address'), resident.address], [t('facts'), factsText(resident.facts, language)],
    [t('accounts'), resident.bankAccountMasked === null ? t('none') : `${resident.bankAccountMasked}${resident.accountKind === null ? '' : ` ${ACCOUNT_KIND_WORDS[resident.accountKind][language]}`}`], [t('status'), merged !== null ? t('mergedInto', { name: merged }) : `${STATUS_WORDS[resident.status][language]}${resident.statusSince === null ? '' : ` ${resident.statusSince}`}`], [t('note'), resident.note],
  ];
  return (
    <table className="plain-table">
      <tbody>{rows.map(([label, value]) => <tr key={label}><th scope="row" style={{ width: '12rem' }}>{label}</th><td>{value}</td></tr>)}</tbody>
    </table>
  );
}

function HouseholdTab({ file }: { readonly file: ResidentFile }) {
  const t = useWords(residentsWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const { householdId } = file.resident;
  return (
    <>
      {householdId === null ? <p className="muted">{t('noHousehold')}</p> : (
        <>
          <p><Button onClick={() => void navigate(`/residents/households/${householdId}`)}>{t('openHousehold')} {file.resident.householdNo}</Button></p>
          <MemberTable members={file.household} self={file.resident.residentId} />
        </>
      )}
      <table className="plain-table" style={{ marginTop: '1rem' }}>
        <thead><tr><th>{t('householdNo')}</th><th>{t('relation')}</th><th>{t('validFrom')}</th><th>{t('validTo')}</th></tr></thead>
        <tbody>{file.memberships.map((row) => <tr key={`${row.householdId} ${row.validFrom}`}><td>{row.householdNo}</td><td>{relationWord(row.relationCode, language)}</td><td>{row.validFrom}</td><td>{row.validTo ?? t('now')}</td></tr>)}</tbody>
      </table>
    </>
  );
}
