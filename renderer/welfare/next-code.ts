/** The first programme code of the row W01, W02, … that is still free. */
export function nextFreeCode(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(codeOf(number))) number += 1;
  return codeOf(number);
}

function codeOf(number: number): string {
  return `W${String(number).padStart(2, '0')}`;
}
