/** 核验证明: a scanned QR or a typed code, compared with the register; no network needed. */
import { Alert, Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { callByName } from '#renderer/api/client.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { hoursText } from '#shared/recognition/words.ts';
import { recognitionWords } from './words.ts';

type Answer = MethodOutput<'recognition.verifyCertificate'>;
const TONES = { genuine: 'success', changed: 'error', void: 'warning', unknown: 'error' } as const;
const TEXTS = { genuine: 'genuineText', changed: 'changedText', void: 'voidText', unknown: 'unknownText' } as const;

function Verdict({ answer }: { readonly answer: Answer }) {
  const t = useWords(recognitionWords);
  const { verdict, certificate, differences } = answer;
  const shown = (field: string, value: string): string => (field === 'minutes' && value !== '' ? `${hoursText(Number(value))} ${t('hours')}` : value);
  return (
    <>
      <Alert role="status" type={TONES[verdict]} showIcon title={<strong style={{ fontSize: '1.3em' }}>{t(verdict)}</strong>} description={t(TEXTS[verdict])} />
      {differences.length > 0 && (
        <table className="plain-table" aria-label={t('changed')}>
          <thead><tr><th>{t('field')}</th><th>{t('onPaper')}</th><th>{t('inRegister')}</th></tr></thead>
          <tbody>{differences.map((one) => <tr key={one.field}><th scope="row">{t(`d.${one.field}`)}</th><td className="figures">{shown(one.field, one.paper)}</td><td className="figures">{shown(one.field, one.register)}</td></tr>)}</tbody>
        </table>
      )}
      {certificate !== null && (
        <table className="plain-table" aria-label={t('inRegister')}>
          <tbody>{([[t('certNo'), certificate.no], [t('name'), certificate.holderName], [t('d.idTail'), certificate.idNumberMasked], [t('period'), `${certificate.fromOn} — ${certificate.toOn}`], [t('hours'), hoursText(certificate.minutes)], [t('issuedOn'), certificate.issuedOn], [t('handler'), certificate.handlerName], ...(certificate.status === 'void' ? [[t('voided'), `${certificate.voidedOn ?? ''} ${certificate.voidReason}`]] : [])] as [string, string][])
            .map(([label, value]) => <tr key={label}><th scope="row" style={{ width: '12rem' }}>{label}</th><td className="figures">{value}</td></tr>)}</tbody>
        </table>
      )}
    </>
  );
}

export function VerifyPage() {
  const t = useWords(recognitionWords);
  const [text, setText] = useState('');
  const [no, setNo] = useState('');
  const [name, setName] = useState('');
  const [hours, setHours] = useState<number | null>(null);
  const [answer, setAnswer] = useState<Answer>();
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const verify = async (): Promise<void> => {
    if (text.trim() === '' || busy) return;
    setBusy(true);
    setError(undefined);
    try {
      setAnswer((await callByName('recognition.verifyCertificate', { text, no, name, minutes: hours === null ? null : Math.round(hours * 60) }, {})) as Answer);
    } catch (fault) {
      setError(fault instanceof Error ? fault : new Error(String(fault)));
    } finally {
      setBusy(false);
    }
  };
  const clear = (): void => { setText(''); setNo(''); setName(''); setHours(null); setAnswer(undefined); };
  const onEnter = (): void => void verify();
  return (
    <PageFrame title={t('verify')} narrow back={{ to: '/volunteers/certificates', label: t('certificates') }}>
      <p className="muted">{t('verifyLead')}</p>
      <div className="card">
        <label htmlFor="verify-text">{t('verifyText')}</label>
        <Input id="verify-text" size="large" autoFocus value={text} maxLength={300} onChange={(event) => setText(event.target.value)} onPressEnter={onEnter} autoComplete="off" spellCheck={false} />
        <p className="muted" style={{ marginTop: '0.8rem' }}>{t('verifyMore')}</p>
        <div className="field-row">
          <label>{t('paperNo')}<Input value={no} maxLength={30} onChange={(event) => setNo(event.target.value)} onPressEnter={onEnter} /></label>
          <label>{t('paperName')}<Input value={name} maxLength={60} onChange={(event) => setName(event.target.value)} onPressEnter={onEnter} /></label>
          <label>{t('paperHours')}<InputNumber value={hours} min={0} step={0.5} style={{ width: '100%' }} onChange={setHours} onPressEnter={onEnter} /></label>
        </div>
        <div style={{ display: 'flex', gap: '0.6rem', marginTop: '0.8rem' }}><Button type="primary" loading={busy} onClick={() => void verify()}>{t('verifyDo')}</Button>{answer !== undefined && <Button onClick={clear}>{t('again')}</Button>}</div>
      </div>
      <RefusalAlert error={error} />
      {answer !== undefined && <Verdict answer={answer} />}
    </PageFrame>
  );
}
