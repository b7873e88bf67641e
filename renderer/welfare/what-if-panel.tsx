import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { MethodInput, MethodOutput } from '#renderer/api/methods.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MonthInput } from '#renderer/ui/day-input.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { monthSchema, type Month } from '#shared/days.ts';
import type { ProgrammeId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { welfareContract, type VersionContent } from '#shared/welfare/contract.ts';
import type { ProgrammeTarget } from '#shared/welfare/programme.ts';
import { welfareWords } from './words.ts';

type Trial = MethodOutput<'welfare.tryVersion'>;
type TrialLine = Trial['joined']['lines'][number];
const contentSchema = welfareContract.tryVersion.input.shape.content;

function Lines({ title, lines, count, byHousehold }: { title: string; lines: readonly TrialLine[]; count: number; byHousehold: boolean }) {
  const t = useWords(welfareWords);
  if (count === 0) return null;
  return (
    <details>
      <summary>{`${title} ${t(byHousehold ? 'householdsN' : 'personsN', { n: count })}`}</summary>
      <div className="trial-lines">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('name')}</th>
              <th className="number">{t('age')}</th>
              <th>{t('subject_grid')}</th>
              <th className="number">{t('before')}</th>
              <th className="number">{t('after')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.residentId}>
                <td>{line.name}</td>
                <td className="number">{line.age}</td>
                <td>{line.gridName}</td>
                <td className="number">{line.beforeFen === null ? '—' : <MoneyText fen={line.beforeFen} />}</td>
                <td className="number">{line.afterFen === null ? '—' : <MoneyText fen={line.afterFen} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {lines.length < count && <p className="muted">{t('moreLines', { n: count - lines.length })}</p>}
      </div>
    </details>
  );
}

function Outcome({ trial, byHousehold }: { trial: Trial; byHousehold: boolean }) {
  const t = useWords(welfareWords);
  const difference = fen(trial.after.totalFen - trial.before.totalFen);
  return (
    <>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('compared')}</th>
            <th className="number">{t(byHousehold ? 'households' : 'persons')}</th>
            <th className="number">{t('money')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th>{t('before')}</th>
            <td className="number">{trial.before.persons}</td>
            <td className="number"><MoneyText fen={trial.before.totalFen} /></td>
          </tr>
          <tr>
            <th>{t('after')}</th>
            <td className="number">{trial.after.persons}</td>
            <td className="number"><MoneyText fen={trial.after.totalFen} /></td>
          </tr>
          <tr>
            <th>{t('difference')}</th>
            <td className="number">{trial.after.persons - trial.before.persons}</td>
            <td className="number"><MoneyText fen={difference} /></td>
          </tr>
        </tbody>
      </table>
      <Lines title={t('joined')} lines={trial.joined.lines} count={trial.joined.persons} byHousehold={byHousehold} />
      <Lines title={t('left')} lines={trial.left.lines} count={trial.left.persons} byHousehold={byHousehold} />
      <Lines title={t('changed')} lines={trial.changed.lines} count={trial.changed.persons} byHousehold={byHousehold} />
      <Lines title={t('unknown')} lines={trial.unknown.lines} count={trial.unknown.persons} byHousehold={byHousehold} />
    </>
  );
}

/** 试算: what the rule on the screen, saved or not, would cost in a month, beside what is in force. */
export function WhatIfPanel({ programmeId, target, content, today }: { programmeId: ProgrammeId; target: ProgrammeTarget; content: Partial<VersionContent>; today: string }) {
  const t = useWords(welfareWords);
  const [month, setMonth] = useState<string | undefined>(today.slice(0, 7));
  const [asked, setAsked] = useState<MethodInput<'welfare.tryVersion'>>();
  const picked = { rule: content.rule, amount: content.amount, exclusions: content.exclusions ?? [], stackable: content.stackable ?? true, exclusionGroup: content.exclusionGroup ?? null, exclusionScope: content.exclusionScope ?? 'person', onePerHousehold: content.onePerHousehold ?? false };
  const ready = contentSchema.safeParse(picked);
  const monthRight = monthSchema.safeParse(month).success;
  const trial = useCall('welfare.tryVersion', asked ?? ({ programmeId, month, content: picked } as MethodInput<'welfare.tryVersion'>), { enabled: asked !== undefined });
  const stale = asked !== undefined && (!ready.success || JSON.stringify(asked.content) !== JSON.stringify(ready.data) || asked.month !== month);
  return (
    <section className="card stack" aria-label={t('whatIf')}>
      <h2 style={{ margin: 0 }}>{t('whatIf')}</h2>
      <div className="rule-row">
        <MonthInput aria-label={t('trialMonth')} value={month ?? null} onChange={setMonth} />
        <Button disabled={!ready.success || !monthRight} loading={trial.isFetching} onClick={() => ready.success && setAsked({ programmeId, month: month as Month, content: ready.data })}>
          {t('tryDo')}
        </Button>
      </div>
      {!ready.success && <div className="muted">{t('tryUnfinished')}</div>}
      <RefusalAlert error={trial.error} />
      {trial.data !== undefined && stale && <Alert type="info" showIcon title={t('tryStale')} />}
      {trial.data !== undefined && <Outcome trial={trial.data} byHousehold={target === 'household'} />}
    </section>
  );
}
