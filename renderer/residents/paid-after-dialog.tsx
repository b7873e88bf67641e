import { Button, Modal } from 'antd';
import { useMay } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import type { Day } from '#shared/days.ts';
import type { ResidentId } from '#shared/ids.ts';
import { eventWords } from './event-words.ts';
import { residentsWords } from './words.ts';

/** After a death or a departure: what was paid for months after the day, to be recovered or not (A6). */
export function PaidAfterDialog({ residentId, name, day, onClose }: { readonly residentId: ResidentId; readonly name: string; readonly day: Day; readonly onClose: () => void }) {
  const say = useWords(eventWords);
  const t = useWords(residentsWords);
  const mayAsk = useMay('disbursement.read');
  const paid = useCall('disbursement.paidAfter', { residentId, day }, { enabled: mayAsk });
  const lines = paid.data?.lines ?? [];
  return (
    <Modal open title={`${say('done')} · ${name}`} onCancel={onClose} width="40rem" footer={<Button type="primary" autoFocus onClick={onClose}>{t('close')}</Button>}>
      <RefusalAlert error={paid.error} />
      {paid.data !== undefined && lines.length === 0 && <p>{say('paidAfterNone')}</p>}
      {lines.length > 0 && (
        <>
          <h3>{say('paidAfter', { day })}</h3>
          <p>{say('paidAfterHint')}</p>
          <table className="plain-table">
            <thead><tr><th>{say('programme')}</th><th>{say('benefitMonth')}</th><th>{say('paidOn')}</th><th className="number">{say('amount')}</th></tr></thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.lineId}><td>{line.programmeName} {line.batchNo}</td><td className="figures">{line.benefitMonth}</td><td className="figures">{line.paidOn}</td><td className="number"><MoneyText fen={line.paidFen > 0 ? line.paidFen : line.amountFen} /></td></tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Modal>
  );
}
