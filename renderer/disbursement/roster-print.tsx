import './roster.css';
import { Alert } from 'antd';
import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { formatMonthChinese } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { ROSTER_KINDS, rosterLayout, type Roster, type RosterKind } from './roster-layout.ts';
import { splitIntoPages } from './roster-pages.ts';
import { RosterSheet } from './roster-sheet.tsx';
import { disbursementWords } from './words.ts';

/** All pages of a roster. */
export function RosterPages({ roster, kind, big }: { roster: Roster; kind: RosterKind; big: boolean }) {
  const layout = useMemo(() => rosterLayout(kind, big), [kind, big]);
  const pages = useMemo(() => splitIntoPages(roster.rows, layout.rowsPerPage), [roster, layout]);
  const last = pages.at(-1);
  const t = useWords(disbursementWords);
  return (
    <div className="roster-pages">
      {/* The office counted the same rows: if the sums ever differ, the paper must not go out unseen. */}
      {last !== undefined && (last.runningFen !== roster.totalFen || last.runningPersons !== roster.persons) && <Alert type="error" showIcon role="alert" title={t('rosterSumsDiffer')} />}
      {pages.map((page) => (
        <RosterSheet key={page.pageNo} roster={roster} page={page} layout={layout} persons={roster.persons} totalFen={roster.totalFen} />
      ))}
    </div>
  );
}

/** /print/roster/:batchId?kind=sign|bank|list&big=1&whole=1&onlyToPay=1 */
export function RosterPrint() {
  const { batchId = '' } = useParams();
  const [params] = useSearchParams();
  const t = useWords(disbursementWords);
  const big = params.get('big') === '1';
  const kind = ROSTER_KINDS.find((each) => each === params.get('kind')) ?? 'sign';
  const { data, error } = useDocument('disbursement.roster', { batchId: id<'batch'>(Number(batchId)), whole: params.get('whole') === '1', onlyToPay: params.get('onlyToPay') === '1' });
  const title = data === undefined ? t('roster') : `${data.batch.batchNo} ${data.communityName}${formatMonthChinese(data.batch.benefitMonth)}${data.purpose}${rosterLayout(kind, big).name}`;
  return (
    <PrintPage title={title} landscape bare bigPrint={big} ready={data !== undefined} error={error ?? null}>
      {data !== undefined && <RosterPages roster={data} kind={kind} big={big} />}
    </PrintPage>
  );
}
