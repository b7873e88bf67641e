import { Alert, Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { Radios } from '#renderer/ui/radios.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { TOLD_WAYS, withholdingContract, type WithheldPerson } from '#shared/disbursement/withholding-contract.ts';
import type { BatchId } from '#shared/ids.ts';
import { withholdingWords } from './withholding-words.ts';

/** Names that are said in a sentence; the table has them all. */
const NAMED = 6;
const recordForm = withholdingContract.record.input.omit({ batchId: true, lineIds: true });
const takeBackForm = withholdingContract.takeBack.input.pick({ reason: true });

function useNames(): (people: readonly WithheldPerson[]) => string {
  const t = useWords(withholdingWords);
  return (people) => `${people.slice(0, NAMED).map((person) => person.name).join(t('&'))}${people.length > NAMED ? t('more') : ''}`;
}

function RecordDialog({ batchId, people, onClose, onSaved }: { batchId: BatchId; people: readonly WithheldPerson[]; onClose: () => void; onSaved: () => void }) {
  const t = useWords(withholdingWords);
  const names = useNames();
  const { today } = useOfficeState();
  const record = useAct('withholding.record');
  const [how, setHow] = useState<(typeof TOLD_WAYS)[number]>('self');
  return (
    <FormDialog open title={t('record')} schema={recordForm} initial={{ how: 'self', handedOn: today, detail: '' }} saveLabel={t('record')} onClose={onClose} onSaved={onSaved} onChange={(values) => setHow(values.how ?? 'self')}
      onSave={(input) => record.run({ ...input, batchId, lineIds: people.map((person) => person.lineId) })}>
      <p className="muted">{t('recordText', { names: names(people), n: people.length })}</p>
      <Field name="how" label={t('how')}><Radios options={TOLD_WAYS.map((each) => ({ value: each, label: t(`how_${each}`) }))} /></Field>
      <Field name="handedOn" label={t('handedOn')} required><DayInput /></Field>
      <Field name="detail" label={t('detail')} required={how !== 'self'} hint={t(`detail_${how}`)}><Input maxLength={100} /></Field>
    </FormDialog>
  );
}

function TakeBackDialog({ batchId, person, onClose }: { batchId: BatchId; person: WithheldPerson; onClose: () => void }) {
  const t = useWords(withholdingWords);
  const takeBack = useAct('withholding.takeBack');
  return (
    <FormDialog open dangerous title={`${t('takeBack')}${t(':')}${person.name}`} schema={takeBackForm} initial={{}} saveLabel={t('takeBack')} onClose={onClose} onSave={(input) => takeBack.run({ ...input, batchId, lineId: person.lineId })}>
      <p className="muted">{t('takeBackText', { name: person.name })}</p>
      <Field name="reason" label={t('reason')} required><Input maxLength={100} autoFocus /></Field>
    </FormDialog>
  );
}

/** 扣回告知: whom this list of claims withholds something from, and who of them was told; nothing for any other list. */
export function WithholdingCard({ batchId }: { batchId: BatchId }) {
  const t = useWords(withholdingWords);
  const names = useNames();
  const mayPrint = useMay('disbursement.print');
  const { data, error } = useCall('withholding.ofBatch', { batchId });
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [doing, setDoing] = useState<{ readonly record: readonly WithheldPerson[] } | { readonly takeBack: WithheldPerson }>();
  if (data === undefined || data.people.length === 0) return <RefusalAlert error={error} />;
  const untold = data.people.filter((person) => !person.told);
  const picked = data.people.filter((person) => chosen.includes(person.lineId));
  const close = (): void => setDoing(undefined);
  return (
    <section className="card withholding-card" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {!data.stands ? <Alert type="info" showIcon title={t('before', { n: data.people.length })} />
        : untold.length === 0 ? <Alert type="success" showIcon title={t('allTold', { n: data.people.length })} />
        : <Alert type="warning" showIcon title={t('untoldN', { n: untold.length, names: names(untold) })} {...(data.required ? { description: t('untoldRequired') } : {})} />}
      <div className="withheld-people">
      <table className="plain-table">
        <thead><tr>{data.mayRecord && <th aria-label={t('record')} />}<th className="number">{t('lineNo')}</th><th>{t('name')}</th><th>{t('grid')}</th><th className="number">{t('due')}</th><th className="number">{t('withheld')}</th><th className="number">{t('paidOut')}</th><th>{t('of')}</th>{data.stands && <><th>{t('told')}</th><th aria-label={t('printOne')} /></>}</tr></thead>
        <tbody>
          {data.people.map((person) => {
            const last = person.notices.at(-1);
            return (
              <tr key={person.lineId}>
                {data.mayRecord && <td><Checkbox aria-label={t('chosen', { name: person.name })} checked={chosen.includes(person.lineId)} onChange={(event) => setChosen(event.target.checked ? [...chosen, person.lineId] : chosen.filter((each) => each !== person.lineId))} /></td>}
                <td className="number">{person.lineNo}</td><td>{person.name}</td><td>{person.gridName}</td>
                <td className="number"><MoneyText fen={person.dueFen} /></td><td className="number"><MoneyText fen={person.withheldFen} /></td><td className="number"><MoneyText fen={person.amountFen} /></td>
                <td>{person.parts.map((part) => <Link key={part.recoveryId} to={`/disbursement/recoveries/${part.recoveryId}`}>{`${part.recoveryId} ${part.debtorName}`}</Link>)}</td>
                {data.stands && (
                  <>
                    <td>
                      {person.told && last !== undefined ? <><StatusTag tone="good">{`${last.handedOn} ${t(`how_${last.how}`)}`}</StatusTag> {last.detail}{last.detail !== '' && ' · '}</> : <><StatusTag tone="warning">{t('notTold')}</StatusTag>{last !== undefined && <span className="muted"> {t('takenBack', { reason: last.detail })}</span>}</>}
                      {last !== undefined && <span className="muted"> {t('by', { name: last.by })}</span>}
                    </td>
                    <td className="row-buttons">
                      {mayPrint && <PrintButton to={`/print/withholding/${batchId}?line=${person.lineId}`} label={t('printOne')} />}
                      {data.mayRecord && person.told && <Button size="small" type="text" onClick={() => setDoing({ takeBack: person })}>{t('takeBack')}</Button>}
                    </td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      </div>
      {data.stands && (
        <div className="batch-facts">
          {data.mayRecord && untold.length > 0 && <Button onClick={() => setChosen(untold.map((person) => person.lineId))}>{t('chooseAll')}</Button>}
          {data.mayRecord && <Button type="primary" disabled={picked.length === 0} onClick={() => setDoing({ record: picked })}>{picked.length === 0 ? t('record') : t('recordChosen', { n: picked.length })}</Button>}
          {mayPrint && untold.length > 0 && untold.length < data.people.length && <PrintButton to={`/print/withholding/${batchId}?untold=1`} label={t('printUntold')} />}
          {mayPrint && <PrintButton to={`/print/withholding/${batchId}`} label={t('printAll')} />}
        </div>
      )}
      {doing !== undefined && 'record' in doing && <RecordDialog batchId={batchId} people={doing.record} onClose={close} onSaved={() => setChosen([])} />}
      {doing !== undefined && 'takeBack' in doing && <TakeBackDialog batchId={batchId} person={doing.takeBack} onClose={close} />}
    </section>
  );
}

/** Where money is about to be handed out: who was not told yet. */
export function UntoldWarning({ batchId }: { batchId: BatchId }) {
  const t = useWords(withholdingWords);
  const names = useNames();
  const { data } = useCall('withholding.ofBatch', { batchId });
  if (data === undefined || !data.stands || data.untold === 0) return null;
  const untold = data.people.filter((person) => !person.told);
  return <Alert type="warning" showIcon style={{ marginBottom: '1rem' }} title={t('warnUntold', { n: untold.length, names: names(untold) })} {...(data.required ? { description: t('untoldRequired') } : {})} action={<Link to={`/disbursement/${batchId}`}>{t('toBatch')}</Link>} />;
}
