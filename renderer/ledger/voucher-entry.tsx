/** Filling in a voucher, new or a draft again. Ctrl+S saves; leaving with unsaved rows asks. */
import { Button, InputNumber, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { useGuardLoss } from '#renderer/ui/confirm-loss.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { daySchema } from '#shared/days.ts';
import type { VoucherId } from '#shared/ids.ts';
import type { AccountSet, Voucher } from '#shared/ledger/contract.ts';
import { EntryGrid } from './entry-grid.tsx';
import { emptyRow, isBlank, linesOf, rowsOf, type EntryRow } from './entry-rows.ts';
import { KIND_WORDS } from './voucher-words.tsx';
import { ledgerWords } from './words.ts';

const KINDS = ['ordinary', 'closing', 'correction', 'opening'] as const;
type Kind = (typeof KINDS)[number];

export interface VoucherEntryProps {
  readonly set: AccountSet;
  /** The draft to go on with. */
  readonly voucher?: Voucher;
  readonly today: string;
  /** What a new voucher is at first; opening balances have their own button. */
  readonly kind?: Kind;
  readonly onSaved: (voucherId: VoucherId) => void;
  readonly onLeave: () => void;
}

interface Head { readonly voucherDate: string | undefined; readonly word: string; readonly kind: Kind; readonly attachmentsCount: number }

function headOf({ set, voucher, today, kind = 'ordinary' }: VoucherEntryProps): Head {
  if (voucher === undefined) return { voucherDate: today, word: set.words[0] ?? '记', kind, attachmentsCount: 0 };
  return { voucherDate: voucher.voucherDate, word: voucher.word, kind: KINDS.find((each) => each === voucher.kind) ?? 'ordinary', attachmentsCount: voucher.attachmentsCount };
}

export function VoucherEntry(props: VoucherEntryProps) {
  const { set, voucher, onSaved, onLeave } = props;
  const t = useWords(ledgerWords);
  const accounts = useCall('ledger.accounts', { accountSetId: set.accountSetId });
  const save = useAct('ledger.saveVoucher');
  const submit = useAct('ledger.submitVoucher');
  const [head, setHead] = useState<Head>(() => headOf(props));
  const [rows, setRows] = useState<readonly EntryRow[]>(() => (voucher === undefined ? [emptyRow(1), emptyRow(2)] : rowsOf(voucher.lines)));
  const [dirty, setDirty] = useState(false);
  const [fault, setFault] = useState<string>();
  const [saved, setSaved] = useState<{ voucherId: VoucherId; version: number } | undefined>(voucher && { voucherId: voucher.voucherId, version: voucher.version });
  const [done, setDone] = useState<VoucherId>();
  const mayLeave = useGuardLoss(dirty);
  const leaveTo = useRef(onSaved);
  useEffect(() => {
    leaveTo.current = onSaved;
  });
  // Only once nothing is unsaved any more, or the guard would ask.
  useEffect(() => {
    if (done !== undefined && !dirty) leaveTo.current(done);
  }, [done, dirty]);

  const changeHead = (part: Partial<Head>): void => {
    setHead({ ...head, ...part });
    setDirty(true);
  };
  const store = async (andSubmit: boolean): Promise<void> => {
    setFault(undefined);
    const voucherDate = daySchema.safeParse(head.voucherDate).data;
    if (voucherDate === undefined) return setFault(t('dateMissing'));
    const made = linesOf(rows);
    if ('fault' in made) return setFault(t('lineWrong', { n: made.fault.lineNo, what: t(made.fault.what) }));
    if (made.lines.length === 0) return setFault(t('nothingTyped'));
    const outcome = await save.run({ ...saved, accountSetId: set.accountSetId, ...head, voucherDate, lines: made.lines });
    if (!outcome.ok) return undefined;
    setSaved({ voucherId: outcome.value.voucherId, version: outcome.value.version });
    setDirty(false);
    if (andSubmit && !(await submit.run({ voucherId: outcome.value.voucherId })).ok) return undefined;
    return setDone(outcome.value.voucherId);
  };
  const latest = useRef(store);
  useEffect(() => {
    latest.current = store;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
        event.preventDefault();
        void latest.current(false);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const busy = save.running || submit.running;
  return (
    <section className="card" aria-label={t('voucher')}>
      <div className="field-row" style={{ display: 'flex', flexWrap: 'wrap', gap: '0.75rem', alignItems: 'center', marginBottom: '0.75rem' }}>
        <label htmlFor="entry-date">{t('voucherDate')}</label>
        <div style={{ width: '12rem' }}><DayInput id="entry-date" value={head.voucherDate ?? null} autoFocus onChange={(text) => changeHead({ voucherDate: text })} /></div>
        {set.words.length > 1 && (
          <Select aria-label={t('word')} value={head.word} options={set.words.map((word) => ({ value: word, label: word }))} onChange={(word) => changeHead({ word })} />
        )}
        <Select aria-label={t('kindOf')} value={head.kind} disabled={saved !== undefined} popupMatchSelectWidth={false} options={KINDS.map((kind) => ({ value: kind, label: t(KIND_WORDS[kind]) }))} onChange={(kind) => changeHead({ kind })} />
        <label htmlFor="entry-attachments">{t('attachments')}</label>
        <InputNumber id="entry-attachments" min={0} max={9999} precision={0} value={head.attachmentsCount} onChange={(count) => changeHead({ attachmentsCount: count ?? 0 })} style={{ width: '6rem' }} />
        <span className="muted">{t('gridHint')}</span>
      </div>
      <EntryGrid
        rows={rows}
        accountSetId={set.accountSetId}
        accounts={accounts.data ?? []}
        onChange={(next) => {
          setRows(next);
          setDirty(next.some((row) => !isBlank(row)) || voucher !== undefined);
        }}
      />
      <div style={{ marginTop: '0.75rem' }}>
        {fault !== undefined && <div role="alert" className="money negative" style={{ marginBottom: '0.5rem' }}>{fault}</div>}
        <RefusalAlert error={save.error ?? submit.error ?? accounts.error} />
        <div style={{ display: 'flex', gap: '0.5rem', justifyContent: 'flex-end' }}>
          <Button onClick={() => void mayLeave().then((leave) => leave && onLeave())}>{t('cancel')}</Button>
          <Button loading={save.running} disabled={busy} onClick={() => void store(false)}>{t('save')}</Button>
          <Button type="primary" loading={busy} onClick={() => void store(true)}>{t('saveAndSubmit')}</Button>
        </div>
      </div>
    </section>
  );
}
