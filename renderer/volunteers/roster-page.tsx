/** A team's roster from the file to the result. Nothing is written before the last step. */
import './volunteers.css';
import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { MethodInput, MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { DownloadButton } from '#renderer/ui/download-button.tsx';
import { FileImport } from '#renderer/ui/file-import.tsx';
import { daySchema } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { TEAM_ROSTER_FIELDS, type TeamRosterField } from '#shared/volunteers/roster.ts';
import { RosterPreview } from './roster-preview.tsx';
import { volunteersWords } from './words.ts';

type Read = MethodOutput<'volunteers.readRoster'>;
type Result = MethodOutput<'volunteers.commitRoster'>;
type Mapping = Record<string, TeamRosterField>;

export function RosterPage() {
  const t = useWords(volunteersWords);
  const teamId = id<'team'>(Number(useParams()['teamId']) || Number.MAX_SAFE_INTEGER);
  const team = useCall('volunteers.team', { teamId });
  const read = useAct('volunteers.readRoster');
  const compare = useAct('volunteers.previewRoster');
  const commit = useAct('volunteers.commitRoster');
  return (
    <FileImport
      title={t('importTitle')} back={{ to: `/volunteers/teams/${teamId}`, label: team.data?.team.name ?? t('team') }} read={read} compare={compare} commit={commit}
      words={{ steps: [t('stepFile'), t('stepColumns'), t('stepPreview'), t('stepDone')], lead: t('fileLead'), hint: t('fileHint'), reading: t('reading'), comparing: t('reading'), writing: t('writing') }}
      columns={({ onCompare, ...at }) => <Columns key={`${String(at.read.sheet)}/${String(at.read.header?.row)}`} {...at} onCompare={(input) => onCompare({ ...input, teamId })} />}
      preview={(at) => <RosterPreview {...at} />}
      done={({ previewId, result, onAnother }) => <Done previewId={previewId} result={result} teamId={teamId} onAnother={onAnother} />}
    />
  );
}

interface ColumnsProps { readonly fileId: string; readonly read: Read; readonly busy: boolean; readonly onLayout: (input: MethodInput<'volunteers.readRoster'>) => void; readonly onCompare: (input: Omit<MethodInput<'volunteers.previewRoster'>, 'teamId'>) => void; readonly onBack: () => void }

/** What each column means, with examples of what stands in it. */
function Columns({ fileId, read, busy, onLayout, onCompare, onBack }: ColumnsProps) {
  const t = useWords(volunteersWords);
  const { today } = useOfficeState();
  const { header } = read;
  const [mapping, setMapping] = useState<Mapping>(() => Object.fromEntries((header?.columns ?? []).map((column) => [String(column.index), column.field])));
  const [from, setFrom] = useState<string>(today);
  const take = (column: number, field: TeamRosterField): void => setMapping((now) => ({ ...Object.fromEntries(Object.entries(now).map(([index, taken]) => [index, taken === field && field !== 'ignore' ? 'ignore' : taken])), [String(column)]: field }));
  const options = TEAM_ROSTER_FIELDS.map((field) => ({ value: field, label: t(`f.${field}`) }));
  const day = daySchema.safeParse(from);
  return (
    <>
      <div className="roster-bar">
        <label><span className="muted">{t('sheet')}</span><Select aria-label={t('sheet')} style={{ minWidth: '14em' }} disabled={busy} {...(read.sheet === null ? {} : { value: read.sheet })} options={read.sheets.map((one) => ({ value: one.index, label: `${one.name} · ${one.rowCount}` }))} onChange={(sheet: number) => onLayout({ fileId, sheet })} /></label>
        <label><span className="muted">{t('headerRow')}</span><Select aria-label={t('headerRow')} style={{ minWidth: '5em' }} disabled={busy} {...(header === null ? {} : { value: header.row })} options={Array.from({ length: 20 }, (_, n) => ({ value: n + 1, label: String(n + 1) }))} onChange={(headerRow: number) => onLayout({ fileId, headerRow, ...(read.sheet === null ? {} : { sheet: read.sheet }) })} /></label>
        <label><span className="muted">{t('joinDefault')}</span><DayInput value={from} onChange={(text) => setFrom(text ?? '')} /></label>
      </div>
      {header === null && <Alert type="warning" showIcon role="alert" title={t('noHeader')} />}
      {header?.remembered === true && <Alert type="info" showIcon title={t('remembered')} />}
      <div className="roster-scroll">
        {header !== null && (
          <table className="plain-table">
            <thead><tr><th>{t('column')}</th><th>{t('columnTitle')}</th><th>{t('samples')}</th><th>{t('meaning')}</th></tr></thead>
            <tbody>{header.columns.map((column) => (
              <tr key={column.index}><td className="figures">{column.letters}</td><td>{column.title}</td><td className="muted">{column.samples.join(' · ')}</td>
                <td><Select aria-label={`${column.letters} ${column.title}`} style={{ width: '13em' }} showSearch={{ optionFilterProp: 'label' }} value={mapping[String(column.index)] ?? 'ignore'} options={options} onChange={(field: TeamRosterField) => take(column.index, field)} /></td></tr>
            ))}</tbody>
          </table>
        )}
      </div>
      <div className="roster-bar">
        <Button onClick={onBack} disabled={busy}>{t('back')}</Button>
        <Button type="primary" loading={busy} disabled={header === null || read.sheet === null || !day.success} onClick={() => header !== null && read.sheet !== null && day.success && onCompare({ fileId, sheet: read.sheet, headerRow: header.row, headerRows: header.rows, mapping, from: day.data })}>{t('compare')}</Button>
      </div>
    </>
  );
}

/** What was written, and the way back for what was not. */
function Done({ previewId, result, teamId, onAnother }: { readonly previewId: string; readonly result: Result; readonly teamId: number; readonly onAnother: () => void }) {
  const t = useWords(volunteersWords);
  const navigate = useNavigate();
  const rejected = useAct('volunteers.rejectedRoster');
  const lines: readonly (readonly [string, number])[] = [[t('doneNew'), result.newVolunteers], [t('doneJoined'), result.joined], [t('doneChanged'), result.changed], [t('doneUnchanged'), result.unchanged], [t('doneHeld'), result.held]];
  return (
    <>
      <Alert type="success" showIcon role="status" title={t(result.alreadyDone ? 'doneAgain' : 'doneTitle')} />
      <table className="plain-table" aria-label={t('doneTitle')}><tbody>{lines.map(([label, n]) => <tr key={label}><th scope="row">{label}</th><td className="figures">{t('people', { n })}</td></tr>)}</tbody></table>
      <div className="roster-bar">
        {result.held > 0 && <DownloadButton primary label={t('rejectedFile', { n: result.held })} make={() => rejected.run({ previewId })} />}
        <Button onClick={onAnother}>{t('another')}</Button>
        <Button onClick={() => void navigate(`/volunteers/teams/${teamId}`)}>{t('toTeam')}</Button>
      </div>
    </>
  );
}
