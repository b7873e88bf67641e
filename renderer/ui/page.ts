/** What a route says of itself: read by the rail, the palette and the window title. */
import type { Permission } from '#shared/permissions.ts';

export interface PageHandle {
  readonly title: { readonly zh: string; readonly en: string };
  /** Shown only to those who may. */
  readonly needs?: Permission;
  /** Stands in the rail under its area. Pages with parameters in their path never do. */
  readonly inRail?: boolean;
}

/** For `handle` of a route, so that it is checked where it is written. */
export function page(handle: PageHandle): PageHandle {
  return handle;
}
