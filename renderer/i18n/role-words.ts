/** The committee's roles by name, wherever a person's work is shown. */
import type { Role } from '#shared/permissions.ts';
import type { Words } from './use-words.ts';

export const roleWords: Words<Role> = {
  zh: {
    administrator: '管理员',
    clerk: '经办',
    reviewer: '审核',
    director: '主任',
    accountant: '会计',
    cashier: '出纳',
    volunteerOfficer: '志愿专员',
    supervisor: '监督（只读）',
  },
  en: {
    administrator: 'Administrator',
    clerk: 'Clerk',
    reviewer: 'Reviewer',
    director: 'Director',
    accountant: 'Accountant',
    cashier: 'Cashier',
    volunteerOfficer: 'Volunteer officer',
    supervisor: 'Supervisor (reads only)',
  },
};
