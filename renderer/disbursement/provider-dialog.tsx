import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { localDayAndTime } from '#shared/days.ts';
import { providersContract, type Provider } from '#shared/disbursement/provider-contract.ts';
import { providerWords } from './provider-words.ts';
import type { BatchShown } from './steps.ts';

const text = (most: number): z.ZodOptional<z.ZodString> => z.string().trim().max(most).optional();
const schema = z.object({ name: z.string().trim().min(2).max(60), creditCode: z.string().trim().toUpperCase().refine((code) => code === '' || providersContract.save.input.shape.creditCode.safeParse(code).success).optional(), bankName: text(60), account: text(40), contact: text(60), active: z.boolean() });

function ProviderDialog({ provider, onClose }: { provider: Provider | null; onClose: () => void }) {
  const t = useWords(providerWords);
  const save = useAct('providers.save');
  return (
    <FormDialog open title={t(provider === null ? 'newProvider' : 'editProvider')} schema={schema} saveLabel={t('save')} onClose={onClose}
      initial={provider === null ? { active: true } : { name: provider.name, creditCode: provider.creditCode ?? '', bankName: provider.bankName, contact: provider.contact, active: provider.active }}
      onSave={({ name, creditCode, bankName, account, contact, active }) => save.run({
        providerId: provider?.providerId ?? null, version: provider?.version ?? null, name, creditCode: creditCode === undefined || creditCode === '' ? null : creditCode, bankName: bankName ?? '',
        account: account ?? '', contact: contact ?? '', active,
      })}>
      <p className="muted">{t('providerHint')}</p>
      <Field name="name" label={t('providerName')} required><Input autoFocus maxLength={60} /></Field>
      <Field name="creditCode" label={t('creditCode')}><Input maxLength={18} /></Field>
      <Field name="bankName" label={t('bankName')}><Input maxLength={60} /></Field>
      <Field name="account" label={provider === null || provider.accountMasked === '' ? t('account') : t('accountKeep')}><Input maxLength={40} autoComplete="off" placeholder={provider?.accountMasked ?? ''} /></Field>
      <Field name="contact" label={t('contact')}><Input maxLength={60} /></Field>
      {provider !== null && <Field name="active" label={t('state')} valuePropName="checked"><Checkbox>{t('active')}</Checkbox></Field>}
    </FormDialog>
  );
}

/** 付款单位: whom the office pays for people, those paid for this programme before first. */
export function ProvidersCard({ batch }: { batch: BatchShown }) {
  const t = useWords(providerWords);
  const mayEdit = useMay('disbursement.make');
  const { data, error } = useCall('providers.list', { batchId: batch.batchId });
  const [editing, setEditing] = useState<Provider | 'new'>();
  return (
    <section className="card" aria-label={t('providers')}>
      <h2>{t('providers')} {mayEdit && <Button size="small" onClick={() => setEditing('new')}>{t('newProvider')}</Button>}</h2>
      <RefusalAlert error={error} />
      {data?.providers.length === 0 && <p className="muted">{`${t('noProviders')}${t('.')}${t('noProvidersHint')}`}</p>}
      {data !== undefined && data.providers.length > 0 && (
        <table className="plain-table">
          <thead><tr><th>{t('providerName')}</th><th>{t('bankName')}</th><th>{t('account')}</th><th>{t('contact')}</th><th>{t('state')}</th><th>{t('changedBy')}</th>{mayEdit && <th aria-label={t('edit')} />}</tr></thead>
          <tbody>
            {data.providers.map((provider) => (
              <tr key={provider.providerId}>
                <td>{provider.name}</td>
                <td>{provider.bankName}</td>
                <td className="figures">{provider.accountMasked}</td>
                <td>{provider.contact}</td>
                <td><StatusTag tone={provider.active ? 'good' : 'neutral'}>{t(provider.active ? 'active' : 'ended')}</StatusTag></td>
                <td>{provider.changedBy} <span className="muted figures">{localDayAndTime(provider.changedAt)}</span></td>
                {mayEdit && <td><Button size="small" onClick={() => setEditing(provider)}>{t('edit')}</Button></td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {editing !== undefined && <ProviderDialog provider={editing === 'new' ? null : editing} onClose={() => setEditing(undefined)} />}
    </section>
  );
}
