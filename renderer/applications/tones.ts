import type { StatusTone } from '#renderer/ui/status-tag.tsx';
import type { ApplicationStatus } from '#shared/application-status.ts';

export const STATUS_TONES: Readonly<Record<ApplicationStatus, StatusTone>> = {
  registered: 'active', incomplete: 'warning', screened: 'active', visited: 'active', voted: 'active', published: 'active', approved: 'active', archived: 'good', followedUp: 'good', suspended: 'warning', rejected: 'bad', withdrawn: 'neutral',
};
