import { Button, Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MonthInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { fen } from '#shared/money.ts';
import { checkCommands } from '#shared/welfare/checks.ts';
import { checkWords } from './check-words.ts';

type Programme = MethodOutput<'welfare.programme'>;
const checksForm = checkCommands.setChecks.input.omit({ programmeId: true, version: true });
const budgetForm = checkCommands.setBudget.input.omit({ programmeId: true });

/** 资金与认证: what lists of the programme are checked against. */
export function ChecksPanel({ programme }: { programme: Programme }) {
  const t = useWords(checkWords);
  const mayEdit = useMay('welfare.edit');
  const { today } = useOfficeState();
  const [doing, setDoing] = useState<'checks' | 'budget'>();
  const { data, error } = useCall('welfare.budgets', { programmeId: programme.programmeId });
  const setChecks = useAct('welfare.setChecks');
  const setBudget = useAct('welfare.setBudget');
  const close = (): void => setDoing(undefined);
  return (
    <div className="scroll-cards">
      <RefusalAlert error={error} />
      <section className="card">
        <h2>{t('checks')}</h2>
        <p>{t(programme.fundCheck ? 'fundOn' : 'fundOff')}</p>
        {programme.basis === 'rule' && <p>{programme.proofFrom === null ? t('proofOff') : t('proofOn', { month: programme.proofFrom })}</p>}
        {mayEdit && <Button onClick={() => setDoing('checks')}>{t('edit')}</Button>}
      </section>
      <section className="card">
        <h2>{t('budgets')}</h2>
        {data?.budgets.length === 0 ? <p className="muted">{t('noBudget')}</p> : (
          <table className="plain-table">
            <thead><tr><th>{t('year')}</th><th className="number">{t('budget')}</th><th className="number">{t('used')}</th><th className="number">{t('left')}</th><th>{t('decisionRef')}</th><th>{t('by')}</th></tr></thead>
            <tbody>{data?.budgets.map((row) => <tr key={row.year}><td className="figures">{row.year}</td><td className="number"><MoneyText fen={row.amountFen} /></td><td className="number"><MoneyText fen={row.usedFen} /></td><td className="number"><MoneyText fen={fen(row.amountFen - row.usedFen)} /></td><td>{row.decisionRef}</td><td>{row.by}</td></tr>)}</tbody>
          </table>
        )}
        {mayEdit && <p><Button onClick={() => setDoing('budget')}>{t('setBudget')}</Button></p>}
      </section>
      {doing === 'checks' && (
        <FormDialog open title={t('checks')} schema={checksForm} initial={{ fundCheck: programme.fundCheck, proofFrom: programme.proofFrom }} onClose={close} onSave={(input) => setChecks.run({ ...input, programmeId: programme.programmeId, version: programme.version })}>
          <Field name="fundCheck" label={t('fund')} valuePropName="checked" hint={t('fundHint')}><Checkbox>{t('fundDo')}</Checkbox></Field>
          {programme.basis === 'rule' && <Field name="proofFrom" label={t('proofFrom')} hint={t('proofHint')}><MonthInput /></Field>}
        </FormDialog>
      )}
      {doing === 'budget' && (
        <FormDialog open title={t('setBudget')} schema={budgetForm} initial={{ year: Number(today.slice(0, 4)) }} onClose={close} onSave={(input) => setBudget.run({ ...input, programmeId: programme.programmeId })}>
          <Field name="year" label={t('year')} required><InputNumber min={1990} max={9999} precision={0} autoFocus /></Field>
          <Field name="amountFen" label={t('budget')} required><MoneyInput /></Field>
          <Field name="decisionRef" label={t('decisionRef')} required><Input maxLength={100} /></Field>
        </FormDialog>
      )}
    </div>
  );
}
