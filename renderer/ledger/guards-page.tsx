/** Which accounts must not be overdrawn, what posting then does, and which accounts were. */
import { Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { z } from 'zod';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { AccountSetChoice, WithAccountSet, type OpenBooks } from '#renderer/ui/account-set.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import type { VoucherId } from '#shared/ids.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import type { OverdrawnAccount } from '#shared/ledger/contract.ts';
import { GUARD_MODES } from '#shared/ledger/guards.ts';
import { formatYuan } from '#shared/money.ts';
import { guardWords } from './guard-words.ts';

type GuardRow = MethodOutput<'ledger.guards'>[number];
const TONES = { off: 'neutral', warn: 'warning', refuse: 'active' } as const;
const formSchema = z.object({ mode: z.enum(GUARD_MODES), codesText: z.string().regex(/^\s*\d{3,20}(\s+\d{3,20})*\s*$/) });

function Guards({ books }: { books: OpenBooks }) {
  const t = useWords(guardWords);
  const maySetUp = useMay('ledger.setup');
  const { today } = useOfficeState();
  const { accountSetId } = books.set;
  const guards = useCall('ledger.guards', { accountSetId });
  const overdrawn = useCall('ledger.overdrawn', { accountSetId });
  const save = useAct('ledger.saveGuard');
  const [changing, setChanging] = useState<GuardRow>();
  const columns = useMemo<Column<OverdrawnAccount>[]>(() => [
    { key: 'account', title: t('account'), width: 280, render: (row) => <Link to={`/ledger/register/${row.accountId}/${row.day.slice(0, 7)}`}>{`${row.code} ${row.name}`}</Link> },
    { key: 'day', title: t('day'), width: 140, kind: 'day', value: (row) => row.day },
    { key: 'balance', title: t('balance'), width: 160, kind: 'money', value: (row) => row.balanceFen },
    { key: 'closing', title: t('closing'), width: 160, kind: 'money', value: (row) => row.closingFen },
  ], [t]);
  return (
    <PageFrame title={t('guards')} subtitle={<AccountSetChoice books={books} />} back={{ to: `/ledger/accounts?set=${accountSetId}`, label: t('accounts') }}>
      <div className="muted">{t('lead')}</div>
      <RefusalAlert error={guards.error ?? overdrawn.error} />
      <section className="card">
        <table className="plain-table">
          <thead><tr><th>{t('guard')}</th><th>{t('codes')}</th><th>{t('mode')}</th>{maySetUp && <th aria-label={t('change')} />}</tr></thead>
          <tbody>
            {(guards.data ?? []).map((guard) => (
              <tr key={guard.key}>
                <td>{t(guard.key)}</td>
                <td className="figures">{guard.codes.join('　')}</td>
                <td><StatusTag tone={TONES[guard.mode]}>{t(guard.mode)}</StatusTag></td>
                {maySetUp && <td className="number"><Button size="small" aria-label={`${t('change')} ${t(guard.key)}`} onClick={() => setChanging(guard)}>{t('change')}</Button></td>}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <h2 style={{ margin: 0, fontSize: '1.1rem' }}>{t('overdrawnTitle')}</h2>
      <DataTable label={t('overdrawnTitle')} columns={columns} rows={overdrawn.data} rowKey={(row) => row.accountId} empty={{ title: t('none'), hint: today }} />
      {changing !== undefined && (
        <FormDialog open title={`${t('change')} ${t(changing.key)}`} schema={formSchema} initial={{ mode: changing.mode, codesText: changing.codes.join(' ') }} onClose={() => setChanging(undefined)}
          onSave={({ mode, codesText }) => save.run({ accountSetId, key: changing.key, mode, codes: codesText.trim().split(/\s+/) })}>
          {() => (
            <>
              <Field name="mode" label={t('mode')} required><Select options={GUARD_MODES.map((mode) => ({ value: mode, label: t(mode) }))} /></Field>
              <Field name="codesText" label={t('codes')} required hint={t('codesHint')}><Input /></Field>
            </>
          )}
        </FormDialog>
      )}
    </PageFrame>
  );
}

export function GuardsPage() {
  return <WithAccountSet>{(books) => <Guards books={books} />}</WithAccountSet>;
}

/** On the page of a voucher that is not posted: what it would overdraw, when and by how much, and what of the budget it overspends. */
export function VoucherFindings({ voucherId, version }: { voucherId: VoucherId; version: number }) {
  const t = useWords(guardWords);
  const findings = useCall('ledger.voucherFindings', { voucherId });
  const overspends = useCall('budget.overspends', { voucherId });
  const [found, over] = [findings.data ?? [], overspends.data ?? []];
  const refused = found.some((each) => each.mode === 'refuse');
  const account = (code: string, name: string, party: string | null): string => `${code} ${name}${party === null ? '' : `${t('(')}${party}${t(')')}`}`;
  return (
    <>
      {over.length > 0 && (
        <div role="alert" className="card" key={`over ${version}`} style={{ padding: '0.6rem 1rem' }}>
          <strong>{t('overspends')}</strong>
          {over.map((each) => (
            <div key={`${each.accountCode} ${each.party ?? ''}`} className="figures">
              {t('overspend', { account: account(each.accountCode, each.accountName, each.party), budget: formatYuan(each.amountFen), actual: formatYuan(each.actualFen), all: formatYuan(each.withVoucherFen) })}
            </div>
          ))}
        </div>
      )}
      {found.length > 0 && (
        <div role="alert" className="card" key={version} style={{ borderColor: 'var(--cinnabar)', padding: '0.6rem 1rem' }}>
          <strong className="money negative">{`${t('findingsTitle')}${t('(')}${t(refused ? 'findingsPosted' : 'findingsWarn')}${t(')')}`}</strong>
          {found.map((each) => (
            <div key={`${each.code} ${each.party ?? ''}`} className="figures">
              {t('finding', { account: account(each.code, each.name, each.party), day: each.day })}<MoneyText fen={each.balanceFen} />
            </div>
          ))}
        </div>
      )}
    </>
  );
}
