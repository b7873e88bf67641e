import './roster.css';
import { Alert } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { id } from '#shared/ids.ts';
import { ROSTER_KINDS, ROSTER_SIZES, splitIntoPages, type RosterKind, type RosterSize } from '#shared/disbursement/roster-pages.ts';
import { rosterLayout, type Roster } from './roster-layout.ts';
import { RosterSheet } from './roster-sheet.tsx';
import { disbursementWords } from './words.ts';

/** Pages drawn before the rest: what a screen shows at once. */
const FIRST = 2;

/** All pages of a roster; `onDrawn` when the last one stands. */
export function RosterPages({ roster, kind, size, onDrawn }: { roster: Roster; kind: RosterKind; size: RosterSize; onDrawn: () => void }) {
  const inGoods = roster.rows.some((row) => row.goods !== '');
  const layout = useMemo(() => rosterLayout(kind, size, inGoods), [kind, size, inGoods]);
  const pages = useMemo(() => splitIntoPages(roster.rows, layout.rowsPerPage, roster.issue?.byGrid ?? false), [roster, layout]);
  const last = pages.at(-1);
  const t = useWords(disbursementWords);
  const [all, setAll] = useState(pages.length <= FIRST);
  useEffect(() => {
    if (all) {
      onDrawn();
      return undefined;
    }
    // A timer set within a frame comes after the frame is painted: the first pages are seen before the rest is made.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setAll(true), 0);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [all, onDrawn]);
  return (
    <div className={`roster-pages ${size}`}>
      {/* The office counted the same rows: if the sums ever differ, the paper must not go out unseen. */}
      {last !== undefined && (last.runningFen !== roster.totalFen || last.runningPersons !== roster.persons || (roster.issue !== null && roster.issue.pages.length !== pages.length)) && <Alert type="error" showIcon role="alert" title={t('rosterSumsDiffer')} />}
      {(all ? pages : pages.slice(0, FIRST)).map((page) => (
        <RosterSheet key={page.pageNo} roster={roster} page={page} layout={layout} persons={roster.persons} totalFen={roster.totalFen} />
      ))}
    </div>
  );
}

/** /print/roster/:batchId?issue=3&whole=1 for a numbered printing; ?kind=sign|bank|list&size=a4big&onlyToPay=1&point=2 for one that is only looked at. */
export function RosterPrint() {
  const { batchId = '' } = useParams();
  const [params] = useSearchParams();
  const t = useWords(disbursementWords);
  const issue = params.get('issue') ?? '';
  const { data, error } = useDocument('disbursement.roster', { batchId: id<'batch'>(Number(batchId)), whole: params.get('whole') === '1', onlyToPay: params.get('onlyToPay') === '1', pointId: /^[1-9]\d{0,9}$/.test(params.get('point') ?? '') ? id<'stockPoint'>(Number(params.get('point'))) : null, issueId: /^[1-9]\d{0,9}$/.test(issue) ? id<'rosterIssue'>(Number(issue)) : null });
  const kind = data?.issue?.kind ?? ROSTER_KINDS.find((each) => each === params.get('kind')) ?? 'sign';
  const size = data?.issue?.size ?? ROSTER_SIZES.find((each) => each === params.get('size')) ?? (params.get('big') === '1' ? 'a4big' : 'a4');
  // Another roster under the same route is drawn, and reported, anew.
  const [drawn, setDrawn] = useState<Roster>();
  const onDrawn = useCallback(() => setDrawn(data), [data]);
  const title = data === undefined ? t('roster') : `${data.batch.batchNo} ${data.communityName}${data.period}${data.purpose}${rosterLayout(kind, size).name}`;
  return (
    <PrintPage title={title} landscape bare bigPrint={size === 'a4big'} ready={data !== undefined && drawn === data} error={error ?? null}>
      {data !== undefined && <RosterPages key={`${kind}${size}`} roster={data} kind={kind} size={size} onDrawn={onDrawn} />}
    </PrintPage>
  );
}
