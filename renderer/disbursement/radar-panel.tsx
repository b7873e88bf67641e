import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { formatMonthChinese, type Month } from '#shared/days.ts';
import type { Batch } from '#shared/disbursement/contract.ts';
import { payingWords } from './paying-words.ts';
import { disbursementWords } from './words.ts';

type Warning = MethodOutput<'paying.radar'>['warnings'][number];
const reasonForm = z.object({ reason: z.string().trim().min(1).max(200) });

/** What is striking about it, in one sentence. */
function useSay(): (warning: Warning) => string {
  const p = useWords(payingWords);
  const language = useLanguage();
  return ({ kind, detail, count }) => {
    const month = detail.month === undefined ? '' : language === 'zh' ? formatMonthChinese(detail.month as Month) : detail.month;
    const others = detail.others === undefined || detail.others.length === 0 ? '' : p('radarOthers', { names: detail.others.join(p('&')) });
    return `${p(`radar_${kind}`, { account: detail.account ?? '', before: detail.before ?? '', month, day: detail.day ?? '', collector: detail.collector ?? '', tail: detail.tail ?? '', n: count })}${detail.oneHousehold === true ? p('radarHousehold') : ''}${others}`;
  };
}

function AcceptDialog({ batch, warning, onClose }: { batch: Batch; warning: Warning; onClose: () => void }) {
  const t = useWords(disbursementWords);
  const p = useWords(payingWords);
  const say = useSay();
  const accept = useAct('paying.acceptWarning');
  return (
    <FormDialog open title={p('acceptTitle')} schema={reasonForm} initial={{}} saveLabel={p('acceptDo')} onClose={onClose} onSave={({ reason }) => accept.run({ batchId: batch.batchId, key: warning.key, reason })}>
      <p>{say(warning)}</p>
      <p>{warning.people.map((each) => `${each.lineNo} ${each.name}`).join(t('&'))}</p>
      <Field name="reason" label={t('reason')} required hint={p('acceptHint')}>
        <Input maxLength={200} autoFocus />
      </Field>
    </FormDialog>
  );
}

/** 发放提醒: what auditors would ask about; each is accepted with a reason before the bank's file is made. */
export function RadarPanel({ batch, quiet = false }: { batch: Batch; quiet?: boolean }) {
  const p = useWords(payingWords);
  const say = useSay();
  const mayAccept = useMay('disbursement.export');
  const { data, error } = useCall('paying.radar', { batchId: batch.batchId });
  const [accepting, setAccepting] = useState<Warning>();
  if (data === undefined) return <RefusalAlert error={error} />;
  if (data.warnings.length === 0) return quiet ? null : <Alert type="success" showIcon title={p('radarClean')} />;
  return (
    <section className="card" aria-label={p('radar')}>
      <h2>{p('radar')}</h2>
      {data.open > 0 && <Alert type="warning" showIcon title={p('radarOpen', { n: data.open })} style={{ marginBottom: '0.6rem' }} />}
      <ul className="radar-list">
        {data.warnings.map((warning) => (
          <li key={warning.key}>
            <div>
              {say(warning)}
              <div className="muted">{warning.people.map((each) => `${each.lineNo} ${each.name}`).join(p('&'))}</div>
              {warning.accepted !== null && <div className="muted">{p('acceptedBy', { name: warning.accepted.by, reason: warning.accepted.reason })}</div>}
            </div>
            {warning.accepted === null ? mayAccept && batch.payBy === 'bank' && <Button onClick={() => setAccepting(warning)}>{p('acceptDo')}</Button> : <StatusTag tone="good">{p('accepted')}</StatusTag>}
          </li>
        ))}
      </ul>
      {accepting !== undefined && <AcceptDialog batch={batch} warning={accepting} onClose={() => setAccepting(undefined)} />}
    </section>
  );
}
