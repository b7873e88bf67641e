/** The merge itself: which entry stays, which value of each field, what becomes of what was paid twice. Done by another than asked for it. */
import { Alert, App, Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { errorSentence } from '#renderer/errors/messages.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import type { ComparedPair } from '#shared/duplicates/contract.ts';
import { LEFT_WITH_REASON, type MergeField, type Side } from '#shared/duplicates/words.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import type { Picked } from './side-by-side.tsx';
import { duplicatesWords } from './words.ts';

interface MergeFormProps { readonly pair: ComparedPair; readonly keep: Picked; readonly picks: Readonly<Partial<Record<MergeField, Picked>>>; readonly onMerged: (rows: number, keptId: number) => void }

export function MergeForm({ pair, keep, picks, onMerged }: MergeFormProps) {
  const t = useWords(duplicatesWords);
  const language = useLanguage();
  const { modal } = App.useApp();
  const merge = useAct('duplicates.merge');
  const [reason, setReason] = useState('');
  const [leave, setLeave] = useState(false);
  const [survivor, loser] = keep === 'first' ? [pair.first, pair.second] : [pair.second, pair.first];
  const side = (field: MergeField): Side => (picks[field] === undefined || picks[field] === keep ? 'survivor' : 'loser');
  const { data } = useCall('duplicates.conflicts', { survivorId: survivor.residentId, loserId: loser.residentId, household: side('household') }, { keepLast: true });
  const found = data?.conflicts ?? [];
  const against = found.filter((conflict) => !LEFT_WITH_REASON.includes(conflict.code));
  const leavable = found.filter((conflict) => LEFT_WITH_REASON.includes(conflict.code));
  const sentence = (conflict: (typeof found)[number]): string => errorSentence(new AppError(conflict.code as ErrorCode, conflict.data as never), language);
  const choices = Object.fromEntries(Object.keys(picks).map((field) => [field, side(field as MergeField)]));
  const run = async (): Promise<void> => {
    const outcome = await merge.run({ survivorId: survivor.residentId, loserId: loser.residentId, survivorVersion: survivor.version, loserVersion: loser.version, choices, paidTwice: leave ? 'leave' : null, reason });
    if (outcome.ok) onMerged(outcome.value.rows, survivor.residentId);
  };
  return (
    <section className="card">
      <h2>{t('merge')}</h2>
      <p className="muted">{t('keepHint')}</p>
      {against.length > 0 && <p>{t('conflicts')}</p>}
      {against.map((conflict) => <Alert key={JSON.stringify(conflict)} type="error" showIcon title={sentence(conflict)} />)}
      {leavable.filter((conflict) => conflict.code !== 'merge_paid_twice').map((conflict) => <Alert key={JSON.stringify(conflict)} type="warning" showIcon title={sentence(conflict)} />)}
      {leavable.length > 0 && <p><Checkbox checked={leave} onChange={(event) => setLeave(event.target.checked)}>{t('leave')}</Checkbox></p>}
      <p><label>{t('mergeReason')}<Input.TextArea rows={2} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} /></label></p>
      <RefusalAlert error={merge.error} />
      <Button type="primary" danger disabled={against.length > 0 || reason.trim() === ''} loading={merge.running} onClick={() => void modal.confirm({ title: t('mergeConfirm', { gone: loser.name, goneId: loser.idNumberMasked || t('noId'), kept: survivor.name, keptId: survivor.idNumberMasked || t('noId') }), content: t('mergeConfirmText'), okText: t('merge'), onOk: run })}>{t('merge')}</Button>
    </section>
  );
}
