import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { RevealValue } from '#renderer/ui/reveal-value.tsx';
import { daySchema } from '#shared/days.ts';
import { bankAccountInputSchema, reasonSchema, RESIDENT_ACCOUNT_KINDS } from '#shared/residents/fields.ts';
import { useRequestInstead } from './change-request-dialog.tsx';
import type { ResidentFile } from './resident-page.tsx';
import { residentsWords } from './words.ts';

type Account = ResidentFile['bankAccounts'][number];

/** 银行账户: where the money goes, now and before; who holds the account, and who else is paid to it. */
export function AccountsTab({ file, mayEdit }: { readonly file: ResidentFile; readonly mayEdit: boolean }) {
  const t = useWords(residentsWords);
  const reveal = useAct('residents.reveal');
  const mayReveal = useMay('residents.reveal');
  const [setting, setSetting] = useState(false);
  const [ending, setEnding] = useState<Account>();
  const current = file.bankAccounts.find((account) => account.validTo === null);
  const show = (account: Account) => async (reason: string) => {
    const outcome = await reveal.run({ target: { what: 'bankAccount', bankAccountId: account.bankAccountId }, reason });
    return outcome.ok ? { ok: true as const, value: outcome.value.value } : outcome;
  };
  return (
    <>
      {mayEdit && <Button style={{ marginBottom: '0.75rem' }} type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setSetting(true)}>{t(current === undefined ? 'setAccount' : 'changeAccount')}</Button>}
      {file.bankAccounts.length === 0 ? <p className="muted">{t('noAccounts')}</p> : (
        <table className="plain-table">
          <thead><tr><th>{t('accountNumber')}</th><th>{t('accountKind')}</th><th>{t('bankName')}</th><th>{t('holderName')}</th><th>{t('validFrom')}</th><th>{t('validTo')}</th><th>{t('act')}</th></tr></thead>
          <tbody>
            {file.bankAccounts.map((account) => (
              <tr key={account.bankAccountId} className={account.validTo === null ? '' : 'muted'}>
                <td>
                  <RevealValue masked={account.numberMasked} label={t('accountNumber')} reveal={show(account)} allowed={mayReveal} />
                  {account.alsoOf.length > 0 && <div className="field-note bad">{t('sharedWith', { names: account.alsoOf.map((other) => other.name).join(t('&')) })}</div>}
                </td>
                <td>{t(account.kind)}</td><td>{account.bankName} {account.bankCode}</td><td>{account.holderName}{account.holderRelation === null ? '' : `${t('(')}${account.holderRelation}${t(')')}`}</td>
                <td className="figures">{account.validFrom}</td><td className="figures">{account.validTo ?? t('now')}</td>
                <td>{mayEdit && account.validTo === null && <Button size="small" onClick={() => setEnding(account)}>{t('endAccount')}</Button>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {setting && <SetAccount file={file} onClose={() => setSetting(false)} />}
      {ending !== undefined && <EndAccount account={ending} onClose={() => setEnding(undefined)} />}
    </>
  );
}

const setSchema = bankAccountInputSchema.extend({ from: daySchema });

function SetAccount({ file, onClose }: { readonly file: ResidentFile; readonly onClose: () => void }) {
  const t = useWords(residentsWords);
  const { today } = useOfficeState();
  const set = useAct('residents.setBankAccount');
  const request = useRequestInstead(onClose);
  return (
    <FormDialog
      open title={`${t('setAccount')} · ${file.resident.name}`} schema={setSchema} initial={{ from: today }} onClose={onClose} refusalAction={request.action}
      onSave={({ from, ...account }) => {
        const input = { residentId: file.resident.residentId, account, from };
        request.remember({ what: 'setBankAccount', input });
        return set.run(input);
      }}
    >
      <div className="field-row">
        <Field name="number" label={t('accountNumber')} required><Input className="figures" autoComplete="off" maxLength={60} /></Field>
        <Field name="kind" label={t('accountKind')}><Select allowClear placeholder={t('auto')} options={RESIDENT_ACCOUNT_KINDS.map((value) => ({ value, label: t(value) }))} /></Field>
      </div>
      <div className="field-row">
        <Field name="bankName" label={t('bankName')}><Input maxLength={60} /></Field>
        <Field name="bankCode" label={t('bankCode')}><Input maxLength={12} inputMode="numeric" /></Field>
      </div>
      <div className="field-row">
        <Field name="holderName" label={t('holderName')} hint={t('holderNameHint')}><Input maxLength={60} autoComplete="off" /></Field>
        <Field name="holderRelation" label={t('holderRelation')}><Input maxLength={40} /></Field>
      </div>
      <Field name="from" label={t('accountFrom')} required><DayInput /></Field>
    </FormDialog>
  );
}

function EndAccount({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const t = useWords(residentsWords);
  const { today } = useOfficeState();
  const end = useAct('residents.endBankAccount');
  const request = useRequestInstead(onClose);
  return (
    <FormDialog
      open title={`${t('endAccount')} · ${account.numberMasked}`} schema={z.object({ lastDay: daySchema, reason: reasonSchema })} initial={{ lastDay: today }} onClose={onClose} refusalAction={request.action}
      onSave={(values) => {
        const input = { bankAccountId: account.bankAccountId, ...values };
        request.remember({ what: 'endBankAccount', input });
        return end.run(input);
      }}
    >
      <Field name="lastDay" label={t('lastDay')} required><DayInput /></Field>
      <Field name="reason" label={t('reason')} required><Input maxLength={200} /></Field>
    </FormDialog>
  );
}
