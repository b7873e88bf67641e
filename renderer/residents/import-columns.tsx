import { Alert, Button, InputNumber, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { MethodInput, MethodOutput } from '#renderer/api/methods.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { StatusTag, type StatusTone } from '#renderer/ui/status-tag.tsx';
import { FIELDS_NOT_STORED, ROSTER_FIELDS, type RosterField } from '#shared/residents/roster-fields.ts';
import type { CustomField } from '#shared/residents/custom-fields.ts';
import { fieldWords, importWords } from './import-words.ts';

type Read = MethodOutput<'imports.read'>;
type Column = NonNullable<Read['header']>['columns'][number];

export interface ImportColumnsProps {
  readonly fileId: string;
  readonly read: Read;
  readonly busy: boolean;
  readonly onLayout: (input: MethodInput<'imports.read'>) => void;
  readonly onCompare: (input: MethodInput<'imports.preview'>) => void;
  readonly onBack: () => void;
}

const TONES: Readonly<Record<Column['sure'], StatusTone>> = { exact: 'good', remembered: 'good', likely: 'warning', none: 'neutral' };

/** What a column means: a field of rosters, or one the office added itself. */
type Meaning = RosterField | `custom.${number}`;
type Meanings = Readonly<Record<string, Meaning>>;
const meaningOf = ({ field, customFieldId }: Column): Meaning => (customFieldId === null ? field : `custom.${customFieldId}`);
const isCustom = (meaning: Meaning): meaning is `custom.${number}` => meaning.startsWith('custom.');

/** As the office takes it: columns of the roster's own fields, and those of fields the office added. */
function asInput(meanings: Meanings): Pick<MethodInput<'imports.preview'>, 'mapping' | 'custom'> {
  const all = Object.entries(meanings);
  return {
    mapping: Object.fromEntries(all.map(([column, meaning]) => [column, isCustom(meaning) ? 'ignore' : meaning])),
    custom: Object.fromEntries(all.flatMap(([column, meaning]) => (isCustom(meaning) ? [[column, Number(meaning.slice('custom.'.length))]] : []))),
  };
}

/** A field has one column: whoever takes it over leaves the other column without meaning. */
function withField(mapping: Meanings, column: number, field: Meaning): Record<string, Meaning> {
  const next: Record<string, Meaning> = {};
  for (const [index, taken] of Object.entries(mapping)) next[index] = taken === field && field !== 'ignore' ? 'ignore' : taken;
  next[String(column)] = field;
  return next;
}

/** Sheet, header row, and what each column means, with examples of what stands in it. */
export function ImportColumns({ fileId, read, busy, onLayout, onCompare, onBack }: ImportColumnsProps) {
  const t = useWords(importWords);
  const sheet = read.sheets.find((one) => one.index === read.sheet);
  const { header } = read;
  const [mapping, setMapping] = useState<Meanings>(() => Object.fromEntries((header?.columns ?? []).map((column) => [String(column.index), meaningOf(column)])));
  const layout = (change: Partial<MethodInput<'imports.read'>>): void => onLayout({ fileId, ...(read.sheet === null ? {} : { sheet: read.sheet }), ...change });
  return (
    <>
      <div className="import-bar">
        <label>
          <span className="muted">{t('sheet')}</span>
          <Select
            aria-label={t('sheet')} style={{ minWidth: '18em' }} {...(read.sheet === null ? {} : { value: read.sheet })} disabled={busy}
            options={read.sheets.map((one) => ({ value: one.index, label: `${one.name}${one.hidden ? t('sheetHidden') : ''} · ${t('sheetRows', { n: one.rowCount })}` }))}
            onChange={(index: number) => onLayout({ fileId, sheet: index })}
          />
        </label>
        <label>
          <span className="muted">{t('headerRow')}</span>
          <InputNumber
            aria-label={t('headerRow')} min={1} max={1_048_576} precision={0} disabled={busy} {...(header === null ? {} : { defaultValue: header.row })} changeOnWheel={false}
            onPressEnter={(event) => askForRow(event.currentTarget.value, header?.row, (headerRow) => layout({ headerRow, headerRows: header?.rows ?? 1 }))}
            onBlur={(event) => askForRow(event.currentTarget.value, header?.row, (headerRow) => layout({ headerRow, headerRows: header?.rows ?? 1 }))}
          />
        </label>
        {header !== null && (
          <label>
            <span className="muted">{t('headerRows')}</span>
            <Select
              aria-label={t('headerRows')} style={{ minWidth: '7em' }} value={header.rows} disabled={busy}
              options={[{ value: 1 as const, label: t('oneRow') }, { value: 2 as const, label: t('twoRows') }]} onChange={(headerRows: 1 | 2) => layout({ headerRow: header.row, headerRows })}
            />
          </label>
        )}
      </div>
      {read.notes.map((note) => <Alert key={note} type="info" showIcon title={note} />)}
      {sheet?.hidden === true && <Alert type="warning" showIcon title={t('hiddenSheetNote')} />}
      {header === null && <Alert type="warning" showIcon role="alert" title={t('noHeader')} />}
      {header?.remembered === true && <Alert type="info" showIcon title={t('remembered')} />}
      <div className="import-scroll">
        {header === null ? <FirstRows rows={read.firstRows} /> : <ColumnTable columns={header.columns} customFields={read.customFields} mapping={mapping} onChange={(column, field) => setMapping(withField(mapping, column, field))} />}
      </div>
      <div className="import-bar">
        <Button onClick={onBack} disabled={busy}>{t('back')}</Button>
        <Button
          type="primary" disabled={header === null || read.sheet === null} loading={busy}
          onClick={() => header !== null && read.sheet !== null && onCompare({ fileId, sheet: read.sheet, headerRow: header.row, headerRows: header.rows, ...asInput(mapping) })}
        >
          {t('compare')}
        </Button>
      </div>
    </>
  );
}

/** A row number was typed: asked for once, when it is another one. */
function askForRow(text: string, now: number | undefined, ask: (row: number) => void): void {
  const row = Number(text);
  if (Number.isInteger(row) && row >= 1 && row !== now) ask(row);
}

function ColumnTable({ columns, customFields, mapping, onChange }: { columns: readonly Column[]; customFields: readonly Pick<CustomField, 'customFieldId' | 'name' | 'target'>[]; mapping: Meanings; onChange: (column: number, field: Meaning) => void }) {
  const t = useWords(importWords);
  const say = useWords(fieldWords);
  const options = useMemo(
    () => [
      ...['ignore' as const, ...ROSTER_FIELDS.filter((field) => field !== 'ignore')].map((field) => ({ value: field as Meaning, label: `${say(field)}${FIELDS_NOT_STORED.has(field) && field !== 'ignore' ? t('notStored') : ''}` })),
      ...customFields.map((field) => ({ value: `custom.${field.customFieldId}` as Meaning, label: t(field.target === 'household' ? 'customOfHousehold' : 'customOfPerson', { name: field.name }) })),
    ],
    [say, t, customFields],
  );
  const sure = { exact: t('sureExact'), likely: t('sureLikely'), none: t('sureNone'), remembered: t('sureRemembered') };
  return (
    <table className="plain-table">
      <thead>
        <tr><th>{t('column')}</th><th>{t('columnTitle')}</th><th>{t('samples')}</th><th>{t('meaning')}</th><th>{t('status')}</th></tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr key={column.index}>
            <td className="figures">{column.letters}</td>
            <td>{column.title}{column.hidden && <span className="muted"> {t('hiddenColumn')}</span>}</td>
            <td className="muted">{column.samples.join(' · ')}</td>
            <td>
              <Select
                aria-label={`${column.letters} ${column.title}`} style={{ width: '17em' }} showSearch={{ optionFilterProp: 'label' }} value={mapping[String(column.index)] ?? 'ignore'} options={options}
                onChange={(field: Meaning) => onChange(column.index, field)}
              />
            </td>
            <td>{(mapping[String(column.index)] ?? 'ignore') === meaningOf(column) && <StatusTag tone={TONES[column.sure]}>{sure[column.sure]}</StatusTag>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FirstRows({ rows }: { rows: Read['firstRows'] }) {
  const t = useWords(importWords);
  return (
    <table className="plain-table" aria-label={t('firstRows')}>
      <tbody>
        {rows.map((row) => (
          <tr key={row.row}>
            <th scope="row" className="figures">{row.row}</th>
            {row.cells.map((cell, index) => <td key={`${row.row}/${String(index)}`}>{cell}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
