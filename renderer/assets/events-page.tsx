/** 常用业务: find the act, fill in the amount, see the entries, make the draft voucher. */
import './events.css';
import { Alert, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { AccountSetChoice, WithAccountSet, type OpenBooks } from '#renderer/ui/account-set.tsx';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { Field, FormPanel } from '#renderer/ui/form-panel.tsx';
import { HouseholdPicker } from '#renderer/ui/household-picker.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { amountsOf, EVENT_GROUPS, EVENT_NAMES, eventLines, eventRecipe, type EventAmount, type EventDimension, type EventName } from '#shared/assets/event-recipes.ts';
import { eventInputSchema } from '#shared/assets/event-schemas.ts';
import { sumFen, type Fen } from '#shared/money.ts';
import { AccountSelect } from './account-select.tsx';
import { eventWords } from './event-words.ts';
import { VoucherFields } from './voucher-fields.tsx';

const formSchema = eventInputSchema.omit({ accountSetId: true, event: true });
type Values = Partial<z.input<typeof formSchema>>;

/** Accounts that may take the place of the usual one: those of the same kind. */
function placesOf(usual: string): readonly string[] {
  if (usual.startsWith('101') || usual.startsWith('102')) return ['101', '102'];
  if (/^51[1345]/.test(usual)) return ['511', '513', '514', '515'];
  if (usual.startsWith('50')) return ['501', '502', '503', '504'];
  if (/^11[23]/.test(usual)) return ['112', '113'];
  return [usual.slice(0, 3)];
}

function Entries({ event, values, names }: { event: EventName; values: Values; names: ReadonlyMap<string, string> }) {
  const t = useWords(eventWords);
  const amounts: Partial<Record<EventAmount, Fen>> = {};
  for (const amount of amountsOf(event)) if (typeof values[amount] === 'number') amounts[amount] = values[amount] as Fen;
  const lines = amounts.amount === undefined ? [] : eventLines(event, amounts, values.codes ?? []);
  const sum = (side: 'debit' | 'credit'): Fen => sumFen(lines.filter((each) => each.line.side === side).map((each) => each.amountFen));
  return (
    <section className="event-entries" aria-label={t('preview')}>
      <h3>{t('preview')}</h3>
      {lines.length === 0 ? <div className="muted">{t('fillAmount')}</div> : (
        <table className="plain-table">
          <thead><tr><th>{t('account')}</th><th className="number">{t('debit')}</th><th className="number">{t('credit')}</th></tr></thead>
          <tbody>
            {lines.map(({ line, accountCode, amountFen }, index) => (
              <tr key={index}>
                <td style={{ paddingLeft: line.side === 'credit' ? '2rem' : undefined }}><span className="figures">{accountCode}</span> {names.get(accountCode) ?? ''}</td>
                <td className="number">{line.side === 'debit' && <MoneyText fen={amountFen} />}</td><td className="number">{line.side === 'credit' && <MoneyText fen={amountFen} />}</td>
              </tr>
            ))}
          </tbody>
          <tfoot><tr><th>{t('total')}</th><th className="number"><MoneyText fen={sum('debit')} /></th><th className="number"><MoneyText fen={sum('credit')} /></th></tr></tfoot>
        </table>
      )}
    </section>
  );
}

function EventForm({ books, event }: { books: OpenBooks; event: EventName }) {
  const t = useWords(eventWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const { today } = useOfficeState();
  const { accountSetId } = books.set;
  const seesWelfare = useMay('welfare.read');
  const recipe = eventRecipe(event);
  const accounts = useCall('ledger.accounts', { accountSetId });
  const programmes = useCall('welfare.programmes', {}, { enabled: seesWelfare, keepLast: true });
  const names = useMemo(() => new Map((accounts.data ?? []).map((account) => [account.code, account.name])), [accounts.data]);
  const initial: Values = { voucherDate: today, attachmentsCount: 1, summary: recipe.zh, codes: recipe.lines.map((line) => line.account) };
  const [values, setValues] = useState<Values>(initial);
  const draft = useAct('assets.draftEvent');
  const dimensions = [...new Set(recipe.lines.flatMap((line): EventDimension[] => (line.names === undefined ? [] : [line.names])))];
  const [main, ...others] = amountsOf(event);
  const dimensionField = (dimension: EventDimension) => (
    <Field key={dimension} name={dimension} label={t(dimension)}>
      {dimension === 'householdId' ? <HouseholdPicker /> : dimension === 'programmeId'
        ? <Select allowClear options={(programmes.data?.programmes ?? []).map((each) => ({ value: each.programmeId, label: `${each.code} ${each.name}` }))} showSearch={{ optionFilterProp: 'label' }} />
        : <Input maxLength={60} />}
    </Field>
  );
  return (
    <section className="card event-form" aria-label={recipe[language]}>
      <h2>{recipe[language]}</h2>
      {recipe.note !== undefined && <Alert type={recipe.warns === true ? 'warning' : 'info'} showIcon title={recipe.note[language]} style={{ marginBottom: '0.75rem' }} />}
      <FormPanel schema={formSchema} initial={initial} saveLabel={t('save')} onChange={(next) => setValues(next)}
        onSave={async (input) => {
          const outcome = await draft.run({ ...input, accountSetId, event });
          if (outcome.ok) void navigate(`/ledger/vouchers/${outcome.value.voucherId}`);
          return outcome;
        }}>
        {() => (
          <>
            <div className="field-row">
              {main !== undefined && <Field name={main} label={t(main)} required><MoneyInput capitals autoFocus /></Field>}
              {others.map((amount) => <Field key={amount} name={amount} label={t(amount)}><MoneyInput /></Field>)}
            </div>
            <Field name="summary" label={t('summary')} required><Input maxLength={200} /></Field>
            {dimensions.length > 0 && <div className="field-row">{dimensions.map(dimensionField)}</div>}
            <div className="field-row">
              {recipe.lines.map((line, index) => <Field key={index} name={['codes', index] as never} label={t(line.side === 'debit' ? 'debitAccount' : 'creditAccount')} required><AccountSelect accountSetId={accountSetId} under={placesOf(line.account)} /></Field>)}
            </div>
            <VoucherFields />
            <Entries event={event} values={values} names={names} />
          </>
        )}
      </FormPanel>
    </section>
  );
}

function Events({ books }: { books: OpenBooks }) {
  const t = useWords(eventWords);
  const language = useLanguage();
  const [filters, setFilters] = useUrlFilters({ event: '', text: '' });
  const event = EVENT_NAMES.find((each) => each === filters.event);
  const text = filters.text.trim().toLowerCase();
  const found = EVENT_NAMES.filter((name) => text === '' || eventRecipe(name)[language].toLowerCase().includes(text) || eventRecipe(name).lines.some((line) => line.account.startsWith(text)));
  return (
    <PageFrame title={t('title')} subtitle={<AccountSetChoice books={books} />}>
      <div className="muted">{t('lead')}</div>
      <div className="events">
        <nav className="card event-list" aria-label={t('title')}>
          <Input.Search aria-label={t('search')} placeholder={t('search')} allowClear autoFocus value={filters.text} onChange={(change) => setFilters({ text: change.target.value })} onPressEnter={() => { if (found[0] !== undefined) setFilters({ event: found[0] }); }} />
          {found.length === 0 && <div className="muted">{t('none')}</div>}
          {EVENT_GROUPS.map((group) => {
            const names = found.filter((name) => eventRecipe(name).group === group);
            return names.length === 0 ? null : (
              <section key={group} aria-label={t(group)}>
                <h3>{t(group)}</h3>
                {names.map((name) => <button key={name} type="button" aria-current={name === event} className={name === event ? 'event chosen' : 'event'} onClick={() => setFilters({ event: name })}>{eventRecipe(name)[language]}</button>)}
              </section>
            );
          })}
        </nav>
        {event === undefined ? <EmptyPage title={t('title')} hint={t('lead')} /> : <EventForm key={`${books.set.accountSetId} ${event}`} books={books} event={event} />}
      </div>
    </PageFrame>
  );
}

export function EventsPage() {
  return <WithAccountSet>{(books) => <Events books={books} />}</WithAccountSet>;
}
