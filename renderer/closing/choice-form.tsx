/** What people decide about the year, with the vouchers it makes shown while typing. */
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { Field, FormPanel } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { yearEndChoiceSchema, type YearEndState } from '#shared/closing/contract.ts';
import type { YearEndChoice } from '#shared/closing/year-end.ts';
import { AppError, type ErrorCode, type ErrorData } from '#shared/errors.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { ZERO_FEN } from '#shared/money.ts';
import { FiguresTable, StepsTable } from './plan-view.tsx';
import { closingWords } from './words.ts';

const NOTHING: YearEndChoice = { lossCoverFen: ZERO_FEN, lossCoverAccountCode: null, reserveFen: ZERO_FEN, membersFen: ZERO_FEN, othersFen: ZERO_FEN, resolutionRef: null, resolvedOn: null, disclosedOn: null };

/** Starts with the reserve that the charter asks for. */
export function ChoiceForm({ accountSetId, state }: { accountSetId: AccountSetId; state: YearEndState }) {
  const { year } = state;
  const bare = useCall('closing.previewYearEnd', { accountSetId, year, choice: NOTHING });
  if (bare.error) return <RefusalAlert error={bare.error} />;
  if (bare.data === undefined) return null;
  const { leastReserveFen, distributableFen, accruedFen } = bare.data.plan.figures;
  const reserveFen = leastReserveFen <= distributableFen ? leastReserveFen : ZERO_FEN;
  return <ChoiceFields key={`${accountSetId}-${year}-${reserveFen}`} accountSetId={accountSetId} state={state} initial={{ ...NOTHING, reserveFen, membersFen: accruedFen }} />;
}

function ChoiceFields({ accountSetId, state, initial }: { accountSetId: AccountSetId; state: YearEndState; initial: YearEndChoice }) {
  const t = useWords(closingWords);
  const { year } = state;
  const prepare = useAct('closing.prepareYearEnd');
  const [choice, setChoice] = useState(initial);
  const preview = useCall('closing.previewYearEnd', { accountSetId, year, choice }, { keepLast: true });
  const problem = preview.data?.problem ?? null;
  return (
    <>
      <FormPanel
        schema={yearEndChoiceSchema}
        initial={initial}
        saveLabel={t('prepare')}
        onSave={(input) => prepare.run({ accountSetId, year, choice: input })}
        onChange={(values) => {
          const blank = Object.fromEntries(Object.entries({ ...initial, ...values }).map(([key, value]) => [key, value === undefined || value === '' ? (key.endsWith('Fen') ? 0 : null) : value]));
          const read = yearEndChoiceSchema.safeParse(blank);
          if (read.success) setChoice(read.data);
        }}
      >
        <div className="field-row">
          <Field name="lossCoverFen" label={t('lossCover')}><MoneyInput capitals={false} /></Field>
          <Field name="lossCoverAccountCode" label={t('lossCoverAccount')}><Select allowClear options={state.reserves.filter((each) => each.balanceFen > 0).map((each) => ({ value: each.code, label: `${each.code} ${each.name}` }))} /></Field>
        </div>
        <div className="field-row">
          <Field name="reserveFen" label={t('reserveFen')}><MoneyInput /></Field>
          <Field name="membersFen" label={t('membersFen')}><MoneyInput /></Field>
          <Field name="othersFen" label={t('othersFen')}><MoneyInput /></Field>
        </div>
        <div className="field-row">
          <Field name="resolutionRef" label={t('resolutionRef')}><Input maxLength={100} /></Field>
          <Field name="resolvedOn" label={t('resolvedOn')}><DayInput /></Field>
          <Field name="disclosedOn" label={t('disclosedOn')} hint={t('disclosureHint')}><DayInput /></Field>
        </div>
      </FormPanel>
      {preview.data !== undefined && <FiguresTable figures={preview.data.plan.figures} />}
      <RefusalAlert error={preview.error ?? (problem === null ? null : new AppError(problem.code as ErrorCode, problem.data as unknown as ErrorData[ErrorCode]))} />
      <h2>{t('step4')}</h2>
      {preview.data !== undefined && <StepsTable steps={preview.data.plan.steps} />}
    </>
  );
}
