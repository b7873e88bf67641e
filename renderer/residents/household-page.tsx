import { EditOutlined } from '@ant-design/icons';
import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { BenefitsPanel } from '#renderer/ui/benefits-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { ScansPanel } from '#renderer/ui/scans-panel.tsx';
import { id } from '#shared/ids.ts';
import { CustomValuesTab } from './custom-values-tab.tsx';
import { EventsTab } from './events-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { HouseholdDialog } from './household-dialog.tsx';
import { asOfWords } from './as-of-words.ts';
import { HouseholdOnDay } from './household-on-day.tsx';
import { HouseholdEventMenu } from './life-event-menu.tsx';
import { MemberTable } from './member-table.tsx';
import { residentsWords } from './words.ts';

/** The file of one household: members with dates, who left it, what happened to it. */
export function HouseholdPage() {
  const t = useWords(residentsWords);
  const onDay = useWords(asOfWords);
  const params = useParams();
  const [search, setSearch] = useSearchParams();
  const householdId = id<'household'>(Number(params['householdId']) || Number.MAX_SAFE_INTEGER);
  const file = useCall('residents.householdFile', { householdId });
  const mayEdit = useMay('residents.edit');
  const mayPrint = useMay('residents.print');
  const maySeeBenefits = useMay('disbursement.read');
  const [editing, setEditing] = useState(false);
  const { data } = file;
  const household = data?.household;
  return (
    <PageFrame
      title={household === undefined ? t('households') : `${household.householdNo} ${household.headName ?? ''}`} back={{ to: '/residents/households', label: t('households') }}
      subtitle={household !== undefined && <StatusTag tone={household.status === 'active' ? 'good' : 'neutral'}>{t(household.status)} {household.closedOn}</StatusTag>}
      actions={data !== undefined && (
        <>
          {mayPrint && <PrintButton to={`/print/household/${householdId}`} label={t('print')} />}
          {mayEdit && <HouseholdEventMenu file={data} />}
          {mayEdit && <Button type="primary" icon={<EditOutlined aria-hidden />} onClick={() => setEditing(true)}>{t('edit')}</Button>}
        </>
      )}
    >
      <RefusalAlert error={file.error} />
      {data !== undefined && household !== undefined && (
        <div className="card">
          <p>
            {[t(household.kind), household.gridName, household.address, household.workerName === null || household.workerName === '' ? null : `${t('worker')} ${household.workerName} ${household.workerPhone ?? ''}`, `${t('openedOn')} ${household.openedOn}`].filter(Boolean).join(' · ')}
          </p>
          <Tabs
            activeKey={search.get('tab') ?? 'members'} onChange={(tab) => void setSearch({ tab }, { replace: true })}
            items={[
              { key: 'members', label: `${t('members')} (${data.members.length})`, children: <MemberTable members={data.members} /> },
              { key: 'former', label: `${t('former')} (${data.formerMembers.length})`, children: <MemberTable members={data.formerMembers} former /> },
              { key: 'custom', label: t('customFields'), children: <CustomValuesTab householdId={householdId} mayEdit={mayEdit} /> },
              { key: 'onDay', label: onDay('householdOn'), children: <HouseholdOnDay householdId={householdId} /> },
              ...(maySeeBenefits ? [{ key: 'benefits', label: t('benefits'), children: <BenefitsPanel householdId={householdId} /> }] : []),
              { key: 'events', label: t('events'), children: <EventsTab events={data.events} mayEdit={mayEdit} /> },
              { key: 'scans', label: t('scans'), children: <ScansPanel framed={false} ownerKind="household" ownerId={householdId} /> },
              { key: 'history', label: t('history'), children: <HistoryTab changes={data.changes} /> },
            ]}
          />
        </div>
      )}
      {editing && data !== undefined && <HouseholdDialog file={data} onClose={() => setEditing(false)} />}
    </PageFrame>
  );
}
