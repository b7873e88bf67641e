// electron-builder's last hook: reads the fuses back from every unpacked program it left in release/, since they are set
// after its afterPack hook. A program with a wrong fuse ends the packaging with an error.
import { readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkFuses } from './fuses.mjs';

/** @param {{ outDir: string }} result */
export default function afterAllArtifactBuild(result) {
  for (const folder of readdirSync(result.outDir)) {
    for (const program of [
      'huilin',
      'huilin.exe',
      'Huilin.exe',
      'Huilin.app/Contents/Frameworks/Electron Framework.framework/Electron Framework',
    ]) {
      const file = join(result.outDir, folder, program);
      if (existsSync(file)) checkFuses(file);
    }
  }
  return [];
}
