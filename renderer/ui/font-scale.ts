/** The size of everything on screen: 100, 115 or 130 percent, kept on this computer. */
import { useSyncExternalStore } from 'react';

export const FONT_SCALES = [1, 1.15, 1.3] as const;
export type FontScale = (typeof FONT_SCALES)[number];

const KEY = 'huilin.fontScale';
const listeners = new Set<() => void>();
const kept = Number(globalThis.localStorage?.getItem(KEY));
let scale: FontScale = FONT_SCALES.find((each) => each === kept) ?? 1;

function show(): void {
  globalThis.document?.documentElement.style.setProperty('--font-scale', String(scale));
}
show();

export function setFontScale(next: FontScale): void {
  scale = next;
  globalThis.localStorage?.setItem(KEY, String(next));
  show();
  for (const listener of listeners) listener();
}

export function useFontScale(): FontScale {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => scale,
  );
}
