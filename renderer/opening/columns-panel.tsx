/** Which sheet, which row holds the titles, and what each column means: as proposed, and as the clerk corrects it. */
import { Alert, Button, InputNumber, Select, Space } from 'antd';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { BalanceFile } from '#shared/opening/contract.ts';
import { BALANCE_FIELDS, type BalanceField } from '#shared/opening/words.ts';
import { openingWords } from './words.ts';

export type Mapping = Record<string, BalanceField>;
export const mappingOf = (file: BalanceFile): Mapping => Object.fromEntries((file.header?.columns ?? []).map((column) => [String(column.index), column.field]));

export interface ColumnsPanelProps {
  readonly file: BalanceFile;
  readonly mapping: Mapping;
  readonly busy: boolean;
  readonly onLayout: (layout: { sheet?: number; headerRow?: number }) => void;
  readonly onMapping: (mapping: Mapping) => void;
  readonly onPreview: () => void;
  readonly onBack: () => void;
}

export function ColumnsPanel({ file, mapping, busy, onLayout, onMapping, onPreview, onBack }: ColumnsPanelProps) {
  const t = useWords(openingWords);
  return (
    <>
      <Space wrap size="large">
        <label><span className="muted">{t('sheet')}</span> <Select aria-label={t('sheet')} value={file.sheet} disabled={busy} popupMatchSelectWidth={false} options={file.sheets.map((sheet) => ({ value: sheet.index, label: sheet.name }))} onChange={(sheet) => onLayout({ sheet })} /></label>
        <label><span className="muted">{t('headerRow')}</span> <InputNumber aria-label={t('headerRow')} min={1} precision={0} disabled={busy} changeOnWheel={false} {...(file.header === null ? {} : { defaultValue: file.header.row })} onPressEnter={(event) => onLayout({ sheet: file.sheet, headerRow: Number(event.currentTarget.value) })} /></label>
      </Space>
      {file.notes.map((note) => <Alert key={note} type="info" showIcon title={note} />)}
      {file.header === null && <Alert type="warning" showIcon title={t('noHeader')} />}
      <div className="card" style={{ overflow: 'auto' }}>
        {file.header === null ? (
          <table className="plain-table"><tbody>{file.firstRows.map((row) => <tr key={row.row}><th>{row.row}</th>{row.cells.map((cell, index) => <td key={index}>{cell}</td>)}</tr>)}</tbody></table>
        ) : (
          <table className="plain-table">
            <thead><tr><th>{t('column')}</th><th style={{ width: '13em' }}>{t('meaning')}</th><th>{t('samples')}</th></tr></thead>
            <tbody>
              {file.header.columns.map((column) => (
                <tr key={column.index}>
                  <td>{column.title}</td>
                  <td><Select aria-label={`${t('meaning')} ${column.title}`} style={{ width: '12em' }} value={mapping[String(column.index)] ?? 'ignore'} options={BALANCE_FIELDS.map((field) => ({ value: field, label: t(`f_${field}`) }))} onChange={(field) => onMapping({ ...mapping, [String(column.index)]: field })} /></td>
                  <td className="muted">{column.samples.join(t(';'))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <Space><Button onClick={onBack}>{t('back')}</Button><Button type="primary" disabled={file.header === null} loading={busy} onClick={onPreview}>{t('preview')}</Button></Space>
    </>
  );
}
