/** Several change requests applied one after another, as after an import: each on its own, a refused one named and the rest going on. */
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Outcome } from '#renderer/api/act-once.ts';
import { useEach } from '#renderer/api/use-each.ts';
import { errorSentence } from '#renderer/errors/messages.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { ProgressDialog } from '#renderer/ui/progress-dialog.tsx';
import type { ChangeRow } from '#shared/residents/change-contract.ts';
import { changeWords } from './change-words.ts';
import { PaidAfterEach } from './paid-after.tsx';

interface Done { readonly applied: number; readonly refused: readonly { readonly row: ChangeRow; readonly error: Error }[]; readonly notReached: number }

const countDone = (chosen: readonly ChangeRow[], outcomes: readonly { readonly outcome: Outcome<unknown> }[]): Done => ({
  applied: outcomes.filter(({ outcome }) => outcome.ok).length, notReached: chosen.length - outcomes.length,
  refused: outcomes.flatMap(({ outcome }, index) => (outcome.ok ? [] : [{ row: chosen[index]!, error: outcome.error }])),
});

/** `button` for the head of the page, `outcome` above the list: what was applied, and what was not and why. */
export function useApplyChosen(chosen: readonly ChangeRow[], onDone: () => void): { readonly button: React.ReactNode; readonly outcome: React.ReactNode } {
  const t = useWords(changeWords);
  const { modal } = App.useApp();
  const apply = useEach('changes.apply');
  const [done, setDone] = useState<Done>();
  const n = chosen.length;
  const run = async (): Promise<void> => {
    // The oldest first, as they were drafted.
    const inOrder = chosen.toSorted((a, b) => a.changeRequestId - b.changeRequestId);
    setDone(undefined);
    const outcomes = await apply.run(inOrder.map(({ changeRequestId }) => ({ changeRequestId })));
    setDone(countDone(inOrder, outcomes));
    onDone();
  };
  const ask = (): void => void modal.confirm({ title: t('applyAllConfirm', { n }), content: <>{t('applyAllHint')}<PaidAfterEach rows={chosen} /></>, okText: t('applyAllYes'), onOk: () => { void run(); } });
  return {
    button: (
      <>
        <Button type="primary" disabled={n === 0} onClick={ask}>{n === 0 ? t('applyAllNone') : t('applyAll', { n })}</Button>
        <ProgressDialog open={apply.progress !== undefined} title={t('applyAllRunning')} progress={apply.progress === undefined ? undefined : { ...apply.progress, label: 'changes.apply' }} onCancel={apply.stop} cancelNote={t('applyAllStop')} />
      </>
    ),
    outcome: done === undefined ? null : <Outcomes done={done} onClose={() => setDone(undefined)} />,
  };
}

function Outcomes({ done, onClose }: { readonly done: Done; readonly onClose: () => void }) {
  const t = useWords(changeWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const { applied, refused, notReached } = done;
  const title = [t('appliedN', { n: applied }), ...(refused.length === 0 ? [] : [t('refusedN', { n: refused.length })]), ...(notReached === 0 ? [] : [t('notReachedN', { n: notReached })])].join(t(','));
  return (
    <Alert
      type={refused.length + notReached === 0 ? 'success' : 'warning'} showIcon role="status" title={title} closable={{ onClose }}
      description={refused.length === 0 ? undefined : (
        <ul className="plain-list">
          {refused.map(({ row, error }) => (
            <li key={row.changeRequestId}>
              <Button type="link" size="small" onClick={() => void navigate(`/residents/changes/${row.changeRequestId}`)}>{row.requestNo} {row.name}</Button> {errorSentence(error, language)}
            </li>
          ))}
        </ul>
      )}
    />
  );
}
