/** The rail: areas of the committee's work, in the order of the day. A page belongs to the area of its path's first word. */
import type { RouteObject } from 'react-router';
import type { PageHandle } from '#renderer/ui/page.ts';
import type { Permission } from '#shared/permissions.ts';

export interface Area {
  readonly key: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** First words of the paths that belong to it. */
  readonly paths: readonly string[];
}

export const AREAS: readonly Area[] = [
  { key: 'dashboard', title: { zh: '工作台', en: 'Desk' }, paths: ['dashboard'] },
  { key: 'residents', title: { zh: '居民户籍', en: 'Residents' }, paths: ['residents'] },
  { key: 'payments', title: { zh: '福利发放', en: 'Welfare payments' }, paths: ['disbursement', 'welfare', 'notices', 'stock'] },
  { key: 'relief', title: { zh: '救助基金', en: 'Relief fund' }, paths: ['relief'] },
  { key: 'ledger', title: { zh: '集体经济账', en: 'Collective accounts' }, paths: ['ledger'] },
  { key: 'volunteers', title: { zh: '志愿服务', en: 'Volunteers' }, paths: ['volunteers'] },
  { key: 'service', title: { zh: '民情服务', en: 'Services' }, paths: ['service'] },
  { key: 'office', title: { zh: '系统管理', en: 'Office' }, paths: ['office'] },
];

/** A page that can be gone to without knowing a number. */
export interface KnownPage {
  readonly path: string;
  readonly areaKey: string;
  readonly title: PageHandle['title'];
  readonly needs: Permission | undefined;
  readonly inRail: boolean;
}

const firstWord = (path: string): string => path.replace(/^\//, '').split('/')[0] ?? '';

/** The pages among a feature's routes: those with a handle and no parameter in their path. */
export function knownPages(routes: readonly RouteObject[]): KnownPage[] {
  return routes.flatMap((route) => {
    const handle = route.handle as PageHandle | undefined;
    const path = route.path;
    if (handle === undefined || path === undefined || path.includes(':') || path.includes('*')) return [];
    const area = AREAS.find((each) => each.paths.includes(firstWord(path)));
    return [
      {
        path: `/${path.replace(/^\//, '')}`,
        areaKey: area?.key ?? 'office',
        title: handle.title,
        needs: handle.needs,
        inRail: handle.inRail ?? false,
      },
    ];
  });
}

export interface RailEntry {
  readonly area: Area;
  readonly pages: readonly KnownPage[];
}

/** Areas that have a page this person may see, with those pages. */
export function railFor(pages: readonly KnownPage[], permissions: readonly Permission[]): RailEntry[] {
  return AREAS.map((area) => ({
    area,
    pages: pages.filter(
      (each) =>
        each.areaKey === area.key && each.inRail && (each.needs === undefined || permissions.includes(each.needs)),
    ),
  })).filter((entry) => entry.pages.length > 0);
}

/** The rail page a path stands under: the longest one that begins it. */
export function pageOf(pages: readonly KnownPage[], path: string): KnownPage | undefined {
  return pages
    .filter((each) => path === each.path || path.startsWith(`${each.path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0];
}
