/**
 * What each role may do. One table, read by the door (`electron/api/answer.ts`) and by the screens, which only hide
 * what the door would refuse anyway. `docs/permissions.md` prints it; a test compares the two.
 */

/** 管理员 经办 审核 主任 会计 出纳 志愿专员 监督(只读) */
export const ROLES = ['administrator', 'clerk', 'reviewer', 'director', 'accountant', 'cashier', 'volunteerOfficer', 'supervisor'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Permissions are named `feature.act`. `read` shows masked values; `reveal` shows one protected value whole and is logged;
 * `export` and `print` let data leave the program and are logged.
 */
export const PERMISSIONS = [
  'office.manage', 'users.manage', 'audit.read', 'backup.make', 'backup.restore',
  'residents.read', 'residents.edit', 'residents.decide', 'residents.import', 'residents.reveal', 'residents.export', 'residents.print', 'residents.merge',
  'welfare.read', 'welfare.edit',
  'applications.read', 'applications.edit', 'applications.decide', 'applications.print',
  'relief.read', 'relief.edit', 'relief.decide', 'relief.diagnosis', 'relief.print',
  'disbursement.read', 'disbursement.make', 'disbursement.review', 'disbursement.approve', 'disbursement.pay', 'disbursement.export', 'disbursement.print', 'disbursement.void', 'disbursement.override',
  'ledger.read', 'ledger.make', 'ledger.review', 'ledger.post', 'ledger.setup', 'ledger.close', 'ledger.print', 'ledger.export',
  'volunteers.read', 'volunteers.edit', 'volunteers.approve', 'volunteers.print', 'volunteers.export', 'volunteers.reveal',
  'notices.read', 'notices.edit', 'notices.answer', 'notices.print',
  'meetings.read', 'meetings.edit', 'meetings.print',
  'disbursement.check', 'complaints.read', 'complaints.edit', 'complaints.decide', 'complaints.print',
  'stock.read', 'stock.edit', 'stock.accept',
  'dashboard.read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const everybodyReads: readonly Permission[] = ['dashboard.read', 'residents.read'];

/** Role → permissions. The administrator manages the office and its users and sees no resident (community-welfare §8). */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: ['office.manage', 'users.manage', 'audit.read', 'backup.make', 'backup.restore', 'dashboard.read', 'ledger.setup', 'ledger.read', 'welfare.read', 'disbursement.read', 'volunteers.read', 'residents.read', 'notices.read', 'meetings.read'],
  clerk: [...everybodyReads, 'residents.edit', 'residents.decide', 'residents.import', 'residents.reveal', 'residents.export', 'residents.print', 'welfare.read', 'welfare.edit', 'disbursement.read', 'disbursement.make', 'disbursement.print', 'disbursement.void', 'volunteers.read', 'backup.make', 'notices.read', 'notices.edit', 'notices.print', 'meetings.read', 'meetings.edit', 'meetings.print', 'complaints.read', 'complaints.edit', 'complaints.print', 'applications.read', 'applications.edit', 'applications.print', 'relief.read', 'relief.edit', 'relief.print', 'stock.read', 'stock.edit'],
  reviewer: [...everybodyReads, 'residents.decide', 'residents.reveal', 'residents.merge', 'welfare.read', 'disbursement.read', 'disbursement.review', 'disbursement.print', 'ledger.read', 'ledger.review', 'ledger.print', 'volunteers.read', 'volunteers.approve', 'notices.read', 'notices.answer', 'notices.print', 'meetings.read', 'meetings.print', 'complaints.read', 'disbursement.check', 'applications.read', 'applications.print', 'relief.read', 'relief.diagnosis', 'relief.print', 'stock.read', 'stock.accept'],
  director: [...everybodyReads, 'residents.decide', 'residents.reveal', 'residents.merge', 'welfare.read', 'disbursement.read', 'disbursement.approve', 'disbursement.print', 'disbursement.void', 'disbursement.override', 'ledger.read', 'ledger.print', 'audit.read', 'volunteers.read', 'notices.read', 'notices.answer', 'notices.print', 'meetings.read', 'meetings.edit', 'meetings.print', 'complaints.read', 'complaints.decide', 'complaints.print', 'disbursement.check', 'applications.read', 'applications.decide', 'applications.print', 'relief.read', 'relief.decide', 'relief.diagnosis', 'relief.print', 'stock.read', 'stock.accept'],
  accountant: [...everybodyReads, 'welfare.read', 'disbursement.read', 'disbursement.print', 'ledger.read', 'ledger.make', 'ledger.review', 'ledger.post', 'ledger.setup', 'ledger.close', 'ledger.print', 'ledger.export', 'backup.make', 'notices.read', 'meetings.read', 'meetings.print', 'complaints.read', 'applications.read', 'relief.read', 'relief.print', 'stock.read', 'stock.accept'],
  cashier: [...everybodyReads, 'welfare.read', 'disbursement.read', 'disbursement.pay', 'disbursement.export', 'disbursement.print', 'ledger.read', 'ledger.make', 'ledger.print', 'notices.read', 'meetings.read', 'complaints.read', 'applications.read', 'relief.read', 'relief.print', 'stock.read', 'stock.edit'],
  volunteerOfficer: [...everybodyReads, 'volunteers.read', 'volunteers.edit', 'volunteers.print', 'volunteers.export', 'volunteers.reveal', 'meetings.read', 'complaints.read'],
  supervisor: [...everybodyReads, 'welfare.read', 'disbursement.read', 'ledger.read', 'audit.read', 'volunteers.read', 'notices.read', 'notices.print', 'meetings.read', 'meetings.print', 'complaints.read', 'complaints.decide', 'complaints.print', 'disbursement.check', 'applications.read', 'relief.read', 'stock.read'],
};

/** Whether any of the roles holds the permission. */
export function may(roles: readonly Role[], permission: Permission): boolean {
  return roles.some((role) => ROLE_PERMISSIONS[role].includes(permission));
}
