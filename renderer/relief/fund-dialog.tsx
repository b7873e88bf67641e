/** Setting the fund up, or changing it. */
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { fundInputSchema, type ReliefFund } from '#shared/relief/contract.ts';
import { FUND_SET_UPS, USUAL_ACCOUNTS, type FundSetUp } from '#shared/relief/recipes.ts';
import { reliefWords } from './words.ts';

const schema = fundInputSchema.omit({ fundId: true, version: true });

export function FundDialog({ fund, onClose }: { fund: ReliefFund | null; onClose: () => void }) {
  const t = useWords(reliefWords);
  const { today } = useOfficeState();
  const save = useAct('relief.saveFund');
  const choices = useCall('relief.choices', {});
  const [programmeId, setProgrammeId] = useState<number | undefined>(fund?.programmeId);
  const [setUp, setSetUp] = useState<FundSetUp>(fund?.setUp ?? 'own');
  if (choices.data === undefined) return null;
  const programmes = [...(fund === null ? [] : [{ programmeId: fund.programmeId, code: fund.programmeCode, name: fund.programmeName, accountSetId: fund.accountSetId }]), ...choices.data.programmes];
  const first = programmes.find((each) => each.code === 'W09') ?? programmes[0];
  const accountSetId = programmes.find((each) => each.programmeId === programmeId)?.accountSetId ?? first?.accountSetId;
  const leaves = (...roots: string[]) => choices.data.accounts.filter((each) => each.accountSetId === accountSetId && roots.some((root) => each.code.startsWith(root))).map((each) => ({ value: each.code, label: `${each.code} ${each.name}` }));
  const initial = fund === null ? { ...USUAL_ACCOUNTS.own, name: '大病救助基金', openedOn: today, openingFen: 0, pastInFen: 0, pastGrantsFen: 0, ...(first === undefined ? {} : { programmeId: first.programmeId }) }
    : Object.fromEntries(Object.keys(schema.shape).map((key) => [key, fund[key as keyof ReliefFund]]));
  const account = (name: keyof typeof USUAL_ACCOUNTS.own, label: string, ...roots: string[]) => <Field name={name} label={label} required><Select showSearch={{ optionFilterProp: 'label' }} options={leaves(...roots)} /></Field>;
  return (
    <FormDialog open width={760} title={t(fund === null ? 'setUpFund' : 'editFund')} schema={schema} initial={initial} onClose={onClose} onSave={(input) => save.run({ ...input, fundId: fund?.fundId ?? null, version: fund?.version ?? null })}
      onChange={(values, form) => {
        setProgrammeId(values.programmeId);
        if (values.setUp !== undefined && values.setUp !== setUp) {
          setSetUp(values.setUp);
          form.setFieldValue('fundAccountCode', USUAL_ACCOUNTS[values.setUp].fundAccountCode);
        }
      }}>
      {() => (
        <>
          <div className="field-row"><Field name="name" label={t('name')} required><Input maxLength={60} /></Field><Field name="programmeId" label={t('programme')} required><Select options={programmes.map((each) => ({ value: each.programmeId, label: `${each.code} ${each.name}` }))} /></Field></div>
          <Field name="setUp" label={t('setUp')} required><Select options={FUND_SET_UPS.map((value) => ({ value, label: t(value) }))} /></Field>
          <div className="field-row">{account('fundAccountCode', t('fundAccount'), ...(setUp === 'own' ? ['311'] : ['211', '241']))}{account('moneyAccountCode', t('money'), '102')}{account('sourceMoneyAccountCode', t('sourceMoney'), '102')}</div>
          <div className="field-row">{account('expenseAccountCode', t('expense'), '514')}{setUp === 'own' && account('reserveAccountCode', t('reserve'), '311')}{setUp === 'own' && account('interestAccountCode', t('interestAccount'), '504', '515')}{setUp === 'own' && account('earlierYearAccountCode', t('earlierYear'), '322')}</div>
          <div className="field-row"><Field name="openedOn" label={t('openedOn')} required><DayInput disabled={fund !== null} /></Field><Field name="openingFen" label={t('openingFen')} required><MoneyInput /></Field></div>
          <div className="field-row"><Field name="pastInFen" label={t('pastIn')} hint={t('pastHint')}><MoneyInput capitals={false} /></Field><Field name="pastGrantsFen" label={t('pastGrants')}><MoneyInput capitals={false} /></Field></div>
        </>
      )}
    </FormDialog>
  );
}
