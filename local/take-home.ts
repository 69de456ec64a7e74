import { chmodSync, mkdirSync, statSync } from 'node:fs';

const sharedMode = 0o1000; // the sticky bit

/**
 * Nobody else on this machine reads the city's data: neither in a home that was made beforehand, nor in a file of it that is made from here on, by
 * the functions' processes too. A folder that everybody writes to (`/tmp`) is nobody's to close, and is refused.
 */
export function takeHome(home: string): void {
  process.umask(0o077);
  mkdirSync(home, { recursive: true });
  if ((statSync(home).mode & sharedMode) !== 0)
    throw new Error(`${home} dipakai bersama. Pilih folder sendiri: SATUDATA_HOME=<folder> npm start`);
  chmodSync(home, 0o700);
}
