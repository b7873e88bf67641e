/** What is dragged: a person who stands on a shift, or one proposed for it. */
export const DRAG_SIGN_UP = 'application/x-sign-up';
export const DRAG_VOLUNTEER = 'application/x-volunteer';
