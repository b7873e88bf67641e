import { Alert, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput, MonthInput } from '#renderer/ui/day-input.tsx';
import { Field, FormPanel } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { addMonths, month, type Month } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { amountSchema, exclusionsSchema } from '#shared/welfare/amount.ts';
import { CLAIMS_AMOUNT, CLAIMS_RULE } from '#shared/welfare/claims.ts';
import { versionContentSchema, type VersionContent } from '#shared/welfare/contract.ts';
import { amountSentence, exclusionSentence, ruleSentence } from '#shared/welfare/rule-sentence.ts';
import { ruleSchema } from '#shared/welfare/rule.ts';
import { AmountEditor } from './amount-editor.tsx';
import { basketWords } from './basket-words.ts';
import { newAmount } from './amount-form.ts';
import { BasketEditor } from './basket-editor.tsx';
import { ExclusionsEditor } from './exclusions-editor.tsx';
import { RuleBuilder } from './rule-builder.tsx';
import { newCondition } from './rule-form.ts';
import { useAccounts } from './use-books.ts';
import { useRuleNames } from './use-rule-choices.ts';
import { WhatIfPanel } from './what-if-panel.tsx';
import { welfareWords } from './words.ts';

type Programme = MethodOutput<'welfare.programme'>;
type Template = MethodOutput<'welfare.templates'>['templates'][number];
type Suggestion = MethodOutput<'welfare.suggestedBaskets'>;

/** Where goods are kept in an account set that does not divide it. */
const STOCK_ACCOUNT = '121';
const ACCOUNTS = ['expenseAccountCode', 'payableAccountCode', 'moneyAccountCode', 'cashAccountCode'] as const;
const CONTENT_KEYS = Object.keys(versionContentSchema.shape) as (keyof VersionContent)[];
/** The content of a version without what the office adds to it. */
function contentOf(version: VersionContent): VersionContent {
  return Object.fromEntries(CONTENT_KEYS.map((key) => [key, version[key]])) as unknown as VersionContent;
}

/** Goods leave the stock, not the safe. */
function bookedAs(usual: Template | undefined, programme: Programme): Partial<VersionContent> {
  return usual === undefined ? {} : { ...Object.fromEntries(ACCOUNTS.map((name) => [name, usual.content[name]])), ...(programme.form === 'inKind' ? { cashAccountCode: STOCK_ACCOUNT } : {}) };
}

/** Where a draft begins: the draft there is; else the template; else the newest version, without its resolution; else empty. */
function startOf(programme: Programme, template: Template | undefined, suggested: Suggestion | undefined, usual: Template | undefined, thisMonth: Month): Partial<VersionContent> {
  const draft = programme.versions.find((version) => version.status === 'draft');
  if (draft !== undefined) return contentOf(draft);
  const fresh = { validFrom: thisMonth, resolutionNo: '', resolvedOn: null, resolutionTitle: '' };
  const last = programme.versions.find((version) => version.status === 'active');
  if (last !== undefined) return { ...contentOf(last), ...fresh, validFrom: last.validFrom >= thisMonth ? addMonths(last.validFrom, 1) : thisMonth };
  if (template !== undefined) return { ...template.content, ...fresh, ...(suggested === undefined || suggested.cashAccountCode === null ? {} : { baskets: suggested.baskets, cashAccountCode: suggested.cashAccountCode }) };
  if (programme.basis === 'claims') return { ...fresh, ...bookedAs(usual, programme), rule: CLAIMS_RULE, amount: CLAIMS_AMOUNT, exclusions: [], stackable: true, exclusionGroup: null, exclusionScope: 'person', onePerHousehold: false };
  // An empty draft still knows where welfare is usually booked; few who draft rules know the chart of accounts by heart.
  return { ...fresh, ...bookedAs(usual, programme), rule: newCondition('age'), amount: newAmount(), exclusions: [], stackable: true, exclusionGroup: null, exclusionScope: 'person', onePerHousehold: false };
}

/** The rule as it stands on the screen, as a sentence; unfinished parts are said to be so. */
function LiveSentence({ content }: { content: Partial<VersionContent> }) {
  const t = useWords(welfareWords);
  const language = useLanguage();
  const names = useRuleNames();
  const rule = ruleSchema.safeParse(content.rule);
  const amount = amountSchema.safeParse(content.amount);
  const exclusions = exclusionsSchema.safeParse(content.exclusions ?? []);
  const excluded = exclusions.success ? exclusionSentence(exclusions.data, content.exclusionGroup ?? null, content.stackable ?? true, language, names, content.onePerHousehold ?? false) : t('unfinished');
  return (
    <section className="card" aria-live="polite" aria-label={t('inWords')}>
      <h2>{t('inWords')}</h2>
      <p className="sentence">
        <b>{t('who')}</b> {rule.success ? ruleSentence(rule.data, language, names) : t('unfinished')}
      </p>
      <p className="sentence">
        <b>{t('howMuch')}</b> {amount.success ? amountSentence(amount.data, language, names) : t('unfinished')}
      </p>
      {excluded !== '' && (
        <p className="sentence">
          <b>{t('exclusions')}</b> {excluded}
        </p>
      )}
    </section>
  );
}

function AccountFields({ programme }: { programme: Programme }) {
  const t = useWords(welfareWords);
  const accounts = useAccounts(programme.accountSetId);
  return (
    <div className="field-row">
      {ACCOUNTS.map((name) => (
        <Field key={name} name={name} label={t(name === 'cashAccountCode' && programme.form === 'inKind' ? 'goodsAccountCode' : name)} required>
          {accounts === undefined ? <Input inputMode="numeric" maxLength={20} /> : <Select showSearch={{ optionFilterProp: 'label' }} options={[...accounts]} />}
        </Field>
      ))}
    </div>
  );
}

/** Who is entitled, to how much, and what speaks against it. */
function RuleFields({ programme }: { programme: Programme }) {
  const t = useWords(welfareWords);
  return (
    <>
      <section className="card">
        <h2>{t('who')}</h2>
        <Field name="rule" label={t('conditions')} required {...(programme.target === 'household' ? { hint: t('headHint') } : {})}>
          <RuleBuilder />
        </Field>
      </section>
      <section className="card">
        <h2>{t('howMuch')}</h2>
        <Field name="amount" label={t('standard')} required>
          <AmountEditor target={programme.target} />
        </Field>
      </section>
      <section className="card">
        <h2>{t('exclusions')}</h2>
        <Field name="exclusions" label={t('excludedIf')}>
          <ExclusionsEditor programmeId={programme.programmeId} />
        </Field>
        <div className="field-row">
          <Field name="stackable" label={t('stacking')} valuePropName="checked" hint={t('stackableHint')}>
            <Checkbox>{t('stackable')}</Checkbox>
          </Field>
          <Field name="exclusionScope" label={t('exclusionScope')}>
            <Select options={(['person', 'household'] as const).map((each) => ({ value: each, label: t(`scope_${each}`) }))} />
          </Field>
          <Field name="exclusionGroup" label={t('exclusionGroup')} hint={t('exclusionGroupHint')}>
            <Input maxLength={40} />
          </Field>
        </div>
        {programme.target === 'person' && programme.basis === 'rule' && (
          <Field name="onePerHousehold" label={t('onePerHousehold')} valuePropName="checked" hint={t('onePerHouseholdHint')}>
            <Checkbox>{t('onePerHouseholdSay')}</Checkbox>
          </Field>
        )}
      </section>
    </>
  );
}

function DraftForm({ programme, start, suggested }: { programme: Programme; start: Partial<VersionContent>; suggested: boolean }) {
  const t = useWords(welfareWords);
  const b = useWords(basketWords);
  const navigate = useNavigate();
  const { today } = useOfficeState();
  const save = useAct('welfare.saveDraft');
  const [content, setContent] = useState(start);
  // The draft being edited: known from the start, or made by the first save.
  const draft = programme.versions.find((version) => version.status === 'draft');
  const back = (): void => void navigate(`/welfare/${programme.programmeId}`);
  return (
    <div className="draft-layout">
      <FormPanel
        schema={versionContentSchema}
        initial={start}
        saveLabel={t('saveDraft')}
        onLeave={back}
        onSaved={back}
        onChange={(values) => setContent({ ...values } as Partial<VersionContent>)}
        sayIssue={(issue) => ({ rule: t('ruleUnfinished'), amount: t('amountUnfinished'), exclusions: t('exclusionsUnfinished'), baskets: b('basketsUnfinished') })[String(issue.path?.[0])]}
        onSave={(input) => save.run({ ...input, programmeId: programme.programmeId, versionId: draft?.versionId ?? null, version: draft?.version ?? null })}
      >
        {programme.basis === 'claims' ? <p className="muted">{t(programme.form === 'inKind' ? 'claimsNoRuleGoods' : 'claimsNoRule')}</p> : <RuleFields programme={programme} />}
        {programme.form === 'inKind' && (
          <section className="card">
            <h2>{b('baskets')}</h2>
            <p className="muted">{b(programme.basis === 'claims' ? 'basketsOfClaimsHint' : 'basketsHint')}</p>
            {suggested && <Alert type="info" showIcon title={b('suggested')} style={{ marginBottom: '1rem' }} />}
            <Field name="baskets" label={b('basketLabel')}>
              <BasketEditor accountSetId={programme.accountSetId} amount={programme.basis === 'claims' ? null : content.amount} />
            </Field>
          </section>
        )}
        <section className="card">
          <h2>{t('resolution')}</h2>
          <div className="field-row">
            <Field name="validFrom" label={t('validFrom')} required>
              <MonthInput />
            </Field>
            <Field name="resolutionNo" label={t('resolutionNo')} hint={t('resolutionHint')}>
              <Input maxLength={60} />
            </Field>
            <Field name="resolvedOn" label={t('resolvedOn')}>
              <DayInput />
            </Field>
            <Field name="resolutionTitle" label={t('resolutionTitle')}>
              <Input maxLength={120} />
            </Field>
          </div>
        </section>
        <section className="card">
          <h2>{t('accounts')}</h2>
          <AccountFields programme={programme} />
        </section>
      </FormPanel>
      {programme.basis === 'rule' && (
        <aside className="stack draft-side">
          <LiveSentence content={content} />
          <WhatIfPanel programmeId={programme.programmeId} target={programme.target} content={content} today={today} />
        </aside>
      )}
    </div>
  );
}

/** 起草版本: who is entitled, how much, on what resolution; the sentence and the cost beside it. */
export function DraftPage() {
  const { programmeId = '' } = useParams();
  const [params] = useSearchParams();
  const t = useWords(welfareWords);
  const { today } = useOfficeState();
  const programme = useCall('welfare.programme', { programmeId: id<'programme'>(Number(programmeId) || 1) });
  const templateCode = params.get('template');
  const templates = useCall('welfare.templates', {});
  const suggested = useCall('welfare.suggestedBaskets', { programmeId: id<'programme'>(Number(programmeId) || 1), templateCode: templateCode ?? '' }, { enabled: templateCode !== null });
  const ready = programme.data !== undefined && templates.data !== undefined && (templateCode === null || !suggested.isPending);
  const template = templates.data?.templates.find((each) => each.code === templateCode);
  return (
    <PageFrame title={t('draftTitle', { name: programme.data?.name ?? '' })} back={{ to: `/welfare/${programmeId}`, label: t('programme') }}>
      <RefusalAlert error={programme.error ?? templates.error ?? suggested.error} />
      {ready && <DraftForm programme={programme.data} start={startOf(programme.data, template, suggested.data, templates.data.templates[0], month(today.slice(0, 7)))} suggested={programme.data.versions.length === 0 && (suggested.data?.baskets.length ?? 0) > 0} />}
    </PageFrame>
  );
}
