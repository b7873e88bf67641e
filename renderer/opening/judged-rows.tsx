/** The rows of a file of balances with what becomes of each. */
import { useMemo } from 'react';
import { rowReasons } from '#renderer/errors/opening.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import type { JudgedRow } from '#shared/opening/contract.ts';
import { openingWords } from './words.ts';

const TONES = { taken: 'active', subtotal: 'neutral', empty: 'neutral', refused: 'warning' } as const;

export function JudgedRows({ rows, filters }: { rows: readonly JudgedRow[]; filters?: React.ReactNode }) {
  const t = useWords(openingWords);
  const language = useLanguage();
  const columns = useMemo<Column<JudgedRow>[]>(() => {
    const noteOf = (row: JudgedRow): string =>
      (row.reason === null ? [row.adds ? t('adds') : '', row.otherSide && row.status === 'taken' ? t('otherSide') : ''].filter((part) => part !== '').join(t(';')) : rowReasons[row.reason][language](row.shown));
    return [
      { key: 'row', title: t('row'), width: 64, kind: 'number', value: (row) => row.row },
      { key: 'status', title: t('state'), width: 100, render: (row) => <StatusTag tone={TONES[row.status]}>{t(row.status)}</StatusTag> },
      { key: 'code', title: t('code'), width: 100, kind: 'id', value: (row) => row.code },
      { key: 'name', title: t('name'), width: 190, value: (row) => row.name },
      { key: 'debit', title: t('debit'), width: 140, kind: 'money', value: (row) => (row.debitFen === 0 ? null : row.debitFen) },
      { key: 'credit', title: t('credit'), width: 140, kind: 'money', value: (row) => (row.creditFen === 0 ? null : row.creditFen) },
      { key: 'for', title: t('standsFor'), width: 180, value: (row) => row.standsFor },
      { key: 'why', title: t('why'), width: 320, render: (row) => <span className={row.status === 'refused' || row.otherSide ? 'money negative' : 'muted'} style={{ whiteSpace: 'normal', textAlign: 'left' }}>{noteOf(row)}</span> },
    ];
  }, [t, language]);
  return <DataTable label={t('rowsLabel')} columns={columns} rows={rows} rowKey={(row) => row.row} filters={filters} empty={{ title: t('noRows') }} />;
}
