/**
 * Where a key leads from row `at` (−1: none chosen) in a list of `count` rows; undefined for a key that does not move, and in
 * an empty list. `pageRows` is how many rows stand on the screen.
 */
export function moveRow(key: string, at: number, count: number, pageRows: number): number | undefined {
  if (count === 0) return undefined;
  const clamp = (n: number): number => Math.min(count - 1, Math.max(0, n));
  switch (key) {
    case 'ArrowDown':
      return clamp(at + 1);
    case 'ArrowUp':
      return at < 0 ? count - 1 : clamp(at - 1);
    case 'PageDown':
      return clamp(at + pageRows);
    case 'PageUp':
      return clamp(at - pageRows);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
