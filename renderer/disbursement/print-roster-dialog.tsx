import { Checkbox, Radio } from 'antd';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { useHandOutPoints } from '#renderer/ui/hand-out-point.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { ROSTER_KINDS, ROSTER_SIZES } from '#shared/disbursement/roster-pages.ts';
import { idSchema } from '#shared/ids.ts';
import { APPROVED_STATUSES } from '#shared/disbursement/status.ts';
import { goodsWords } from './goods-words.ts';
import { payingWords } from './paying-words.ts';
import type { BatchShown } from './steps.ts';
import { disbursementWords } from './words.ts';

const rosterForm = z.object({ kind: z.enum(ROSTER_KINDS), size: z.enum(ROSTER_SIZES), byGrid: z.boolean(), onlyToPay: z.boolean(), whole: z.boolean(), pointId: idSchema<'stockPoint'>().nullable() });

/** Which roster, on which paper, and whether with whole numbers. An approved list is numbered first, so that its pages carry their codes. */
export function PrintRosterDialog({ batch, onClose }: { batch: BatchShown; onClose: () => void }) {
  const t = useWords(disbursementWords);
  const p = useWords(payingWords);
  const g = useWords(goodsWords);
  const navigate = useNavigate();
  const issue = useAct('paying.issueRoster');
  const chosen = useRef('');
  const { inUse, several } = useHandOutPoints();
  const approved = (APPROVED_STATUSES as readonly string[]).includes(batch.status);
  return (
    <FormDialog
      open
      title={t('printRoster')}
      schema={rosterForm}
      initial={{ kind: batch.payBy === 'cash' ? 'sign' : 'bank', size: 'a4', byGrid: false, onlyToPay: false, whole: false, pointId: null }}
      saveLabel={t('printPreview')}
      onClose={onClose}
      onSave={async ({ whole, ...form }) => {
        const params = new URLSearchParams({ kind: form.kind, size: form.size, ...(form.onlyToPay ? { onlyToPay: '1' } : {}), ...(whole ? { whole: '1' } : {}), ...(form.pointId === null ? {} : { point: String(form.pointId) }) });
        if (approved) {
          const outcome = await issue.run({ batchId: batch.batchId, ...form });
          if (!outcome.ok) return outcome;
          params.set('issue', String(outcome.value.issueId));
        }
        chosen.current = params.toString();
        return { ok: true, value: null };
      }}
      // Not before it is saved: until then the form holds whoever leaves it with a changed choice.
      onSaved={() => void navigate(`/print/roster/${batch.batchId}?${chosen.current}`)}
    >
      <p className="muted">{p('numberedHint')}</p>
      <Field name="kind" label={t('rosterKind')}>
        <Radio.Group className="stack" options={ROSTER_KINDS.filter((kind) => kind === 'sign' || batch.payBy === 'bank').map((kind) => ({ value: kind, label: t(`rosterKind_${kind}`) }))} />
      </Field>
      <Field name="size" label={t('rosterSize')}>
        <Radio.Group className="stack" options={ROSTER_SIZES.map((size) => ({ value: size, label: p(`size_${size}`) }))} />
      </Field>
      <Field name="byGrid" label={p('grouping')} valuePropName="checked">
        <Checkbox disabled={!approved}>{p('byGrid')}</Checkbox>
      </Field>
      {several && batch.payBy === 'cash' && (
        <Field name="pointId" label={g('rosterPoint')}>
          <Radio.Group options={[{ value: null, label: g('allPoints') }, ...inUse.map((point) => ({ value: point.pointId, label: point.name }))]} />
        </Field>
      )}
      <Field name="onlyToPay" label={t('rosterScope')} valuePropName="checked">
        <Checkbox>{t('onlyToPay')}</Checkbox>
      </Field>
      <Field name="whole" label={t('numbers')} valuePropName="checked" hint={p('wholeAgainHint')}>
        <Checkbox>{t('wholeNumbers')}</Checkbox>
      </Field>
    </FormDialog>
  );
}
