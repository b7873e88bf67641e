/** Filling in a budget: one row an account, with a programme or project where wanted. Ctrl+S saves; Enter on an amount goes to the next row. */
import { Button, Checkbox, Input, Select, Space } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { useGuardLoss } from '#renderer/ui/confirm-loss.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import type { Budget } from '#shared/budget/contract.ts';
import { formatYuan, parseYuan, type Fen } from '#shared/money.ts';
import { budgetWords } from './words.ts';

interface Row { readonly key: number; readonly code: string; readonly programmeId: number | null; readonly project: string; readonly text: string; readonly note: string }
const emptyRow = (key: number): Row => ({ key, code: '', programmeId: null, project: '', text: '', note: '' });
const rowsOf = (view: Budget): Row[] => view.lines.map((line, key) => ({ key, code: line.accountCode, programmeId: line.programmeId, project: line.project ?? '', text: formatYuan(line.amountFen, { grouping: false }), note: line.note }));
const amountOf = (text: string): Fen | null => {
  const parsed = parseYuan(text);
  return parsed.ok && parsed.fen >= 0 ? parsed.fen : null;
};

export function BudgetEditor({ view, version, onDone }: { view: Budget; version: number | null; onDone: () => void }) {
  const t = useWords(budgetWords);
  const seesWelfare = useMay('welfare.read');
  const accounts = useCall('ledger.accounts', { accountSetId: view.accountSetId });
  const programmes = useCall('welfare.programmes', {}, { enabled: seesWelfare, keepLast: true });
  const save = useAct('budget.save');
  const [rows, setRows] = useState<readonly Row[]>(() => (view.lines.length === 0 ? [emptyRow(0)] : rowsOf(view)));
  const [warns, setWarns] = useState(view.budget?.warns ?? true);
  const [dirty, setDirty] = useState(false);
  const mayLeave = useGuardLoss(dirty);
  const options = (accounts.data ?? []).filter((account) => account.category === 'profitLoss' && account.validTo === null).map((account) => ({ value: account.code, label: `${account.code} ${account.name}`, find: `${account.code} ${account.name} ${account.namePinyin} ${account.nameInitials}`.toLowerCase() }));
  const change = (key: number, part: Partial<Row>): void => {
    setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
    setDirty(true);
  };
  const add = (): void => {
    const key = Math.max(-1, ...rows.map((row) => row.key)) + 1;
    setRows([...rows, emptyRow(key)]);
    requestAnimationFrame(() => document.getElementById(`budget-account-${key}`)?.focus());
  };
  const filled = rows.filter((row) => row.code !== '' || row.text.trim() !== '');
  const wrong = filled.some((row) => row.code === '' || amountOf(row.text) === null);
  const store = async (): Promise<void> => {
    if (wrong) return;
    const lines = filled.map((row) => ({ accountCode: row.code, programmeId: row.programmeId as never, project: row.project.trim() === '' ? null : row.project.trim(), amountFen: amountOf(row.text) ?? (0 as Fen), note: row.note }));
    const outcome = await save.run({ accountSetId: view.accountSetId, year: view.year, version, warns, lines });
    if (!outcome.ok) return;
    setDirty(false);
    onDone();
  };
  const latest = useRef(store);
  useEffect(() => {
    latest.current = store;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      void latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <section className="card" style={{ overflow: 'auto' }}>
      <table className="plain-table">
        <thead><tr><th style={{ minWidth: '18em' }}>{t('account')}</th><th style={{ minWidth: '12em' }}>{t('programme')}</th><th style={{ minWidth: '9em' }}>{t('project')}</th><th className="number" style={{ minWidth: '9em' }}>{t('amount')}</th><th style={{ minWidth: '12em' }}>{t('note')}</th><th aria-label={t('removeLine')} /></tr></thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.key}>
              <td><Select id={`budget-account-${row.key}`} aria-label={`${t('account')} ${index + 1}`} style={{ width: '100%' }} value={row.code === '' ? null : row.code} options={options} popupMatchSelectWidth={false} showSearch={{ filterOption: (text, option) => option?.find.includes(text.trim().toLowerCase()) === true }} onChange={(code: string) => change(row.key, { code })} /></td>
              <td><Select aria-label={`${t('programme')} ${index + 1}`} allowClear style={{ width: '100%' }} value={row.programmeId} options={(programmes.data?.programmes ?? []).map((each) => ({ value: Number(each.programmeId), label: `${each.code} ${each.name}` }))} popupMatchSelectWidth={false} onChange={(programmeId: number | null | undefined) => change(row.key, { programmeId: programmeId ?? null })} /></td>
              <td><Input aria-label={`${t('project')} ${index + 1}`} maxLength={60} value={row.project} onChange={(event) => change(row.key, { project: event.target.value })} /></td>
              <td><Input aria-label={`${t('amount')} ${index + 1}`} style={{ textAlign: 'right' }} value={row.text} {...(row.text !== '' && amountOf(row.text) === null ? { status: 'error' as const } : {})} onChange={(event) => change(row.key, { text: event.target.value })} onPressEnter={() => (index === rows.length - 1 ? add() : document.getElementById(`budget-account-${rows[index + 1]?.key ?? 0}`)?.focus())} /></td>
              <td><Input aria-label={`${t('note')} ${index + 1}`} maxLength={200} value={row.note} onChange={(event) => change(row.key, { note: event.target.value })} /></td>
              <td><Button size="small" aria-label={`${t('removeLine')} ${index + 1}`} onClick={() => { setRows(rows.filter((each) => each.key !== row.key)); setDirty(true); }}>×</Button></td>
            </tr>
          ))}
        </tbody>
      </table>
      <Space wrap style={{ marginTop: '0.75rem' }}>
        <Button onClick={add}>{t('addLine')}</Button>
        <Checkbox checked={warns} onChange={(event) => { setWarns(event.target.checked); setDirty(true); }}>{t('warns')}</Checkbox>
        <Button onClick={() => void mayLeave().then((leave) => leave && onDone())}>{t('cancel')}</Button>
        <Button type="primary" loading={save.running} disabled={wrong} onClick={() => void store()}>{t('save')}</Button>
      </Space>
      <RefusalAlert error={save.error} />
    </section>
  );
}
