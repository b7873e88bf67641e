/** One pair: what speaks for it, both entries side by side, and what is to be done. */
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { z } from 'zod';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { formatMonths, localDayAndTime } from '#shared/days.ts';
import type { ComparedPair } from '#shared/duplicates/contract.ts';
import type { MergeField } from '#shared/duplicates/words.ts';
import { id } from '#shared/ids.ts';
import { formatYuan } from '#shared/money.ts';
import { evidenceText, STATE_TONES } from './evidence-text.ts';
import { MergeForm } from './merge-form.tsx';
import { pairPath } from './queue-page.tsx';
import { SideBySide, type Picked } from './side-by-side.tsx';
import { duplicatesWords } from './words.ts';

const reasonForm = z.object({ reason: z.string().trim().min(1).max(200) });

/** Where both say something and differ, the entry that stays leads until somebody picks. */
function firstPicks(pair: ComparedPair, keep: Picked): Partial<Record<MergeField, Picked>> {
  const other: Picked = keep === 'first' ? 'second' : 'first';
  return Object.fromEntries(pair.differing.map((field) => [field, (pair[keep].values[field] ?? '') === '' && !field.startsWith('fact.') ? other : keep]));
}

function Merging({ pair, onMerged }: { readonly pair: ComparedPair; readonly onMerged: (rows: number, keptId: number) => void }) {
  const [keep, setKeep] = useState<Picked>(pair.keep === pair.first.residentId ? 'first' : 'second');
  const [picks, setPicks] = useState(() => firstPicks(pair, keep));
  const choosing = { keep, picks, onKeep: (side: Picked) => { setKeep(side); setPicks(firstPicks(pair, side)); }, onPick: (field: MergeField, side: Picked) => setPicks({ ...picks, [field]: side }) };
  return (
    <>
      <section className="card"><SideBySide pair={pair} choosing={choosing} /></section>
      <MergeForm pair={pair} keep={keep} picks={picks} onMerged={onMerged} />
    </>
  );
}

/** Both were paid for the same months: the clerk begins to recover it before the merge, from the entry the program proposes to keep. */
function PaidTwice({ pair }: { readonly pair: ComparedPair }) {
  const t = useWords(duplicatesWords);
  const language = useLanguage();
  const mayRecover = useMay('disbursement.make') && pair.first.mergedInto === null && pair.second.mergedInto === null;
  const recover = useAct('duplicates.recoverTwice');
  const [done, setDone] = useState(false);
  const [survivorId, loserId] = pair.keep === pair.first.residentId ? [pair.first.residentId, pair.second.residentId] : [pair.second.residentId, pair.first.residentId];
  return (
    <>
      {done && <Alert type="success" showIcon title={t('recovered')} />}
      {pair.paidTwice.map((twice) => (
        <Alert key={twice.programmeName} type="warning" showIcon title={t('paidTwice', { programme: twice.programmeName, months: formatMonths(twice.months, language), amount: formatYuan(twice.amountFen) })}
          action={mayRecover && <Button onClick={() => void recover.run({ survivorId, loserId }).then((outcome) => setDone(outcome.ok))}>{t('recover')}</Button>} />
      ))}
      <RefusalAlert error={recover.error} />
    </>
  );
}

function Decisions({ pair }: { readonly pair: ComparedPair }) {
  const t = useWords(duplicatesWords);
  return (
    <section className="card">
      <p><StatusTag tone={STATE_TONES[pair.state]}>{t(`s.${pair.state}`)}</StatusTag>　{t('score')} <b className="figures">{pair.score}</b></p>
      <ul>{evidenceText(t, pair.evidence).map((text) => <li key={text}>{text}</li>)}</ul>
      {pair.decided.map((each) => <p key={each.at} className="muted"><span className="figures">{localDayAndTime(each.at).slice(0, 16)}</span>　{each.by}　{t(each.decision)}　{each.reason}</p>)}
      {pair.state === 'same' && !pair.may.merge && pair.first.mergedInto === null && pair.second.mergedInto === null && <Alert type="info" showIcon title={t('waitsForOther')} />}
    </section>
  );
}

export function PairPage() {
  const t = useWords(duplicatesWords);
  const navigate = useNavigate();
  const params = useParams();
  const pairOf = { firstId: id<'resident'>(Number(params['firstId']) || 1), secondId: id<'resident'>(Number(params['secondId']) || 2) };
  const { data: pair, error } = useCall('duplicates.compare', pairOf);
  const queue = useCall('duplicates.list', {});
  const decide = useAct('duplicates.decide');
  const [asking, setAsking] = useState<'same' | 'different'>();
  const back = { to: '/residents/duplicates', label: t('duplicates') };
  if (pair === undefined) return <PageFrame title={t('pair')} back={back}><RefusalAlert error={error} /></PageFrame>;
  const here = `${pair.first.residentId}-${pair.second.residentId}`;
  const next = queue.data?.pairs.find((each) => (each.state === 'open' || each.state === 'again') && `${each.first.residentId}-${each.second.residentId}` !== here);
  const goOn = (): void => void navigate(next === undefined ? '/residents/duplicates' : pairPath(next));
  const merged = pair.first.mergedInto ?? pair.second.mergedInto;
  return (
    <PageFrame key={here} title={pair.first.name === pair.second.name ? pair.first.name : `${pair.first.name} / ${pair.second.name}`} back={back} actions={
      <>
        {next !== undefined && <Button onClick={goOn}>{t('back')}</Button>}
        {pair.may.decide && <Button onClick={() => void decide.run({ ...pairOf, decision: 'later' }).then((outcome) => outcome.ok && goOn())}>{t('later')}</Button>}
        {pair.may.decide && <Button onClick={() => setAsking('different')}>{t('different')}</Button>}
        {pair.may.decide && pair.state !== 'same' && <Button type="primary" onClick={() => setAsking('same')}>{t('same')}</Button>}
      </>
    }>
      <RefusalAlert error={decide.error} />
      {merged !== null && <Alert type="success" showIcon title={t('mergedInto', { name: merged.name })} action={<Button onClick={() => void navigate(`/residents/${merged.residentId}`)}>{t('goThere', { name: merged.name })}</Button>} />}
      <Decisions pair={pair} />
      <PaidTwice pair={pair} />
      {pair.may.merge ? <Merging pair={pair} onMerged={(_rows, keptId) => void navigate(`/residents/${keptId}`)} /> : <section className="card"><SideBySide pair={pair} /></section>}
      {asking !== undefined && (
        <FormDialog open title={t(asking)} schema={reasonForm} initial={{}} saveLabel={t(asking)} onClose={() => setAsking(undefined)} onSave={({ reason }) => decide.run({ ...pairOf, decision: asking, reason })} {...(asking === 'different' ? { onSaved: goOn } : {})}>
          <p className="muted">{t(asking === 'same' ? 'sameText' : 'differentText')}</p>
          <Field name="reason" label={t('reason')} required><Input.TextArea autoFocus rows={3} maxLength={200} /></Field>
        </FormDialog>
      )}
    </PageFrame>
  );
}
