/** What a screen may show of cells nobody has understood yet: any long run of digits may be an ID number, an account or a telephone. */

/** Runs of 11 digits and more keep their first and last few; words and short numbers stay. '370299195203071011' → '370299********1011'. */
export function maskDigits(text: string): string {
  return text.replace(/[\d\uFF10-\uFF19][\d\uFF10-\uFF19 ]{9,}[\dXx\uFF10-\uFF19\uFF58\uFF38]/g, (run) => {
    const front = run.replace(/\s/g, '').length <= 11 ? 3 : 6;
    return run.slice(0, front) + run.slice(front, -4).replace(/[^\s]/g, '*') + run.slice(-4);
  });
}
