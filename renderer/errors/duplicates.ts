/** What the feature 'duplicates' refuses, said to the person at the screen. */
import { formatDayChinese, formatMonthChinese, formatMonths } from '#shared/days.ts';
import type { DuplicatesErrors } from '#shared/duplicates/errors.ts';
import { FIELD_WORDS, TABLE_WORDS } from '#shared/duplicates/field-words.ts';
import { formatYuan } from '#shared/money.ts';
import { formatVolunteerNo } from '#shared/volunteers/words.ts';
import type { Sentences } from './sentences.ts';

const table = (name: string, language: 'zh' | 'en'): string => TABLE_WORDS[name]?.[language] ?? name;

const shares = (held: DuplicatesErrors['merge_both_shares']['shares']): string => held.map((each) => `${each.className} ${each.quantity / 10_000}（${each.householdNo}）`).join('、');

export const duplicatesSentences: Sentences<DuplicatesErrors> = {
  merge_keep_living: { zh: (d) => `要保留的那份档案已经不在册${d.survivorSince === null ? '' : `（${formatDayChinese(d.survivorSince)}起）`}，而${d.name}的另一份还在册。请改为保留在册的那一份。`, en: (d) => `The entry you keep is no longer registered${d.survivorSince === null ? '' : ` (since ${d.survivorSince})`}, while the other entry of ${d.name} is. Keep the registered one.` },
  merge_death_unknown: { zh: (d) => `要并掉的那份档案登记了去世${d.since === null ? '' : `（${formatDayChinese(d.since)}）`}，要保留的这份没有。请先在要保留的档案里登记去世，再合并。`, en: (d) => `The entry that goes records a death${d.since === null ? '' : ` on ${d.since}`} that the one of ${d.name} to keep does not know. Record the death there first.` },
  merge_open_request: { zh: (d) => `${d.name}要并掉的那份档案还有没办的变更申请（${d.requestNo}）。请先核准、退回或者撤回，再合并。`, en: (d) => `A change request (${d.requestNo}) for the entry of ${d.name} that goes is still open. Apply, refuse or withdraw it first.` },
  merge_in_open_batch: { zh: (d) => `${d.name}要并掉的那份档案还在没发完的名单里：${d.programmeName} ${formatMonthChinese(d.month)}，批次 ${d.batchNo}。请先发完，或者把他移出名单，再合并。`, en: (d) => `The entry of ${d.name} that goes is on a list that is still on its way: ${d.programmeName}, ${d.month}, batch ${d.batchNo}. Finish it, or take the line off the list, and merge then.` },
  merge_both_members: {
    zh: (d) => (d.both ? `两份档案都登记为集体成员（保留的是${d.survivorNo}号，要并掉的是${d.loserNo}号）。成员身份由会议确认，合并不能代替：先在“成员名册”里打开${d.loserNo}号，点“身份变动”登记为丧失或退出，写明决议文号，再合并。` : `要并掉的那份档案是在册的集体成员（${d.loserNo}号），保留的这份（${d.survivorNo}号）已经不是。请改为保留在册成员的那一份。`),
    en: (d) => (d.both ? `Both entries are registered members (${d.survivorNo} stays, ${d.loserNo} goes). A membership follows a decision of the members: open no. ${d.loserNo} in the register of members, let it end with its resolution, and merge then.` : `The entry that goes is a standing member (${d.loserNo}), the one you keep (${d.survivorNo}) is not any more. Keep the other one.`),
  },
  merge_both_shares: {
    zh: (d) => `两份档案名下都有股份，要并掉的那份有：${shares(d.shares)}。股份由会议决定，合并不会把它们加在一起：先在“份额登记”里点“登记变动”，原因选“收回”（或者转给别人），写明决议文号，再合并。`,
    en: (d) => `Both entries hold shares; the one that goes holds ${shares(d.shares)}. Shares follow a decision of the members and are not added up by a merge: record in the register of shares that they are withdrawn (or go to somebody else), with the resolution, and merge then.`,
  },
  merge_dividend_twice: {
    zh: (d) => `两份档案都在${d.year}年“${d.title}”的分红名单里，重复的有${formatYuan(d.twiceFen)}元，${d.paid ? '都已发放。分红按股份计提入账，这里不能扣回：要收回的请会计另做凭证' : '还没都发。还能冲销的，先冲销分红重做'}；两份股份确实都该有的，选“不追回”并写明理由。`,
    en: (d) => `Both entries are on the list of the dividend “${d.title}” of ${d.year}, ${formatYuan(d.twiceFen)} yuan of it twice, ${d.paid ? 'and both were paid. It was booked by shares and is not set off here: money to come back is booked by the accountant' : 'and not both are paid. Cancel the dividend and prepare it anew if it still can be'}. If both holdings are right, choose to leave it and give the reason.`,
  },
  merge_volunteer_standing: { zh: (d) => `要保留的志愿者${formatVolunteerNo(d.survivorNo)}号已退出或者暂停，要并掉的${formatVolunteerNo(d.loserNo)}号还在服务。请先在志愿者档案里把${formatVolunteerNo(d.survivorNo)}号恢复服务，或者改为保留另一份。`, en: (d) => `Volunteer no. ${formatVolunteerNo(d.survivorNo)}, which stays, has left or pauses, while no. ${formatVolunteerNo(d.loserNo)} serves. Let no. ${formatVolunteerNo(d.survivorNo)} come back first, or keep the other entry.` },
  merge_same_hours: {
    zh: (d) => `两份档案在${formatDayChinese(d.day)}${d.survivorWhat === d.loserWhat ? `都记了“${d.survivorWhat}”` : `同一时间记了“${d.survivorWhat}”和“${d.loserWhat}”`}，一个人的时间只算一次。请先在“时长审批”里点“更正”，把要并掉的那份（${d.minutes}分钟）勾“整条作废”，由另一人审批，再合并；确实是另外的时间，更正以后记到保留的那份。`,
    en: (d) => `On ${d.day} both entries were ${d.survivorWhat === d.loserWhat ? `counted for “${d.survivorWhat}”` : `counted at one time, for “${d.survivorWhat}” and “${d.loserWhat}”`}; one person’s time counts once. Correct the record of the entry that goes (${d.minutes} minutes) so that it counts nothing, let another approve, and merge then; if it was another time, enter it for the one that stays.`,
  },
  merge_labour_hours: {
    zh: (d) => `${formatDayChinese(d.day)}同一时间，一份档案记了“${d.place}”的保洁用工，另一份记了“${d.title}”的志愿时长，一个人的时间只算一次。请先在“村庄清洁”里把这笔用工移出，或者在“时长审批”里点“更正”把时长勾“整条作废”、由另一人审批，再合并。`,
    en: (d) => `On ${d.day} one entry was counted for cleaning labour at “${d.place}” and the other for voluntary hours of “${d.title}”, at one time; one person’s time counts once. Remove the labour, or correct the hours so that they count nothing and let another approve, and merge then.`,
  },
  merge_same_shift: { zh: (d) => `两份档案都报名了“${d.title}”${formatDayChinese(d.day)}的同一个班次。请先撤销其中一个的报名，再合并。`, en: (d) => `Both entries are placed on the same shift of “${d.title}” on ${d.day}. Withdraw one of them first.` },
  merge_in_award_round: { zh: (d) => `星级评定“${d.title}”还没办完，名单里有要并掉的志愿者${formatVolunteerNo(d.loserNo)}号。请先办完，或者把他移出名单，再合并。`, en: (d) => `The award round “${d.title}” is on its way with volunteer no. ${formatVolunteerNo(d.loserNo)}, who goes. Finish it, or take him off the list first.` },
  merge_recruited_self: {
    zh: (d) => (d.keepOther ? `要并掉的志愿者${formatVolunteerNo(d.volunteerNo)}号得过介绍另一份的积分（${d.centi / 100}分），等于介绍了自己。请改为保留${formatVolunteerNo(d.volunteerNo)}号的那份档案，并先用“增减积分”扣回这些分。` : `志愿者${formatVolunteerNo(d.volunteerNo)}号得过介绍另一份的积分（${d.centi / 100}分），等于介绍了自己。请先用“增减积分”扣回，再合并。`),
    en: (d) => (d.keepOther ? `Volunteer no. ${formatVolunteerNo(d.volunteerNo)}, who goes, was given ${d.centi / 100} points for bringing in the other, which is himself. Keep the entry of no. ${formatVolunteerNo(d.volunteerNo)}, and take these points back by an adjustment first.` : `Volunteer no. ${formatVolunteerNo(d.volunteerNo)} was given ${d.centi / 100} points for bringing in the other, which is himself. Take them back by an adjustment first.`),
  },
  merge_member_fact: { zh: (d) => `保留的档案是登记的集体成员（${d.memberNo}号），成员身份以成员名册为准。“集体成员”一行请选保留的这一份。`, en: (d) => `The entry that stays is a registered member (${d.memberNo}), and the register of members says what it is. Pick its membership.` },
  merge_head: { zh: (d) => `${d.name}（要离开 ${d.householdNo} 户的那份）是这一户的户主，户里还有别人。请先变更户主，或者在“户”一行改选另一份档案的户。`, en: (d) => `${d.name} heads household ${d.householdNo}, which this merge would take him out of, and others live in it. Change the head first, or choose the other household.` },
  merge_same_claim: { zh: (d) => `两份档案都有同一笔应发（${d.programmeName} ${formatMonthChinese(d.month)}，${formatYuan(d.amountFen)}元），不能发两次。请先撤回还没发的那一笔；已经在名单里的，先移出名单再撤回。`, en: (d) => `Both entries have the same claim (${d.programmeName}, ${d.month}, ${formatYuan(d.amountFen)} yuan), and it is not paid twice. Withdraw the one that was not paid; if it stands on a list, take it off the list first.` },
  merge_same_labour: { zh: (d) => `两份档案在${formatDayChinese(d.day)}的同一个保洁任务里都记了工。请先核对，去掉其中一份。`, en: (d) => `Both entries were counted for the same cleaning task on ${d.day}. Check it and remove one first.` },
  merge_paid_twice: { zh: (d) => `两份档案都领了${d.programmeName}：${formatMonths(d.months, 'zh')}，多发${formatYuan(d.amountFen)}元。请先登记追回，或者选“不追回”并写明理由。`, en: (d) => `Both entries were paid ${d.programmeName} for ${formatMonths(d.months, 'en')}, ${formatYuan(d.amountFen)} yuan too much. Begin to recover it, or choose to leave it and give the reason.` },
  merge_not_asked: { zh: (d) => `还没有人认定${d.name}的这两份档案是同一人。请先由经办点“是同一人”。`, en: (d) => `Nobody has said yet that these two entries of ${d.name} are one person. The clerk does that first.` },
  merge_own_request: { zh: (d) => `是${d.staffName}认定的同一人，合并要由另一个人来做。`, en: (d) => `${d.staffName} said that it is one person; somebody else has to merge.` },
  resident_merged: { zh: (d) => `这份档案（${d.name}）已并入${d.intoName}，不能再改。请到${d.intoName}的档案里办。`, en: (d) => `This entry (${d.name}) was merged into ${d.intoName} and is no longer changed. Use the entry of ${d.intoName}.` },
  merge_choice_missing: { zh: (d) => `这几项两边不一样，还没有选留哪一个：${d.fields.map((field) => FIELD_WORDS[field].zh).join('、')}。`, en: (d) => `These differ and it was not said which value stays: ${d.fields.map((field) => FIELD_WORDS[field].en).join(', ')}.` },
  merge_undone: { zh: () => '这次合并已经撤销过了。', en: () => 'This merge was taken back already.' },
  merge_built_on: { zh: (d) => `合并以后又登记了新的内容（${table(d.what, 'zh')}，${d.rows}处），分不清属于哪一个人，不能撤销。请先把这些内容撤回，或者在档案里改正。`, en: (d) => `Something was entered after the merge (${table(d.what, 'en')}, ${d.rows}), and nobody can know to which of the two it belongs. Take that back first, or correct it in the file.` },
};
