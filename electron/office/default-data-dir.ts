import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the office's data lies when nobody says otherwise: HUILIN_DATA, else the place the system gives to programs. */
export function defaultDataDir(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  const named = env['HUILIN_DATA'];
  if (named) return named;
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Huilin');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Huilin');
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'huilin');
}
