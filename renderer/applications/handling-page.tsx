/** 申请设置: how each programme handles applications. */
import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import type { ProgrammeHandling } from '#shared/applications/contract.ts';
import { APPLICATION_KINDS, handlingSchema, STUDY_LEVELS, USUAL_HANDLING, type ApplicationKind, type Handling } from '#shared/applications/flow.ts';
import type { ProgrammeId } from '#shared/ids.ts';
import { applicationsWords } from './words.ts';

const DAYS = ['screen', 'supplement', 'visit', 'panel', 'publish', 'decide', 'pay', 'appeal', 'followUp'] as const;
/** The check list as lines: '*录取通知书' is needed. */
const formSchema = handlingSchema.omit({ evidence: true, favourBasisPoints: true, kind: true }).extend({ papers: z.string().trim().max(2000), favourPercent: z.number().min(0).max(99.99) });

const asLines = (handling: Handling): string => handling.evidence.map((each) => `${each.required ? '*' : ''}${each.name}`).join('\n');
/** Names keep the code they had, so that papers seen before stay theirs. */
function fromLines(text: string, before: Handling): Handling['evidence'] {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '' && line !== '*');
  const used = new Set<string>();
  return lines.map((line, n) => {
    const name = line.replace(/^[*＊]/u, '').trim();
    let key = before.evidence.find((each) => each.name === name)?.key ?? `paper${n + 1}`;
    while (used.has(key)) key = `${key}x`;
    used.add(key);
    return { key, name, required: /^[*＊]/u.test(line) };
  });
}

function HandlingDialog({ programmeId, name, kind, handling, version, onClose }: { programmeId: ProgrammeId; name: string; kind: ApplicationKind; handling: Handling; version: number | null; onClose: () => void }) {
  const t = useWords(applicationsWords);
  const save = useAct('applications.saveHandling');
  const { evidence: _evidence, favourBasisPoints, kind: _kind, ...rest } = handling;
  return (
    <FormDialog open width={760} title={`${t('handling')} ${name}${t('(')}${t(kind)}${t(')')}`} schema={formSchema} initial={{ ...rest, papers: asLines(handling), favourPercent: favourBasisPoints / 100 }} onClose={onClose}
      onSave={({ papers, favourPercent, ...input }) => save.run({ ...input, kind, programmeId, version, evidence: fromLines(papers, handling), favourBasisPoints: Math.round(favourPercent * 100), amounts: input.amounts ?? null, capFen: input.capFen ?? null })}>
      {() => (
        <>
          <Field name="papers" label={t('evidence')} hint={t('evidenceHint')}><Input.TextArea rows={4} /></Field>
          <div className="field-row">
            {(['visit', 'panel', 'notice'] as const).map((step) => <Field key={step} name={step} label="" valuePropName="checked"><Checkbox>{t(step === 'visit' ? 'doVisit' : step === 'panel' ? 'doPanel' : 'doNotice')}</Checkbox></Field>)}
          </div>
          <div className="field-row">
            <Field name="visitors" label={t('visitorsLeast')}><InputNumber min={1} max={9} precision={0} /></Field><Field name="panelLeast" label={t('panelLeast')}><InputNumber min={1} max={99} precision={0} /></Field>
            <Field name="favourPercent" label={t('favour')}><InputNumber min={0} max={99.99} /></Field><Field name="noticeDays" label={t('noticeDays')}><InputNumber min={1} max={60} precision={0} /></Field>
          </div>
          <h3>{t('days')}</h3>
          <div className="field-row">{DAYS.slice(0, 5).map((day) => <Field key={day} name={['days', day]} label={t(`d.${day}`)}><InputNumber min={1} max={365} precision={0} /></Field>)}</div>
          <div className="field-row">{DAYS.slice(5).map((day) => <Field key={day} name={['days', day]} label={t(`d.${day}`)}><InputNumber min={1} max={365} precision={0} /></Field>)}</div>
          {kind === 'student' ? <div className="field-row">{STUDY_LEVELS.map((level) => <Field key={level} name={['amounts', level]} label={t(level)} required><MoneyInput capitals={false} /></Field>)}</div> : <Field name="capFen" label={t('cap')}><MoneyInput capitals={false} /></Field>}
        </>
      )}
    </FormDialog>
  );
}

function HandlingCard({ handling, onEdit }: { handling: ProgrammeHandling; onEdit: (() => void) | undefined }) {
  const t = useWords(applicationsWords);
  const steps = [handling.visit ? t('st.visit', { n: handling.visitors }) : '', handling.panel ? t('st.panel', { n: handling.panelLeast }) : '', handling.notice ? t('st.notice', { n: handling.noticeDays }) : ''].filter((each) => each !== '');
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t('evidence'), handling.evidence.map((each) => `${each.name}${each.required ? '' : `${t('(')}${t('optional')}${t(')')}`}`).join(t('&'))], [t('steps'), steps.join('　→　')], [t('days'), DAYS.map((day) => `${t(`d.${day}`)} ${handling.days[day]}`).join('　')],
    ...(handling.amounts === null ? [] : [[t('amounts'), STUDY_LEVELS.map((level) => <span key={level}>{t(level)} <MoneyText fen={handling.amounts![level]} />　</span>)] as const]), ...(handling.capFen === null ? [] : [[t('cap'), <MoneyText key="cap" fen={handling.capFen} />] as const]),
  ];
  return (
    <section className="card" aria-label={handling.programmeName}>
      <h2>{handling.code} {handling.programmeName}　<span className="muted">{t(handling.kind)}</span>{onEdit !== undefined && <Button size="small" style={{ marginLeft: '0.6rem' }} onClick={onEdit}>{t('editHandling')}</Button>}</h2>
      <table className="plain-table"><tbody>{facts.map(([label, value]) => <tr key={label}><th style={{ width: '9rem' }}>{label}</th><td>{value}</td></tr>)}</tbody></table>
    </section>
  );
}

/** What kind a programme is usually of, by its code (W05 W09 W11 …). */
const KIND_OF_CODE: Readonly<Record<string, ApplicationKind>> = { W03: 'kindergarten', W04: 'bus', W05: 'student', W09: 'relief', W11: 'hardship' };

export function HandlingPage() {
  const t = useWords(applicationsWords);
  const mayEdit = useMay('applications.edit');
  const { data, error } = useCall('applications.handlings', {});
  const [editing, setEditing] = useState<{ programmeId: ProgrammeId; name: string; kind: ApplicationKind; handling: Handling; version: number | null }>();
  const [kind, setKind] = useState<ApplicationKind>();
  const others = data?.others ?? [];
  const add = (programmeId: ProgrammeId): void => {
    const other = others.find((each) => each.programmeId === programmeId);
    if (other === undefined) return;
    const chosen = kind ?? KIND_OF_CODE[other.code] ?? 'other';
    setEditing({ programmeId, name: other.programmeName, kind: chosen, handling: USUAL_HANDLING[chosen], version: null });
  };
  return (
    <PageFrame title={t('handling')} subtitle={t('handlingHint')}>
      <RefusalAlert error={error} />
      <div className="scroll-cards">
        {mayEdit && data !== undefined && (
          <section className="card">
            <h2>{t('addHandling')}</h2>
            {others.length === 0 ? <p className="muted">{t('noOthers')}</p> : (
              <div style={{ display: 'flex', gap: '0.6rem', flexWrap: 'wrap' }}>
                <Select aria-label={t('kind')} placeholder={t('kind')} value={kind ?? null} onChange={(value: ApplicationKind) => setKind(value)} options={APPLICATION_KINDS.map((value) => ({ value, label: t(value) }))} style={{ minWidth: '9rem' }} />
                {others.map((each) => <Button key={each.programmeId} onClick={() => add(each.programmeId)}>{each.code} {each.programmeName}</Button>)}
              </div>
            )}
          </section>
        )}
        {data?.handlings.length === 0 && <EmptyPage title={t('noHandlings')} hint={t('handlingHint')} />}
        {data?.handlings.map((handling) => <HandlingCard key={handling.programmeId} handling={handling} onEdit={mayEdit ? () => setEditing({ programmeId: handling.programmeId, name: handling.programmeName, kind: handling.kind, handling: handlingSchema.parse(Object.fromEntries(Object.keys(handlingSchema.shape).map((key) => [key, handling[key as keyof Handling]]))), version: handling.version }) : undefined} />)}
      </div>
      {editing !== undefined && <HandlingDialog {...editing} onClose={() => setEditing(undefined)} />}
    </PageFrame>
  );
}
