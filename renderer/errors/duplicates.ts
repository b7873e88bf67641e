/** What the feature 'duplicates' refuses, said to the person at the screen. */
import { formatDayChinese, formatMonthChinese } from '#shared/days.ts';
import type { DuplicatesErrors } from '#shared/duplicates/errors.ts';
import { FIELD_WORDS, TABLE_WORDS } from '#shared/duplicates/field-words.ts';
import { formatYuan } from '#shared/money.ts';
import type { Sentences } from './sentences.ts';

const table = (name: string, language: 'zh' | 'en'): string => TABLE_WORDS[name]?.[language] ?? name;

export const duplicatesSentences: Sentences<DuplicatesErrors> = {
  merge_keep_living: { zh: (d) => `要保留的那份档案已经不在册${d.survivorSince === null ? '' : `（${formatDayChinese(d.survivorSince)}起）`}，而${d.name}的另一份还在册。请改为保留在册的那一份。`, en: (d) => `The entry you keep is no longer registered${d.survivorSince === null ? '' : ` (since ${d.survivorSince})`}, while the other entry of ${d.name} is. Keep the registered one.` },
  merge_death_unknown: { zh: (d) => `要并掉的那份档案登记了去世${d.since === null ? '' : `（${formatDayChinese(d.since)}）`}，要保留的这份没有。请先在要保留的档案里登记去世，再合并。`, en: (d) => `The entry that goes records a death${d.since === null ? '' : ` on ${d.since}`} that the one of ${d.name} to keep does not know. Record the death there first.` },
  merge_open_request: { zh: (d) => `${d.name}要并掉的那份档案还有没办的变更申请（${d.requestNo}）。请先核准、退回或者撤回，再合并。`, en: (d) => `A change request (${d.requestNo}) for the entry of ${d.name} that goes is still open. Apply, refuse or withdraw it first.` },
  merge_in_open_batch: { zh: (d) => `${d.name}要并掉的那份档案还在没发完的名单里：${d.programmeName} ${formatMonthChinese(d.month)}，批次 ${d.batchNo}。请先发完，或者把他移出名单，再合并。`, en: (d) => `The entry of ${d.name} that goes is on a list that is still on its way: ${d.programmeName}, ${d.month}, batch ${d.batchNo}. Finish it, or take the line off the list, and merge then.` },
  merge_both_members: { zh: (d) => `两份档案都登记为集体成员（${d.survivorNo} 和 ${d.loserNo}）。请先注销其中一个成员登记。`, en: (d) => `Both entries are registered as members (${d.survivorNo} and ${d.loserNo}). End one of the two registrations first.` },
  merge_both_shares: { zh: () => '两份档案名下都有股份。请先把一份名下的股份转到另一份，再合并。', en: () => 'Both entries hold shares. Transfer the shares of one to the other first.' },
  merge_both_volunteers: { zh: (d) => `两份档案都注册了志愿者（${d.survivorNo}号和${d.loserNo}号），服务时间各记各的，不能合在一起。请保留两份档案，把其中一个志愿者登记为退出。`, en: (d) => `Both entries are registered volunteers (nos. ${d.survivorNo} and ${d.loserNo}) with hours of their own, which cannot be put together. Keep both entries and let one volunteer leave.` },
  merge_head: { zh: (d) => `${d.name}（要离开 ${d.householdNo} 户的那份）是这一户的户主，户里还有别人。请先变更户主，或者在“户”一行改选另一份档案的户。`, en: (d) => `${d.name} heads household ${d.householdNo}, which this merge would take him out of, and others live in it. Change the head first, or choose the other household.` },
  merge_same_claim: { zh: (d) => `两份档案都有同一笔应发（${d.programmeName} ${formatMonthChinese(d.month)}，${formatYuan(d.amountFen)}元），不能发两次。请先撤回还没发的那一笔；已经在名单里的，先移出名单再撤回。`, en: (d) => `Both entries have the same claim (${d.programmeName}, ${d.month}, ${formatYuan(d.amountFen)} yuan), and it is not paid twice. Withdraw the one that was not paid; if it stands on a list, take it off the list first.` },
  merge_same_labour: { zh: (d) => `两份档案在${formatDayChinese(d.day)}的同一个保洁任务里都记了工。请先核对，去掉其中一份。`, en: (d) => `Both entries were counted for the same cleaning task on ${d.day}. Check it and remove one first.` },
  merge_paid_twice: { zh: (d) => `两份档案都领了${d.programmeName}：${d.months.map((month) => formatMonthChinese(month)).join('、')}，多发${formatYuan(d.amountFen)}元。请先登记追回，或者选“不追回”并写明理由。`, en: (d) => `Both entries were paid ${d.programmeName} for ${d.months.join(', ')}, ${formatYuan(d.amountFen)} yuan too much. Begin to recover it, or choose to leave it and give the reason.` },
  merge_not_asked: { zh: (d) => `还没有人认定${d.name}的这两份档案是同一人。请先由经办点“是同一人”。`, en: (d) => `Nobody has said yet that these two entries of ${d.name} are one person. The clerk does that first.` },
  merge_own_request: { zh: (d) => `是${d.staffName}认定的同一人，合并要由另一个人来做。`, en: (d) => `${d.staffName} said that it is one person; somebody else has to merge.` },
  resident_merged: { zh: (d) => `这份档案（${d.name}）已并入${d.intoName}，不能再改。请到${d.intoName}的档案里办。`, en: (d) => `This entry (${d.name}) was merged into ${d.intoName} and is no longer changed. Use the entry of ${d.intoName}.` },
  merge_choice_missing: { zh: (d) => `这几项两边不一样，还没有选留哪一个：${d.fields.map((field) => FIELD_WORDS[field].zh).join('、')}。`, en: (d) => `These differ and it was not said which value stays: ${d.fields.map((field) => FIELD_WORDS[field].en).join(', ')}.` },
  merge_undone: { zh: () => '这次合并已经撤销过了。', en: () => 'This merge was taken back already.' },
  merge_built_on: { zh: (d) => `合并以后又登记了新的内容（${table(d.what, 'zh')}，${d.rows}处），分不清属于哪一个人，不能撤销。请先把这些内容撤回，或者在档案里改正。`, en: (d) => `Something was entered after the merge (${table(d.what, 'en')}, ${d.rows}), and nobody can know to which of the two it belongs. Take that back first, or correct it in the file.` },
};
