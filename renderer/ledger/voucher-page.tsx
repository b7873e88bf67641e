import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { ScansPanel } from '#renderer/ui/scans-panel.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { id } from '#shared/ids.ts';
import { ledgerContract, type Voucher } from '#shared/ledger/contract.ts';
import { VoucherFindings } from './guards-page.tsx';
import { VoucherEntry } from './voucher-entry.tsx';
import { VoucherSheet } from './voucher-sheet.tsx';
import { KIND_WORDS, voucherNumber, VoucherStatusTag } from './voucher-words.tsx';
import { ledgerWords } from './words.ts';

/** The steps this person can take with the voucher now. */
function Steps({ voucher, onEdit }: { voucher: Voucher; onEdit: () => void }) {
  const t = useWords(ledgerWords);
  const navigate = useNavigate();
  const { modal } = App.useApp();
  const { today } = useOfficeState();
  const mayPrint = useMay('ledger.print');
  const mayMake = useMay('ledger.make');
  const submit = useAct('ledger.submitVoucher');
  const withdraw = useAct('ledger.withdrawVoucher');
  const review = useAct('ledger.reviewVoucher');
  const sendBack = useAct('ledger.sendBackVoucher');
  const post = useAct('ledger.postVouchers');
  const remove = useAct('ledger.deleteVoucher');
  const reverse = useAct('ledger.reverseVoucher');
  const correct = useAct('closing.draftCorrection');
  const [asking, setAsking] = useState<'sendBack' | 'reverse' | 'correct'>();
  const { voucherId, may } = voucher;
  const error = submit.error ?? withdraw.error ?? review.error ?? post.error ?? remove.error;
  const confirmPost = (): void => {
    modal.confirm({ title: t('postTitle'), content: t('postText'), okText: t('post'), cancelText: t('cancel'), onOk: async () => { await post.run({ voucherIds: [voucherId] }); } });
  };
  const confirmRemove = (): void => {
    modal.confirm({
      title: t('remove'), content: t('removeText'), okText: t('remove'), okButtonProps: { danger: true }, cancelText: t('cancel'),
      onOk: async () => {
        if ((await remove.run({ voucherId })).ok) void navigate('/ledger/vouchers');
      },
    });
  };
  const own = voucher.status === 'draft' && may.submit;
  return (
    <>
      <RefusalAlert error={error} />
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem' }}>
        {mayPrint && <PrintButton to={`/print/vouchers/${voucherId}`} />}
        {may.edit && <Button onClick={onEdit}>{t('edit')}</Button>}
        {own && <Button danger onClick={confirmRemove}>{t('remove')}</Button>}
        {may.submit && <Button type="primary" loading={submit.running} onClick={() => void submit.run({ voucherId })}>{t('submit')}</Button>}
        {voucher.status === 'submitted' && mayMake && !may.review && <Button loading={withdraw.running} onClick={() => void withdraw.run({ voucherId })}>{t('withdraw')}</Button>}
        {may.sendBack && <Button onClick={() => setAsking('sendBack')}>{t('sendBack')}</Button>}
        {may.review && <Button type="primary" loading={review.running} onClick={() => void review.run({ voucherId })}>{t('review')}</Button>}
        {may.post && <Button type="primary" loading={post.running} onClick={confirmPost}>{t('post')}</Button>}
        {may.reverse && <Button danger onClick={() => setAsking('reverse')}>{t('reverse')}</Button>}
        {may.reverse && voucher.voucherDate.slice(0, 4) < today.slice(0, 4) && <Button onClick={() => setAsking('correct')}>{t('correctYear')}</Button>}
      </div>
      <FormDialog open={asking === 'sendBack'} title={t('sendBack')} schema={ledgerContract.sendBackVoucher.input.pick({ reason: true })} initial={{ reason: '' }} saveLabel={t('sendBack')}
        onClose={() => setAsking(undefined)} onSave={(input) => sendBack.run({ ...input, voucherId })}>
        {() => <Field name="reason" label={t('reason')} required><Input maxLength={200} autoFocus /></Field>}
      </FormDialog>
      <FormDialog open={asking === 'reverse' || asking === 'correct'} title={t(asking === 'correct' ? 'correctYear' : 'reverse')} schema={ledgerContract.reverseVoucher.input.pick({ reason: true, voucherDate: true })} initial={{ reason: '', voucherDate: today }} saveLabel={t(asking === 'correct' ? 'correctYear' : 'reverse')}
        onClose={() => setAsking(undefined)}
        onSave={async (input) => {
          const outcome = await (asking === 'correct' ? correct : reverse).run({ ...input, voucherId });
          if (outcome.ok) void navigate(`/ledger/vouchers/${outcome.value.voucherId}`);
          return outcome;
        }}>
        {() => (
          <>
            <Field name="voucherDate" label={t('voucherDate')} required><DayInput /></Field>
            <Field name="reason" label={t('reason')} required><Input maxLength={100} autoFocus /></Field>
          </>
        )}
      </FormDialog>
    </>
  );
}

export function VoucherPage() {
  const t = useWords(ledgerWords);
  const { voucherId: text = '' } = useParams();
  const { today } = useOfficeState();
  const [editing, setEditing] = useState(false);
  const call = useCall('ledger.voucher', { voucherId: id<'voucher'>(Number(text)) });
  const sets = useCall('ledger.accountSets', {});
  const voucher = call.data;
  if (call.error) return <RefusalAlert error={call.error} />;
  if (voucher === undefined) return null;
  const set = sets.data?.find((each) => each.accountSetId === voucher.accountSetId);
  const number = voucherNumber(voucher.word, voucher.number) ?? t('numberLater');
  const linked = (other: { voucherId: number; word: string; number: number | null }) => <Link to={`/ledger/vouchers/${other.voucherId}`}>{voucherNumber(other.word, other.number) ?? t('draft')}</Link>;
  return (
    <PageFrame
      title={`${t('voucher')}　${number}`}
      subtitle={<><VoucherStatusTag status={voucher.status} /> {t(KIND_WORDS[voucher.kind])}</>}
      back={{ to: `/ledger/vouchers?set=${voucher.accountSetId}`, label: t('vouchers') }}
    >
      {voucher.returnReason !== null && voucher.status === 'draft' && <div role="status">{t('returned', { reason: voucher.returnReason })}</div>}
      {voucher.status !== 'posted' && !editing && <VoucherFindings voucherId={voucher.voucherId} version={voucher.version} />}
      {voucher.reverses !== null && <div>{t('reversesText', { no: '' })}{linked(voucher.reverses)}</div>}
      {voucher.reversedBy !== null && <div>{t('reversedByText', { no: '' })}{linked(voucher.reversedBy)}</div>}
      {editing && voucher.may.edit && set !== undefined ? (
        <VoucherEntry key={voucher.version} set={set} voucher={voucher} today={today} onSaved={() => setEditing(false)} onLeave={() => setEditing(false)} />
      ) : (
        <>
          <Steps key={voucher.voucherId} voucher={voucher} onEdit={() => setEditing(true)} />
          <VoucherSheet voucher={voucher} />
          <ScansPanel ownerKind="voucher" ownerId={voucher.voucherId} title={t('papers')} />
        </>
      )}
    </PageFrame>
  );
}
