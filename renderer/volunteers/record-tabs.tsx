/** What is recorded of a volunteer: hours and stars, training, awards and evaluations, certificates, points. */
import { Button, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { daySchema } from '#shared/days.ts';
import { evaluationInputSchema } from '#shared/recognition/contract.ts';
import { EVALUATION_RESULTS, hoursText, pointsText, starsText, starTitle } from '#shared/recognition/words.ts';
import type { VolunteerId } from '#shared/volunteers/words.ts';
import { recordWords } from './record-words.ts';

type Record_ = MethodOutput<'recognition.record'>;

/** Hours by year, the level they reach, and the latest services. */
export function HoursTab({ volunteerId }: { readonly volunteerId: VolunteerId }) {
  const t = useWords(recordWords);
  const { data } = useCall('recognition.record', { volunteerId });
  if (data === undefined) return null;
  const { standing } = data;
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t('total'), t('hoursTimes', { hours: hoursText(standing.minutes), times: standing.times })], [t('first'), standing.firstOn ?? '—'], [t('last'), standing.lastOn ?? '—'],
    [t('star'), <Space key="star">{standing.level === 0 ? t('noStar') : starsText(standing.level)}{standing.suspendedFrom !== null && <StatusTag tone="bad">{t('suspended', { from: standing.suspendedFrom })}</StatusTag>}</Space>],
    [t('awarded'), standing.awardedLevel === 0 ? '—' : starTitle(standing.awardedLevel)], [t('next'), standing.nextLevel === null || standing.nextMinutes === null ? '—' : t('nextText', { star: starsText(standing.nextLevel), hours: hoursText(standing.nextMinutes) })],
  ];
  return (
    <>
      <table className="plain-table"><tbody>{facts.map(([label, value]) => <tr key={label}><th scope="row" style={{ width: '12rem' }}>{label}</th><td className="figures">{value}</td></tr>)}</tbody></table>
      <div style={{ display: 'grid', gridTemplateColumns: 'minmax(14rem, 1fr) 3fr', gap: '1rem', marginTop: '1rem', alignItems: 'start' }}>
        <table className="plain-table"><thead><tr><th>{t('year')}</th><th className="number">{t('times')}</th><th className="number">{t('hours')}</th></tr></thead><tbody>{data.years.map((row) => <tr key={row.year}><td className="figures">{row.year}</td><td className="number">{row.times}</td><td className="number">{hoursText(row.minutes)}</td></tr>)}</tbody></table>
        <div style={{ maxHeight: '24rem', overflow: 'auto' }}>
          <table className="plain-table"><thead><tr><th>{t('day')}</th><th>{t('activity')}</th><th>{t('kind')}</th><th>{t('team')}</th><th className="number">{t('hours')}</th></tr></thead><tbody>{data.services.map((row, n) => <tr key={`${row.day}${String(n)}`}><td className="figures">{row.day}</td><td>{row.title}</td><td>{row.typeName}</td><td>{row.teamName ?? ''}</td><td className="number">{hoursText(row.minutes)}</td></tr>)}</tbody></table>
        </div>
      </div>
    </>
  );
}

function EvaluateDialog({ volunteerId, onClose }: { readonly volunteerId: VolunteerId; readonly onClose: () => void }) {
  const t = useWords(recordWords);
  const { today } = useOfficeState();
  const evaluate = useAct('recognition.evaluate');
  return (
    <FormDialog open title={t('evaluate')} schema={evaluationInputSchema.omit({ volunteerId: true })} initial={{ fromOn: daySchema.parse(`${today.slice(0, 4)}-01-01`), toOn: today, result: 'good' }} onClose={onClose} onSave={(input) => evaluate.run({ ...input, volunteerId })}>
      <div className="field-row"><Field name="fromOn" label={t('fromOn')} required><DayInput /></Field><Field name="toOn" label={t('toOn')} required><DayInput /></Field><Field name="result" label={t('result')} required><Select options={EVALUATION_RESULTS.map((value) => ({ value, label: t(value) }))} /></Field></div>
      <Field name="note" label={t('note')}><Input maxLength={300} /></Field>
    </FormDialog>
  );
}

function RecordLists({ data }: { readonly data: Record_ }) {
  const t = useWords(recordWords);
  const section = (title: string, rows: readonly React.ReactNode[]) => <section style={{ marginTop: '1rem' }}><h3>{title}</h3>{rows.length === 0 ? <p className="muted">{t('nothing')}</p> : <table className="plain-table"><tbody>{rows}</tbody></table>}</section>;
  return (
    <>
      {section(t('trainings'), data.trainings.map((row) => <tr key={row.trainingId}><td className="figures">{row.heldOn}</td><td>{row.name}</td><td>{row.organiser}</td><td className="number">{hoursText(row.minutes)} {t('hours')}</td></tr>))}
      {section(t('awards'), data.awards.map((row) => <tr key={row.awardId}><td className="figures">{row.awardedOn}</td><td>{row.level === null ? '' : `${starsText(row.level)} `}{row.name}</td><td>{row.unit}</td><td>{row.note}</td></tr>))}
      {section(t('evaluations'), data.evaluations.map((row) => <tr key={row.evaluationId}><td className="figures">{row.fromOn} — {row.toOn}</td><td>{t(row.result)}</td><td>{row.note}</td><td>{row.by}</td></tr>))}
    </>
  );
}

/** Training, awards and evaluations. */
export function RecordsTab({ volunteerId }: { readonly volunteerId: VolunteerId }) {
  const t = useWords(recordWords);
  const mayEdit = useMay('volunteers.edit');
  const { data } = useCall('recognition.record', { volunteerId });
  const [open, setOpen] = useState(false);
  return <>{mayEdit && <Button onClick={() => setOpen(true)}>{t('evaluate')}</Button>}{data !== undefined && <RecordLists data={data} />}{open && <EvaluateDialog volunteerId={volunteerId} onClose={() => setOpen(false)} />}</>;
}

export function CertificatesTab({ volunteerId }: { readonly volunteerId: VolunteerId }) {
  const t = useWords(recordWords);
  const navigate = useNavigate();
  const mayEdit = useMay('volunteers.edit');
  const mayPrint = useMay('volunteers.print');
  const { data } = useCall('recognition.certificates', { volunteerId });
  return (
    <>
      {mayEdit && <Button onClick={() => void navigate(`/volunteers/certificates?issue=${volunteerId}`)}>{t('issue')}</Button>}
      {data?.length === 0 && <p className="muted">{t('noCertificates')}</p>}
      {data !== undefined && data.length > 0 && (
        <table className="plain-table" style={{ marginTop: '0.8rem' }}>
          <thead><tr><th>{t('certNo')}</th><th>{t('period')}</th><th className="number">{t('hours')}</th><th>{t('issuedOn')}</th><th>{t('purpose')}</th><th>{t('status')}</th>{mayPrint && <th aria-label={t('print')} />}</tr></thead>
          <tbody>{data.map((row) => <tr key={row.certificateId}><td className="figures">{row.no}</td><td className="figures">{row.fromOn} — {row.toOn}</td><td className="number">{hoursText(row.minutes)}</td><td className="figures">{row.issuedOn}</td><td>{row.purpose}</td><td><StatusTag tone={row.status === 'void' ? 'neutral' : row.overRecord ? 'bad' : 'good'}>{row.status === 'void' ? t('voided') : row.overRecord ? t('overRecord') : t('valid')}</StatusTag></td>{mayPrint && <td><Button size="small" onClick={() => void navigate(`/print/certificate/${row.certificateId}`)}>{t('print')}</Button></td>}</tr>)}</tbody>
        </table>
      )}
    </>
  );
}

export function PointsTab({ volunteerId }: { readonly volunteerId: VolunteerId }) {
  const t = useWords(recordWords);
  const { data } = useCall('recognition.pointEntries', { volunteerId });
  if (data === undefined) return null;
  return (
    <>
      <p><strong className="figures">{t('balance', { points: pointsText(data.balance) })}</strong>　<span className="muted">{t('hoursStay')}</span></p>
      <div style={{ maxHeight: '26rem', overflow: 'auto' }}>
        <table className="plain-table"><thead><tr><th>{t('day')}</th><th>{t('kind')}</th><th>{t('what')}</th><th className="number">{t('points')}</th><th>{t('by')}</th></tr></thead><tbody>{data.entries.map((row) => <tr key={row.entryId}><td className="figures">{row.occurredOn}</td><td>{t(`p.${row.kind}`)}</td><td>{row.reason}</td><td className="number">{row.centi > 0 ? '+' : ''}{pointsText(row.centi)}</td><td>{row.by}</td></tr>)}</tbody></table>
      </div>
    </>
  );
}
