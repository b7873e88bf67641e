/** The language of the screens: Chinese unless somebody asked for English on this computer. */
import { useSyncExternalStore } from 'react';

export type Language = 'zh' | 'en';

const KEY = 'huilin.language';
const listeners = new Set<() => void>();
let language: Language = globalThis.localStorage?.getItem(KEY) === 'en' ? 'en' : 'zh';

/** Fonts, line breaking and screen readers go by the document's language. */
function tellDocument(): void {
  if (globalThis.document !== undefined) document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
tellDocument();

export function currentLanguage(): Language {
  return language;
}

export function setLanguage(next: Language): void {
  language = next;
  globalThis.localStorage?.setItem(KEY, next);
  tellDocument();
  for (const listener of listeners) listener();
}

/** The language of the moment; the component renders again when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentLanguage);
}
