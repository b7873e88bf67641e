/** Forms of restricted money: the fund itself, and one act of it by its recipe. */
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { fundActSchema, fundInputSchema, type Fund } from '#shared/assets/fund-schemas.ts';
import { accountsOf, FUND_CODES, RECIPE_NAMES, RECIPES, USUAL_CODES, type RecipeName } from '#shared/assets/recipes.ts';
import { FUND_KINDS } from '#shared/assets/words.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { AccountSelect } from './account-select.tsx';
import { VoucherFields } from './voucher-fields.tsx';
import { assetsWords } from './words.ts';

const fundSchema = fundInputSchema.omit({ fundId: true, version: true, accountSetId: true });
const actSchema = fundActSchema.omit({ fundId: true });
const FUND_UNDER = ['231', '241', '211', '311'] as const;

export function FundForm({ accountSetId, fund, onClose }: { accountSetId: AccountSetId; fund?: Fund; onClose: () => void }) {
  const t = useWords(assetsWords);
  const { today } = useOfficeState();
  const save = useAct('assets.saveFund');
  const initial = fund === undefined
    ? { kind: 'grant' as const, accountCode: FUND_CODES.grant, openedOn: today }
    : { name: fund.name, kind: fund.kind, accountCode: fund.accountCode, paperNo: fund.paperNo, openedOn: fund.openedOn, closedOn: fund.closedOn, note: fund.note };
  return (
    <FormDialog open title={t('newFund')} width={640} schema={fundSchema} initial={initial} onClose={onClose}
      onSave={(input) => save.run({ ...input, accountSetId, ...(fund === undefined ? {} : { fundId: fund.fundId, version: fund.version }) })}>
      {(form) => (
        <>
          <Field name="name" label={t('fundName')} required><Input maxLength={60} /></Field>
          <div className="field-row">
            <Field name="kind" label={t('fundKind')}><Select disabled={fund !== undefined} options={FUND_KINDS.map((value) => ({ value, label: t(value) }))} onSelect={(kind: Fund['kind']) => form.setFieldValue('accountCode', FUND_CODES[kind])} /></Field>
            <Field name="accountCode" label={t('fundAccount')} required><AccountSelect accountSetId={accountSetId} under={FUND_UNDER} /></Field>
          </div>
          <div className="field-row">
            <Field name="paperNo" label={t('paperNo')}><Input maxLength={60} /></Field>
            <Field name="openedOn" label={t('openedOn')} required><DayInput /></Field>
            <Field name="closedOn" label={t('closedOn')}><DayInput /></Field>
          </div>
          <Field name="note" label={t('note')}><Input maxLength={500} /></Field>
        </>
      )}
    </FormDialog>
  );
}

/** One act: choosing it shows the accounts it moves, filled with the usual ones. */
export function FundActDialog({ fund, onClose }: { fund: Fund; onClose: () => void }) {
  const t = useWords(assetsWords);
  const { today } = useOfficeState();
  const navigate = useNavigate();
  const act = useAct('assets.bookFund');
  const names = RECIPE_NAMES.filter((name) => RECIPES[name].kind === fund.kind);
  const [recipe, setRecipe] = useState<RecipeName>(names[0]!);
  return (
    <FormDialog open title={`${t('fundAct')} ${fund.name}`} width={640} schema={actSchema} saveLabel={t('makeDraft')} onClose={onClose}
      initial={{ recipe, voucherDate: today, summary: `${t(recipe)} ${fund.name}`, attachmentsCount: 1, codes: { ...USUAL_CODES[fund.kind] } }}
      onSave={async (input) => {
        const wanted = accountsOf(recipe);
        const outcome = await act.run({ ...input, fundId: fund.fundId, codes: Object.fromEntries(wanted.map((place) => [place, input.codes?.[place]])) });
        if (outcome.ok) void navigate(`/ledger/vouchers/${outcome.value.voucherId}`);
        return outcome;
      }}>
      {(form) => (
        <>
          <Field name="recipe" label={t('recipe')} required>
            <Select options={names.map((value) => ({ value, label: t(value) }))} onSelect={(name: RecipeName) => { setRecipe(name); form.setFieldValue('summary', `${t(name)} ${fund.name}`); }} />
          </Field>
          <Field name="amountFen" label={t('amount')} required><MoneyInput capitals /></Field>
          <div className="field-row">
            <Field name="summary" label={t('summary')} required><Input maxLength={120} /></Field>
            <Field name="counterparty" label={t('counterpartyOptional')}><Input maxLength={60} /></Field>
          </div>
          <div className="field-row">
            {accountsOf(recipe).map((place) => <Field key={place} name={['codes', place] as never} label={t(`acc_${place}`)} required><AccountSelect accountSetId={fund.accountSetId} /></Field>)}
          </div>
          <VoucherFields />
        </>
      )}
    </FormDialog>
  );
}
