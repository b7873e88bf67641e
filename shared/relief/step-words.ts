/** The 计算书 in words: one line for each step, the same on the screen and on paper. */
import { formatYuan, type Fen } from '../money.ts';
import type { CalcStep } from './calculate.ts';

export interface StepLine { readonly what: string; readonly how: string; readonly fen: Fen | null }
type Language = 'zh' | 'en';

const percent = (basisPoints: number): string => `${basisPoints / 100}%`;
const WAIVED: Readonly<Record<'dibao' | 'tekun' | 'severeDisability', Readonly<Record<Language, string>>>> = { dibao: { zh: '低保', en: 'low income' }, tekun: { zh: '特困', en: 'destitute' }, severeDisability: { zh: '重度残疾', en: 'severe disability' } };
const CAPS: Readonly<Record<'yearCap' | 'householdCap' | 'lifeCap', Readonly<Record<Language, string>>>> = { yearCap: { zh: '每人每年封顶', en: 'Cap of the year' }, householdCap: { zh: '每户每年封顶', en: 'Cap of the household' }, lifeCap: { zh: '终身封顶', en: 'Cap of a life' } };

/** What the step is, how it is done, and the sum it leads to; null where the sum stands in the words. */
export function stepLine(step: CalcStep, language: Language): StepLine {
  const zh = language === 'zh';
  const say = (what: string, how: string, fen: Fen | null): StepLine => ({ what, how, fen });
  switch (step.step) {
    case 'bill':
      return say(zh ? `票据 ${step.billNo}` : `Bill ${step.billNo}`, `${formatYuan(step.totalFen)} − ${formatYuan(step.deductedFen)}${step.counted ? '' : zh ? '（超过申请期限，不计）' : ' (too late, not counted)'}`, step.fen);
    case 'base':
      return say(zh ? '自负费用合计' : 'Own costs', zh ? '各票据自负部分相加' : 'sum of the bills', step.fen);
    case 'deductible':
      return say(zh ? '减起付线' : 'Less the deductible', step.waived === null ? `− ${formatYuan(step.partFen)}` : zh ? `${WAIVED[step.waived].zh}，免起付线` : `waived: ${WAIVED[step.waived].en}`, step.fen);
    case 'tier':
      return say(step.uptoFen === null ? (zh ? `${formatYuan(step.fromFen)} 以上部分` : `above ${formatYuan(step.fromFen)}`) : `${formatYuan(step.fromFen)} – ${formatYuan(step.uptoFen)}${zh ? ' 部分' : ''}`, `${formatYuan(step.sliceFen)} × ${percent(step.basisPoints)}`, step.partFen);
    case 'tiers':
      return say(zh ? '分段合计' : 'Sum of the tiers', '', step.fen);
    case 'belowFloor':
      return say(zh ? '基金低于警戒线' : 'Fund below its floor', zh ? `基金 ${formatYuan(step.fundFen)} 低于 ${formatYuan(step.floorFen)}，按 ${percent(step.basisPoints)} 计` : `${formatYuan(step.fundFen)} below ${formatYuan(step.floorFen)}: ${percent(step.basisPoints)}`, step.fen);
    case 'yearCap': case 'householdCap': case 'lifeCap':
      return say(CAPS[step.step][language], zh ? `${formatYuan(step.capFen)} − 已享受 ${formatYuan(step.usedFen)}，还可享受 ${formatYuan(step.leftFen)}` : `${formatYuan(step.capFen)} − ${formatYuan(step.usedFen)} granted = ${formatYuan(step.leftFen)} left`, step.fen);
    case 'result':
      return say(zh ? '应发救助金' : 'Grant', '', step.fen);
  }
}
