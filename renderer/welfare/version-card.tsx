import { App, Button } from 'antd';
import { Fragment, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { errorSentence } from '#renderer/errors/messages.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { StatusTag, type StatusTone } from '#renderer/ui/status-tag.tsx';
import { localDay } from '#shared/days.ts';
import type { ProgrammeId } from '#shared/ids.ts';
import { formatYuan } from '#shared/money.ts';
import type { Version } from '#shared/welfare/contract.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { ScansPanel } from '#renderer/ui/scans-panel.tsx';
import { basketWords } from './basket-words.ts';
import { paperWords } from './paper-words.ts';
import { welfareWords } from './words.ts';

type Standing = 'draft' | 'dropped' | 'inForce' | 'coming' | 'past';
const TONES: Readonly<Record<Standing, StatusTone>> = { draft: 'active', dropped: 'neutral', inForce: 'good', coming: 'warning', past: 'neutral' };

/** Where a version stands in a month. */
export function standingOf(version: Pick<Version, 'status' | 'validFrom' | 'validTo'>, month: string): Standing {
  if (version.status !== 'active') return version.status;
  if (version.validFrom > month) return 'coming';
  return version.validTo !== null && version.validTo < month ? 'past' : 'inForce';
}

/** Whether nobody can look at the resolution of a version. */
const isBare = ({ papers }: Pick<Version, 'papers'>): boolean => papers.scans + (papers.meeting?.scans ?? 0) === 0;

/** The scans of the resolution: how many, where, and opened the papers themselves. */
function ResolutionPapers({ version }: { version: Version }) {
  const p = useWords(paperWords);
  const [open, setOpen] = useState(false);
  const { scans, meeting } = version.papers;
  return (
    <>
      <span>
        {isBare(version) ? <StatusTag tone="warning">{p('missing')}</StatusTag> : p('countN', { n: scans })}
        {meeting !== null && `　${p('ofMeeting', { title: meeting.title, day: meeting.heldOn, n: meeting.scans })}`}{' '}
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>{p('show')}</Button>
      </span>
      {open && <ScansPanel ownerKind="programmeVersion" ownerId={version.versionId} title={p('scans')} framed={false} wanted={isBare(version) ? ['signedResolution'] : []} />}
    </>
  );
}

function DraftButtons({ programmeId, version }: { programmeId: ProgrammeId; version: Version }) {
  const t = useWords(welfareWords);
  const p = useWords(paperWords);
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const activate = useAct('welfare.activateVersion');
  const drop = useAct('welfare.dropDraft');
  const ask = (act: typeof activate | typeof drop, title: string, content: string, danger: boolean): void => {
    modal.confirm({
      title, content, okText: title, cancelText: t('cancel'), okButtonProps: { danger },
      onOk: async () => {
        const outcome = await act.run({ versionId: version.versionId, version: version.version });
        if (!outcome.ok) modal.error({ title, content: errorSentence(outcome.error), okText: t('understood') });
      },
    });
  };
  const resolved = version.resolutionNo !== '' && version.resolvedOn !== null;
  return (
    <div className="buttons">
      <Button onClick={() => ask(drop, t('drop'), t('dropText'), true)}>{t('drop')}</Button>
      <Button onClick={() => void navigate(`/welfare/${programmeId}/draft`)}>{t('goOn')}</Button>
      <Button type="primary" disabled={!resolved} title={resolved ? undefined : t('needsResolution')} onClick={() => ask(activate, t('activate'), `${t('activateText', { month: version.validFrom, resolution: `${version.resolutionNo} ${version.resolutionTitle}` })}${isBare(version) ? ` ${p('activateBare')}` : ''}`, false)}>
        {t('activate')}
      </Button>
    </div>
  );
}

/** One version: from when, on what resolution, and its rule in words. */
export function VersionCard({ programmeId, version, inKind, ofClaims, today }: { programmeId: ProgrammeId; version: Version; inKind: boolean; ofClaims: boolean; today: string }) {
  const t = useWords(welfareWords);
  const language = useLanguage();
  const b = useWords(basketWords);
  const p = useWords(paperWords);
  const mayEdit = useMay('welfare.edit');
  const standing = standingOf(version, today.slice(0, 7));
  const exclusion = version.exclusionSentence[language];
  return (
    <section className="card version-card" aria-label={t('versionN', { n: version.versionNo })}>
      <div className="head">
        <strong>{t('versionN', { n: version.versionNo })}</strong>
        <StatusTag tone={TONES[standing]}>{t(`standing_${standing}`)}</StatusTag>
        <span className="figures">{`${version.validFrom} — ${version.validTo ?? (version.status === 'active' ? t('open') : '')}`}</span>
        <PrintButton to={`/print/standard/${programmeId}/${version.versionId}`} label={p('print')} />
        {version.status === 'draft' && mayEdit && <DraftButtons programmeId={programmeId} version={version} />}
      </div>
      <dl>
        <dt>{t('resolution')}</dt>
        <dd>{version.resolutionNo === '' ? <span className="muted">{t('needsResolution')}</span> : `${version.resolutionNo}　${version.resolvedOn ?? ''}　${version.resolutionTitle}`}</dd>
        <dt>{p('scans')}</dt>
        <dd><ResolutionPapers version={version} /></dd>
        <dt>{t('who')}</dt>
        <dd>{version.sentence[language]}</dd>
        <dt>{t('howMuch')}</dt>
        <dd>{version.amountSentence[language]}</dd>
        {version.basketTexts.map((basket) => <Fragment key={basket.standardFen}><dt>{b('baskets')}</dt><dd>{ofClaims || version.basketTexts.length > 1 ? `${formatYuan(basket.standardFen)}${t(':')}` : ''}{basket.text}</dd></Fragment>)}
        {exclusion !== '' && (
          <>
            <dt>{t('exclusions')}</dt>
            <dd>{exclusion}</dd>
          </>
        )}
        <dt>{t('accounts')}</dt>
        <dd className="figures">{t(inKind ? 'accountsLineGoods' : 'accountsLine', { expense: version.expenseAccountCode, payable: version.payableAccountCode, bank: version.moneyAccountCode, cash: version.cashAccountCode })}</dd>
        <dt>{t('by')}</dt>
        <dd>
          {t('draftedBy', { name: version.createdBy, day: localDay(version.createdAt) })}
          {version.activatedAt !== null && `　${t('activatedBy', { name: version.activatedBy ?? '', day: localDay(version.activatedAt) })}`}
        </dd>
      </dl>
    </section>
  );
}
