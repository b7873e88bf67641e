// Reading back Electron's fuses from a packed program. The wire is a fixed marker, a version byte, a length byte and one
// character per fuse: '0' off, '1' on, 'r' removed from this Electron.
import { readFileSync } from 'node:fs';

const marker = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** All nine, in the order of the wire, with the state we ship. Why: the security notes of the main process. */
export const wantedFuses = /** @type {readonly (readonly [string, boolean])[]} */ ([
  ['runAsNode', false],
  ['cookieEncryption', true],
  ['nodeOptions', false],
  ['nodeCliInspect', false],
  ['embeddedAsarIntegrityValidation', true],
  ['onlyLoadAppFromAsar', true],
  ['loadBrowserProcessSpecificV8Snapshot', false],
  ['grantFileProtocolExtraPrivileges', false],
  ['wasmTrapHandlers', true],
]);

/**
 * What is wrong with the fuses of a program, one sentence each; empty when all nine are as we want them.
 * @param {Buffer} program
 * @returns {string[]}
 */
export function wrongFuses(program) {
  const at = program.indexOf(marker);
  if (at === -1) return ['it holds no fuse wire'];
  const version = program[at + marker.length];
  if (version !== 1) return [`its fuse wire has version ${version}, not 1`];
  const length = program[at + marker.length + 1] ?? 0;
  const wire = program.toString('latin1', at + marker.length + 2, at + marker.length + 2 + length);
  /** @type {string[]} */
  const wrong = [];
  if (length !== wantedFuses.length) wrong.push(`it has ${length} fuses, and we know ${wantedFuses.length}`);
  wantedFuses.forEach(([name, on], index) => {
    if (wire[index] !== (on ? '1' : '0')) wrong.push(`${name} is not ${on ? 'on' : 'off'}`);
  });
  return wrong;
}

/** @param {string} file */
export function checkFuses(file) {
  const wrong = wrongFuses(readFileSync(file));
  if (wrong.length > 0) throw new Error(`fuses of ${file}: ${wrong.join('; ')}`);
}
