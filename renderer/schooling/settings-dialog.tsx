/** 学制年限: how many years each stage takes, and from when the summer's leavers are listed. */
import { InputNumber } from 'antd';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { schoolingContract } from '#shared/schooling/contract.ts';
import { STAGES } from '#shared/school-year.ts';
import { stageWord } from './use-decide.tsx';
import { schoolingWords } from './words.ts';

const form = schoolingContract.saveSettings.input.omit({ version: true });
const HINTS = { vocational: 'vocationalHint', college: 'collegeHint', postgraduate: 'postgraduateHint' } as const;
const hintOf = (stage: string): (typeof HINTS)[keyof typeof HINTS] | undefined => (Object.hasOwn(HINTS, stage) ? HINTS[stage as keyof typeof HINTS] : undefined);

export function SettingsDialog({ settings, onClose }: { readonly settings: MethodOutput<'schooling.settings'>; readonly onClose: () => void }) {
  const t = useWords(schoolingWords);
  const language = useLanguage();
  const save = useAct('schooling.saveSettings');
  return (
    <FormDialog open title={t('settings')} width={640} schema={form} initial={{ listDay: settings.listDay, stages: settings.stages.map((each) => ({ ...each })) }} onClose={onClose}
      onSave={(input) => save.run({ ...input, stages: STAGES.map((stage, index) => ({ stage, years: input.stages[index]?.years ?? 0 })), version: settings.version })}>
      <p className="muted">{t('settingsText')}</p>
      <div className="school-years">
        {STAGES.map((stage, index) => {
          const hint = hintOf(stage);
          return <Field key={stage} name={['stages', index, 'years']} label={t('yearsOf', { stage: stageWord(stage, language) })} required {...(hint === undefined ? {} : { hint: t(hint) })}><InputNumber min={1} max={9} precision={0} style={{ width: '100%' }} /></Field>;
        })}
        <Field name="listDay" label={t('listDay')} required><InputNumber min={1} max={31} precision={0} style={{ width: '100%' }} /></Field>
      </div>
    </FormDialog>
  );
}
