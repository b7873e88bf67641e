import { App, Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { fetchFile, handToUser } from '#renderer/api/files.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { errorSentence } from '#renderer/errors/messages.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { HandedFile } from '#shared/host-bridge.ts';
import type { Scan } from '#shared/scans/contract.ts';
import { SHOWN_TYPES } from '#shared/scans/file-kinds.ts';
import { scanWords } from './scan-words.ts';
import { uiWords } from './words.ts';

/** The strict policy of the page lets pictures in as data: addresses alone. */
function toDataUrl(file: HandedFile): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the picture cannot be read')));
    reader.readAsDataURL(new Blob([new Uint8Array(file.bytes)], { type: file.mime }));
  });
}

/** What a page does to show one scan: a picture on the page, any other file saved on the user's disk. Each opening is logged by the office. */
export function useScanOpening(): { readonly open: (scan: Scan) => Promise<void>; readonly opening: boolean; readonly viewer: React.ReactNode } {
  const t = useWords(uiWords);
  const { modal } = App.useApp();
  const act = useAct('scans.open');
  const [shown, setShown] = useState<{ scan: Scan; file: HandedFile; address: string }>();
  const open = async (scan: Scan): Promise<void> => {
    try {
      const outcome = await act.run({ scanId: scan.scanId });
      if (!outcome.ok) throw outcome.error;
      const file = await fetchFile(outcome.value.fileId);
      if (SHOWN_TYPES.includes(scan.type)) setShown({ scan, file, address: await toDataUrl(file) });
      else handToUser(file);
    } catch (error) {
      modal.error({ title: scan.fileName, content: errorSentence(error), okText: t('close') });
    }
  };
  return { open, opening: act.running, viewer: shown && <Viewer {...shown} onClose={() => setShown(undefined)} /> };
}

function Viewer({ scan, file, address, onClose }: { scan: Scan; file: HandedFile; address: string; onClose: () => void }) {
  const t = useWords(scanWords);
  const [actual, setActual] = useState(false);
  useEffect(() => setActual(false), [address]);
  return (
    <Modal open centered width="min(92vw, 75rem)" title={scan.fileName} onCancel={onClose}
      footer={[
        <Button key="size" onClick={() => setActual(!actual)}>{t(actual ? 'fitSize' : 'actualSize')}</Button>,
        <Button key="save" onClick={() => handToUser(file)}>{t('save')}</Button>,
        <Button key="close" type="primary" autoFocus onClick={onClose}>{t('close')}</Button>,
      ]}>
      <div className={actual ? 'scan-view actual' : 'scan-view'}><img src={address} alt={scan.fileName} /></div>
      <div className="muted scan-hash">{t('fingerprint')}　<span className="figures">{scan.sha256}</span></div>
    </Modal>
  );
}
