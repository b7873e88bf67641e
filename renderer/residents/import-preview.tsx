import { Button, Checkbox, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { MethodInput, MethodOutput } from '#renderer/api/methods.ts';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { usePages } from '#renderer/api/use-pages.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords, type Say } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { DownloadButton } from '#renderer/ui/download-button.tsx';
import { StatusTag, type StatusTone } from '#renderer/ui/status-tag.tsx';
import { day, firstDay, monthOf } from '#shared/days.ts';
import { FACT_VALUES } from '#shared/person-as-of.ts';
import { PREVIEW_STATUSES, type PreviewStatus } from '#shared/residents/import-contract.ts';
import { AbsentDialog } from './import-absent-dialog.tsx';
import { confirmableCodes, type PreviewRow, type RowChoice, willWrite } from './import-choices.ts';
import { ImportRowDialog } from './import-row-dialog.tsx';
import { codeSentence, findingLines, holdsRows } from './import-sentences.ts';
import { factValueWords } from './import-field-words.ts';
import { importWords } from './import-words.ts';

type Preview = MethodOutput<'imports.preview'>;
type T = Say<keyof (typeof importWords)['zh']>;

const TONES: Readonly<Record<PreviewStatus, StatusTone>> = { new: 'good', update: 'active', unchanged: 'neutral', conflict: 'warning', error: 'bad', skip: 'neutral' };
const statusWords = (t: T): Readonly<Record<PreviewStatus, string>> =>
  ({ new: t('statusNew'), update: t('statusUpdate'), unchanged: t('statusUnchanged'), conflict: t('statusConflict'), error: t('statusError'), skip: t('statusSkip') });

function useColumns(t: T, choices: ReadonlyMap<number, RowChoice>): Column<PreviewRow>[] {
  const language = useLanguage();
  return useMemo(() => {
    const words = statusWords(t);
    const chosen = { import: t('choiceImport'), skip: t('choiceSkip'), same: t('statusUpdate'), new: t('statusNew') };
    const decided = (row: PreviewRow): string | undefined => {
      const choice = choices.get(row.row);
      return choice === undefined ? undefined : chosen[choice.as];
    };
    return [
      { key: 'row', title: t('row'), kind: 'number', width: 60, value: (row) => row.row },
      {
        key: 'status', title: t('status'), width: 110,
        render: (row) => <><StatusTag tone={TONES[row.status]}>{words[row.status]}</StatusTag>{choices.has(row.row) && <div className="muted">→ {decided(row)}</div>}</>,
      },
      { key: 'name', title: t('name'), width: 90, value: (row) => row.name },
      { key: 'reason', title: t('reason'), width: 520, render: (row) => <span title={findingLines(row, language).join('\n')}>{findingLines(row, language).join(t(';'))}</span> },
      { key: 'idNumber', title: t('idNumber'), kind: 'id', width: 165, value: (row) => row.idNumberMasked },
      { key: 'birthDate', title: t('birthDate'), kind: 'day', width: 95, value: (row) => row.birthDate },
      { key: 'household', title: t('household'), kind: 'id', width: 80, value: (row) => row.householdNo },
    ];
  }, [t, choices, language]);
}

/** The statuses with their counts; choosing one narrows the list. */
function StatusChips({ preview, status, onChange }: { preview: Preview; status: PreviewStatus | undefined; onChange: (status: PreviewStatus | undefined) => void }) {
  const t = useWords(importWords);
  const words = statusWords(t);
  const options = [
    { value: 'all' as const, label: `${t('statusAll')} ${preview.sourceRows}` },
    ...PREVIEW_STATUSES.filter((one) => preview.counts[one] > 0).map((one) => ({ value: one, label: `${words[one]} ${preview.counts[one]}` })),
  ];
  return <Segmented<PreviewStatus | 'all'> aria-label={t('status')} options={options} value={status ?? 'all'} onChange={(chosen) => onChange(chosen === 'all' ? undefined : chosen)} />;
}

export interface ImportPreviewProps {
  readonly preview: Preview;
  readonly busy: boolean;
  readonly onCommit: (input: MethodInput<'imports.commit'>) => void;
  readonly onBack: () => void;
}

type Residency = (typeof FACT_VALUES.residency)[number] | 'none';

/** Every row of the file beside the register: filtered, looked into, decided, then confirmed as a whole. */
export function ImportPreview({ preview, busy, onCommit, onBack }: ImportPreviewProps) {
  const t = useWords(importWords);
  const sayField = useWords(factValueWords);
  const language = useLanguage();
  const { today } = useOfficeState();
  const [status, setStatus] = useState<PreviewStatus | undefined>(preview.counts.conflict > 0 ? 'conflict' : undefined);
  const [text, setText] = useState('');
  const [choices, setChoices] = useState<ReadonlyMap<number, RowChoice>>(new Map());
  const [statuses, setStatuses] = useState<ReadonlyMap<number, PreviewStatus>>(new Map());
  const [accepted, setAccepted] = useState<readonly string[]>([]);
  const [since, setSince] = useState<string>(firstDay(monthOf(day(today))));
  const [residency, setResidency] = useState<Residency>('registered');
  const [open, setOpen] = useState<PreviewRow>();
  const [absentOpen, setAbsentOpen] = useState(false);
  const rejected = useAct('imports.rejectedWorkbook');
  const settings = useCall('office.settings', {}).data;
  const twoPersons = settings?.twoPersonAccount === true || settings?.twoPersonIdNumber === true;
  const { previewId } = preview;
  const pages = usePages('imports.previewRows', { previewId, text, limit: 200, ...(status === undefined ? {} : { status }) });
  const columns = useColumns(t, choices);
  const confirmable = confirmableCodes(preview, holdsRows);
  const n = willWrite(preview.counts, choices, statuses);

  const settle = (row: PreviewRow, choice: RowChoice | undefined): void => {
    const next = new Map(choices);
    if (choice === undefined) next.delete(row.row);
    else next.set(row.row, choice);
    setChoices(next);
    setStatuses(new Map(statuses).set(row.row, row.status));
    setOpen(undefined);
  };
  const acceptCodes = accepted as NonNullable<MethodInput<'imports.commit'>['acceptCodes']>;
  return (
    <>
      <div className="import-bar">
        <span>{t('counts', { n: preview.sourceRows })}</span>
        {preview.newHouseholds > 0 && <span>{t('newHouseholds', { n: preview.newHouseholds })}</span>}
        {preview.newGrids.length > 0 && <span>{t('newGrids', { names: preview.newGrids.join(t('&')) })}</span>}
        {preview.counts.absent > 0 && <Button type="link" size="small" onClick={() => setAbsentOpen(true)}>{t('absent', { n: preview.counts.absent })}</Button>}
      </div>
      {twoPersons && <div className="muted">{t('requestsBefore')}</div>}
      {confirmable.length > 0 && (
        <details className="import-accept">
          <summary>{t('acceptTitle')}</summary>
          {confirmable.map(({ code, rows }) => (
            <div key={code}>
              <Checkbox checked={accepted.includes(code)} onChange={(event) => setAccepted(event.target.checked ? [...accepted, code] : accepted.filter((one) => one !== code))}>
                {t('acceptAll', { n: rows, what: codeSentence(code, language) })}
              </Checkbox>
            </div>
          ))}
        </details>
      )}
      <DataTable
        label={t('stepPreview')} columns={columns} rows={pages.rows} rowKey={(row) => row.row} error={pages.error} loading={pages.isFetching} onOpen={setOpen} onMore={pages.more}
        {...(pages.total === undefined ? {} : { count: pages.total })} search={{ value: text, onChange: setText, placeholder: t('searchRows') }} narrowed={status !== undefined || text !== ''}
        filters={<StatusChips preview={preview} status={status} onChange={setStatus} />} empty={{ title: t('emptyRows') }}
        exports={preview.counts.conflict + preview.counts.error > 0 && <DownloadButton label={t('downloadBefore')} make={() => rejected.run({ previewId })} />}
      />
      <div className="import-bar">
        <label>
          <span className="muted" title={t('sinceHint')}>{t('since')}</span>
          <DayInput value={since} onChange={(value) => setSince(value ?? '')} />
        </label>
        <label>
          <span className="muted" title={t('residencyHint')}>{t('residencyOf')}</span>
          <Select aria-label={t('residencyOf')} value={residency} onChange={setResidency} style={{ width: '9rem' }} options={[...FACT_VALUES.residency.map((value) => ({ value, label: sayField(`residency.${value}`) })), { value: 'none' as const, label: t('residencyNone') }]} />
        </label>
        <span className="muted">{preview.counts.conflict + preview.counts.error > 0 ? t('acceptNote') : t('sinceHint')}</span>
        <div className="import-bar import-buttons">
          <Button onClick={onBack} disabled={busy}>{t('back')}</Button>
          <Button
            type="primary" loading={busy} disabled={n === 0 && accepted.length === 0}
            onClick={() => onCommit({ previewId, rows: [...choices.values()], acceptCodes, ...(since === '' ? {} : { since }), residency: residency === 'none' ? null : residency })}
          >
            {n === 0 && accepted.length === 0 ? t('commitNothing') : t('commit', { n: accepted.length > 0 ? `${n}+` : n })}
          </Button>
        </div>
      </div>
      {open !== undefined && <ImportRowDialog key={open.row} row={open} choice={choices.get(open.row)} onDone={(choice) => settle(open, choice)} onClose={() => setOpen(undefined)} />}
      {absentOpen && <AbsentDialog previewId={previewId} onClose={() => setAbsentOpen(false)} />}
    </>
  );
}
