/** The names of the two channels, for main and preload alike. A page never hears them. */
export const CALL_CHANNEL = 'huilin';
export const EVENT_CHANNEL = 'huilin:event';
