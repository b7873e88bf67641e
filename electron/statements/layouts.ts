import { readFileSync } from 'node:fs';
import { resourcePath } from '#electron/office/resources.ts';
import type { StatementName } from '#shared/statements/contract.ts';
import { layoutSchema, type Layout, type LayoutRow } from '#shared/statements/layout.ts';

const read = new Map<StatementName, Layout>();

/** The layout of a statement from resources/statements; a file with a slip in it is refused whole. */
export function readLayout(statement: StatementName): Layout {
  const known = read.get(statement);
  if (known) return known;
  const layout = layoutSchema.parse(JSON.parse(readFileSync(resourcePath(`statements/${statement}.json`), 'utf8')));
  read.set(statement, layout);
  return layout;
}

export interface OrderedLayout { readonly layout: Layout; readonly variant: string | null; readonly halves: readonly { readonly title: Layout['halves'][number]['title']; readonly rows: readonly LayoutRow[] }[] }

/** The layout with its rows in the order of a variant: the named one, else the first, else as the file has them. */
export function orderLayout(layout: Layout, wanted: string | undefined): OrderedLayout {
  const variant = layout.variants.find((each) => each.key === wanted) ?? layout.variants[0];
  if (!variant) return { layout, variant: null, halves: layout.halves };
  const halves = layout.halves.map((half) => {
    const at = (row: LayoutRow): number => variant.order.indexOf(row.key);
    const rows = half.rows.map((row) => ({ ...row, formula: variant.formulas[row.key] ?? row.formula })).map(({ formula, ...row }) => (formula === undefined ? row : { ...row, formula }));
    return { title: half.title, rows: rows.toSorted((a, b) => at(a) - at(b)) };
  });
  return { layout, variant: variant.key, halves };
}
