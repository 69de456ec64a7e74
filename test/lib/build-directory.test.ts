import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inBuildDirectory } from '../../lib/build-directory.ts';
import { projectRoot } from '../../lib/project-root.ts';

const parent = mkdtempSync(join(tmpdir(), 'satudata-build-'));
afterAll(() => rmSync(parent, { recursive: true }));

/** Bundles some functions twice over, as a synthesis does. */
const script = `
  import { inBuildDirectory } from ${JSON.stringify(join(projectRoot, 'lib/build-directory.ts'))};
  import { bundleFunctions } from ${JSON.stringify(join(projectRoot, 'lib/functions/function-code.ts'))};
  import { entries } from ${JSON.stringify(join(projectRoot, 'lib/functions/function-entries.ts'))};
  import { readCity } from ${JSON.stringify(join(projectRoot, 'lib/read-city.ts'))};
  const settings = { city: readCity('kota-tangerang'), platform: process.platform + '-' + process.arch };
  const some = { identity: entries.identity, progress: entries.progress };
  for (let nth = 0; nth < 2; nth += 1) {
    const hashes = inBuildDirectory((directory) =>
      Object.values(bundleFunctions({ ...settings, entries: some, directory: directory + '/functions' })).map(({ hash }) => hash), ${JSON.stringify(parent)});
    console.log(hashes.join(' '));
  }`;

async function builds(): Promise<{ readonly code: number; readonly said: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { cwd: projectRoot });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece) => {
      said += piece;
    });
  const [code] = await once(child, 'close');
  return { code, said };
}

test('two syntheses of one checkout build at once, the same, and leave nothing behind', async () => {
  const [one, other] = await Promise.all([builds(), builds()]);
  expect([one.code, other.code], one.said + other.said).toEqual([0, 0]);
  expect(new Set([...one.said.trim().split('\n'), ...other.said.trim().split('\n')]).size).toBe(1);
  expect(readdirSync(parent)).toEqual([]);
});

test('one that fails leaves nothing behind either', () => {
  const failing = () =>
    inBuildDirectory(() => {
      throw new Error('no such entry');
    }, parent);
  expect(failing).toThrow('no such entry');
  expect(readdirSync(parent)).toEqual([]);
});
