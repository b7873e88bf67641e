import { useWords } from '#renderer/i18n/use-words.ts';
import { ResolutionsPanel } from '#renderer/ui/resolutions-panel.tsx';
import type { BatchShown } from './steps.ts';
import { disbursementWords } from './words.ts';

/** What the flow asks for this sum, and who has signed; nothing where one review and one approval do. */
export function FlowCard({ batch }: { batch: BatchShown }) {
  const t = useWords(disbursementWords);
  const { flow } = batch;
  const plain = flow.review.needed <= 1 && flow.approve.needed <= 1 && !flow.resolutionNeeded;
  if (batch.status === 'voided' || (plain && flow.resolution === null)) return null;
  const signed = (who: readonly { name: string }[]): string => (who.length === 0 ? t('nobodyYet') : who.map((each) => each.name).join(t('&')));
  return (
    <>
      <div className="batch-facts">
        <span>{t('flowOf', { n: flow.versionNo })}</span>
        {!plain && <span>{t('reviewsOf', { n: flow.review.needed })} <b>{signed(flow.review.signed)}</b></span>}
        {!plain && <span>{t('approvalsOf', { n: flow.approve.needed })} <b>{signed(flow.approve.signed)}</b></span>}
      </div>
      {(flow.resolutionNeeded || flow.resolution !== null) && <ResolutionsPanel subject={{ subjectKind: 'batch', subjectId: batch.batchId, label: batch.batchNo }} needed={flow.resolutionNeeded} framed={false} />}
    </>
  );
}
