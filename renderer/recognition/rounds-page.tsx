/** 授予批次: lists of stars, their notice, the award. */
import { Button, Input, InputNumber, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { id } from '#shared/ids.ts';
import { awardRoundMethods, type AwardRound } from '#shared/recognition/rounds-contract.ts';
import { hoursText, starsText, starTitle } from '#shared/recognition/words.ts';
import { formatVolunteerNo } from '#shared/volunteers/words.ts';
import { recognitionWords } from './words.ts';

const TONES = { prepared: 'neutral', noticed: 'active', awarded: 'good', cancelled: 'neutral' } as const;
type Line = MethodOutput<'recognition.round'>['lines'][number];

function PrepareDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(recognitionWords);
  const { today } = useOfficeState();
  const navigate = useNavigate();
  const prepare = useAct('recognition.prepareRound');
  return (
    <FormDialog open title={t('prepare')} schema={awardRoundMethods.prepareRound.input} initial={{ title: `${today.slice(0, 4)}年度星级志愿者`, asOf: today, noticeDays: 5, basis: '' }} saveLabel={t('prepare')} onClose={onClose}
      onSave={async (input) => { const outcome = await prepare.run(input); if (outcome.ok) void navigate(`/volunteers/awards/${outcome.value.roundId}`); return outcome; }}>
      <p className="muted">{t('prepareHint')}</p>
      <Field name="title" label={t('roundTitle')} required><Input maxLength={60} /></Field>
      <div className="field-row"><Field name="asOf" label={t('asOf')} required><DayInput /></Field><Field name="noticeDays" label={t('noticeDays')} required><InputNumber min={5} max={60} precision={0} /></Field></div>
      <Field name="basis" label={t('basis')}><Input maxLength={100} /></Field>
    </FormDialog>
  );
}

export function RoundsPage() {
  const t = useWords(recognitionWords);
  const navigate = useNavigate();
  const mayEdit = useMay('volunteers.edit');
  const rounds = useCall('recognition.rounds', {});
  const [adding, setAdding] = useState(false);
  const columns = useMemo<Column<AwardRound>[]>(() => [
    { key: 'title', title: t('roundTitle'), width: 260, value: (row) => row.title }, { key: 'asOf', title: t('asOf'), width: 110, kind: 'day', value: (row) => row.asOf }, { key: 'people', title: t('people'), width: 80, kind: 'number', value: (row) => row.people },
    { key: 'status', title: t('status'), width: 110, render: (row) => <StatusTag tone={TONES[row.status]}>{t(`s.${row.status}`)}</StatusTag> }, { key: 'notice', title: t('noticeState'), width: 190, value: (row) => `${t(`n.${row.noticeState}` as 'n.none')}${row.noticeUntil === null ? '' : ` ${t('until')} ${row.noticeUntil}`}` },
    { key: 'awarded', title: t('awardedOn'), width: 110, kind: 'day', value: (row) => row.awardedOn }, { key: 'by', title: t('by'), width: 100, value: (row) => row.by },
  ], [t]);
  return (
    <PageFrame title={t('rounds')} back={{ to: '/volunteers/stars', label: t('stars') }} actions={mayEdit && <Button type="primary" onClick={() => setAdding(true)}>{t('prepare')}</Button>}>
      <DataTable label={t('rounds')} columns={columns} rows={rounds.data} rowKey={(row) => row.roundId} error={rounds.error} onOpen={(row) => void navigate(`/volunteers/awards/${row.roundId}`)} empty={{ title: t('noRounds'), hint: t('prepareHint') }} />
      {adding && <PrepareDialog onClose={() => setAdding(false)} />}
    </PageFrame>
  );
}

function RemoveDialog({ roundId, line, onClose }: { readonly roundId: AwardRound['roundId']; readonly line: Line; readonly onClose: () => void }) {
  const t = useWords(recognitionWords);
  const remove = useAct('recognition.removeLine');
  return (
    <FormDialog open title={t('removeTitle', { name: line.name })} schema={awardRoundMethods.removeLine.input.pick({ reason: true })} initial={{ reason: '' }} saveLabel={t('remove')} onClose={onClose} onSave={(input) => remove.run({ ...input, roundId, volunteerId: line.volunteerId })}>
      <Field name="reason" label={t('reason')} required><Input maxLength={200} autoFocus /></Field>
    </FormDialog>
  );
}

export function RoundPage() {
  const t = useWords(recognitionWords);
  const navigate = useNavigate();
  const roundId = id<'awardRound'>(Number(useParams()['roundId']) || Number.MAX_SAFE_INTEGER);
  const { data, error } = useCall('recognition.round', { roundId });
  const mayEdit = useMay('volunteers.edit');
  const mayApprove = useMay('volunteers.approve');
  const mayPrint = useMay('volunteers.print');
  const notice = useAct('recognition.noticeRound');
  const award = useAct('recognition.awardRound');
  const cancel = useAct('recognition.cancelRound');
  const [removing, setRemoving] = useState<Line>();
  const round = data?.round;
  const open = round !== undefined && (round.status === 'prepared' || round.status === 'noticed');
  const columns = useMemo<Column<Line>[]>(() => [
    { key: 'no', title: t('no'), width: 80, kind: 'id', value: (row) => formatVolunteerNo(row.volunteerNo) }, { key: 'name', title: t('name'), width: 100, value: (row) => row.name }, { key: 'teams', title: t('teams'), width: 260, value: (row) => row.teams }, { key: 'hours', title: t('starHours'), width: 110, kind: 'number', value: (row) => hoursText(row.minutes) },
    { key: 'level', title: t('level'), width: 200, value: (row) => `${starsText(row.level)} ${starTitle(row.level)}` },
    { key: 'act', title: t('note'), width: 200, render: (row) => (row.removedReason !== '' ? <span className="muted">{t('remove')}{t(':')}{row.removedReason}</span> : open && mayEdit ? <Button size="small" onClick={() => setRemoving(row)}>{t('remove')}</Button> : null) },
  ], [t, open, mayEdit]);
  return (
    <PageFrame title={round?.title ?? t('rounds')} back={{ to: '/volunteers/awards', label: t('rounds') }}
      subtitle={round !== undefined && <Space><StatusTag tone={TONES[round.status]}>{t(`s.${round.status}`)}</StatusTag><span>{t('asOf')} {round.asOf}</span><span>{t('noticeState')} {t(`n.${round.noticeState}` as 'n.none')}{round.noticeUntil === null ? '' : ` ${t('until')} ${round.noticeUntil}`}</span></Space>}
      actions={round !== undefined && (
        <>
          {open && mayEdit && <Button danger loading={cancel.running} onClick={() => void cancel.run({ roundId })}>{t('cancelRound')}</Button>}
          {mayPrint && <PrintButton to={`/print/award-round/${roundId}`} label={t('printRound')} />}
          {open && mayEdit && <Button loading={notice.running} type={round.status === 'prepared' ? 'primary' : 'default'} onClick={() => void notice.run({ roundId })}>{t('notice')}</Button>}
          {round.status === 'noticed' && mayApprove && <Button type="primary" loading={award.running} onClick={() => void award.run({ roundId })}>{t('award')}</Button>}
        </>
      )}>
      <RefusalAlert error={error ?? notice.error ?? award.error ?? cancel.error} />
      {open && <p className="muted">{t('noticeHint', { n: round.noticeDays })}</p>}
      <DataTable label={t('lines')} columns={columns} rows={data?.lines} rowKey={(row) => row.volunteerId} onOpen={(row) => void navigate(`/volunteers/people/${row.volunteerId}?tab=hours`)} />
      {removing !== undefined && <RemoveDialog roundId={roundId} line={removing} onClose={() => setRemoving(undefined)} />}
    </PageFrame>
  );
}
