/** One notice: what hangs there, until when, and what people say to it. */
import { Alert, Tabs } from 'antd';
import { Link, useParams } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { ResolutionsPanel } from '#renderer/ui/resolutions-panel.tsx';
import { ScansPanel } from '#renderer/ui/scans-panel.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { day, localDay, yearOf } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { movedToWorkingDay } from '#shared/notices/calendar.ts';
import type { Notice } from '#shared/notices/contract.ts';
import { NoticeActions } from './notice-actions.tsx';
import { STATE_TONES } from './notices-page.tsx';
import { ObjectionsPanel } from './objections-panel.tsx';
import { noticesWords } from './words.ts';

const DEFAULTS = { tab: 'list' };
/** Where the list came from, for kinds that have a page of their own. */
const SUBJECT_PAGES: Readonly<Partial<Record<Notice['subjectKind'], string>>> = { batch: '/disbursement/', application: '/welfare/applications?show=all&round=', reliefCase: '/relief/cases/', award: '/volunteers/awards/' };

function Facts({ notice }: { notice: Notice }) {
  const t = useWords(noticesWords);
  const days = t(`c.${notice.counting}`, { n: notice.days });
  const { today } = useOfficeState();
  const until = notice.dueOn ?? notice.dueIfPostedToday;
  return (
    <section className="card">
      <p><b>{notice.postedOn === null ? (notice.status === 'draft' ? t('periodDraft', { until, days }) : '') : t('periodPosted', { from: notice.postedOn, until, days })}</b>{(notice.postedOn !== null || notice.status === 'draft') && movedToWorkingDay(notice.postedOn ?? day(today), until, notice) && <> {t('shifted')}</>}</p>
      {notice.basis !== '' && <p>{t('basis')}{t(':')}{notice.basis}</p>}
      {notice.places !== '' && <p>{t('places')}{t(':')}{notice.places}{notice.note === '' ? '' : `　${notice.note}`}</p>}
      {notice.takenDownOn !== null && <p>{t('takenDownAt', { day: notice.takenDownOn, by: notice.takenDownBy ?? '' })}　{notice.takenDownNote}</p>}
      <p className="muted">{t('madeBy', { by: notice.maker, on: localDay(notice.createdAt), n: notice.edition })}</p>
    </section>
  );
}

function List({ notice }: { notice: Notice }) {
  const t = useWords(noticesWords);
  const { content } = notice;
  const rows = content.rows.map((row, at) => ({ ...row, lineNo: at + 1 }));
  const columns: Column<(typeof rows)[number]>[] = [
    { key: 'no', title: t('line'), width: 70, kind: 'number', value: (row) => row.lineNo },
    ...content.columns.map((column, at): Column<(typeof rows)[number]> => ({ key: String(at), title: column.title, width: column.kind === 'text' ? 180 : 110, kind: column.kind, value: (row) => row.cells[at] })),
  ];
  return <DataTable label={t('list')} columns={columns} rows={rows} rowKey={(row) => row.lineNo} total={<>{t('sum', { n: notice.persons })}{notice.totalFen !== null && <>　<MoneyText fen={notice.totalFen} /> {t('yuan')}</>}</>} />;
}

export function NoticePage() {
  const t = useWords(noticesWords);
  const { noticeId = '' } = useParams();
  const [{ tab }, setFilters] = useUrlFilters(DEFAULTS);
  const { data: notice, error } = useCall('notices.show', { noticeId: id<'notice'>(Number(noticeId) || 1) }, { keepLast: true });
  const back = { to: '/notices', label: t('notices') };
  if (notice === undefined) return <PageFrame title={t('notice')} back={back}><RefusalAlert error={error} /></PageFrame>;
  const until = notice.dueOn ?? notice.dueIfPostedToday;
  const subject = SUBJECT_PAGES[notice.subjectKind];
  return (
    <PageFrame title={notice.title} back={back} subtitle={<><StatusTag tone={STATE_TONES[notice.state]}>{t(`s.${notice.state}`)}</StatusTag> {subject === undefined ? t(`k.${notice.subjectKind}`) : <Link to={`${subject}${notice.subjectId}`}>{t(`k.${notice.subjectKind}`)}</Link>}</>} actions={<NoticeActions notice={notice} />}>
      {notice.withdrawReason !== null && <Alert type="error" showIcon title={t('withdrawnBecause', { reason: notice.withdrawReason })} />}
      {notice.state === 'short' && <Alert type="error" showIcon title={t('shortNote', { until, note: notice.takenDownNote ?? '' })} />}
      {notice.status === 'draft' && !notice.calendarCovers && <Alert type="warning" showIcon title={t('calendarMissing', { year: yearOf(until) })} action={<Link to={`/notices/holidays?year=${yearOf(until)}`}>{t('fillCalendar')}</Link>} />}
      <Facts notice={notice} />
      <ResolutionsPanel subject={{ subjectKind: 'notice', subjectId: notice.noticeId, label: notice.title.slice(0, 100) }} />
      <Tabs activeKey={tab} onChange={(next) => setFilters({ tab: next })} items={[{ key: 'list', label: t('tab_list', { n: notice.content.rows.length }) }, { key: 'objections', label: t('tab_objections', { n: notice.objections }) }, { key: 'photos', label: t('tab_photos') }]} />
      {tab === 'list' && <List notice={notice} />}
      {tab === 'objections' && <ObjectionsPanel notice={notice} />}
      {tab === 'photos' && <ScansPanel ownerKind="notice" ownerId={notice.noticeId} wanted={['posted', 'takenDown']} />}
    </PageFrame>
  );
}
