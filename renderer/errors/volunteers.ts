/** What the registers of volunteers and teams refuse, said to the person at the screen. */
import { formatDayChinese } from '#shared/days.ts';
import type { VolunteersErrors } from '#shared/volunteers/errors.ts';
import { formatVolunteerNo } from '#shared/volunteers/words.ts';
import type { Sentences } from './sentences.ts';

const statusZh: Readonly<Record<string, string>> = { active: '在册', paused: '暂停服务', left: '已退出', notYet: '还没有注册', dead: '已去世', movedOut: '已迁出' };
const statusEn: Readonly<Record<string, string>> = { active: 'active', paused: 'paused', left: 'no longer a volunteer', notYet: 'not registered yet', dead: 'dead', movedOut: 'moved away' };
const roleZh: Readonly<Record<string, string>> = { leader: '队长', deputy: '副队长', backbone: '骨干', member: '队员' };
const roleEn: Readonly<Record<string, string>> = { leader: 'leader', deputy: 'deputy', backbone: 'backbone', member: 'member' };

export const volunteersSentences: Sentences<VolunteersErrors> = {
  volunteer_exists: { zh: (d) => `${d.name}已经是志愿者，编号 ${formatVolunteerNo(d.volunteerNo)}。请打开他的档案，不要重复登记。`, en: (d) => `${d.name} is a volunteer already, number ${formatVolunteerNo(d.volunteerNo)}. Open that file; do not enter the person twice.` },
  volunteer_is_resident: { zh: (d) => `这个身份证号是居民${d.name}的。请按居民登记，不要当外来人员登记。`, en: () => 'This ID number belongs to a resident of the register. Enter that resident, not a guest.' },
  volunteer_day_future: { zh: (d) => `日期${formatDayChinese(d.day)}在今天（${formatDayChinese(d.today)}）之后，请改日期。`, en: (d) => `The day ${d.day} is after today (${d.today}). Change it.` },
  volunteer_day_wrong: { zh: (d) => `日期${formatDayChinese(d.day)}早于上一次变动（${formatDayChinese(d.since)}），请核对。`, en: (d) => `The day ${d.day} is before the last change (${d.since}). Check it.` },
  volunteer_merged: { zh: (d) => `志愿者${formatVolunteerNo(d.volunteerNo)}号（${d.name}）的档案已合并，编号并入${formatVolunteerNo(d.intoNo)}号。请在${formatVolunteerNo(d.intoNo)}号的档案里办。`, en: (d) => `The entry of volunteer ${formatVolunteerNo(d.volunteerNo)} (${d.name}) was merged; the number is now ${formatVolunteerNo(d.intoNo)}. Use that file.` },
  volunteer_status_same: { zh: (d) => `${d.name}现在就是“${statusZh[d.status] ?? d.status}”，不用再办。`, en: (d) => `This volunteer is ${statusEn[d.status] ?? d.status} already.` },
  volunteer_not_active: { zh: (d) => `${d.name}在${formatDayChinese(d.on)}${statusZh[d.standing] ?? d.standing}，不能入队或安排服务。请换人，或先在志愿者档案里办理。`, en: (d) => `This volunteer is ${statusEn[d.standing] ?? d.standing} on ${d.on} and cannot join a team or be placed. Choose somebody else, or settle the volunteer’s file first.` },
  volunteer_no_consent: { zh: (d) => `${d.name}未满 18 岁，${formatDayChinese(d.on)}还没有监护人同意书，不能入队或安排服务。请先在志愿者档案里登记同意书。`, en: (d) => `The volunteer is under 18 and has no guardian’s consent on ${d.on}. Record the consent in the volunteer’s file first.` },
  guardian_incomplete: { zh: () => '登记监护人同意，要同时填写监护人姓名和同意书编号。', en: () => 'A guardian’s consent needs the guardian’s name and the number of the paper.' },
  insurance_days_wrong: { zh: (d) => `保险止期${formatDayChinese(d.to)}早于起期${formatDayChinese(d.from)}，请核对。`, en: (d) => `The insurance ends on ${d.to}, before it begins on ${d.from}. Check the days.` },
  skill_name_taken: { zh: (d) => `已经有“${d.name}”，请换一个名称。`, en: () => 'There is one of this name already. Choose another name.' },
  team_code_taken: { zh: (d) => `队伍编号 ${d.code} 已经有了，请换一个。`, en: () => 'This team code is taken. Choose another one.' },
  team_name_taken: { zh: (d) => `已经有队伍“${d.name}”，请换一个名称。`, en: () => 'There is a team of this name already. Choose another name.' },
  team_dissolved: { zh: (d) => `${d.name}已于${formatDayChinese(d.on)}解散，不能再这样办。`, en: (d) => `The team was dissolved on ${d.on}; this cannot be done any more.` },
  team_no_consent: { zh: (d) => `${d.name}在${formatDayChinese(d.on)}还没有居委会同意的记录，不能开展服务。请先在队伍页登记同意日期和会议纪要号。`, en: (d) => `No consent of the committee is recorded for the team by ${d.on}, so it may not serve. Record the day and the minutes on the team’s page first.` },
  membership_exists: { zh: (d) => `${d.name}从${formatDayChinese(d.since)}起已在${d.team}，同一队不能登记两次。要换职务请点“变更职务”。`, en: (d) => `This volunteer has been in the team since ${d.since} and cannot be in it twice. Use “Change role” for another role.` },
  membership_day_wrong: { zh: (d) => `日期${formatDayChinese(d.day)}早于${d.name}可以开始的日期（${formatDayChinese(d.since)}），请核对。`, en: (d) => `The day ${d.day} is before the first possible day (${d.since}). Check it.` },
  membership_ended: { zh: (d) => `${d.name}已经离队，不能再这样办。请刷新后再看。`, en: () => 'This volunteer has left the team already. Refresh and look again.' },
  membership_role_same: { zh: (d) => `${d.name}现在就是${roleZh[d.role] ?? d.role}，不用再办。`, en: (d) => `The role is ${roleEn[d.role] ?? d.role} already.` },
};
