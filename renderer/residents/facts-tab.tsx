import { PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { RevealValue } from '#renderer/ui/reveal-value.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { daySchema, instant, localDay } from '#shared/days.ts';
import { factInputSchema, reasonSchema } from '#shared/residents/fields.ts';
import { factWord, useChoices, valueWord } from './choices.ts';
import type { ResidentFile } from './resident-page.tsx';
import { residentsWords } from './words.ts';

type Fact = ResidentFile['facts'][number];
type Doing = { readonly what: 'add' } | { readonly what: 'end' | 'correct'; readonly fact: Fact };

/** 身份与状态: what holds of a resident from when till when, and on what paper it rests. */
export function FactsTab({ file, mayEdit }: { readonly file: ResidentFile; readonly mayEdit: boolean }) {
  const t = useWords(residentsWords);
  const language = useLanguage();
  const reveal = useAct('residents.reveal');
  const mayReveal = useMay('residents.reveal');
  const [doing, setDoing] = useState<Doing>();
  const [withdrawn, setWithdrawn] = useState(false);
  const shown = file.facts.filter((fact) => withdrawn || fact.withdrawnAt === null);
  const showDetail = (fact: Fact) => async (reason: string) => {
    const outcome = await reveal.run({ target: { what: 'factDetail', factId: fact.factId }, reason });
    return outcome.ok ? { ok: true as const, value: outcome.value.value } : outcome;
  };
  return (
    <>
      <Space style={{ marginBottom: '0.75rem' }}>
        {mayEdit && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setDoing({ what: 'add' })}>{t('addFact')}</Button>}
        <Checkbox checked={withdrawn} onChange={(event) => setWithdrawn(event.target.checked)}>{t('showWithdrawn')}</Checkbox>
      </Space>
      {shown.length === 0 ? <p className="muted">{t('noFacts')}</p> : (
        <table className="plain-table">
          <thead><tr><th>{t('fact')}</th><th>{t('value')}</th><th>{t('validFrom')}</th><th>{t('validTo')}</th><th>{t('basis')}</th><th>{t('detail')}</th><th>{t('recordedBy')}</th><th>{t('act')}</th></tr></thead>
          <tbody>
            {shown.map((fact) => (
              <tr key={fact.factId} className={fact.withdrawnAt === null ? '' : 'muted'}>
                <td>{factWord(fact.fact, language)}</td><td>{valueWord(fact.fact, fact.value, language)}</td><td className="figures">{fact.validFrom}</td><td className="figures">{fact.validTo ?? t('now')}</td><td>{fact.basis}</td>
                <td>{fact.hasDetail && <RevealValue masked="****" label={t('detail')} reveal={showDetail(fact)} allowed={mayReveal} />}</td>
                <td>{fact.recordedBy} <span className="figures">{localDay(instant(fact.recordedAt))}</span></td>
                <td>
                  {fact.withdrawnAt !== null ? <StatusTag tone="neutral">{t('withdrawn')}</StatusTag> : mayEdit && (
                    <Space size={4}>
                      {fact.validTo === null && <Button size="small" onClick={() => setDoing({ what: 'end', fact })}>{t('endFact')}</Button>}
                      <Button size="small" onClick={() => setDoing({ what: 'correct', fact })}>{t('correctFact')}</Button>
                    </Space>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {doing?.what === 'add' && <AddFact file={file} onClose={() => setDoing(undefined)} />}
      {doing?.what === 'end' && <EndFact fact={doing.fact} onClose={() => setDoing(undefined)} />}
      {doing?.what === 'correct' && <CorrectFact fact={doing.fact} onClose={() => setDoing(undefined)} />}
    </>
  );
}

const addSchema = factInputSchema.extend({ replaceCurrent: z.boolean().default(true) });

function AddFact({ file, onClose }: { readonly file: ResidentFile; readonly onClose: () => void }) {
  const t = useWords(residentsWords);
  const choices = useChoices();
  const { today } = useOfficeState();
  const add = useAct('residents.addFact');
  const [fact, setFact] = useState<Fact['fact']>('residency');
  return (
    <FormDialog
      open title={`${t('addFact')} · ${file.resident.name}`} schema={addSchema} initial={{ fact, validFrom: today, replaceCurrent: true }} onClose={onClose}
      onChange={(values, form) => {
        if (values.fact === undefined || values.fact === fact) return;
        setFact(values.fact);
        form.setFieldsValue({ value: '' });
      }}
      onSave={({ replaceCurrent, ...entered }) => add.run({ residentId: file.resident.residentId, fact: entered, replaceCurrent: replaceCurrent ?? false })}
    >
      <div className="field-row">
        <Field name="fact" label={t('fact')} required><Select options={choices.facts} /></Field>
        <Field name="value" label={t('value')} required><Select options={choices.valuesOf(fact)} showSearch={{ optionFilterProp: 'label' }} /></Field>
      </div>
      <div className="field-row">
        <Field name="validFrom" label={t('validFrom')} required><DayInput /></Field>
        <Field name="validTo" label={t('validTo')}><DayInput /></Field>
      </div>
      <Field name="basis" label={t('basis')}><Input maxLength={200} /></Field>
      <Field name="detail" label={t('detail')} hint={t('detailHint')}><Input maxLength={500} autoComplete="off" /></Field>
      <Field name="replaceCurrent" label="" valuePropName="checked"><Checkbox>{t('replaceCurrent')}</Checkbox></Field>
    </FormDialog>
  );
}

function EndFact({ fact, onClose }: { readonly fact: Fact; readonly onClose: () => void }) {
  const t = useWords(residentsWords);
  const language = useLanguage();
  const { today } = useOfficeState();
  const end = useAct('residents.endFact');
  return (
    <FormDialog
      open title={`${t('endFact')} · ${factWord(fact.fact, language)} ${valueWord(fact.fact, fact.value, language)}`} schema={z.object({ lastDay: daySchema, reason: reasonSchema })} initial={{ lastDay: today }} onClose={onClose}
      onSave={(input) => end.run({ factId: fact.factId, ...input })}
    >
      <Field name="lastDay" label={t('lastDay')} required><DayInput /></Field>
      <Field name="reason" label={t('reason')} required><Input maxLength={200} /></Field>
    </FormDialog>
  );
}

const correctSchema = factInputSchema.omit({ fact: true, detail: true }).extend({ reason: reasonSchema, never: z.boolean().default(false) });

function CorrectFact({ fact, onClose }: { readonly fact: Fact; readonly onClose: () => void }) {
  const t = useWords(residentsWords);
  const language = useLanguage();
  const choices = useChoices();
  const correct = useAct('residents.correctFact');
  return (
    <FormDialog
      open title={`${t('correctFact')} · ${factWord(fact.fact, language)}`} schema={correctSchema} initial={{ value: fact.value, validFrom: fact.validFrom, validTo: fact.validTo, basis: fact.basis, never: false }} onClose={onClose}
      onSave={({ reason, never, ...entered }) => correct.run({ factId: fact.factId, reason, fact: never === true ? null : entered })}
    >
      <Field name="value" label={t('value')} required><Select options={choices.valuesOf(fact.fact)} showSearch={{ optionFilterProp: 'label' }} /></Field>
      <div className="field-row">
        <Field name="validFrom" label={t('validFrom')} required><DayInput /></Field>
        <Field name="validTo" label={t('validTo')}><DayInput /></Field>
      </div>
      <Field name="basis" label={t('basis')}><Input maxLength={200} /></Field>
      <Field name="reason" label={t('reason')} required><Input maxLength={200} /></Field>
      <Field name="never" label="" valuePropName="checked"><Checkbox>{t('deleteFact')}</Checkbox></Field>
    </FormDialog>
  );
}
