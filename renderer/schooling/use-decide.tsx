/** What is done for ticked people, each after a question that names them. */
import { App, InputNumber, Select } from 'antd';
import { useMemo } from 'react';
import { z } from 'zod';
import { useAct } from '#renderer/api/use-act.ts';
import { useLanguage, type Language } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { FACT_WORDS } from '#shared/residents/words.ts';
import type { Finishing, SchoolDecided } from '#shared/schooling/contract.ts';
import { NEXT_STAGES, STAGES, type Stage } from '#shared/school-year.ts';
import { schoolingWords } from './words.ts';

export const stageWord = (stage: Stage, language: Language): string => FACT_WORDS.studentStage.values[stage]?.[language] ?? stage;

/** Names in a question; beyond this many only the first of them. */
const NAMED = 12;
function useNames(): (people: readonly { readonly name: string }[]) => string {
  const t = useWords(schoolingWords);
  return (people) => {
    const names = people.slice(0, NAMED).map((each) => each.name).join(t('&'));
    return people.length > NAMED ? t('andOthers', { names, n: people.length }) : names;
  };
}

const nextForm = z.object(Object.fromEntries(STAGES.map((stage) => [stage, z.object({ to: z.enum(STAGES), years: z.int().min(1).max(9).nullish() }).optional()])) as Record<Stage, z.ZodOptional<z.ZodObject<{ to: z.ZodEnum<{ [S in Stage]: S }>; years: z.ZodOptional<z.ZodNullable<z.ZodInt>> }>>>);

/** 升入下一学段: for each stage among them what follows, and how many years where that is not as usual. */
export function GoesOnDialog({ people, onClose, onDone }: { readonly people: readonly Finishing[]; readonly onClose: () => void; readonly onDone: () => void }) {
  const t = useWords(schoolingWords);
  const language = useLanguage();
  const decide = useAct('schooling.decide');
  const stages = useMemo(() => STAGES.filter((stage) => people.some((each) => each.stage === stage)), [people]);
  const initial = Object.fromEntries(stages.map((stage) => [stage, { to: NEXT_STAGES[stage][0], years: null }]));
  return (
    <FormDialog open title={t('goesOn')} width={640} schema={nextForm} initial={initial} saveLabel={t('goesOnNow')} onClose={onClose} onSaved={onDone}
      onSave={(input) => decide.run({ factIds: people.map((each) => each.factId), outcome: 'goesOn', next: stages.flatMap((from) => { const next = input[from]; return next === undefined ? [] : [{ from, to: next.to, years: next.years ?? null }]; }) })}>
      <p className="muted">{t('goesOnText', { n: people.length })}</p>
      {stages.map((stage) => (
        <div className="field-row" key={stage}>
          <Field name={[stage, 'to']} label={t('goesOnOf', { stage: stageWord(stage, language), n: people.filter((each) => each.stage === stage).length })} required>
            <Select options={NEXT_STAGES[stage].map((value) => ({ value, label: stageWord(value, language) }))} />
          </Field>
          <Field name={[stage, 'years']} label={t('years')}><InputNumber min={1} max={9} precision={0} style={{ width: '100%' }} /></Field>
        </div>
      ))}
      <p className="muted">{t('yearsHint')}</p>
    </FormDialog>
  );
}

/** Left school, or stays a year: asked about once, for all of them. */
export function useDecide(people: readonly Finishing[], onDone: () => void): { readonly ask: (outcome: 'left' | 'stays') => void; readonly running: boolean; readonly error: Error | undefined } {
  const t = useWords(schoolingWords);
  const { modal } = App.useApp();
  const namesOf = useNames();
  const decide = useAct('schooling.decide');
  const ask = (outcome: 'left' | 'stays'): void => void modal.confirm({
    title: t(`${outcome}Title`, { n: people.length }), content: t(`${outcome}Text`, { names: namesOf(people) }), okText: t(`${outcome}Yes`), cancelText: t('cancel'),
    onOk: async () => {
      const done = await decide.run({ factIds: people.map((each) => each.factId), outcome, next: [] });
      if (done.ok) onDone();
    },
  });
  return { ask, running: decide.running, error: decide.error };
}

export function useUndo(people: readonly SchoolDecided[], onDone: () => void): { readonly ask: () => void; readonly running: boolean; readonly error: Error | undefined } {
  const t = useWords(schoolingWords);
  const { modal } = App.useApp();
  const namesOf = useNames();
  const undo = useAct('schooling.undo');
  const ask = (): void => void modal.confirm({
    title: t('undoTitle', { n: people.length }), content: t('undoText', { names: namesOf(people) }), okText: t('undoYes'), cancelText: t('cancel'),
    onOk: async () => {
      const done = await undo.run({ decisionIds: people.map((each) => each.decisionId) });
      if (done.ok) onDone();
    },
  });
  return { ask, running: undo.running, error: undo.error };
}
