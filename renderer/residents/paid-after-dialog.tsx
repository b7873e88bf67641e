import { Button, Modal } from 'antd';
import { useNavigate } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { Day } from '#shared/days.ts';
import type { ResidentId } from '#shared/ids.ts';
import { eventWords } from './event-words.ts';
import { PaidAfter } from './paid-after.tsx';
import { residentsWords } from './words.ts';

/** After a death or a departure: what was paid for months after the day, and the way to where it is recovered (A6). */
export function PaidAfterDialog({ residentId, name, day, onClose }: { readonly residentId: ResidentId; readonly name: string; readonly day: Day; readonly onClose: () => void }) {
  const say = useWords(eventWords);
  const t = useWords(residentsWords);
  const navigate = useNavigate();
  const mayAsk = useMay('disbursement.read');
  const mayRecover = useMay('disbursement.make');
  const { data } = useCall('disbursement.paidAfter', { residentId, day }, { enabled: mayAsk });
  const recover = mayRecover && data !== undefined && data.paidFen > 0;
  return (
    <Modal
      open title={`${say('done')} · ${name}`} onCancel={onClose} width="40rem"
      footer={(
        <>
          {recover && <Button onClick={() => { onClose(); void navigate('/disbursement/recoveries'); }}>{say('toRecoveries')}</Button>}
          <Button type="primary" autoFocus onClick={onClose}>{t('close')}</Button>
        </>
      )}
    >
      <PaidAfter residentId={residentId} day={day} />
    </Modal>
  );
}
