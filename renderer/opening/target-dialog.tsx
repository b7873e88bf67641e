/** Where one balance of the old books goes: whole, or in parts that have to sum up, with the reason where somebody had to decide. */
import { Alert, Button, Input, Modal, Select, Space } from 'antd';
import { useState } from 'react';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import type { Account } from '#shared/ledger/contract.ts';
import { nextCode } from '#shared/ledger/account-code.ts';
import { fen, formatYuan, parseYuan, ZERO_FEN } from '#shared/money.ts';
import type { Conversion } from '#shared/opening/contract.ts';
import { conversionWords } from './conversion-words.ts';

type Row = Conversion['rows'][number];
interface Part { readonly key: number; readonly code: string; readonly name: string | null; readonly text: string }

const readText = (text: string): number | null => {
  const parsed = parseYuan(text);
  return text.trim() === '' ? 0 : parsed.ok ? parsed.fen : null;
};

export function TargetDialog({ row, conversion, accounts, pattern, onClose }: { row: Row; conversion: Conversion; accounts: readonly Account[]; pattern: string; onClose: () => void }) {
  const t = useWords(conversionWords);
  const save = useAct('opening.setTarget');
  const onDebit = row.debitFen !== 0;
  const whole = onDebit ? row.debitFen : row.creditFen;
  const plain = (amount: number): string => formatYuan(fen(amount), { grouping: false });
  const [parts, setParts] = useState<readonly Part[]>(() => (row.target?.parts ?? [{ code: '', name: null, debitFen: row.debitFen, creditFen: row.creditFen }])
    .map((part, key) => ({ key, code: part.code, name: part.name, text: plain(onDebit ? part.debitFen - part.creditFen : part.creditFen - part.debitFen) })));
  const [reason, setReason] = useState(row.target?.reason ?? '');
  const change = (key: number, next: Partial<Part>): void => setParts(parts.map((part) => (part.key === key ? { ...part, ...next } : part)));
  const under = accounts.filter((account) => row.to.some((top) => account.code.startsWith(top)));
  const taken = [...accounts.map((account) => account.code), ...conversion.rows.flatMap((each) => each.target?.parts ?? []).map((part) => part.code)];
  const fresh = row.to.flatMap((top) => {
    const heading = under.find((account) => account.code === top);
    const code = heading === undefined || (heading.leaf && heading.used) ? null : nextCode(top, taken, pattern);
    return code === null ? [] : [{ value: code, label: `${code} ${t('addNew')}${t('(')}${top} ${heading?.name ?? ''}${t(')')}` }];
  });
  const options = [...under.filter((account) => account.leaf).map((account) => ({ value: account.code, label: `${account.code} ${account.name}` })), ...fresh];
  const sum = parts.reduce((total, part) => total + (readText(part.text) ?? 0), 0);
  const wrong = parts.some((part) => part.code === '' || readText(part.text) === null || (part.name !== null && part.name.trim() === '')) || sum !== whole;
  const store = async (): Promise<void> => {
    const outcome = await save.run({
      accountSetId: conversion.accountSetId, version: conversion.version, row: row.row, reason,
      parts: parts.map((part) => {
        const amount = fen(readText(part.text) ?? 0);
        return { code: part.code, name: part.name, debitFen: onDebit ? amount : ZERO_FEN, creditFen: onDebit ? ZERO_FEN : amount };
      }),
    });
    if (outcome.ok) onClose();
  };
  return (
    <Modal open title={t('placeTitle', { code: row.code, name: row.name, amount: `${onDebit ? t('debit') : t('credit')} ${formatYuan(whole)}` })} width={760} onCancel={onClose} okText={t('save')} cancelText={t('cancel')} okButtonProps={{ disabled: wrong, loading: save.running }} onOk={() => void store()}>
      <Space orientation="vertical" style={{ width: '100%' }}>
        {row.note !== '' && <Alert type="info" showIcon title={row.note} />}
        <RefusalAlert error={save.error} />
        {parts.map((part, index) => (
          <Space key={part.key} wrap>
            <Select aria-label={`${t('account')} ${index + 1}`} autoFocus={index === 0} style={{ width: '22rem' }} value={part.code === '' ? null : part.code} options={part.name !== null && !options.some((option) => option.value === part.code) ? [...options, { value: part.code, label: `${part.code} ${part.name}` }] : options} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }}
              onChange={(code: string) => change(part.key, { code, name: fresh.some((option) => option.value === code) ? (row.code.length > 3 ? row.name : '') : null })} />
            {part.name !== null && <Input aria-label={t('newName')} placeholder={t('newName')} maxLength={60} style={{ width: '11rem' }} value={part.name} onChange={(event) => change(part.key, { name: event.target.value })} />}
            <Input aria-label={`${t('amount')} ${index + 1}`} className="entry-amount" style={{ width: '9rem', textAlign: 'right' }} value={part.text} onChange={(event) => change(part.key, { text: event.target.value })} {...(readText(part.text) === null ? { status: 'error' as const } : {})} />
            {parts.length > 1 && <Button size="small" onClick={() => setParts(parts.filter((each) => each.key !== part.key))}>{t('removePart')}</Button>}
          </Space>
        ))}
        <Space>
          <Button onClick={() => setParts([...parts, { key: Math.max(...parts.map((part) => part.key)) + 1, code: '', name: null, text: plain(whole - sum) }])}>{t('addPart')}</Button>
          <span className={sum === whole ? 'muted' : 'money negative'}>{sum === whole ? t('restNone') : t('rest', { amount: formatYuan(fen(whole - sum)) })}</span>
        </Space>
        <label htmlFor="target-reason">{t('reason')}{row.asks === 'reason' ? ' *' : ''}</label>
        <Input id="target-reason" maxLength={200} value={reason} placeholder={row.asks === 'reason' ? t('reasonHint') : ''} onChange={(event) => setReason(event.target.value)} />
      </Space>
    </Modal>
  );
}
