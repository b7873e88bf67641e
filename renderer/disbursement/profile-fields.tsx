import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useWords } from '#renderer/i18n/use-words.ts';
import { ACCOUNT_KINDS, ENCODINGS, EXPORT_FIELDS, RESULT_FIELDS, SUMMARY_FIELDS, type BankProfile } from '#shared/disbursement/bank-profile.ts';
import { profileWords } from './profile-words.ts';

type Change = (next: Partial<BankProfile>) => void;
type Column = BankProfile['columns'][number];
type Summary = NonNullable<BankProfile['header']>[number];
type Result = NonNullable<BankProfile['result']>;

const DELIMITERS = [{ value: ',', label: ',' }, { value: '|', label: '|' }, { value: '\t', label: 'Tab' }, { value: ';', label: ';' }, { value: '^', label: '^' }];
const moved = <T,>(rows: readonly T[], at: number, by: number): T[] => { const next = [...rows]; const [row] = next.splice(at, 1); if (row !== undefined) next.splice(at + by, 0, row); return next; };

/** A labelled control in a row of several. */
export function Labelled({ label, children, wide = false }: { label: string; children: React.ReactNode; wide?: boolean }) {
  return <label className={`labelled ${wide ? 'wide' : ''}`}><span>{label}</span>{children}</label>;
}

/** Rows that are added, moved and removed; each draws its own fields. */
function Rows<T>({ label, rows, blank, onChange, drawRow }: { label: string; rows: readonly T[]; blank: T; onChange: (rows: T[]) => void; drawRow: (row: T, change: (next: T) => void) => React.ReactNode }) {
  const t = useWords(profileWords);
  return (
    <fieldset className="profile-rows">
      <legend>{label}</legend>
      {rows.map((row, at) => (
        // The order is the content: a row is known by its place.
        <div key={at} className="profile-row">
          <span className="figures muted">{at + 1}</span>
          {drawRow(row, (next) => onChange(rows.map((each, index) => (index === at ? next : each))))}
          <Button size="small" disabled={at === 0} aria-label={t('up')} onClick={() => onChange(moved(rows, at, -1))}>↑</Button>
          <Button size="small" disabled={at === rows.length - 1} aria-label={t('down')} onClick={() => onChange(moved(rows, at, 1))}>↓</Button>
          <Button size="small" onClick={() => onChange(rows.filter((_, index) => index !== at))}>{t('removeRow')}</Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...rows, blank])}>{t('addRow')}</Button>
    </fieldset>
  );
}

function SummaryRows({ label, rows, onChange }: { label: string; rows: BankProfile['header']; onChange: (rows: BankProfile['header']) => void }) {
  const t = useWords(profileWords);
  return (
    <>
      <Checkbox checked={rows !== null} onChange={(event) => onChange(event.target.checked ? [{ field: 'count', text: '' }, { field: 'total', text: '' }] : null)}>{label}</Checkbox>
      {rows !== null && (
        <Rows<Summary> label={label} rows={rows} blank={{ field: 'fixed', text: '' }} onChange={onChange} drawRow={(row, change) => (
          <>
            <Select aria-label={t('field')} value={row.field} style={{ width: '11em' }} onChange={(field) => change({ ...row, field })} options={SUMMARY_FIELDS.map((value) => ({ value, label: t(`summary_${value}`) }))} />
            {row.field === 'fixed' && <Input aria-label={t('fixedText')} value={row.text} maxLength={60} onChange={(event) => change({ ...row, text: event.target.value })} />}
          </>
        )} />
      )}
    </>
  );
}

/** What the file to the bank looks like. */
export function FileFields({ profile, onChange }: { profile: BankProfile; onChange: Change }) {
  const t = useWords(profileWords);
  return (
    <>
      <div className="labelled-row">
        <Labelled label={t('profileName')} wide><Input value={profile.name} maxLength={60} onChange={(event) => onChange({ name: event.target.value })} /></Labelled>
        <Labelled label={t('profileCode')}><Input value={profile.code} maxLength={40} onChange={(event) => onChange({ code: event.target.value.toLowerCase() })} /></Labelled>
        <Labelled label={t('fileForm')}><Select value={profile.form} onChange={(form) => onChange(form === 'xlsx' ? { form, header: null, trailer: null } : { form })} options={[{ value: 'text', label: t('form_text') }, { value: 'xlsx', label: t('form_xlsx') }]} /></Labelled>
        <Labelled label={t('amountFormat')}><Select value={profile.amountFormat} onChange={(amountFormat) => onChange({ amountFormat })} options={[{ value: 'yuan', label: t('amount_yuan') }, { value: 'fen', label: t('amount_fen') }]} /></Labelled>
      </div>
      <div className="labelled-row">
        <Labelled label={t('bankScope')}><Select value={profile.bankScope} onChange={(bankScope) => onChange({ bankScope })} options={(['all', 'own', 'other'] as const).map((value) => ({ value, label: t(`scope_${value}`) }))} /></Labelled>
        {profile.bankScope !== 'all' && <Labelled label={t('ownBank')}><Input value={profile.ownBank} maxLength={30} onChange={(event) => onChange({ ownBank: event.target.value })} /></Labelled>}
        <Labelled label={t('accountKinds')}><Select mode="multiple" placeholder={t('allKinds')} value={profile.accountKinds} onChange={(accountKinds) => onChange({ accountKinds })} options={ACCOUNT_KINDS.map((value) => ({ value, label: t(`kind_${value}`) }))} /></Labelled>
        <Labelled label={t('filePattern')} wide><Input value={profile.fileName} maxLength={80} onChange={(event) => onChange({ fileName: event.target.value })} /></Labelled>
        <Labelled label={t('maxLines')}><InputNumber min={1} max={100_000} precision={0} value={profile.maxLines} onChange={(maxLines) => onChange({ maxLines: maxLines ?? 1 })} /></Labelled>
      </div>
      {profile.form === 'xlsx' ? (
        <div className="labelled-row">
          <Labelled label={t('sheetName')}><Input value={profile.sheetName} maxLength={31} onChange={(event) => onChange({ sheetName: event.target.value })} /></Labelled>
          <Labelled label={t('sheetHeading')} wide><Input value={profile.sheetHeading} maxLength={80} onChange={(event) => onChange({ sheetHeading: event.target.value })} /></Labelled>
        </div>
      ) : (
        <>
          <div className="labelled-row">
            <Labelled label={t('encoding')}><Select value={profile.encoding} onChange={(encoding) => onChange({ encoding })} options={ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))} /></Labelled>
            <Labelled label={t('eol')}><Select value={profile.eol} onChange={(eol) => onChange({ eol })} options={[{ value: 'crlf', label: `CRLF${t('(')}Windows${t(')')}` }, { value: 'lf', label: 'LF' }]} /></Labelled>
            <Labelled label={t('delimiter')}><Select value={profile.delimiter} onChange={(delimiter) => onChange({ delimiter })} options={DELIMITERS.some((each) => each.value === profile.delimiter) ? DELIMITERS : [...DELIMITERS, { value: profile.delimiter, label: profile.delimiter }]} /></Labelled>
            <Checkbox checked={profile.titles} onChange={(event) => onChange({ titles: event.target.checked })}>{t('titles')}</Checkbox>
            <Checkbox checked={profile.closingDelimiter} onChange={(event) => onChange({ closingDelimiter: event.target.checked })}>{t('closingDelimiter')}</Checkbox>
          </div>
          <SummaryRows label={t('headerRow')} rows={profile.header} onChange={(header) => onChange({ header })} />
          <SummaryRows label={t('trailerRow')} rows={profile.trailer} onChange={(trailer) => onChange({ trailer })} />
        </>
      )}
      <Rows<Column> label={t('columns')} rows={profile.columns} blank={{ field: 'fixed', title: '', text: '' }} onChange={(columns) => onChange({ columns })} drawRow={(row, change) => (
        <>
          <Select aria-label={t('field')} value={row.field} style={{ width: '13em' }} onChange={(field) => change({ ...row, field })} options={EXPORT_FIELDS.map((value) => ({ value, label: t(`field_${value}`) }))} />
          <Input aria-label={t('columnTitle')} placeholder={t('columnTitle')} value={row.title} maxLength={40} onChange={(event) => change({ ...row, title: event.target.value })} />
          {(row.field === 'fixed' || row.field === 'remark') && <Input aria-label={t('fixedText')} placeholder={t('fixedText')} value={row.text} maxLength={60} onChange={(event) => change({ ...row, text: event.target.value })} />}
        </>
      )} />
    </>
  );
}

const NEW_RESULT: Result = { encoding: 'auto', delimiter: ',', sheetName: '', skipLines: 0, header: true, columns: [{ field: 'lineRef', titles: ['备注', '附言'] }, { field: 'amount', titles: ['金额'] }, { field: 'outcome', titles: ['处理结果', '状态'] }, { field: 'reason', titles: ['失败原因', '原因'] }], summary: 'none', summaryFields: [], amountFormat: 'yuan', paidTexts: ['成功'], covers: 'all' };
const listOf = (text: string): string[] => text.split(/[,，、\s]+/).filter((each) => each !== '');

/** How the bank's answer is read. */
export function ResultFields({ profile, onChange }: { profile: BankProfile; onChange: Change }) {
  const t = useWords(profileWords);
  const { result } = profile;
  const change = (next: Partial<Result>): void => { if (result !== null) onChange({ result: { ...result, ...next } }); };
  return (
    <>
      <Checkbox checked={result !== null} onChange={(event) => onChange({ result: event.target.checked ? NEW_RESULT : null })}>{t('hasResult')}</Checkbox>
      {result !== null && (
        <>
          <div className="labelled-row">
            <Labelled label={t('encoding')}><Select value={result.encoding} onChange={(encoding) => change({ encoding })} options={[{ value: 'auto', label: t('encodingAuto') }, ...ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))]} /></Labelled>
            <Labelled label={t('delimiter')}><Select value={result.delimiter} onChange={(delimiter) => change({ delimiter })} options={DELIMITERS} /></Labelled>
            <Labelled label={t('answerSheet')}><Input defaultValue={result.sheetName} maxLength={31} onBlur={(event) => change({ sheetName: event.target.value.trim() })} /></Labelled>
            <Labelled label={t('skipLines')}><InputNumber min={0} max={20} precision={0} value={result.skipLines} onChange={(skipLines) => change({ skipLines: skipLines ?? 0 })} /></Labelled>
            <Labelled label={t('amountFormat')}><Select value={result.amountFormat} onChange={(amountFormat) => change({ amountFormat })} options={[{ value: 'yuan', label: t('amount_yuan') }, { value: 'fen', label: t('amount_fen') }]} /></Labelled>
            <Labelled label={t('covers')}><Select value={result.covers} onChange={(covers) => change({ covers })} options={(['all', 'failures', 'successes'] as const).map((value) => ({ value, label: t(`covers_${value}`) }))} /></Labelled>
            <Labelled label={t('paidTexts')}><Input style={{ width: '20em' }} defaultValue={result.paidTexts.join(t('&'))} onBlur={(event) => change({ paidTexts: listOf(event.target.value) })} /></Labelled>
            <Labelled label={t('summaryAt')}><Select value={result.summary} onChange={(summary) => change({ summary, summaryFields: summary === 'none' ? [] : result.summaryFields.length > 0 ? result.summaryFields : ['count', 'total'] })} options={(['none', 'first', 'last'] as const).map((value) => ({ value, label: t(`summaryAt_${value}`) }))} /></Labelled>
            {result.summary !== 'none' && <Labelled label={t('summaryFields')} wide><Input defaultValue={result.summaryFields.join(' ')} onBlur={(event) => change({ summaryFields: listOf(event.target.value).filter((each): each is Result['summaryFields'][number] => ['count', 'total', 'batchNo', 'ignore'].includes(each)) })} /></Labelled>}
            <Checkbox checked={result.header} onChange={(event) => change({ header: event.target.checked })}>{t('resultHeader')}</Checkbox>
          </div>
          <Rows<Result['columns'][number]> label={t('resultColumns')} rows={result.columns} blank={{ field: 'ignore', titles: [] }} onChange={(columns) => change({ columns })} drawRow={(row, set) => (
            <>
              <Select aria-label={t('field')} value={row.field} style={{ width: '13em' }} onChange={(field) => set({ ...row, field })} options={RESULT_FIELDS.map((value) => ({ value, label: t(`result_${value}`) }))} />
              {result.header && <Input key={row.titles.join()} aria-label={t('columnTitles')} placeholder={t('columnTitles')} defaultValue={row.titles.join(t('&'))} onBlur={(event) => set({ ...row, titles: listOf(event.target.value) })} />}
            </>
          )} />
        </>
      )}
    </>
  );
}
