/** 救助标准: the parameters of one resolution after another. */
import { App, Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords, type Say } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { daySchema } from '#shared/days.ts';
import { formatYuan, nonNegativeFenSchema, positiveFenSchema, ZERO_FEN, type Fen } from '#shared/money.ts';
import { reliefRulesSchema, USUAL_RULES, type ReliefRules } from '#shared/relief/calculate.ts';
import type { ReliefFund, RulesVersion } from '#shared/relief/contract.ts';
import { FundChoice, WithFund } from './fund-choice.tsx';
import { reliefWords } from './words.ts';

const TIERS = 4;
const percentSchema = z.number().min(0).max(100);
const formSchema = z.object({
  validFrom: daySchema, resolutionNo: z.string().trim().min(1).max(60), resolvedOn: daySchema, deductibleFen: nonNegativeFenSchema, waivedFor: reliefRulesSchema.shape.waivedFor, yearCapFen: positiveFenSchema, lifeCapFen: positiveFenSchema, householdCapFen: positiveFenSchema.nullish(),
  windowMonths: reliefRulesSchema.shape.windowMonths, floorFen: nonNegativeFenSchema, belowPercent: percentSchema, advanceCapFen: nonNegativeFenSchema, advanceDays: reliefRulesSchema.shape.advanceDays,
  tiers: z.array(z.object({ uptoFen: positiveFenSchema.nullish(), percent: percentSchema.nullish() })),
});
type Form = z.output<typeof formSchema>;

const percent = (basisPoints: number): string => `${basisPoints / 100}%`;
const toForm = (rules: ReliefRules): Partial<z.input<typeof formSchema>> => ({ ...rules, belowPercent: rules.belowFloorBasisPoints / 100, tiers: Array.from({ length: TIERS }, (_, n) => { const tier = rules.tiers[n]; return tier === undefined ? { uptoFen: null, percent: null } : { uptoFen: tier.uptoFen, percent: tier.basisPoints / 100 }; }) });
/** Rows without a rate are not there; the last one has no end. */
function toRules({ tiers, belowPercent, ...form }: Form): ReliefRules {
  const filled = tiers.filter((tier) => tier.percent !== null && tier.percent !== undefined);
  return { ...form, householdCapFen: form.householdCapFen ?? null, belowFloorBasisPoints: Math.round(belowPercent * 100), tiers: filled.map((tier, n) => ({ uptoFen: n === filled.length - 1 ? null : (tier.uptoFen ?? null), basisPoints: Math.round((tier.percent ?? 0) * 100) })) };
}

/** The parameters as label and value, for the page and for the papers. */
export function ruleFacts(rules: ReliefRules, t: Say<keyof typeof reliefWords.zh>): readonly (readonly [string, string])[] {
  const yuan = (amount: Fen): string => `${formatYuan(amount)} ${t('yuan')}`;
  let from: Fen = ZERO_FEN;
  const tiers = rules.tiers.map((tier) => {
    const said = tier.uptoFen === null ? t('tierOpen', { from: formatYuan(from), p: percent(tier.basisPoints) }) : t('tierRow', { from: formatYuan(from), to: formatYuan(tier.uptoFen), p: percent(tier.basisPoints) });
    from = tier.uptoFen ?? from;
    return said;
  });
  return [
    [t('deductible'), yuan(rules.deductibleFen)], [t('waivedFor'), rules.waivedFor.length === 0 ? t('none') : rules.waivedFor.map((why) => t(why)).join(t('&'))], [t('tiers'), tiers.join(t(';'))], [t('yearCap'), yuan(rules.yearCapFen)], [t('lifeCap'), yuan(rules.lifeCapFen)],
    [t('householdCapFact'), rules.householdCapFen === null ? t('none') : yuan(rules.householdCapFen)], [t('windowFact'), t('windowText', { n: rules.windowMonths })], [t('floorAmount'), `${yuan(rules.floorFen)}${t('(')}${t('belowText', { p: percent(rules.belowFloorBasisPoints) })}${t(')')}`], [t('advanceCap'), `${yuan(rules.advanceCapFen)}${t('(')}${t('advanceText', { n: rules.advanceDays })}${t(')')}`],
  ];
}

function RulesDialog({ fund, from, onClose }: { fund: ReliefFund; from: RulesVersion | null; onClose: () => void }) {
  const t = useWords(reliefWords);
  const { today } = useOfficeState();
  const save = useAct('relief.saveRules');
  const isDraft = from?.status === 'draft';
  return (
    <FormDialog open width={760} title={t(isDraft ? 'editDraft' : 'draftRules')} schema={formSchema} onClose={onClose}
      initial={{ ...toForm(from?.rules ?? USUAL_RULES), validFrom: isDraft ? from.validFrom : today, ...(isDraft ? { resolutionNo: from.resolutionNo, resolvedOn: from.resolvedOn } : {}) }}
      onSave={(input) => { const { validFrom, resolutionNo, resolvedOn, ...form } = formSchema.parse(input); return save.run({ fundId: fund.fundId, validFrom, resolutionNo, resolvedOn, rules: toRules({ ...form, validFrom, resolutionNo, resolvedOn }) }); }}>
      {() => (
        <>
          <div className="field-row"><Field name="resolutionNo" label={t('resolutionNo')} required><Input maxLength={60} /></Field><Field name="resolvedOn" label={t('resolvedOn')} required><DayInput /></Field><Field name="validFrom" label={t('validFrom')} required><DayInput /></Field></div>
          <div className="field-row"><Field name="deductibleFen" label={t('deductible')} required><MoneyInput capitals={false} /></Field><Field name="waivedFor" label={t('waivedFor')}><Select mode="multiple" options={(['dibao', 'tekun', 'severeDisability'] as const).map((value) => ({ value, label: t(value) }))} /></Field></div>
          <h3>{t('tiers')}</h3>
          {Array.from({ length: TIERS }, (_, n) => (
            <div key={n} className="field-row"><Field name={['tiers', n, 'uptoFen']} label={t('upto')}><MoneyInput capitals={false} /></Field><Field name={['tiers', n, 'percent']} label={t('percent')}><InputNumber min={0} max={100} /></Field></div>
          ))}
          <div className="field-row"><Field name="yearCapFen" label={t('yearCap')} required><MoneyInput capitals={false} /></Field><Field name="lifeCapFen" label={t('lifeCap')} required><MoneyInput capitals={false} /></Field><Field name="householdCapFen" label={t('householdCap')}><MoneyInput capitals={false} /></Field></div>
          <div className="field-row"><Field name="floorFen" label={t('floorAmount')} required><MoneyInput capitals={false} /></Field><Field name="belowPercent" label={t('belowFloor')} required><InputNumber min={0} max={100} /></Field><Field name="windowMonths" label={t('window')} required><InputNumber min={1} max={120} precision={0} /></Field></div>
          <div className="field-row"><Field name="advanceCapFen" label={t('advanceCap')} required><MoneyInput capitals={false} /></Field><Field name="advanceDays" label={t('advanceDays')} required><InputNumber min={0} max={3660} precision={0} /></Field></div>
        </>
      )}
    </FormDialog>
  );
}

function VersionCard({ version, onEdit }: { version: RulesVersion; onEdit: () => void }) {
  const t = useWords(reliefWords);
  const [mayEdit, mayDecide] = [useMay('relief.edit'), useMay('relief.decide')];
  const activate = useAct('relief.activateRules');
  const drop = useAct('relief.dropRules');
  const { ruleId } = version;
  const { modal } = App.useApp();
  const askDrop = (): void => {
    modal.confirm({ title: t('drop'), content: t('dropText'), okText: t('drop'), okButtonProps: { danger: true }, cancelText: t('cancel'), autoFocusButton: 'cancel', onOk: async () => { await drop.run({ ruleId }); } });
  };
  const isDraft = version.status === 'draft';
  return (
    <section className="card" aria-label={t('version', { n: version.versionNo })}>
      <h2>{t('version', { n: version.versionNo })}　<StatusTag tone={isDraft ? 'warning' : 'good'}>{t(isDraft ? 'draft' : 'active')}</StatusTag></h2>
      <RefusalAlert error={activate.error ?? drop.error} />
      <p>{version.resolutionNo}　{t('resolvedOn')} <span className="figures">{version.resolvedOn}</span>　{t('validFrom')} <span className="figures">{version.validFrom}</span>　{t('madeBy')} {version.madeBy}{version.activatedBy !== null && `　${t('activatedBy')} ${version.activatedBy}`}</p>
      <table className="plain-table"><tbody>{ruleFacts(version.rules, t).map(([label, value]) => <tr key={label}><th style={{ width: '13rem' }}>{label}</th><td>{value}</td></tr>)}</tbody></table>
      {isDraft && (
        <p style={{ display: 'flex', gap: '0.6rem', alignItems: 'center' }}>
          {mayDecide && (version.own ? <span className="muted">{t('ownDraft')}</span> : <Button type="primary" loading={activate.running} onClick={() => void activate.run({ ruleId })}>{t('activate')}</Button>)}
          {mayEdit && <Button onClick={onEdit}>{t('editDraft')}</Button>}
          {mayEdit && <Button danger loading={drop.running} onClick={askDrop}>{t('drop')}</Button>}
        </p>
      )}
    </section>
  );
}

function Rules({ fund }: { fund: ReliefFund }) {
  const t = useWords(reliefWords);
  const mayEdit = useMay('relief.edit');
  const { data, error } = useCall('relief.rules', { fundId: fund.fundId });
  const [editing, setEditing] = useState<{ from: RulesVersion | null }>();
  const versions = (data ?? []).toReversed();
  const draft = versions.find((each) => each.status === 'draft');
  return (
    <PageFrame title={t('rules')} subtitle={<FundChoice fund={fund} />} actions={mayEdit && draft === undefined && <Button type="primary" onClick={() => setEditing({ from: versions[0] ?? null })}>{t('draftRules')}</Button>}>
      <RefusalAlert error={error} />
      <div className="scroll-cards">
        {data?.length === 0 && <EmptyPage title={t('noRules')} hint={t('noRulesHint')} action={mayEdit && <Button type="primary" onClick={() => setEditing({ from: null })}>{t('draftRules')}</Button>} />}
        {versions.map((version) => <VersionCard key={version.ruleId} version={version} onEdit={() => setEditing({ from: version })} />)}
      </div>
      {editing !== undefined && <RulesDialog fund={fund} from={editing.from} onClose={() => setEditing(undefined)} />}
    </PageFrame>
  );
}

export function RulesPage() {
  const t = useWords(reliefWords);
  return <WithFund title={t('rules')}>{(fund) => <Rules key={fund.fundId} fund={fund} />}</WithFund>;
}
