import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FESTIVAL_WORDS } from '#shared/welfare/festivals.ts';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { localDayAndTime } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { careWords } from './care-words.ts';
import { ChecksPanel } from './checks-panel.tsx';
import { ClaimsPanel } from './claims-panel.tsx';
import { festivalWords } from './festival-words.ts';
import { ExplainPanel } from './explain-panel.tsx';
import { FlowPanel } from './flow-panel.tsx';
import { PausesPanel } from './pauses-panel.tsx';
import { EditProgrammeDialog, StatusDialog } from './programme-dialog.tsx';
import { VersionCard } from './version-card.tsx';
import { welfareWords } from './words.ts';

type Programme = MethodOutput<'welfare.programme'>;
const TABS = { rule: ['versions', 'flow', 'pauses', 'explain', 'checks', 'history'], claims: ['claims', 'versions', 'flow', 'checks', 'history'] } as const;
const DEFAULTS = { tab: '' };
const KNOWN_STEPS = ['create', 'saveDraft', 'activate', 'dropDraft', 'end', 'reopen'] as const;

function History({ programme }: { programme: Programme }) {
  const t = useWords(welfareWords);
  return (
    <div className="scroll-cards">
      <section className="card">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('when')}</th>
              <th>{t('by')}</th>
              <th>{t('step')}</th>
              <th>{t('version')}</th>
              <th>{t('comment')}</th>
            </tr>
          </thead>
          <tbody>
            {programme.decisions.map((decision) => {
              const step = KNOWN_STEPS.find((each) => each === decision.step);
              return (
                <tr key={`${decision.at}-${decision.step}-${decision.versionNo}-${decision.comment}`}>
                  <td className="figures">{localDayAndTime(decision.at)}</td>
                  <td>{decision.userName}</td>
                  <td>{step === undefined ? decision.step : t(`step_${step}`)}</td>
                  <td>{decision.versionNo === null ? '' : t('versionN', { n: decision.versionNo })}</td>
                  <td>{decision.comment}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Actions({ programme }: { programme: Programme }) {
  const t = useWords(welfareWords);
  const navigate = useNavigate();
  const [opened, setOpened] = useState<'edit' | 'status'>();
  const hasDraft = programme.versions.some((version) => version.status === 'draft');
  const close = (): void => setOpened(undefined);
  return (
    <>
      <Button onClick={() => setOpened('status')}>{t(programme.status === 'active' ? 'end' : 'takeUp')}</Button>
      <Button onClick={() => setOpened('edit')}>{t('edit')}</Button>
      {programme.status === 'active' && (
        <Button type="primary" onClick={() => void navigate(`/welfare/${programme.programmeId}/draft`)}>
          {t(hasDraft ? 'goOn' : 'newVersion')}
        </Button>
      )}
      {opened === 'edit' && <EditProgrammeDialog programme={programme} onClose={close} />}
      {opened === 'status' && <StatusDialog programme={programme} onClose={close} />}
    </>
  );
}

/** One programme: its versions, who is paused, why somebody is paid or not, who did what. */
export function ProgrammePage() {
  const { programmeId = '' } = useParams();
  const t = useWords(welfareWords);
  const c = useWords(careWords);
  const f = useWords(festivalWords);
  const language = useLanguage();
  const mayEdit = useMay('welfare.edit');
  const { today } = useOfficeState();
  const [filters, setFilters] = useUrlFilters(DEFAULTS);
  const { data: programme, error } = useCall('welfare.programme', { programmeId: id<'programme'>(Number(programmeId) || 1) });
  const back = { to: '/welfare', label: t('programmes') };
  if (programme === undefined)
    return (
      <PageFrame title={t('programme')} back={back}>
        <RefusalAlert error={error} />
      </PageFrame>
    );
  const tabs: readonly (typeof TABS)['rule' | 'claims'][number][] = TABS[programme.basis];
  // A claims programme without a version begins with its version.
  const first = programme.versions.some((version) => version.status === 'active') ? (tabs[0] ?? 'versions') : 'versions';
  const tab = tabs.find((each) => each === filters.tab) ?? first;
  const shown = programme.versions.filter((version) => version.status !== 'dropped');
  return (
    <PageFrame
      title={`${programme.code} ${programme.name}`}
      subtitle={
        <>
          {[t(`target_${programme.target}`), t(`form_${programme.form}`), programme.festival === null ? t(`period_${programme.period}`) : f('atFestival', { name: FESTIVAL_WORDS[programme.festival][language] }), programme.purpose, t('noticeText', { text: programme.noticeDays === 0 ? t('noticeNone') : t(`notice_${programme.noticeCounting}`, { n: programme.noticeDays }) }), programme.owner === '' ? '' : c('ownerIs', { name: programme.owner }), programme.lastMonth === null ? '' : c('until', { month: programme.lastMonth })].filter((part) => part !== '').join(' · ')}{' '}
          {programme.status === 'ended' && <StatusTag tone="neutral">{t('ended')}</StatusTag>}
          {programme.status === 'active' && programme.lastMonth !== null && programme.lastMonth < today.slice(0, 7) && <StatusTag tone="neutral">{c('over')}</StatusTag>}
        </>
      }
      back={back}
      actions={mayEdit ? <Actions programme={programme} /> : undefined}
    >
      <Tabs className="batch-tabs" activeKey={tab} onChange={(next) => setFilters({ tab: next })} items={tabs.map((key) => ({ key, label: t(`tab_${key}`) }))} />
      {tab === 'versions' && (
        <div className="scroll-cards">
          {shown.length === 0 && <EmptyPage title={t('noVersions')} hint={t('noVersionsHint')} />}
          {shown.map((version) => (
            <VersionCard key={version.versionId} programmeId={programme.programmeId} version={version} inKind={programme.form === 'inKind'} ofClaims={programme.basis === 'claims'} today={today} />
          ))}
        </div>
      )}
      {tab === 'claims' && <ClaimsPanel programmeId={programme.programmeId} />}
      {tab === 'flow' && <FlowPanel programmeId={programme.programmeId} />}
      {tab === 'pauses' && <PausesPanel programmeId={programme.programmeId} />}
      {tab === 'explain' && <ExplainPanel programmeId={programme.programmeId} today={today} />}
      {tab === 'checks' && <ChecksPanel programme={programme} />}
      {tab === 'history' && <History programme={programme} />}
    </PageFrame>
  );
}
