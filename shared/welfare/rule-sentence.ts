/** A rule, an amount and a decision as sentences, in Chinese and English, from the same data. */
import { formatDayChinese, type Month } from '../days.ts';
import { formatYuan, type Fen } from '../money.ts';
import type { FactKind } from '../person-as-of.ts';
import type { Amount, Exclusion, Standard } from './amount.ts';
import type { AmountStep, ConditionResult, Decision } from './decide-eligibility.ts';
import { markOfField, markOfList } from './marks.ts';
import type { AgeCondition, Condition, CustomCondition, Rule } from './rule.ts';
import { EFFECTIVE_WORDS, FACT_WORDS, REFERENCE_WORDS, REFUSAL_WORDS, valueWord, type Language } from './words.ts';

/** One line of an explanation; `depth` indents, `met` null = neither (a step, or unknown). */
export interface ExplanationLine { readonly depth: number; readonly text: string; readonly met: boolean | null }

const yuan = (fen: Fen, language: Language): string => (language === 'zh' ? `${formatYuan(fen)}元` : `${formatYuan(fen)} yuan`);
const listed = (parts: readonly string[], language: Language): string => parts.join(language === 'zh' ? '、' : ', ');

function ageSentence(condition: AgeCondition, language: Language): string {
  const { atLeast, atMost } = condition;
  const mode = `${EFFECTIVE_WORDS[condition.effective][language]}${language === 'zh' ? '，看' : ', on '}${REFERENCE_WORDS[condition.on][language]}`;
  if (language === 'zh') {
    const band = atLeast === undefined ? `不超过${atMost}周岁` : atMost === undefined ? `年满${atLeast}周岁` : `${atLeast}至${atMost}周岁`;
    return `${band}（${mode}）`;
  }
  const band = atLeast === undefined ? `at most ${atMost} years old` : atMost === undefined ? `at least ${atLeast} years old` : `${atLeast} to ${atMost} years old`;
  return `${band} (${mode})`;
}

function factSentence(fact: FactKind, values: readonly string[], language: Language): string {
  const word = FACT_WORDS[fact][language];
  if (values.length === 0) return language === 'zh' ? `有“${word}”记录` : `has a record of ${word}`;
  const words = [...new Set(values.map((value) => valueWord(fact, value, language)))];
  if (words.length === 1 && words[0] === word) return word;
  if (language === 'zh') return `${word}为${words.join('或')}`;
  return `${word}: ${words.join(' or ')}`;
}

/** Names a rule's sentence needs: of grids by id, of fields and lists by their marks. What is not in it is shown by its number. */
export type RuleNames = ReadonlyMap<number | string, string>;

function customSentence(condition: CustomCondition, language: Language, names: RuleNames): string {
  const zh = language === 'zh';
  const name = names.get(markOfField(condition.customFieldId)) ?? (zh ? `自定义项${condition.customFieldId}` : `field ${condition.customFieldId}`);
  const within = (low: string | undefined, high: string | undefined, words: { between: string; from: string; to: string }): string => {
    if (low !== undefined && high !== undefined) return words.between.replace('%', low).replace('%', high);
    return low !== undefined ? words.from.replace('%', low) : words.to.replace('%', high ?? '');
  };
  switch (condition.by) {
    case 'number': return `“${name}”${within(condition.atLeast, condition.atMost, zh ? { between: '在%至%之间', from: '不少于%', to: '不超过%' } : { between: ' from % to %', from: ' at least %', to: ' at most %' })}`;
    case 'day': return `“${name}”${within(condition.from, condition.to, zh ? { between: '在%至%之间', from: '在%或以后', to: '在%或以前' } : { between: ' from % to %', from: ' on or after %', to: ' on or before %' })}`;
    case 'yesNo': return zh ? `“${name}”为${condition.is === 'yes' ? '是' : '否'}` : `“${name}”: ${condition.is}`;
    case 'choice':
      if (condition.in.length > 0) return zh ? `“${name}”为${condition.in.join('或')}` : `“${name}”: ${condition.in.join(' or ')}`;
      break;
    case 'any':
  }
  return zh ? `有“${name}”记录` : `has a record of “${name}”`;
}

function conditionSentence(condition: Condition, language: Language, names: RuleNames): string {
  const zh = language === 'zh';
  switch (condition.kind) {
    case 'age': return ageSentence(condition, language);
    case 'fact': return factSentence(condition.fact, condition.in, language);
    case 'residency': return factSentence('residency', condition.in, language);
    case 'membership': return factSentence('membership', condition.in, language);
    case 'grid': {
      const grids = listed(condition.in.map((id) => names.get(id) ?? (zh ? `网格${id}` : `grid ${id}`)), language);
      return zh ? `所在网格为${grids}` : `lives in ${grids}`;
    }
    case 'sex': return zh ? `性别为${condition.is === '1' ? '男' : '女'}` : condition.is === '1' ? 'male' : 'female';
    case 'custom': return customSentence(condition, language, names);
    case 'list': {
      const name = names.get(markOfList(condition.listId)) ?? String(condition.listId);
      return zh ? `在名单“${name}”上` : `on the list “${name}”`;
    }
    case 'headOfHousehold': return zh ? (condition.is ? '是户主' : '不是户主') : condition.is ? 'head of the household' : 'not head of the household';
  }
}

/**
 * A rule as one sentence: '年满60周岁（…）且居住与户籍为户籍常住'. Groups inside groups stand in brackets.
 * @param names names of grids, fields and lists; what is not in it is shown by its number.
 */
export function ruleSentence(rule: Rule, language: Language, names: RuleNames = new Map()): string {
  return sentence(rule, language, names, true);
}

function sentence(rule: Rule, language: Language, names: RuleNames, outermost: boolean): string {
  if (rule.kind === 'not') {
    const inner = sentence(rule.of, language, names, false);
    return language === 'zh' ? `不满足：${inner}` : `not: ${inner}`;
  }
  if (rule.kind !== 'all' && rule.kind !== 'any') return conditionSentence(rule, language, names);
  const only = rule.of[0];
  if (rule.of.length === 1 && only !== undefined) return sentence(only, language, names, outermost);
  const joint = language === 'zh' ? (rule.kind === 'all' ? '，且' : '，或') : rule.kind === 'all' ? ', and ' : ', or ';
  const text = rule.of.map((part) => sentence(part, language, names, false)).join(joint);
  return outermost ? text : language === 'zh' ? `（${text}）` : `(${text})`;
}

function standardSentence(standard: Standard, language: Language): string {
  const zh = language === 'zh';
  if (standard.kind === 'flat') return yuan(standard.fen, language);
  if (standard.kind === 'ageTiers') {
    const bands = standard.tiers.map((t) => (zh ? `${t.to === null ? `${t.from}周岁及以上` : `${t.from}至${t.to}周岁`}${yuan(t.fen, language)}` : `${t.to === null ? `${t.from} and over` : `${t.from}–${t.to}`}: ${yuan(t.fen, language)}`));
    return zh ? `按年龄分档：${bands.join('，')}（${EFFECTIVE_WORDS[standard.effective].zh}）` : `by age: ${bands.join('; ')} (${EFFECTIVE_WORDS[standard.effective].en})`;
  }
  const tiers = standard.tiers.map((t) => `${t.in.map((value) => valueWord(standard.fact, value, language)).join(zh ? '/' : ' / ')}${zh ? '' : ': '}${yuan(t.fen, language)}`);
  const rest = standard.otherwiseFen === null ? [] : [zh ? `其余${yuan(standard.otherwiseFen, language)}` : `others: ${yuan(standard.otherwiseFen, language)}`];
  return `${zh ? `按${FACT_WORDS[standard.fact].zh}分档：` : `by ${FACT_WORDS[standard.fact].en}: `}${[...tiers, ...rest].join(zh ? '，' : '; ')}`;
}

/** An amount as one sentence: '每人每月100.00元；每笔最高500.00元'. */
export function amountSentence(amount: Amount, language: Language, names: RuleNames = new Map()): string {
  const zh = language === 'zh';
  const who = amount.perMember !== null ? (zh ? '户内每人' : 'per member of the household') : zh ? '每人' : 'per person';
  const per = amount.per === 'month' ? (zh ? '每月' : ' and month') : zh ? '每次' : ' and payment';
  const parts = [zh ? `${who}${per}${standardSentence(amount.standard, language)}` : `${standardSentence(amount.standard, language)} ${who}${per}`];
  if (amount.perMember?.who) parts.push(zh ? `只计${ruleSentence(amount.perMember.who, language, names)}的成员` : `counting members who are ${ruleSentence(amount.perMember.who, language, names)}`);
  if (amount.perMember?.atMost) parts.push(zh ? `最多计${amount.perMember.atMost}人` : `at most ${amount.perMember.atMost} members`);
  if (amount.halfMonth !== null) parts.push(zh ? `当月${amount.halfMonth.cutDay}日后满${amount.halfMonth.age}周岁的、${amount.halfMonth.cutDay}日及以前离开的，发半个月` : `half a month for who turns ${amount.halfMonth.age} after day ${amount.halfMonth.cutDay}, or leaves by then`);
  if (amount.roundToFen !== 1) parts.push(zh ? `四舍五入到${amount.roundToFen === 10 ? '角' : '元'}` : `rounded to ${amount.roundToFen === 10 ? '0.10' : '1'} yuan`);
  if (amount.capFen !== null) parts.push(zh ? `每笔最高${yuan(amount.capFen, language)}` : `at most ${yuan(amount.capFen, language)} each`);
  return parts.join(zh ? '；' : '; ');
}

/** Exclusions as one sentence; '' for none. */
export function exclusionSentence(exclusions: readonly Exclusion[], group: string | null, stackable: boolean, language: Language, names: RuleNames = new Map(), onePerHousehold = false): string {
  const zh = language === 'zh';
  const parts = exclusions.map((e) => {
    if (e.kind === 'rule') return zh ? `排除：${ruleSentence(e.rule, language, names)}` : `excluded: ${ruleSentence(e.rule, language, names)}`;
    if (e.effect === 'refuse') return zh ? `不与${e.code}同月兼得` : `not together with ${e.code} in a month`;
    return zh ? `扣减当月${e.code}的金额` : `less the amount of ${e.code} in the month`;
  });
  if (group !== null && !stackable) parts.push(zh ? `“${group}”类项目同月只享受一项` : `only one programme of the group “${group}” in a month`);
  if (group !== null && onePerHousehold) parts.push(zh ? '本项目每户只发一人' : 'one person of a household gets it');
  return parts.join(zh ? '；' : '; ');
}

function foundText(result: ConditionResult, language: Language): string {
  const { rule, found } = result;
  const zh = language === 'zh';
  if (rule.kind === 'list') return found === null ? (zh ? '不在名单上' : 'not on it') : zh ? '在名单上' : 'on it';
  if (found === null) return zh ? '无记录' : 'no record';
  switch (rule.kind) {
    case 'age': return zh ? `${found}周岁` : `${found} years old`;
    case 'fact': return valueWord(rule.fact, found, language);
    case 'residency': return valueWord('residency', found, language);
    case 'membership': return valueWord('membership', found, language);
    case 'sex': return found === '1' ? (zh ? '男' : 'male') : found === '2' ? (zh ? '女' : 'female') : zh ? '未说明' : 'not stated';
    case 'headOfHousehold': return found === '02' ? (zh ? '户主' : 'head') : zh ? '非户主' : 'not the head';
    case 'custom': return rule.by === 'yesNo' && zh ? (found === 'yes' ? '是' : '否') : found;
    case 'grid': return found;
    default: return found;
  }
}

function conditionLines(result: ConditionResult, depth: number, language: Language, names: RuleNames): ExplanationLine[] {
  const zh = language === 'zh';
  const { rule } = result;
  if (rule.kind === 'all' || rule.kind === 'any' || rule.kind === 'not') {
    const only = result.of[0];
    if (rule.kind !== 'not' && result.of.length === 1 && only !== undefined) return conditionLines(only, depth, language, names);
    const head = { all: zh ? '同时满足：' : 'all of:', any: zh ? '满足其一：' : 'any of:', not: zh ? '不得满足：' : 'not:' }[rule.kind];
    return [{ depth, text: head, met: result.met }, ...result.of.flatMap((part) => conditionLines(part, depth + 1, language, names))];
  }
  const wanted = conditionSentence(rule, language, names);
  const answer = result.met === null ? (zh ? '无法判定' : 'cannot be decided') : result.met ? (zh ? '符合' : 'met') : zh ? '不符合' : 'not met';
  return [{ depth, text: zh ? `要求：${wanted}；实际：${foundText(result, language)}；${answer}` : `wanted: ${wanted}; found: ${foundText(result, language)}; ${answer}`, met: result.met }];
}

function stepText(step: AmountStep, language: Language): string {
  const zh = language === 'zh';
  const now = yuan(step.fen, language);
  switch (step.step) {
    case 'standard': return step.tier === null ? (zh ? `标准${now}` : `standard ${now}`) : zh ? `标准（${step.tier}档）${now}` : `standard (tier ${step.tier}) ${now}`;
    case 'members': return zh ? `户内计${step.count}人，合${now}` : `${step.count} members, ${now}`;
    case 'halfMonth': {
      const on = zh ? formatDayChinese(step.day) : step.day;
      return zh ? `${on}${step.why === 'joined' ? '到龄' : '离开'}，发半个月，${now}` : `${step.why === 'joined' ? 'reached the age' : 'left'} on ${on}: half a month, ${now}`;
    }
    case 'months': return zh ? `发${step.count}个月，${now}` : `${step.count} months, ${now}`;
    case 'deduct': return zh ? `扣减${step.code}已享受的${yuan(step.otherFen, language)}，余${now}` : `less ${yuan(step.otherFen, language)} of ${step.code}, ${now}`;
    case 'round': return zh ? `取整为${now}` : `rounded to ${now}`;
    case 'cap': return zh ? `超过上限，按${now}发` : `over the limit, ${now}`;
  }
}

/** Why a person is paid or not, line by line: the answer, the conditions with wanted and found, the steps of the amount. */
export function explanationLines(decision: Decision, month: Month, language: Language, names: RuleNames = new Map()): ExplanationLine[] {
  const zh = language === 'zh';
  const detail = decision.refusalDetail !== null && decision.refusal !== 'unknown' ? (zh ? `（${decision.refusalDetail}）` : ` (${decision.refusalDetail})`) : '';
  const answer = decision.eligible
    ? zh ? `${month}：发放${yuan(decision.amountFen, language)}` : `${month}: paid ${yuan(decision.amountFen, language)}`
    : `${month}${zh ? '：不发。' : ': not paid; '}${decision.refusal === null ? '' : REFUSAL_WORDS[decision.refusal][language]}${detail}`;
  return [
    { depth: 0, text: answer, met: decision.eligible },
    ...conditionLines(decision.conditions, 1, language, names),
    ...decision.exclusions.flatMap((e) => [{ depth: 1, text: zh ? '排除情形：' : 'excluded if:', met: e.met === null ? null : !e.met }, ...conditionLines(e, 2, language, names)]),
    ...decision.steps.map((step) => ({ depth: 1, text: stepText(step, language), met: null })),
  ];
}

/** The conditions that failed, without the groups around them; a failed 不得满足 counts as one. */
function failedConditions(result: ConditionResult): ConditionResult[] {
  if (result.met !== false) return [];
  return result.rule.kind === 'all' || result.rule.kind === 'any' ? result.of.flatMap(failedConditions) : [result];
}

/** Why a decision refuses, in one phrase with what was wanted and found: '不符合发放条件：年满60周岁（…），实际59周岁'. '' for who is paid. */
export function refusalSentence(decision: Decision, language: Language, names: RuleNames = new Map()): string {
  if (decision.refusal === null) return '';
  const zh = language === 'zh';
  const word = REFUSAL_WORDS[decision.refusal][language];
  if (decision.refusal !== 'rule') return decision.refusalDetail === null || decision.refusal === 'unknown' ? word : zh ? `${word}（${decision.refusalDetail}）` : `${word} (${decision.refusalDetail})`;
  const failed = failedConditions(decision.conditions).map((result) => {
    const wanted = ruleSentence(result.rule, language, names);
    return result.of.length > 0 ? wanted : zh ? `${wanted}，实际${foundText(result, language)}` : `${wanted}, found ${foundText(result, language)}`;
  });
  return `${word}${zh ? '：' : ': '}${failed.join(zh ? '；' : '; ')}`;
}

/** Why an amount differs between two decisions on the same person; '' when nothing in them explains it. */
export function changeSentence(before: Decision, after: Decision, language: Language): string {
  const zh = language === 'zh';
  const find = <S extends AmountStep['step']>(decision: Decision, step: S): Extract<AmountStep, { step: S }> | undefined => decision.steps.find((s): s is Extract<AmountStep, { step: S }> => s.step === step);
  const parts: string[] = [];
  const [tierBefore, tierAfter] = [find(before, 'standard')?.tier ?? null, find(after, 'standard')?.tier ?? null];
  if (tierBefore !== tierAfter) parts.push(zh ? `标准档由${tierBefore ?? '其他'}变为${tierAfter ?? '其他'}` : `tier ${tierBefore ?? 'others'} → ${tierAfter ?? 'others'}`);
  const [countBefore, countAfter] = [find(before, 'members')?.count, find(after, 'members')?.count];
  if (countBefore !== countAfter) parts.push(zh ? `户内计发人数由${countBefore ?? 0}人变为${countAfter ?? 0}人` : `members counted ${countBefore ?? 0} → ${countAfter ?? 0}`);
  const [halfBefore, halfAfter] = [find(before, 'halfMonth'), find(after, 'halfMonth')];
  if (halfBefore !== undefined && halfAfter === undefined) parts.push(zh ? '上期发半个月' : 'half a month last time');
  if (halfAfter !== undefined && halfBefore === undefined) parts.push(stepText(halfAfter, language));
  const [lessBefore, lessAfter] = [find(before, 'deduct')?.otherFen ?? 0, find(after, 'deduct')?.otherFen ?? 0];
  if (lessBefore !== lessAfter) parts.push(zh ? '扣减其他项目的金额不同' : 'another benefit is taken off');
  return parts.join(zh ? '；' : '; ');
}
