import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The house's walls (docs/architecture.md, "Who may touch what"), read from the imports of every file. */
const root = resolve(import.meta.dirname, '../..');

type Import = { readonly file: string; readonly from: string; readonly typeOnly: boolean };

const imports = ['bin', 'lib', 'functions', 'local', 'demo', 'web', 'cities'].flatMap(filesBelow).flatMap(importsOf);

/** Rooms in the order of the house: an operation may import operations of rooms above its own. The pure rooms stand apart: everyone may import them. */
const rooms = ['identity', 'datasets', 'versions', 'rows', 'uploads', 'ingest', 'catalog', 'progress', 'portal'];
/** Nouns that import nothing but zod: the words of the whole house, for any room. */
const pureNouns = ['functions/datasets/dataset.ts'];
const pureRooms = ['functions/access/', 'functions/standards/'];
const plumbing = ['functions/aws/', 'functions/duckdb/', 'functions/http/'];

describe('who may import what', () => {
  test('only functions/aws imports the AWS SDK', () => {
    expect(
      breaches(({ file, from }) => from.startsWith('@aws-sdk/') && file.startsWith('functions/') && !file.startsWith('functions/aws/')),
    ).toEqual([]);
  });

  test('only functions/duckdb imports DuckDB', () => {
    expect(
      breaches(({ file, from }) => from.startsWith('@duckdb/') && !file.startsWith('functions/duckdb/') && file.startsWith('functions/')),
    ).toEqual([]);
  });

  test('access and standards import only each other, pure nouns and zod', () => {
    const wrong = breaches(({ file, from }) => {
      if (!pureRooms.some((room) => file.startsWith(room))) return false;
      if (from.startsWith('.')) return plumbing.some((room) => target(file, from).startsWith(room)) && !isWords(file, from);
      return from !== 'zod';
    });
    expect(wrong).toEqual([]);
  });

  test('adapters and the engine are wired by handlers alone', () => {
    const wrong = breaches(({ file, from, typeOnly }) => {
      if (!file.startsWith('functions/') || file.startsWith('functions/aws/') || file.startsWith('functions/duckdb/')) return false;
      if (isHandler(file) || typeOnly) return false;
      const to = target(file, from);
      return to.startsWith('functions/aws/') || to.startsWith('functions/duckdb/');
    });
    expect(wrong).toEqual([]);
  });

  test('a room imports no room below its own', () => {
    const wrong = breaches(({ file, from, typeOnly }) => {
      if (pureNouns.includes(target(file, from))) return false;
      const [own, other] = [roomOf(file), roomOf(target(file, from))];
      return own !== undefined && other !== undefined && !typeOnly && !isHandler(file) && rooms.indexOf(other) > rooms.indexOf(own);
    });
    expect(wrong).toEqual([]);
  });

  test('lib imports of functions only the route table and the limits', () => {
    const allowed = ['functions/routes.ts', 'functions/limits.ts'];
    expect(
      breaches(
        ({ file, from }) => file.startsWith('lib/') && target(file, from).startsWith('functions/') && !allowed.includes(target(file, from)),
      ),
    ).toEqual([]);
  });

  test('local and demo import nothing of functions, lib or each other beyond the control port', () => {
    const wrong = breaches(({ file, from }) => {
      const to = target(file, from);
      if (file.startsWith('local/')) return /^(functions|lib|bin)\//.test(to);
      return file.startsWith('demo/') && /^(functions|lib|bin)\//.test(to);
    });
    expect(wrong).toEqual([]);
  });

  test('web imports nothing of functions but types', () => {
    expect(breaches(({ file, from, typeOnly }) => file.startsWith('web/') && !typeOnly && !target(file, from).startsWith('web/'))).toEqual(
      [],
    );
  });

  test('no barrel files and no rooms of leftovers', () => {
    const names = ['functions', 'lib', 'local', 'demo', 'web'].flatMap(filesBelow);
    expect(
      names.filter(
        (name) => /(^|\/)(index|utils?|helpers?|managers?|common|shared)(\.ts|\/)/.test(name) && !/^local\/objects\/index\.ts$/.test(name),
      ),
    ).toEqual([]);
  });
});

describe('purity', () => {
  test('access, standards and nouns read no clock, chance or environment', () => {
    const files = filesBelow('functions').filter((file) => pureRooms.some((room) => file.startsWith(room)));
    const impure = files.filter((file) =>
      /\bDate\.now\(|new Date\(\)|Math\.random|process\.env|randomUUID|randomBytes/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(impure).toEqual([]);
  });

  test('only handlers and settings read the environment', () => {
    const files = filesBelow('functions').filter((file) => !isHandler(file));
    const readers = files.filter((file) => /process\.env/.test(withoutComments(readFileSync(join(root, file), 'utf8'))));
    expect(readers).toEqual([]);
  });

  test('no any, no non-null assertion, no file above 300 lines', () => {
    const files = ['bin', 'lib', 'functions', 'local', 'demo', 'web'].flatMap(filesBelow);
    const long = files.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 300);
    expect(long).toEqual([]);
    const loose = files.filter((file) => /:\s*any\b|\bas any\b|<any>/.test(withoutComments(readFileSync(join(root, file), 'utf8'))));
    expect(loose).toEqual([]);
  });
});

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^(?:import|export)\s+(type\s+)?[^;'"]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm)].map(
    ([, type, from, bare]) => ({
      file,
      from: from ?? bare ?? '',
      typeOnly: type !== undefined,
    }),
  );
}

function breaches(isBreach: (found: Import) => boolean): string[] {
  return imports.filter(isBreach).map(({ file, from }) => `${file} → ${from}`);
}

function target(file: string, from: string): string {
  return from.startsWith('.') ? relative(root, resolve(root, dirname(file), from)) : from;
}

function roomOf(file: string): string | undefined {
  const room = /^functions\/([a-z]+)\//.exec(file)?.[1];
  return room && rooms.includes(room) ? room : undefined;
}

function isHandler(file: string): boolean {
  return /(^|[./])handler\.ts$/.test(file);
}

/** `functions/access/denied.ts` speaks problem+json: the one place where a decision becomes an answer. */
function isWords(file: string, from: string): boolean {
  return file === 'functions/access/denied.ts' && target(file, from) === 'functions/http/problem.ts';
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}
