import type { MethodOutput } from '#renderer/api/methods.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { fen, type Fen } from '#shared/money.ts';
import { disbursementWords } from './words.ts';

export type Difference = MethodOutput<'disbursement.difference'>;

export interface BridgeStep {
  readonly key: 'before' | 'joined' | 'left' | 'changed' | 'after';
  readonly persons: number;
  readonly fen: Fen;
}

/** The bridge from the last total to this one, as five steps. */
export function bridgeSteps({ bridge }: Pick<Difference, 'bridge'>): BridgeStep[] {
  return [
    { key: 'before', persons: bridge.beforePersons, fen: bridge.beforeFen },
    { key: 'joined', persons: bridge.joined, fen: bridge.joinedFen },
    { key: 'left', persons: -bridge.left, fen: bridge.leftFen },
    { key: 'changed', persons: bridge.changed, fen: bridge.changedFen },
    { key: 'after', persons: bridge.afterPersons, fen: bridge.afterFen },
  ];
}

/**
 * What the bridge does not explain: 0 when before + joined + left + changed = after. `leftFen` is what left the total, a minus.
 */
export function bridgeGap({ bridge }: Pick<Difference, 'bridge'>): { persons: number; fen: Fen } {
  return {
    persons: bridge.afterPersons - (bridge.beforePersons + bridge.joined - bridge.left),
    fen: fen(bridge.afterFen - (bridge.beforeFen + bridge.joinedFen + bridge.leftFen + bridge.changedFen)),
  };
}

/** 上批合计 + 新增 − 停发 ± 变动 = 本批合计 */
export function Bridge({ difference }: { difference: Difference }) {
  const t = useWords(disbursementWords);
  return (
    <div className="bridge">
      {bridgeSteps(difference).map((step) => (
        <div key={step.key}>
          <div className="label">{t(`bridge_${step.key}`)}</div>
          <div className="sum figures">
            {step.key !== 'before' && step.key !== 'after' && step.fen > 0 ? '+' : ''}
            <MoneyText fen={step.fen} />
          </div>
          <div className="muted figures">{t('personsN', { n: step.persons })}</div>
        </div>
      ))}
    </div>
  );
}
