/**
 * Imported before everything else. The page's policy lets in only styles that carry the nonce of this very load, and some
 * <style> elements of the widget library (scroll-bar probe, scroll lock of dialogs) come without it: every <style> our
 * own scripts create gets it here. zod's just-in-time compiler probes `new Function`, which the policy refuses: off.
 */
import { z } from 'zod';

/** The nonce the host wrote into this page load; empty only in a page served without a policy. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';

if (nonce !== '') {
  const create = document.createElement.bind(document);
  document.createElement = ((tag: string, options?: ElementCreationOptions) => {
    const element = create(tag, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  });
}

z.config({ jitless: true });
