import type { StatusTone } from '#renderer/ui/status-tag.tsx';
import type { ComplaintStatus } from '#shared/complaints/words.ts';

export const COMPLAINT_TONES: Readonly<Record<ComplaintStatus, StatusTone>> = { open: 'warning', decided: 'active', appealed: 'bad', closed: 'neutral' };
