/**
 * Some methods want the password again in the very call. The shell lends its dialog to this module once; whoever calls
 * such a method needs to do nothing.
 */
export type PasswordAsker = (wrongBefore: boolean) => Promise<string | undefined>;

let asker: PasswordAsker | undefined;

/** The shell's dialog, or undefined when it goes. */
export function lendPasswordDialog(next: PasswordAsker | undefined): void {
  asker = next;
}

/** Asks for the password; undefined when the user thought better of it. */
export async function askPassword(wrongBefore: boolean): Promise<string | undefined> {
  return asker === undefined ? undefined : asker(wrongBefore);
}
