/** Colours of a dividend's states. */
export const DIVIDEND_TONES = { prepared: 'active', confirmed: 'active', accrued: 'good', discarded: 'neutral', reversed: 'warning' } as const;
export const LINE_TONES = { toPay: 'active', heirs: 'warning', listed: 'active', failed: 'bad', paid: 'good' } as const;
