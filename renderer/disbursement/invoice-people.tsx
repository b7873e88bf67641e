import { useMemo } from 'react';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { StatusTag, type StatusTone } from '#renderer/ui/status-tag.tsx';
import type { MatchRow } from '#shared/disbursement/provider-contract.ts';
import { providerWords } from './provider-words.ts';

export type OpenLine = MethodOutput<'providers.ofBatch'>['open'][number];
export type Match = MethodOutput<'providers.match'>;

/** One row of the table: somebody of ours, of theirs, or both. */
export interface PersonRow { readonly key: string; readonly line: OpenLine | null; readonly match: MatchRow | null }

const TONES: Readonly<Record<MatchRow['kind'], StatusTone>> = { same: 'good', otherAmount: 'bad', onlyOurs: 'warning', onlyTheirs: 'bad', notOpen: 'warning', unclear: 'bad', twice: 'bad' };
/** What has to be looked at comes first. */
const ORDER: readonly MatchRow['kind'][] = ['otherAmount', 'onlyTheirs', 'unclear', 'twice', 'notOpen', 'onlyOurs', 'same'];

/** Our open people, with the provider's list beside them where there is one. */
export function rowsOf(open: readonly OpenLine[], match: Match | undefined): PersonRow[] {
  if (match === undefined) return open.map((line) => ({ key: `o${line.lineId}`, line, match: null }));
  const byId = new Map(open.map((line) => [line.lineId, line]));
  return match.rows.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.ours?.lineNo ?? 0) - (b.ours?.lineNo ?? 0) || (a.theirs?.row ?? 0) - (b.theirs?.row ?? 0))
    .map((row) => {
      const line = row.kind === 'twice' || row.ours === null ? null : (byId.get(row.ours.lineId) ?? null);
      return { key: line === null ? `t${row.theirs?.row ?? ''}-${row.ours?.lineId ?? ''}` : `o${line.lineId}`, line, match: row };
    });
}

/** 人员: who the invoice is for, ticked; side by side with the provider's list. */
export function InvoicePeople({ rows, keys, onKeys }: { rows: readonly PersonRow[]; keys: readonly string[]; onKeys: (keys: string[]) => void }) {
  const t = useWords(providerWords);
  const columns = useMemo((): Column<PersonRow>[] => [
    { key: 'lineNo', title: t('lineNo'), kind: 'number', width: 60, value: (row) => row.line?.lineNo ?? row.match?.ours?.lineNo, sortable: true },
    { key: 'name', title: t('name'), width: 100, value: (row) => row.line?.name ?? row.match?.ours?.name, sortable: true },
    { key: 'head', title: t('head'), width: 90, value: (row) => row.line?.headName },
    { key: 'grid', title: t('grid'), width: 110, value: (row) => row.line?.gridName, sortable: true },
    { key: 'tail', title: t('tail'), kind: 'id', width: 90, value: (row) => row.line?.idTail ?? row.match?.ours?.idTail },
    { key: 'ours', title: t('ours'), kind: 'money', width: 110, value: (row) => row.line?.amountFen ?? row.match?.ours?.amountFen },
    { key: 'theirs', title: t('theirs'), width: 140, value: (row) => { const theirs = row.match?.theirs; return theirs === null || theirs === undefined ? '' : [theirs.name, theirs.idShown].filter((part) => part !== '').join(' '); } },
    { key: 'theirAmount', title: t('theirAmount'), kind: 'money', width: 110, value: (row) => row.match?.theirs?.amountFen },
    { key: 'result', title: t('result'), width: 150, value: (row) => (row.match === null ? t('noList') : t(`m_${row.match.kind}`)), render: (row) => (row.match === null ? <span className="muted">{t('noList')}</span> : <StatusTag tone={TONES[row.match.kind]}>{t(`m_${row.match.kind}`)}</StatusTag>), sortable: true },
  ], [t]);
  return (
    <DataTable<PersonRow> label={t('persons')} columns={columns} rows={rows} rowKey={(row) => row.key} empty={{ title: t('nothingOpen'), hint: t('nothingOpenHint') }}
      selection={{ keys, onChange: (_, chosen) => onKeys(chosen.filter((row) => row.line !== null).map((row) => row.key)) }} />
  );
}
