import { Button } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { localDayAndTime } from '#shared/days.ts';
import type { ProgrammeId } from '#shared/ids.ts';
import { formatYuan, positiveFenSchema, ZERO_FEN } from '#shared/money.ts';
import type { FlowSteps } from '#shared/welfare/approval-flow.ts';
import { welfareWords } from './words.ts';

/** One review and one approval always; the rest of the flow as sums above which somebody more signs. */
const EXTRA = ['review2', 'approve2', 'approve3', 'resolution'] as const;
const flowForm = z.object({ review2: positiveFenSchema.nullish(), approve2: positiveFenSchema.nullish(), approve3: positiveFenSchema.nullish(), resolution: positiveFenSchema.nullish() });
type FlowForm = z.output<typeof flowForm>;
const STEP_OF = { review2: 'review', approve2: 'approve', approve3: 'approve', resolution: 'resolution' } as const;

function toForm(steps: FlowSteps): FlowForm {
  const above = (step: FlowSteps[number]['step']) => steps.filter((each) => each.step === step && each.aboveFen > 0).map((each) => each.aboveFen).sort((a, b) => a - b);
  const [approve2 = null, approve3 = null] = above('approve');
  return { review2: above('review')[0] ?? null, approve2, approve3, resolution: above('resolution')[0] ?? null };
}

function toSteps(form: FlowForm): FlowSteps {
  const extra = EXTRA.flatMap((key) => {
    const aboveFen = form[key];
    return aboveFen === null || aboveFen === undefined ? [] : [{ step: STEP_OF[key], aboveFen }];
  });
  return [{ step: 'review', aboveFen: ZERO_FEN }, { step: 'approve', aboveFen: ZERO_FEN }, ...extra];
}

/** 审批流程: how many sign above which sum; set by who approves. */
export function FlowPanel({ programmeId }: { programmeId: ProgrammeId }) {
  const t = useWords(welfareWords);
  const maySet = useMay('disbursement.approve');
  const { data, error } = useCall('welfare.approvalFlow', { programmeId });
  const save = useAct('welfare.saveApprovalFlow');
  const [editing, setEditing] = useState(false);
  const sentence = (steps: FlowSteps): string => {
    const form = toForm(steps);
    const extra = EXTRA.flatMap((key) => {
      const fen = form[key];
      return fen === null || fen === undefined ? [] : [t(`flow_${key}`, { sum: formatYuan(fen) })];
    });
    return [t('flow_always'), ...extra].join('');
  };
  return (
    <div className="scroll-cards">
      <RefusalAlert error={error} />
      {data !== undefined && (
        <section className="card">
          <h2>{data.versionNo === 0 ? t('flowDefault') : t('versionN', { n: data.versionNo })}{maySet && <Button style={{ float: 'right' }} type="primary" onClick={() => setEditing(true)}>{t('setFlow')}</Button>}</h2>
          <p>{sentence(data.steps)}</p>
          <p className="muted">{t('flowText')}</p>
          {data.versions.map((version) => <p key={version.versionNo} className="muted">{t('versionN', { n: version.versionNo })}　{version.by}　{localDayAndTime(version.at)}　{sentence(version.steps)}</p>)}
        </section>
      )}
      {editing && data !== undefined && (
        <FormDialog open title={t('setFlow')} schema={flowForm} initial={toForm(data.steps)} onClose={() => setEditing(false)} onSave={(form) => save.run({ programmeId, steps: toSteps(flowForm.parse(form)) })}>
          <p className="muted">{t('flowHint')}</p>
          {EXTRA.map((key, at) => <Field key={key} name={key} label={t(`flowField_${key}`)}><MoneyInput autoFocus={at === 0} /></Field>)}
        </FormDialog>
      )}
    </div>
  );
}
