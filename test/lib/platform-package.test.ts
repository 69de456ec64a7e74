import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type Install, platformPackage } from '../../lib/functions/platform-package.ts';
import { projectRoot } from '../../lib/project-root.ts';

const scratch = mkdtempSync(join(tmpdir(), 'satudata-platform-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const name = '@duckdb/node-bindings-linux-x64';
const lockSchema = z.object({ packages: z.record(z.string(), z.record(z.string(), z.json())) });
const locked = (file: string) => lockSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).packages;

/** A Mac's checkout: the project's lock file, and no package of Lambda's platform. Counts what npm is asked for. */
function checkout(folder: string, changeLock = (text: string) => text) {
  const root = join(scratch, folder);
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, 'package-lock.json'), changeLock(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')));
  const asked: string[] = [];
  const install: Install = (directory, platform) => {
    asked.push(platform);
    mkdirSync(join(directory, 'node_modules', name), { recursive: true });
    writeFileSync(join(directory, 'node_modules', name, 'package.json'), '{}');
  };
  return { root, asked, install };
}

describe('the DuckDB of Lambda, on a machine of another platform', () => {
  test('is asked for by the version and checksum of the project’s lock file, for Lambda’s platform', () => {
    const { root, asked, install } = checkout('mac');
    const directory = join(root, 'build/packages/linux-x64');
    expect(platformPackage(name, 'linux-x64', root, install)).toBe(join(directory, 'node_modules', name));
    expect(asked).toEqual(['linux-x64']);
    const key = `node_modules/${name}`;
    const own = locked(join(projectRoot, 'package-lock.json'))[key];
    const given = locked(join(directory, 'package-lock.json'))[key];
    expect(given).toMatchObject({ version: own?.version, integrity: own?.integrity, os: ['linux'], cpu: ['x64'] });
    // One that is optional npm would leave out without a word.
    expect(given).not.toHaveProperty('optional');
    expect(JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')).dependencies).toEqual({ [name]: own?.version });
  });

  test('is fetched once, and again when the lock file names another', () => {
    const { root, asked, install } = checkout('again');
    for (const _time of [1, 2]) platformPackage(name, 'linux-x64', root, install);
    expect(asked).toHaveLength(1);
    const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
    const { integrity = '' } = locked(join(root, 'package-lock.json'))[`node_modules/${name}`] ?? {};
    writeFileSync(join(root, 'package-lock.json'), text.replace(String(integrity), `sha512-${'A'.repeat(86)}==`));
    platformPackage(name, 'linux-x64', root, install);
    expect(asked).toHaveLength(2);
  });

  test('is never one that the lock file does not know, or knows without a checksum', () => {
    const { root, asked, install } = checkout('unknown');
    expect(() => platformPackage('@duckdb/node-bindings-plan9-x64', 'plan9-x64', root, install)).toThrow(
      'has no @duckdb/node-bindings-plan9-x64',
    );
    expect(asked).toEqual([]);
    const nothing: Install = () => undefined;
    expect(() => platformPackage(name, 'linux-x64', root, nothing)).toThrow('npm installed no');
  });
});
