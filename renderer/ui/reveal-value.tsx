import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Button, Modal, Radio } from 'antd';
import { useEffect, useState } from 'react';
import type { Outcome } from '#renderer/api/act-once.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { RefusalAlert } from './refusal-alert.tsx';
import { uiWords } from './words.ts';

export interface RevealValueProps {
  /** As lists show it: 370214********101X. */
  readonly masked: string;
  /** What it is, for the button's name: 身份证号. */
  readonly label: string;
  /** Asks the office for the whole value; the reason goes into the audit log. */
  readonly reveal: (reason: string) => Promise<Outcome<string>>;
  /** Without the permission only the mask is shown. */
  readonly allowed?: boolean;
}

/** How long a number stays readable once shown; long enough to compare it with a card. */
const SHOWN_MS = 30_000;

/** A protected value: masked until somebody says why it is needed, and masked again by itself. */
export function RevealValue({ masked, label, reveal, allowed = true }: RevealValueProps) {
  const t = useWords(uiWords);
  const reasons = [t('revealReason1'), t('revealReason2'), t('revealReason3')];
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState(reasons[0] ?? '');
  const [busy, setBusy] = useState(false);
  const [value, setValue] = useState<string>();
  const [error, setError] = useState<Error>();

  useEffect(() => {
    if (value === undefined) return undefined;
    const timer = setTimeout(() => setValue(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [value]);
  useEffect(() => setValue(undefined), [masked]);

  const show = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    const outcome = await reveal(reason);
    setBusy(false);
    if (outcome.ok) {
      setValue(outcome.value);
      setAsking(false);
    } else setError(outcome.error);
  };

  return (
    <span className="reveal">
      <span className="figures">{value ?? masked}</span>
      {allowed && (
        <Button
          type="text"
          size="small"
          aria-label={`${value === undefined ? t('reveal') : t('hide')} ${label}`}
          icon={value === undefined ? <EyeOutlined aria-hidden /> : <EyeInvisibleOutlined aria-hidden />}
          onClick={() => (value === undefined ? setAsking(true) : setValue(undefined))}
        />
      )}
      <Modal
        open={asking}
        title={`${t('revealTitle')} · ${label}`}
        okText={t('revealDo')}
        cancelText={t('cancel')}
        confirmLoading={busy}
        onOk={() => void show()}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        <p>{t('revealWhy')}</p>
        <Radio.Group
          vertical
          value={reason}
          onChange={(event) => setReason(String(event.target.value))}
          options={reasons.map((each) => ({ value: each, label: each }))}
        />
        <RefusalAlert error={error} />
      </Modal>
    </span>
  );
}
