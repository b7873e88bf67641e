/** What the register refuses, said to the person at the screen: what is wrong, then what to do. */
import { formatDayChinese } from '#shared/days.ts';
import type { ResidentsErrors } from '#shared/residents/errors.ts';
import { FACT_WORDS, STATUS_WORDS } from '#shared/residents/words.ts';
import { idNumberWhy, bankNumberWhy, phoneWhy } from './residents-why.ts';
import type { Sentences } from './sentences.ts';

type Language = 'zh' | 'en';
const factWord = (fact: string, language: Language): string => (FACT_WORDS as Readonly<Record<string, { zh: string; en: string }>>)[fact]?.[language] ?? fact;
const valueWord = (fact: string, value: string, language: Language): string =>
  (FACT_WORDS as Readonly<Record<string, { values: Readonly<Record<string, { zh: string; en: string }>> }>>)[fact]?.values[value]?.[language] ?? value;

const sinceZh: Readonly<Record<string, string>> = { birth: '出生日期', membership: '入户日期', opened: '立户日期', validFrom: '开始日期', movedOut: '迁出次日', accountEnded: '上一个账户停用次日' };
const sinceEn: Readonly<Record<string, string>> = { birth: 'the birth', membership: 'joining the household', opened: 'the opening of the household', validFrom: 'the first day', movedOut: 'the day after moving out', accountEnded: 'the day after the account before ended' };
const placeZh = { grid: '网格', building: '楼栋', unit: '单元', flat: '房号' };

const customWhy = {
  zh: { number: '要填数字，小数最多四位', day: '要填日期，如 2026-09-01', choice: '不在选项里', yesNo: '要选是或否', secret: '像是身份证号或银行账号，这里不加密，请填到专门的栏目' },
  en: { number: 'has to be a number with at most four decimals', day: 'has to be a day such as 2026-09-01', choice: 'is none of the choices', yesNo: 'has to be yes or no', secret: 'looks like an ID or account number; this field is not encrypted' },
} as const;

export const residentsSentences: Sentences<ResidentsErrors> = {
  custom_field_taken: { zh: (d) => `已经有“${d.name}”这一项。`, en: (d) => `There is a field “${d.name}” already.` },
  custom_choices_missing: { zh: (d) => `“${d.name}”是单选，请至少写一个选项。`, en: (d) => `“${d.name}” is a choice: write at least one.` },
  custom_choice_used: { zh: (d) => `“${d.name}”里选了“${d.choice}”的还有 ${d.n} 个，先改了他们，再去掉这个选项。`, en: (d) => `${d.n} still hold “${d.choice}” in “${d.name}”; change them first.` },
  custom_field_in_rule: {
    zh: (d) => `项目 ${d.code} 第 ${d.versionNo} 版的条件用着${d.choice === '' ? `“${d.name}”，不能停用` : `“${d.name}”的选项“${d.choice}”，不能去掉`}。请先起草并启用不用它的新版本，到那一版开始的月份再改。`,
    en: (d) => `Version ${d.versionNo} of programme ${d.code} asks for ${d.choice === '' ? `“${d.name}”; it cannot be stopped` : `the choice “${d.choice}” of “${d.name}”; it has to stay`}. Put a version in force that does not; change the field once that one has begun.`,
  },
  custom_field_fixed: { zh: (d) => `“${d.name}”已经填过内容，种类和归属不能再改。可以停用它，另建一项。`, en: (d) => `“${d.name}” holds values: its kind stays. Stop it and make another.` },
  custom_field_stopped: { zh: (d) => `“${d.name}”已经停用。`, en: (d) => `“${d.name}” is out of use.` },
  custom_value_bad: { zh: (d) => `“${d.name}”${d.value === '' ? '' : `填的“${d.value}”`}${customWhy.zh[d.why]}。`, en: (d) => `“${d.name}”${d.value === '' ? '' : `: “${d.value}”`} ${customWhy.en[d.why]}.` },
  id_number_bad: {
    zh: (d) => `身份证号不对：${idNumberWhy(d.why, d.expected, 'zh')}`,
    en: (d) => `The ID number is not right: ${idNumberWhy(d.why, d.expected, 'en')}`,
  },
  id_number_taken: {
    zh: (d) => `这个身份证号已登记给${d.name}${d.householdNo === null ? '' : `（户号 ${d.householdNo}）`}。请打开该居民的档案核对，不要重复登记。`,
    en: (d) => `${d.name}${d.householdNo === null ? '' : ` (household ${d.householdNo})`} is registered with this ID number. Open that file and compare; do not enter the person twice.`,
  },
  phone_bad: { zh: (d) => `电话号码不对：${phoneWhy(d.why, 'zh')}`, en: (d) => `The phone number is not right: ${phoneWhy(d.why, 'en')}` },
  bank_number_bad: { zh: (d) => `银行账号不对：${bankNumberWhy(d.why, 'zh')}`, en: (d) => `The account number is not right: ${bankNumberWhy(d.why, 'en')}` },
  bank_holder_relation_needed: {
    zh: (d) => `户名“${d.holderName}”不是${d.name}本人。请填写代领人与本人的关系，或改正户名。`,
    en: (d) => `The holder “${d.holderName}” is not ${d.name}. Say how they are related, or correct the holder's name.`,
  },
  name_taken: {
    zh: (d) => `已经有${placeZh[d.what]}“${d.name}”，请换一个名称或编号。`,
    en: (d) => `There is already a ${d.what} “${d.name}”. Choose another name or code.`,
  },
  building_laid_out: {
    zh: (d) => `${d.name}已经有 ${d.flats} 套房屋，不能再整栋生成。请逐套增加或修改。`,
    en: (d) => `${d.name} already has ${d.flats} flats and cannot be laid out again. Add or change them one by one.`,
  },
  household_no_taken: { zh: (d) => `户号 ${d.householdNo} 已经有了，请换一个户号。`, en: (d) => `Household number ${d.householdNo} is taken. Choose another one.` },
  household_closed: {
    zh: (d) => `${d.householdNo} 户已${d.closedOn === null ? '' : `于${formatDayChinese(d.closedOn)}`}销户，请选择在册的户。`,
    en: (d) => `Household ${d.householdNo} was closed${d.closedOn === null ? '' : ` on ${d.closedOn}`}. Choose one that is active.`,
  },
  household_same: { zh: (d) => `已经在 ${d.householdNo} 户，请选择另一户。`, en: (d) => `That is household ${d.householdNo} already. Choose another one.` },
  head_needed: {
    zh: (d) => `要离开的人是 ${d.householdNo} 户的户主。请先从 ${d.candidates.map((c) => c.name).join('、')} 中选定新户主。`,
    en: (d) => `The person who leaves heads household ${d.householdNo}. First choose a new head: ${d.candidates.map((c) => c.name).join(', ')}.`,
  },
  head_taken: {
    zh: (d) => `${d.householdNo} 户的户主是${d.headName}。换户主请用“变更户主”办理。`,
    en: (d) => `${d.headName} heads household ${d.householdNo}. To change that, use “Change head”.`,
  },
  not_a_member: { zh: (d) => `${d.name}不是 ${d.householdNo} 户的成员，请重新选择。`, en: (d) => `${d.name} is not a member of household ${d.householdNo}. Choose again.` },
  already_member: {
    zh: (d) => `${d.name}已在 ${d.householdNo} 户。换户请用“移户”办理。`,
    en: (d) => `${d.name} already belongs to household ${d.householdNo}. To move, use “Move to another household”.`,
  },
  relations_missing: { zh: (d) => `请填写${d.names.join('、')}与新户主的关系。`, en: (d) => `Say what ${d.names.join(', ')} will be to the head.` },
  split_takes_all: {
    zh: (d) => `分户要留下至少一人。${d.householdNo} 户全部搬走的，请改用“移户”或修改该户的地址。`,
    en: (d) => `A split leaves at least one person behind. If all of household ${d.householdNo} move, change its address instead.`,
  },
  resident_not_living: {
    zh: (d) => `${d.name}${STATUS_WORDS[d.status].zh}（${formatDayChinese(d.since)}），不能办理。`,
    en: (d) => `${d.name}: ${STATUS_WORDS[d.status].en.toLowerCase()} since ${d.since}. This cannot be done.`,
  },
  resident_living: { zh: (d) => `${d.name}在册，不需要迁入。换户请用“移户”办理。`, en: (d) => `${d.name} is registered here and need not move in. To change household, use “Move to another household”.` },
  resident_dead: { zh: (d) => `${d.name}已于${formatDayChinese(d.since)}登记死亡。`, en: (d) => `${d.name} is registered as deceased since ${d.since}.` },
  day_in_future: {
    zh: (d) => `${formatDayChinese(d.day)}还没到，请填今天（${formatDayChinese(d.today)}）或以前的日期。`,
    en: (d) => `${d.day} is in the future. Give a day up to today (${d.today}).`,
  },
  day_too_early: {
    zh: (d) => `${formatDayChinese(d.day)}早于${sinceZh[d.what] ?? '开始日期'}（${formatDayChinese(d.since)}），请核对日期。`,
    en: (d) => `${d.day} is before ${sinceEn[d.what] ?? 'the beginning'} (${d.since}). Check the day.`,
  },
  fact_value_bad: { zh: (d) => `“${factWord(d.fact, 'zh')}”没有这个选项，请重新选择。`, en: (d) => `“${factWord(d.fact, 'en')}” has no such value. Choose again.` },
  fact_overlaps: {
    zh: (d) => `“${factWord(d.fact, 'zh')}：${valueWord(d.fact, d.value, 'zh')}”在这段时间已登记（${formatDayChinese(d.validFrom)}起${d.validTo === null ? '' : `，至${formatDayChinese(d.validTo)}`}）。请先结束原记录，或选“接替原记录”。`,
    en: (d) => `“${factWord(d.fact, 'en')}: ${valueWord(d.fact, d.value, 'en')}” already holds at that time (from ${d.validFrom}${d.validTo === null ? '' : ` to ${d.validTo}`}). End that entry first, or replace it.`,
  },
  fact_withdrawn: { zh: (d) => `这条“${factWord(d.fact, 'zh')}”记录已被更正过，请刷新后再办。`, en: (d) => `This entry of “${factWord(d.fact, 'en')}” was corrected meanwhile. Refresh and try again.` },
  event_built_on: {
    zh: () => '这次登记之后又办过别的事，或者当时新登记了人，不能整笔撤销。请在档案里分别更正。',
    en: () => 'Other changes were made since, or a new person was registered with it, so it cannot be taken back as a whole. Correct the files instead.',
  },
  event_revoked: { zh: () => '这条记录已经撤销过了。', en: () => 'This entry was taken back already.' },
  days_out_of_order: {
    zh: (d) => `比较的两个日子顺序不对：前一个 ${formatDayChinese(d.from)} 应早于后一个 ${formatDayChinese(d.to)}，请改日期。`,
    en: (d) => `The first day (${d.from}) has to lie before the second (${d.to}). Change the days.`,
  },
  as_of_too_many: {
    zh: (d) => `名册有 ${d.rows} 人，一次最多打印 ${d.most} 人。请选一个网格或楼栋，分开打印；全部可以导出为 Excel。`,
    en: (d) => `The list has ${d.rows} people; at most ${d.most} are printed at once. Choose a grid or a building, or export all of it.`,
  },
  rows_refused: {
    zh: (d) => `有 ${d.faults.length} 处需要改正（已标红），改好后再保存。一行也没有存入。`,
    en: (d) => `${d.faults.length} cells need mending (marked red). Nothing was saved; mend them and save again.`,
  },
};
