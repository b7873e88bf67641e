/** Enter goes on to the next field of the form, as on paper. */
const FIELDS =
  'input:not([type=hidden]):not([tabindex="-1"]), textarea, [role=combobox]:not([tabindex="-1"]), [role=radiogroup], button[data-form-save]';

const usable = (element: HTMLElement): boolean =>
  !element.hasAttribute('disabled') &&
  element.getAttribute('aria-disabled') !== 'true' &&
  element.offsetParent !== null;

/** Whether Enter has its own meaning where the caret stands: a new line, a button, an open list of choices, a composing input method. */
export function enterIsTaken(event: React.KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  if (event.nativeEvent.isComposing || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return true;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLButtonElement) return true;
  return target.getAttribute('role') === 'combobox' && target.getAttribute('aria-expanded') === 'true';
}

/** Puts the caret into the field after `from` inside `form`; after the last one, on the save button. Returns where it went. */
export function goToNextField(form: HTMLElement, from: HTMLElement): HTMLElement | undefined {
  const fields = [...form.querySelectorAll<HTMLElement>(FIELDS)].filter(usable);
  const radioGroup = from.closest<HTMLElement>('[role=radiogroup]');
  const inOtherGroup = (field: HTMLElement): boolean => radioGroup === null || !radioGroup.contains(field);
  const at = fields.findIndex((field) => field === from || field === radioGroup);
  const next = fields.slice(at + 1).find(inOtherGroup);
  if (next === undefined) return undefined;
  if (next.getAttribute('role') === 'radiogroup') {
    (next.querySelector<HTMLElement>('input:checked') ?? next.querySelector<HTMLElement>('input'))?.focus();
    return next;
  }
  next.focus();
  if (next instanceof HTMLInputElement && next.type !== 'checkbox' && next.type !== 'radio') next.select();
  return next;
}
