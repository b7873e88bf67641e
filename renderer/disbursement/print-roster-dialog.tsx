import { Checkbox, Radio } from 'antd';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { ROSTER_KINDS } from './roster-layout.ts';
import type { BatchShown } from './steps.ts';
import { disbursementWords } from './words.ts';

const rosterForm = z.object({ kind: z.enum(ROSTER_KINDS), big: z.boolean(), onlyToPay: z.boolean(), whole: z.boolean() });

/** Which roster, how large, and whether with whole numbers. The answer stands in the address of the print. */
export function PrintRosterDialog({ batch, onClose }: { batch: BatchShown; onClose: () => void }) {
  const t = useWords(disbursementWords);
  const navigate = useNavigate();
  const chosen = useRef('');
  return (
    <FormDialog
      open
      title={t('printRoster')}
      schema={rosterForm}
      initial={{ kind: batch.payBy === 'cash' ? 'sign' : 'bank', big: false, onlyToPay: false, whole: false }}
      saveLabel={t('printPreview')}
      onClose={onClose}
      onSave={({ kind, big, onlyToPay, whole }) => {
        const params = new URLSearchParams({ kind, ...(big ? { big: '1' } : {}), ...(onlyToPay ? { onlyToPay: '1' } : {}), ...(whole ? { whole: '1' } : {}) });
        chosen.current = params.toString();
        return Promise.resolve({ ok: true, value: null });
      }}
      // Not before it is saved: until then the form holds whoever leaves it with a changed choice.
      onSaved={() => void navigate(`/print/roster/${batch.batchId}?${chosen.current}`)}
    >
      <Field name="kind" label={t('rosterKind')}>
        <Radio.Group className="stack" options={ROSTER_KINDS.map((kind) => ({ value: kind, label: t(`rosterKind_${kind}`) }))} />
      </Field>
      <Field name="big" label={t('rosterSize')} valuePropName="checked">
        <Checkbox>{t('bigPrint')}</Checkbox>
      </Field>
      <Field name="onlyToPay" label={t('rosterScope')} valuePropName="checked">
        <Checkbox>{t('onlyToPay')}</Checkbox>
      </Field>
      <Field name="whole" label={t('numbers')} valuePropName="checked" hint={t('wholeHint')}>
        <Checkbox>{t('wholeNumbers')}</Checkbox>
      </Field>
    </FormDialog>
  );
}
