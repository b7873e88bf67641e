/** The grid vouchers are typed into. Everything by keyboard: Enter goes on, = balances, an empty summary copies the line above, Ctrl+Z takes back, rows of Excel are pasted. */
import './entry-grid.css';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useMemo, useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import type { AccountSetId } from '#shared/ids.ts';
import type { TypedDimension } from '#shared/ledger/words.ts';
import type { Account } from '#shared/ledger/contract.ts';
import { formatYuan } from '#shared/money.ts';
import { normaliseSearchText } from '#shared/pinyin.ts';
import { dimensionsShown, emptyRow, fillBalance, pasteRows, readAmount, totalOf, type EntryRow } from './entry-rows.ts';
import { matchesAccount } from './find-account.ts';
import { LineDimensions } from './line-dimensions.tsx';
import { ledgerWords } from './words.ts';

export interface EntryGridProps {
  readonly rows: readonly EntryRow[];
  readonly accountSetId: AccountSetId;
  readonly accounts: readonly Account[];
  readonly onChange: (rows: EntryRow[]) => void;
}

type Cell = 'summary' | 'account' | 'debit' | 'credit' | TypedDimension;

const cellId = (key: number, cell: Cell): string => `entry-${key}-${cell}`;

/** Focus after the next paint: the row may only just have been added, the list of accounts is only just closing. */
function focusAfterPaint(key: number, cell: Cell): void {
  requestAnimationFrame(() => document.getElementById(cellId(key, cell))?.focus());
}

/** Focus at once where the cell is there: of two quick Enters the second belongs to the next cell already. */
function focusCell(key: number, cell: Cell): void {
  const found = document.getElementById(cellId(key, cell));
  if (found === null) focusAfterPaint(key, cell);
  else found.focus();
}

/** The names of an account's parents and its own. */
function pathsOf(accounts: readonly Account[]): Map<string, string> {
  const byId = new Map(accounts.map((account) => [account.accountId, account]));
  const pathOf = (account: Account): string => {
    const parent = account.parentId === null ? undefined : byId.get(account.parentId);
    return parent === undefined ? account.name : `${pathOf(parent)}／${account.name}`;
  };
  return new Map(accounts.map((account) => [account.code, pathOf(account)]));
}

const MOST_PAST = 100;

/** Rows that can be taken back: typing on in one cell is one step, everything else a step of its own. */
function useSteps(rows: readonly EntryRow[], onChange: (rows: EntryRow[]) => void) {
  const past = useRef<(readonly EntryRow[])[]>([]);
  const cell = useRef<string>(undefined);
  return {
    /** @param where the cell that is typed into; undefined for a step of its own. */
    set(next: EntryRow[], where?: string): void {
      if (where === undefined || where !== cell.current) past.current = [...past.current, rows].slice(-MOST_PAST);
      cell.current = where;
      onChange(next);
    },
    undo(): void {
      const before = past.current.pop();
      cell.current = undefined;
      if (before !== undefined) onChange([...before]);
    },
  };
}

export function EntryGrid({ rows, accountSetId, accounts, onChange }: EntryGridProps) {
  const t = useWords(ledgerWords);
  const steps = useSteps(rows, onChange);
  // Whether the list of the cell showed when the key went down: a closed one opens on Enter before the cell hears of it, and Enter goes on all the same.
  const listShown = useRef(false);
  const byCode = useMemo(() => new Map(accounts.map((account) => [account.code, account])), [accounts]);
  const shownOf = (row: EntryRow): TypedDimension[] => dimensionsShown(row, byCode.get(row.accountCode));
  const paths = useMemo(() => pathsOf(accounts), [accounts]);
  const options = useMemo(
    () => accounts.filter((account) => account.leaf && account.validTo === null).map((account) => ({ value: account.code, label: `${account.code} ${paths.get(account.code) ?? account.name}`, account })),
    [accounts, paths],
  );
  const nextKey = (): number => Math.max(0, ...rows.map((row) => row.key)) + 1;
  const change = (key: number, part: Partial<EntryRow>): void => steps.set(rows.map((row) => (row.key === key ? { ...row, ...part } : row)), `${key} ${Object.keys(part).join(' ')}`);
  const addRow = (): void => {
    const key = nextKey();
    steps.set([...rows, emptyRow(key)]);
    focusCell(key, 'summary');
  };

  /** Enter: the next cell, from the last one the next row. Leaving the debit filled skips the credit. */
  const goOn = (index: number, cell: Cell): void => {
    const row = rows[index];
    if (row === undefined) return;
    const filledDebit = cell === 'debit' && row.debitText.trim() !== '';
    const cells: readonly Cell[] = ['summary', 'account', ...shownOf(row), 'debit', 'credit'];
    const next = filledDebit ? undefined : cells[cells.indexOf(cell) + 1];
    if (next !== undefined) return focusCell(row.key, next);
    const below = rows[index + 1];
    if (below === undefined) return addRow();
    return focusCell(below.key, 'summary');
  };
  const onKey = (index: number, cell: Cell) => (event: KeyboardEvent): void => {
    const row = rows[index];
    if (row === undefined || event.nativeEvent.isComposing) return;
    if (event.key === '=' && (cell === 'debit' || cell === 'credit')) {
      event.preventDefault();
      steps.set(fillBalance(rows, row.key, cell));
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      if (listShown.current || (cell === 'account' && row.accountCode === '')) return;
      event.preventDefault();
      const above = rows[index - 1];
      if (cell === 'summary' && row.summary.trim() === '' && above !== undefined) change(row.key, { summary: above.summary });
      goOn(index, cell);
    }
  };
  const amount = (index: number, row: EntryRow, cell: 'debit' | 'credit') => {
    const text = cell === 'debit' ? row.debitText : row.creditText;
    const value = readAmount(text);
    const set = (next: string): void => change(row.key, cell === 'debit' ? { debitText: next } : { creditText: next });
    return (
      <Input
        id={cellId(row.key, cell)}
        aria-label={`${t(cell === 'debit' ? 'debitSide' : 'creditSide')} ${index + 1}`}
        className={value !== null && value < 0 ? 'entry-amount negative' : 'entry-amount'}
        {...(value === null ? { status: 'error' as const } : {})}
        value={text}
        inputMode="decimal"
        onChange={(event) => set(event.target.value)}
        onBlur={() => {
          if (value !== null && value !== 0) set(formatYuan(value));
        }}
        onKeyDown={onKey(index, cell)}
      />
    );
  };
  const onPaste = (row: EntryRow) => (event: ClipboardEvent): void => {
    const pasted = pasteRows(rows, row.key, event.clipboardData.getData('text/plain'), accounts);
    if (pasted === null) return;
    event.preventDefault();
    steps.set(pasted);
  };
  const total = totalOf(rows);
  return (
    <div
      className="entry-grid"
      onKeyDownCapture={(event) => {
        listShown.current = event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true';
        if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z') {
          event.preventDefault();
          steps.undo();
        }
      }}
    >
      <table>
        <thead>
          <tr>
            <th className="entry-no">{t('line')}</th>
            <th>{t('summary')}</th>
            <th>{t('account')}</th>
            <th>{t('residentOrOther')}</th>
            <th className="entry-money">{t('debitSide')}</th>
            <th className="entry-money">{t('creditSide')}</th>
            <th aria-label={t('removeLine')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.key}>
              <td className="entry-no">{index + 1}</td>
              <td>
                <Input id={cellId(row.key, 'summary')} aria-label={`${t('summary')} ${index + 1}`} value={row.summary} maxLength={200} onChange={(event) => change(row.key, { summary: event.target.value })} onKeyDown={onKey(index, 'summary')} onPaste={onPaste(row)} />
              </td>
              <td>
                <Select
                  id={cellId(row.key, 'account')}
                  aria-label={`${t('account')} ${index + 1}`}
                  value={row.accountCode === '' ? null : row.accountCode}
                  options={options}
                  showSearch={{ filterOption: (text, option) => option !== undefined && matchesAccount(option.account, normaliseSearchText(text)) }}
                  popupMatchSelectWidth={false}
                  onChange={(code: string) => {
                    change(row.key, { accountCode: code });
                    const [first = 'debit'] = dimensionsShown(row, byCode.get(code));
                    focusAfterPaint(row.key, first);
                  }}
                  onKeyDown={onKey(index, 'account')}
                  style={{ width: '100%' }}
                />
              </td>
              <td>
                <LineDimensions
                  row={row} line={index + 1} accountSetId={accountSetId} shown={shownOf(row)} required={byCode.get(row.accountCode)?.dimensions ?? []} idOf={(dimension) => cellId(row.key, dimension)}
                  onChange={(dims) => change(row.key, { dims })}
                  onAdd={(dimension) => {
                    change(row.key, { shown: [...row.shown, dimension] });
                    focusAfterPaint(row.key, dimension);
                  }}
                  onKeyDown={(dimension) => onKey(index, dimension)}
                />
              </td>
              <td>{amount(index, row, 'debit')}</td>
              <td>{amount(index, row, 'credit')}</td>
              <td>
                <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={`${t('removeLine')} ${index + 1}`} disabled={rows.length <= 1} onClick={() => steps.set(rows.filter((each) => each.key !== row.key))} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={2}>
              <Button icon={<PlusOutlined aria-hidden />} onClick={addRow}>{t('addLine')}</Button>
            </td>
            <td colSpan={2} className={total.differenceFen === 0 ? 'entry-balance' : 'entry-balance off'} aria-live="polite">
              {total.differenceFen === 0 ? t('balanced') : t('difference', { amount: formatYuan(total.differenceFen) })}
            </td>
            <td className="entry-money"><MoneyText fen={total.debitFen} /></td>
            <td className="entry-money"><MoneyText fen={total.creditFen} /></td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
