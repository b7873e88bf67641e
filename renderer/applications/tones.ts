import type { StatusTone } from '#renderer/ui/status-tag.tsx';
import type { ApplicationRow } from '#shared/applications/contract.ts';

export const STATUS_TONES: Readonly<Record<ApplicationRow['shown'], StatusTone>> = {
  registered: 'active', incomplete: 'warning', screened: 'active', visited: 'active', voted: 'active', published: 'active', approved: 'active', archived: 'good', followedUp: 'good', suspended: 'warning', rejected: 'bad', withdrawn: 'neutral', paid: 'good', against: 'bad', toDecide: 'active',
};
