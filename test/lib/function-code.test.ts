import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { settingNames } from '../../functions/aws/settings.ts';
import { functionSettings } from '../../lib/function-settings.ts';
import { bundleFunctions } from '../../lib/functions/function-code.ts';
import { entries } from '../../lib/functions/function-entries.ts';
import { projectRoot } from '../../lib/project-root.ts';
import { theCity } from './city-template.ts';

// Inside the project, so that what a bundle leaves out would be found as it is on the laptop.
mkdirSync(join(projectRoot, 'build'), { recursive: true });
const scratch = mkdtempSync(join(projectRoot, 'build/test-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const platform = `${process.platform}-${process.arch}`;
const assets = { 'satudata.css': '/assets/satudata-0123456789abcdef.css' };
const bundle = (wanted: Readonly<Record<string, string>>, name: string) =>
  bundleFunctions({ entries: wanted, directory: join(scratch, name), city: theCity, assets, platform });

describe('entries', () => {
  test.each(Object.entries(entries))('of %s exists', (_name, entry) => {
    expect(existsSync(join(projectRoot, entry))).toBe(true);
  });

  test('that are missing stop the synthesis', () => {
    expect(() => bundle({ missing: 'functions/nowhere/handler.ts' }, 'missing')).toThrow('functions/nowhere/handler.ts');
  });
});

describe('bundles', () => {
  const bundles = bundle(entries, 'first');

  test('are the same from the same sources', () => {
    const { rows, identity } = bundle({ rows: entries.rows, identity: entries.identity }, 'second');
    expect([rows?.hash, identity?.hash]).toEqual([bundles.rows?.hash, bundles.identity?.hash]);
    expect(readFileSync(join(scratch, 'second/rows/index.mjs'))).toEqual(readFileSync(join(scratch, 'first/rows/index.mjs')));
  });

  test('carry the city', () => {
    const carried = Object.values(bundles).map(({ directory }) => JSON.parse(readFileSync(join(directory, 'city.json'), 'utf8')));
    expect(carried).toEqual(Object.values(bundles).map(() => theCity));
  });

  test('can load all that they load later: each file of theirs is a module that Node reads', () => {
    const modules = Object.values(bundles).flatMap(({ directory }) =>
      globSync('*.mjs', { cwd: directory }).map((file) => join(directory, file)),
    );
    // Parsed with all others of its bundle, none of them run.
    const script = `import { readFileSync } from 'node:fs'; import { SourceTextModule } from 'node:vm';
      for (const file of ${JSON.stringify(modules)}) new SourceTextModule(readFileSync(file, 'utf8'), { identifier: file });`;
    execFileSync(process.execPath, ['--experimental-vm-modules', '--no-warnings', '--input-type=module', '--eval', script], {
      stdio: 'pipe',
    });
  });

  test('hold no language of zod but the one that it speaks by itself: a named import of zod carries them all', () => {
    const languages = Object.values(bundles).flatMap(({ directory }) =>
      globSync('*.mjs', { cwd: directory }).flatMap((file) =>
        [...readFileSync(join(directory, file), 'utf8').matchAll(/^\/\/ .*\/zod\/v4\/locales\/([\w-]+)\.js$/gm)].map(
          ([, language]) => language,
        ),
      ),
    );
    expect([...new Set(languages)]).toEqual(['en']);
  });

  test('write a PDF by a file that no cold start reads', async () => {
    const [file = ''] = globSync('write-pdf-*.mjs', { cwd: join(scratch, 'first/persons') });
    expect(readFileSync(join(scratch, 'first/persons/index.mjs'), 'utf8')).not.toContain('class PDFDocument');
    const { writePdf } = await import(/* @vite-ignore */ join(scratch, 'first/persons', file));
    const bytes: Uint8Array = await writePdf({ title: 'Profil', footer: 'Milik Anda', at: new Date(0), blocks: [] });
    expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('carry DuckDB where it is used, and nowhere else', () => {
    const carrying = Object.entries(bundles).filter(([, { directory }]) => existsSync(join(directory, 'node_modules/@duckdb/node-api')));
    expect(carrying.map(([name]) => name).sort()).toEqual([
      'count-findings',
      'ingest',
      'keep-index',
      'list-concerned',
      'make-file',
      'rows',
    ]);
  });

  test('carry every area code where ingest checks them, templates list them, requests name them, the API and pages offer them, and findings compare them, and nowhere else', () => {
    const files = Object.entries(bundles).map(([name, { directory }]) => [name, join(directory, 'area-codes.csv')] as const);
    const carrying = files.filter(([, file]) => existsSync(file));
    expect(carrying.map(([name]) => name).sort()).toEqual(['catalog', 'count-findings', 'datasets', 'grants', 'ingest', 'portal', 'rows']);
    const some = ['36,Banten', '36.71,Kota Tangerang', '36.71.01,Tangerang', '12.07.28.1007,"Lubuk Pakam I,II"'];
    for (const [, file] of carrying) {
      const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
      expect(lines).toEqual(expect.arrayContaining(some));
      expect(lines.length).toBeGreaterThan(90_000);
    }
  });

  test('carry where the files of pages are where they draw pages, and nowhere else: a changed style is no change of the others', () => {
    const files = Object.entries(bundles).map(([name, { directory }]) => [name, join(directory, 'assets.json')] as const);
    const carrying = files.filter(([, file]) => existsSync(file));
    expect(carrying.map(([name]) => name)).toEqual(['rows', 'portal']);
    for (const [, file] of carrying) expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(assets);
    const { refresh, portal } = entries;
    const changed = bundleFunctions({
      entries: { refresh, portal },
      directory: join(scratch, 'changed'),
      city: theCity,
      assets: { 'satudata.css': '/assets/satudata-fedcba9876543210.css' },
      platform,
    });
    expect(changed.refresh?.hash).toBe(bundles.refresh?.hash);
    expect(changed.portal?.hash).not.toBe(bundles.portal?.hash);
  });

  test('load DuckDB from their own folder', () => {
    const script = `import { createRequire } from 'node:module'; const load = createRequire(${JSON.stringify(join(scratch, 'first/rows/index.mjs'))});
      console.log(load.resolve('@duckdb/node-api')); load('@duckdb/node-api');`;
    const resolved = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(resolved).toContain(join(scratch, 'first/rows/node_modules/@duckdb/node-api'));
  });
});

describe('settings of the functions', () => {
  test('are ones that functions/aws/settings.ts reads', () => {
    expect(
      Object.values(functionSettings).flatMap(({ environment }) => environment.filter((name) => !settingNames.includes(name))),
    ).toEqual([]);
  });

  test('are the ones that the entry asks for', () => {
    const asked = Object.values(functionSettings).map(({ bundle: name }) => {
      const entry = Object.entries(entries).find(([bundleName]) => bundleName === name)?.[1] ?? '';
      const names = /readSettings\(process\.env, \[([^\]]*)\]/.exec(readFileSync(join(projectRoot, entry), 'utf8'))?.[1] ?? '';
      return [name, [...names.matchAll(/'([A-Z_]+)'/g)].map(([, found]) => String(found)).sort()];
    });
    expect(Object.values(functionSettings).map(({ bundle: name, environment }) => [name, [...environment].sort()])).toEqual(asked);
  });
});
