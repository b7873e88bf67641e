/**
 * Where the keyboard goes when a dialog goes: back to what was in use before. A dialog that is taken out of the page takes the focus
 * with it, and Tab would begin at the top of the page again.
 */
const DIALOG = '.ant-modal-wrap';
const REMEMBERED = 20;

interface Seen { readonly element: HTMLElement; readonly inDialog: boolean }

const shown = (element: Element): boolean => element.isConnected && element.getClientRects().length > 0;

/** Watches the whole page; begun once, with the program. */
export function returnFocusAfterDialogs(document: Document): void {
  let seen: readonly Seen[] = [];
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    // What has left the page is forgotten: nothing leads back to it.
    seen = [{ element: target, inDialog: target.closest(DIALOG) !== null }, ...seen.filter((each) => each.element !== target && each.element.isConnected)].slice(0, REMEMBERED);
  });
  const giveBack = (): void => {
    const [last] = seen;
    if (last === undefined || !last.inDialog || shown(last.element) || document.activeElement !== document.body) return;
    const dialog = [...document.querySelectorAll(DIALOG)].filter(shown).at(-1);
    // A choice from a menu that has closed leads to the button of the menu, which was in use before it.
    seen.find(({ element }) => shown(element) && !element.matches(':disabled') && (dialog === undefined || dialog.contains(element)))?.element.focus();
  };
  // Dialogs stand beside the program in the page; two frames later whatever they leave to has been drawn.
  new MutationObserver((changes) => {
    if (changes.some((change) => change.removedNodes.length > 0)) requestAnimationFrame(() => requestAnimationFrame(giveBack));
  }).observe(document.body, { childList: true });
}
