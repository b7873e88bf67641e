/** A team's roster from a spreadsheet: what its columns can mean, what its rows can be, and why a row is not taken. */
import { TEAM_ROLES, type TeamRole } from './words.ts';

/** Everything a column can mean. The first ones are read as in the residents' roster. */
export const TEAM_ROSTER_FIELDS = [
  'name', 'idNumber', 'sex', 'birthDate', 'phone', 'address', 'volunteerNo', 'role', 'joinedOn', 'skills', 'guardianName', 'guardianPaperNo', 'guardianConsentOn', 'note', 'sequence', 'reason', 'ignore',
] as const;
export type TeamRosterField = (typeof TEAM_ROSTER_FIELDS)[number];

/** Words that stand above the columns only a team's roster has. */
const WORDS: Readonly<Partial<Record<TeamRosterField, string>>> = {
  volunteerNo: '志愿者编号 志愿者证号 志愿者号 志愿编号',
  role: '职务 队内职务 队内角色 角色 岗位 身份 队员类别 队伍职务',
  joinedOn: '入队日期 入队时间 加入日期 加入时间 参加时间 入会时间 注册时间 注册日期',
  skills: '技能 特长 专长 服务特长 志愿者技能 技能特长 擅长',
  guardianName: '监护人 监护人姓名 家长姓名 家长',
  guardianPaperNo: '同意书编号 监护人同意书 监护人同意书编号 同意书号 家长同意书编号',
  guardianConsentOn: '同意日期 监护人同意日期 同意书日期 家长同意日期',
  reason: '退回原因',
};
const BY_WORD: ReadonlyMap<string, TeamRosterField> = new Map(TEAM_ROSTER_FIELDS.flatMap((field) => (WORDS[field]?.split(' ') ?? []).map((word) => [word, field] as const)));

/** What a title of a team's own column means; null leaves it to the residents' words. `plain` is a title without blanks and marks. */
export function teamFieldOf(plain: string): TeamRosterField | null {
  return BY_WORD.get(plain) ?? BY_WORD.get(plain.replace(/[(（].*?[)）]/g, '')) ?? null;
}

/** 队长 副队长 骨干 队员, as offices write them; null for a word that is none. */
export function roleOf(text: string): TeamRole | null {
  const word = text.replace(/\s/g, '');
  if (word === '') return 'member';
  if (/副(队长|组长|会长|团长)/.test(word)) return 'deputy';
  if (/(队长|组长|会长|团长|负责人)/.test(word)) return 'leader';
  if (/骨干/.test(word)) return 'backbone';
  if (/(队员|成员|组员|会员|志愿者|普通)/.test(word)) return 'member';
  return (TEAM_ROLES as readonly string[]).includes(word) ? (word as TeamRole) : null;
}

/** new: becomes a volunteer and joins. join: a volunteer who joins. change: in the team, another role or more skills. conflict: a person has to decide. error: cannot be taken. skip: nobody stands there. */
export const TEAM_ROSTER_STATUSES = ['new', 'join', 'change', 'unchanged', 'conflict', 'error', 'skip'] as const;
export type TeamRosterStatus = (typeof TEAM_ROSTER_STATUSES)[number];

/** take: as proposed. match: he is this candidate. guest: a new guest. reject: goes back with a reason. */
export const TEAM_ROSTER_CHOICES = ['take', 'match', 'guest', 'reject'] as const;
export type TeamRosterChoice = (typeof TEAM_ROSTER_CHOICES)[number];

/** Why a row waits or goes back; each with its sentence, which is also written into the workbook that goes back. */
export const TEAM_ROSTER_REASONS = {
  name_unknown: { zh: '居民户籍里没有叫“{shown}”的人，请登记为外来志愿者，或退回核对', en: 'Nobody of the name “{shown}” is in the register; enter a guest, or send the row back' },
  several_people: { zh: '同名的人有 {shown} 个，请选定是谁', en: '{shown} people have this name; choose who it is' },
  only_name: { zh: '只有姓名相同，请确认是不是“{shown}”', en: 'Only the name agrees; confirm that it is “{shown}”' },
  id_differs: { zh: '姓名和出生日期与“{shown}”相同，身份证号不同，请核对', en: 'Name and birth date agree with “{shown}”, the ID number does not' },
  name_differs: { zh: '身份证号是“{shown}”的，姓名不同，请核对', en: 'The ID number belongs to “{shown}”, the name differs' },
  number_differs: { zh: '志愿者编号是“{shown}”的，姓名不同，请核对', en: 'The volunteer number belongs to “{shown}”, the name differs' },
  leader_differs: { zh: '现任队长是“{shown}”，确认后由本行接任', en: 'The leader is “{shown}” now; taken, this row takes over' },
  dead: { zh: '“{shown}”已去世，不能入队', en: '“{shown}” is dead and cannot join' },
  moved_out: { zh: '“{shown}”已迁出，不能入队；仍参加服务的请登记为外来志愿者', en: '“{shown}” has moved away and cannot join' },
  left: { zh: '“{shown}”已退出志愿服务，请先在志愿者档案里恢复', en: '“{shown}” has left; bring the volunteer back first' },
  paused: { zh: '“{shown}”暂停服务，请先在志愿者档案里恢复', en: '“{shown}” is paused; bring the volunteer back first' },
  no_consent: { zh: '“{shown}”未满 18 岁，缺监护人姓名、同意书编号或同意日期', en: '“{shown}” is under 18; guardian, paper number or day of consent are missing' },
  joined_in_future: { zh: '入队日期“{shown}”在今天之后', en: 'The day of joining “{shown}” lies in the future' },
  day_unreadable: { zh: '日期“{shown}”认不出来，请写成 2024-03-05 的样子', en: 'The day “{shown}” cannot be read; write it like 2024-03-05' },
  role_unknown: { zh: '职务“{shown}”认不出来，按队员登记', en: 'The role “{shown}” is unknown; entered as a member' },
  two_leaders: { zh: '表里有两个队长（另一个在第 {shown} 行）', en: 'The file has two leaders (the other in row {shown})' },
  twice: { zh: '与第 {shown} 行是同一人', en: 'The same person stands in row {shown}' },
  joins_later: { zh: '入队日期早于队伍成立或本人注册，按 {shown} 登记', en: 'Joined before the team or the registration; entered from {shown}' },
  rejected: { zh: '{shown}', en: '{shown}' },
} as const;
export type TeamRosterReason = keyof typeof TEAM_ROSTER_REASONS;

/** One reason as a sentence. */
export function teamReasonSentence(reason: { code: TeamRosterReason; shown: string }, language: 'zh' | 'en'): string {
  return TEAM_ROSTER_REASONS[reason.code][language].replace('{shown}', reason.shown);
}
