import { Button, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import type { Month } from '#shared/days.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { ledgerWords } from './words.ts';

/** As many vouchers as a volume of about three centimetres holds with their papers. */
const USUAL_VOLUME = 100;

/** What is printed to bind a month's vouchers: the register to compare with, then a cover for each volume. */
export function BindingDialog({ accountSetId, month, onClose }: { accountSetId: AccountSetId; month: Month; onClose: () => void }) {
  const t = useWords(ledgerWords);
  const [perVolume, setPerVolume] = useState<number | null>(USUAL_VOLUME);
  return (
    <Modal open title={t('bindingTitle', { month })} onCancel={onClose} footer={<Button onClick={onClose}>{t('close')}</Button>}>
      <p>{t('bindingText')}</p>
      <div style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0.75rem' }}>
        <div style={{ flexBasis: '100%' }}><PrintButton to={`/print/voucher-register/${accountSetId}/${month}`} label={t('printRegister')} /></div>
        <label>{t('perVolume')}　<InputNumber min={1} max={9999} precision={0} value={perVolume} onChange={setPerVolume} /></label>
        <PrintButton to={`/print/voucher-covers/${accountSetId}/${month}/${perVolume ?? USUAL_VOLUME}`} label={t('printCovers')} disabled={perVolume === null} />
      </div>
    </Modal>
  );
}
