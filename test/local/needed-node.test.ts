import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

/** `npm start` under a Node that is too old, on a machine of this platform. */

const root = resolve(import.meta.dirname, '../..');
const { optionalDependencies } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
const brought = Object.keys(optionalDependencies).map((name) => name.replace('node-', '').replace('win-', 'win32-'));

test.each(brought)('%s gets its Node with the packages, and is told to install these', (machine) => {
  expect(startOn(machine)).toEqual([1, expect.stringMatching(/Node\.js 24 .* v20\.1\.0\. Jalankan npm ci, lalu npm start\.\n$/)]);
});

test.each(['darwin-arm64', 'darwin-x64', 'win32-arm64'])(
  '%s has none among the packages, and is told to install Node itself',
  (machine) => {
    expect(startOn(machine)).toEqual([1, expect.stringMatching(/Node\.js 24 .* pasang Node\.js 24 sendiri/)]);
  },
);

function startOn(machine: string): [number | null, string] {
  const [platform, arch] = machine.split('-').map((value) => ({ value }));
  const versions = { value: { ...process.versions, node: '20.1.0' } };
  const pretend = `Object.defineProperties(process, ${JSON.stringify({ platform, arch, versions })})`;
  const { status, stderr } = spawnSync(process.execPath, ['--import', `data:text/javascript,${pretend}`, 'local/start.mjs'], {
    cwd: root,
    encoding: 'utf8',
  });
  return [status, stderr];
}
