/** What activities, attendance and cleaning refuse, said to the person at the screen. */
import { formatHours } from '#shared/activities/hours.ts';
import type { ActivitiesErrors } from '#shared/activities/errors.ts';
import { formatDayChinese } from '#shared/days.ts';
import type { Sentences } from './sentences.ts';

const stateZh: Readonly<Record<string, string>> = { draft: '草稿', recruiting: '招募', running: '进行', ended: '结束', recorded: '已记录', cancelled: '取消' };
const stateEn: Readonly<Record<string, string>> = { draft: 'a draft', recruiting: 'open for sign-up', running: 'running', ended: 'over', recorded: 'recorded', cancelled: 'cancelled' };
const rowZh: Readonly<Record<string, string>> = { open: '未签退', entered: '待审批', approved: '已审批', rejected: '已退回', corrected: '已更正' };
const rowEn: Readonly<Record<string, string>> = { open: 'not signed out', entered: 'waiting for approval', approved: 'approved', rejected: 'sent back', corrected: 'corrected' };
const goneZh: Readonly<Record<string, string>> = { dead: '已去世', left: '已退出', paused: '已暂停', notYet: '还没有登记', movedOut: '已迁出' };
const goneEn: Readonly<Record<string, string>> = { dead: 'died', left: 'left', paused: 'paused', notYet: 'not registered yet', movedOut: 'moved away' };
const timesZh: Readonly<Record<string, string>> = { outMissing: '没有签退时间，请照签到表填写', endBeforeStart: '签退不晚于签到，或扣除路途后没有时间了', pastMidnight: '超过了当天 24:00，跨夜的请分两天录入', future: '签退时间还没到', hoursDiffer: '时间和时长对不上', nothingTyped: '没有填时间' };
const timesEn: Readonly<Record<string, string>> = { outMissing: 'there is no time of leaving; take it from the sheet', endBeforeStart: 'the end is not after the start, or nothing is left without the travel', pastMidnight: 'it goes past midnight; enter each day by itself', future: 'the end is still to come', hoursDiffer: 'times and hours differ', nothingTyped: 'no time is given' };
const among = (keys: string, names: Readonly<Record<string, string>>, separator: string): string => keys.split(' ').map((key) => names[key] ?? key).join(separator);

export const activitiesSentences: Sentences<ActivitiesErrors> = {
  activity_days_wrong: { zh: (d) => `结束日期${formatDayChinese(d.endsOn)}早于开始日期${formatDayChinese(d.startsOn)}，请核对。`, en: (d) => `The end ${d.endsOn} is before the start ${d.startsOn}. Check the days.` },
  shift_ends_before_start: { zh: (d) => `第 ${d.row} 行的结束时间不晚于开始时间。请核对；跨过零点的请分成两天的两行。`, en: (d) => `Row ${d.row} ends before it starts. Check the times; over midnight takes two rows, one of each day.` },
  shift_outside_activity: { zh: (d) => `第 ${d.row} 个班次的日期${formatDayChinese(d.day)}不在活动期间（${formatDayChinese(d.startsOn)}至${formatDayChinese(d.endsOn)}）内。`, en: (d) => `The day ${d.day} of shift ${d.row} is outside the activity (${d.startsOn} to ${d.endsOn}).` },
  shift_post_unknown: { zh: (d) => `第 ${d.row} 个班次的岗位“${d.postName}”不在上面的岗位里，请选一个。`, en: (d) => `The post “${d.postName}” of shift ${d.row} is not among the posts. Choose one.` },
  shift_needed: { zh: () => '至少要有一个班次，请填写日期和时间。', en: () => 'There must be a shift. Give its day and time.' },
  post_twice: { zh: (d) => `岗位“${d.name}”写了两次，请改成不同的名称。`, en: (d) => `The post “${d.name}” stands there twice. Give different names.` },
  post_in_use: { zh: (d) => `岗位“${d.name}”还有班次，请先删除它的班次。`, en: (d) => `The post “${d.name}” still has shifts. Delete them first.` },
  shift_in_use: { zh: (d) => `这个班次已有 ${d.people} 条报名或考勤，不能删除，也不能改日期。`, en: (d) => `${d.people} sign-ups or attendance rows stand on this shift; it cannot be deleted or moved to another day.` },
  shift_below_placed: { zh: (d) => `第 ${d.row} 个班次已排 ${d.placed} 人，名额不能减到 ${d.capacity}。请先移走多的人。`, en: (d) => `${d.placed} people are placed on shift ${d.row}; ${d.capacity} places are too few. Take people off first.` },
  recipient_one: { zh: (d) => `第 ${d.row} 个服务对象要选一个人或一户。`, en: (d) => `Choose a person or a household for recipient ${d.row}.` },
  activity_state_wrong: { zh: (d) => `这个活动现在是“${stateZh[d.state] ?? d.state}”，只有“${among(d.needs, stateZh, '”“')}”的活动才能这样做。`, en: (d) => `This activity is ${stateEn[d.state] ?? d.state}; it has to be ${among(d.needs, stateEn, ' or ')}.` },
  activity_text_missing: { zh: (d) => `开始招募前要写清${d.missing === 'both' ? '服务内容和可能的风险' : d.missing === 'content' ? '服务内容' : '可能的风险（没有就写“无”）'}（志愿服务条例第十二条）。`, en: (d) => `Before sign-up opens, ${d.missing === 'both' ? 'content and risks' : d.missing === 'content' ? 'the content' : 'the risks (or “none”)'} must be written down.` },
  activity_insurance_missing: { zh: (d) => `“${d.title}”有人身危险，要先买好保险并填写保单号，才能开始招募（志愿服务条例第十七条）。`, en: (d) => `“${d.title}” is dangerous: enter the insurance policy before sign-up opens.` },
  activity_has_people: { zh: (d) => `已有 ${d.people} 人报名，不能退回草稿。请先移走，或取消活动。`, en: (d) => `${d.people} people have signed up. Take them off first, or cancel the activity.` },
  activity_has_attendance: { zh: (d) => `已有 ${d.rows} 条考勤，不能取消。没有发生的考勤请退回或更正。`, en: (d) => `There are ${d.rows} rows of attendance; it cannot be cancelled.` },
  activity_not_begun: { zh: (d) => `活动${formatDayChinese(d.startsOn)}才开始，今天是${formatDayChinese(d.today)}。`, en: (d) => `The activity begins on ${d.startsOn}; today is ${d.today}.` },
  activity_reason_missing: { zh: () => '取消活动请写明原因。', en: () => 'Give the reason for cancelling.' },
  activity_minor_risky: { zh: (d) => `${d.name}未满 18 岁，不能参加有人身危险的活动。请先把他移走。`, en: (d) => `${d.name} is under 18 and may not do dangerous work. Take him off first.` },
  activity_hours_pending: { zh: (d) => `还有${d.open > 0 ? ` ${d.open} 条未签退` : ''}${d.open > 0 && d.pending > 0 ? '、' : ''}${d.pending > 0 ? ` ${d.pending} 条待审批` : ''}的考勤，处理完才能记录完毕。`, en: (d) => `${d.open} rows are not signed out and ${d.pending} wait for approval. Settle them first.` },
  activity_no_attendance: { zh: () => '还没有任何考勤，不能记录完毕。请先录入时长，没有举行的请取消活动。', en: () => 'There is no attendance yet. Enter the hours; cancel the activity if it did not take place.' },
  activity_type_taken: { zh: (d) => `已经有“${d.name}”这个类型。`, en: (d) => `There is already a type “${d.name}”.` },
  repeat_nothing: { zh: (d) => `到${formatDayChinese(d.until)}为止没有符合的日子，请改截止日期或重复方式。`, en: (d) => `No day fits up to ${d.until}. Change the end or the pattern.` },
  repeat_too_many: { zh: (d) => `会生成 ${d.days} 次活动，一次最多 ${d.most} 次。请把截止日期提前。`, en: (d) => `${d.days} activities are too many at once (${d.most}). Choose an earlier end.` },
  roster_nothing_to_copy: { zh: (d) => `“${d.title}”以前没有排过人，没有名单可以复制。`, en: (d) => `No earlier “${d.title}” has a roster to copy.` },
  rules_day_past: { zh: (d) => `新规则的起始日${formatDayChinese(d.validFrom)}已经过去；已记的时长按当时的规则，请填今天（${formatDayChinese(d.today)}）或以后。`, en: (d) => `${d.validFrom} is past; hours already counted keep their rules. Choose ${d.today} or later.` },
  rules_limits_wrong: { zh: () => '提醒的时长不能大于拒绝的时长。', en: () => 'The limit that asks must not be above the one that refuses.' },
  attendance_future: { zh: (d) => `${formatDayChinese(d.day)}还没到（今天${formatDayChinese(d.today)}），不能录考勤。`, en: (d) => `${d.day} is still to come (today is ${d.today}).` },
  attendance_day_outside: { zh: (d) => `${formatDayChinese(d.day)}不是这个活动（班次）的日子，它在${formatDayChinese(d.startsOn)}${d.endsOn === d.startsOn ? '' : `至${formatDayChinese(d.endsOn)}`}。`, en: (d) => `${d.day} is not a day of this activity or shift (${d.startsOn} to ${d.endsOn}).` },
  attendance_still_open: { zh: (d) => `${d.name}在“${d.title}”${d.since} 签到后还没有签退，请先签退。`, en: (d) => `${d.name} signed in for “${d.title}” at ${d.since} and not out. Sign him out first.` },
  attendance_overlap: { zh: (d) => `${d.name}这段时间已在“${d.title}”（${d.time}），一个人不能同时在两处。请核对时间。`, en: (d) => `${d.name} is at “${d.title}” (${d.time}) at that time; nobody is in two places at once.` },
  attendance_times_wrong: { zh: (d) => `${d.name}的时间不对：${timesZh[d.why] ?? d.why}。`, en: (d) => `The times of ${d.name} are wrong: ${timesEn[d.why] ?? d.why}.` },
  attendance_long_day: { zh: (d) => `${d.name}这一天合计 ${formatHours(d.minutes)} 小时，超过 ${formatHours(d.most)} 小时。核对无误请再确认一次。`, en: (d) => `${d.name} has ${formatHours(d.minutes)} h on this day, above ${formatHours(d.most)} h. Confirm once more if it is right.` },
  attendance_too_many_hours: { zh: (d) => `${d.name}这一天的时长超过 ${formatHours(d.most)} 小时，不能录入。请照签到表核对。`, en: (d) => `${d.name} has more than ${formatHours(d.most)} h on this day. Check the sheet.` },
  attendance_person_gone: { zh: (d) => `${d.name}在${formatDayChinese(d.on)}${goneZh[d.standing] ?? d.standing}，不能记服务。请核对人和日期。`, en: (d) => `${d.name} had ${goneEn[d.standing] ?? d.standing} on ${d.on}. Check person and day.` },
  attendance_minor_risky: { zh: (d) => `${d.name}未满 18 岁，不能参加有人身危险的活动。`, en: (d) => `${d.name} is under 18 and may not do dangerous work.` },
  attendance_minor_no_consent: { zh: (d) => `${d.name}未满 18 岁，${formatDayChinese(d.on)}还没有监护人同意书。请先在志愿者档案里登记。`, en: (d) => `${d.name} is under 18 and has no guardian’s consent on ${d.on}. Enter it in the volunteer’s file first.` },
  attendance_state_wrong: { zh: (d) => `${d.name}的这条记录是“${rowZh[d.state] ?? d.state}”，不能这样做。请刷新后再看。`, en: (d) => `This row of ${d.name} is ${rowEn[d.state] ?? d.state}. Look again.` },
  attendance_own: { zh: (d) => `${d.names}是您自己录入的，要由另一位工作人员审批。`, en: (d) => `You entered ${d.names} yourself; somebody else has to judge it.` },
  attendance_own_name: { zh: (d) => `志愿者${d.name}与您同名。自己的服务不能自己审批；如果只是同名的另一个人，请确认后再审批。`, en: (d) => `The volunteer ${d.name} bears your name. Nobody approves his own record; confirm if it is another person.` },
  attendance_corrected_already: { zh: (d) => `${d.name}的这条记录已有一条更正，请先审批或退回那一条。`, en: (d) => `There is a correction of this row of ${d.name} already.` },
  shift_moved_overlap: { zh: (d) => `第 ${d.row} 个班次改时间后，${d.name}会与“${d.title}”（${d.time}）撞在一起。请先把他移走。`, en: (d) => `With the new time of shift ${d.row}, ${d.name} would be at “${d.title}” (${d.time}) at once. Take him off first.` },
  cleaning_labour_twice: { zh: (d) => `${d.name}在这个任务里，或同一时间在别的清洁任务里，已经登记了。`, en: (d) => `${d.name} stands in this task, or in another one at that time, already.` },
  cleaning_counted_already: { zh: (d) => `${d.name}这段时间已在“${d.title}”记了志愿时长，同一劳动不能再记一次。`, en: (d) => `${d.name} has volunteer hours at “${d.title}” for that time; labour counts once.` },
  cleaning_counted_as_labour: { zh: (d) => `${d.name}这段时间已在“${d.place}”记为筹劳或有偿劳务，不能再记志愿时长。`, en: (d) => `That time of ${d.name} is counted as labour at “${d.place}”; it gives no volunteer hours.` },
  cleaning_person_gone: { zh: (d) => `${d.name}已于${formatDayChinese(d.on)}去世，请核对。`, en: (d) => `${d.name} died on ${d.on}. Check the name.` },
  cleaning_amount_missing: { zh: (d) => `${d.name}是有偿劳务或一事一议筹劳，请填金额（劳务费或折价）。`, en: (d) => `Give the wage, or the value of the labour, of ${d.name}.` },
  cleaning_not_volunteer: { zh: (d) => `${d.names}还不是志愿者，不能记志愿时长。请先登记为志愿者，或改记为一事一议筹劳。`, en: (d) => `${d.names}: not volunteers yet. Register them, or count it as labour for the common good.` },
  cleaning_nothing_left: { zh: () => '这一类劳动都已处理过，没有剩下的。', en: () => 'Nothing of this kind is left to settle.' },
  cleaning_settled: { zh: (d) => `“${d.name}”已经计入时长、入账或申请付款，或已有投工，不能再改。`, en: (d) => `“${d.name}” is counted, booked or handed over already.` },
  cleaning_day_future: { zh: (d) => `日期${formatDayChinese(d.day)}在今天（${formatDayChinese(d.today)}）之后，请核对。`, en: (d) => `${d.day} is after today (${d.today}).` },
  cleaning_points_wrong: { zh: (d) => `“${d.item}”满分 ${d.most} 分，得分不能超过它。`, en: (d) => `“${d.item}” has ${d.most} points at most.` },
  cleaning_area_inspected: { zh: (d) => `“${d.areaName}”这个月已经评过分。`, en: (d) => `“${d.areaName}” is inspected already this month.` },
  cleaning_award_exists: { zh: (d) => `这个月已有“${d.title}”，请换个名称。`, en: (d) => `There is “${d.title}” of this month already.` },
  cleaning_award_no_payee: { zh: (d) => `${d.areas}没有填领款人，奖补资金发不出去。请在检查评分时填写领款人。`, en: (d) => `No payee is named for ${d.areas}.` },
  cleaning_award_no_points: { zh: () => '这个月没有可以奖补的评分（黑榜不奖补）。请先录入检查评分。', en: () => 'No scores of this month can be awarded. Enter the inspections first.' },
  cleaning_award_claimed: { zh: (d) => `“${d.title}”已经申请付款。`, en: (d) => `“${d.title}” is handed over already.` },
  cleaning_item_taken: { zh: (d) => `已经有检查项目“${d.name}”。`, en: (d) => `There is already an item “${d.name}”.` },
};
