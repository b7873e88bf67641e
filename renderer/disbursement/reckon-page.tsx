import { Button, Input, Modal, Radio, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { MonthInput } from '#renderer/ui/day-input.tsx';
import { useFontScale } from '#renderer/ui/font-scale.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { addMonths, formatMonths, month, monthSchema, type Month } from '#shared/days.ts';
import { PAY_BY } from '#shared/disbursement/status.ts';
import { id, type ProgrammeId } from '#shared/ids.ts';
import { formatYuan, sumFen } from '#shared/money.ts';
import { recoveryWords } from './recovery-words.ts';
import { disbursementWords } from './words.ts';

type Person = MethodOutput<'disbursement.reckon'>['people'][number];
interface Range { readonly programmeId: ProgrammeId; readonly fromMonth: Month; readonly toMonth: Month }
const supplementForm = z.object({ benefitMonth: monthSchema, payBy: z.enum(PAY_BY) });
const recoverForm = z.object({ note: z.string().trim().max(200).default('') });

function SupplementDialog({ range, people, onClose }: { range: Range; people: readonly Person[]; onClose: () => void }) {
  const t = useWords(recoveryWords);
  const navigate = useNavigate();
  const { today } = useOfficeState();
  const generate = useAct('disbursement.generateSupplement');
  return (
    <FormDialog open title={t('supplement')} schema={supplementForm} initial={{ benefitMonth: today.slice(0, 7), payBy: 'bank' }} saveLabel={t('supplementDo')} onClose={onClose}
      onSave={async (input) => {
        const outcome = await generate.run({ ...input, ...range, residentIds: people.map((person) => person.residentId) });
        if (outcome.ok) void navigate(`/disbursement/${outcome.value.batchId}`);
        return outcome;
      }}>
      <p className="muted">{t('supplementText', { n: people.length, sum: formatYuan(sumFen(people.map((person) => person.owedFen))) })}</p>
      <Field name="benefitMonth" label={t('payMonth')} required>
        <MonthInput autoFocus />
      </Field>
      <Field name="payBy" label={t('payBy')}>
        <Radio.Group options={PAY_BY.map((each) => ({ value: each, label: t(`payBy_${each}`) }))} />
      </Field>
    </FormDialog>
  );
}

function RecoverDialog({ range, person, onClose }: { range: Range; person: Person; onClose: () => void }) {
  const t = useWords(recoveryWords);
  const d = useWords(disbursementWords);
  const navigate = useNavigate();
  const recover = useAct('disbursement.openRecovery');
  return (
    <FormDialog open title={d('ofName', { act: t('recoverIt'), name: person.name })} schema={recoverForm} initial={{ note: '' }} saveLabel={t('recoverIt')} onClose={onClose}
      onSave={async ({ note }) => {
        const outcome = await recover.run({ residentId: person.residentId, programmeId: range.programmeId, months: { fromMonth: range.fromMonth, toMonth: range.toMonth }, note: note ?? '' });
        if (outcome.ok) void navigate(`/disbursement/recoveries/${outcome.value.recoveryId}`);
        return outcome;
      }}>
      <p className="muted">{t('recoverText', { sum: formatYuan(person.overpaidFen) })}</p>
      <Field name="note" label={t('note')} hint={t('noteHint')}>
        <Input maxLength={200} autoFocus />
      </Field>
    </FormDialog>
  );
}

/** Month by month: entitled, had, difference, why. */
function MonthsDialog({ person, mayMake, onRecover, onClose }: { person: Person; mayMake: boolean; onRecover: () => void; onClose: () => void }) {
  const t = useWords(recoveryWords);
  const language = useLanguage();
  const scale = useFontScale();
  return (
    <Modal open title={t('monthsOf', { name: person.name })} width={Math.round(680 * scale)} footer={null} onCancel={onClose}>
      <table className="plain-table">
        <thead><tr><th>{t('month')}</th><th className="number">{t('entitled')}</th><th className="number">{t('stood')}</th><th className="number">{t('difference')}</th><th>{t('why')}</th></tr></thead>
        <tbody>
          {person.months.map((each) => (
            <tr key={each.month}><td className="figures">{each.month}</td><td className="number"><MoneyText fen={each.entitledFen} /></td><td className="number"><MoneyText fen={each.stoodFen} /></td><td className="number"><MoneyText fen={each.differenceFen} /></td><td>{each.why[language]}</td></tr>
          ))}
        </tbody>
      </table>
      <div className="dialog-buttons">
        {mayMake && person.overpaidFen > 0 && <Button danger onClick={onRecover}>{t('recoverIt')}</Button>}
        <Button autoFocus onClick={onClose}>{t('back')}</Button>
      </div>
    </Modal>
  );
}

function useColumns(): Column<Person>[] {
  const t = useWords(recoveryWords);
  const language = useLanguage();
  return useMemo(
    () => [
      { key: 'name', title: t('name'), width: 110, value: (row) => row.name, sortable: true },
      { key: 'grid', title: t('grid'), width: 120, value: (row) => row.gridName ?? '', sortable: true },
      { key: 'months', title: t('months'), width: 290, value: (row) => formatMonths(row.months.map((each) => each.month), language) },
      { key: 'owed', title: t('owed'), kind: 'money', width: 120, value: (row) => row.owedFen, sortable: true },
      { key: 'over', title: t('overpaid'), kind: 'money', width: 120, value: (row) => row.overpaidFen, sortable: true },
      { key: 'why', title: t('why'), width: 350, value: (row) => [...new Set(row.months.map((each) => each.why[language]))].join(t(';')) },
    ],
    [t, language],
  );
}

/** 补差补发: past months put through the rules again; tick people and generate the batch, or recover what was too much. */
export function ReckonPage() {
  const t = useWords(recoveryWords);
  const d = useWords(disbursementWords);
  const { today } = useOfficeState();
  const mayMake = useMay('disbursement.make');
  const last = addMonths(month(today.slice(0, 7)), -1);
  const defaults = useMemo<Readonly<Record<'programme' | 'from' | 'to', string>>>(() => ({ programme: '', from: addMonths(last, -5), to: last }), [last]);
  const [filters, setFilters] = useUrlFilters(defaults);
  const [chosen, setChosen] = useState<readonly Person[]>([]);
  const [doing, setDoing] = useState<'supplement' | { person: Person; step: 'months' | 'recover' }>();
  const programmes = useCall('welfare.programmes', {});
  const columns = useColumns();
  const valid = filters.programme !== '' && monthSchema.safeParse(filters.from).success && monthSchema.safeParse(filters.to).success;
  const range: Range = { programmeId: id<'programme'>(Number(filters.programme) || 1), fromMonth: filters.from as Month, toMonth: filters.to as Month };
  const { data, error } = useCall('disbursement.reckon', range, { enabled: valid });
  const close = (): void => setDoing(undefined);
  return (
    <PageFrame title={t('reckon')} subtitle={t('reckonHint')}>
      <DataTable<Person>
        label={t('reckon')}
        columns={columns}
        rows={valid ? data?.people : []}
        rowKey={(row) => row.residentId}
        error={error}
        onOpen={(person) => setDoing({ person, step: 'months' })}
        filters={
          <>
            <Select aria-label={t('programme')} autoFocus style={{ width: '14em' }} placeholder={t('chooseProgramme')} {...(filters.programme === '' ? {} : { value: filters.programme })} onChange={(programme: string) => { setChosen([]); setFilters({ programme }); }} showSearch={{ optionFilterProp: 'label' }}
              options={(programmes.data?.programmes ?? []).filter((each) => each.basis === 'rule').map((each) => ({ value: String(each.programmeId), label: `${each.code} ${each.name}` }))} />
            <label className="filter-pair">{t('fromMonth')} <MonthInput aria-label={t('fromMonth')} value={filters.from} onChange={(from) => { setChosen([]); setFilters({ from: from ?? '' }); }} /></label>
            <label className="filter-pair">{t('toMonth')} <MonthInput aria-label={t('toMonth')} value={filters.to} onChange={(to) => { setChosen([]); setFilters({ to: to ?? '' }); }} /></label>
          </>
        }
        exports={mayMake && chosen.length > 0 ? <Button type="primary" onClick={() => setDoing('supplement')}>{d('actN', { act: t('supplement'), n: chosen.length })}</Button> : undefined}
        empty={valid ? { title: t('reckonEmpty'), hint: t('reckonEmptyHint') } : { title: t('chooseProgramme'), hint: t('reckonHint') }}
        total={data === undefined || !valid ? undefined : <>{t('owedSum')} <MoneyText fen={data.owedFen} />　{t('overpaidSum')} <MoneyText fen={data.overpaidFen} /></>}
        {...(mayMake ? { selection: { keys: chosen.map((person) => person.residentId), onChange: (_keys: (string | number)[], rows: Person[]) => setChosen(rows.filter((row) => row.owedFen > 0)) } } : {})}
      />
      {doing === 'supplement' && <SupplementDialog range={range} people={chosen} onClose={close} />}
      {typeof doing === 'object' && doing.step === 'months' && <MonthsDialog person={doing.person} mayMake={mayMake} onRecover={() => setDoing({ person: doing.person, step: 'recover' })} onClose={close} />}
      {typeof doing === 'object' && doing.step === 'recover' && <RecoverDialog range={range} person={doing.person} onClose={close} />}
    </PageFrame>
  );
}
