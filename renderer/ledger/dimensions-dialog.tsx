/** What lines on an account must name, and what is offered when they are typed. */
import { Checkbox } from 'antd';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { ledgerContract, type Account } from '#shared/ledger/contract.ts';
import { TYPED_DIMENSIONS, type TypedDimension } from '#shared/ledger/words.ts';
import { dimensionWords } from './dimension-words.ts';

const typed = (list: readonly string[]): TypedDimension[] => TYPED_DIMENSIONS.filter((dimension) => list.includes(dimension));

export function DimensionsDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const t = useWords(dimensionWords);
  const save = useAct('ledger.setDimensions');
  const options = TYPED_DIMENSIONS.map((dimension) => ({ value: dimension, label: t(`long_${dimension}`) }));
  return (
    <FormDialog open title={`${t('dimensions')}　${account.code} ${account.name}`} schema={ledgerContract.setDimensions.input.pick({ dimensions: true, offers: true })} initial={{ dimensions: typed(account.dimensions), offers: typed(account.offers) }}
      onClose={onClose} onSave={(input) => save.run({ ...input, accountId: account.accountId })}>
      {() => (
        <>
          <Field name="dimensions" label={t('required')}><Checkbox.Group options={options} /></Field>
          <Field name="offers" label={t('offered')}><Checkbox.Group options={options} /></Field>
        </>
      )}
    </FormDialog>
  );
}
