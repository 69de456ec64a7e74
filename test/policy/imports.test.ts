import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The house's walls (docs/architecture.md, "Who may touch what"), read from the imports of every file. */
const root = resolve(import.meta.dirname, '../..');

type Import = { readonly file: string; readonly from: string; readonly typeOnly: boolean };

const imports = ['bin', 'lib', 'functions', 'local', 'demo', 'web', 'cities'].flatMap(filesBelow).flatMap(importsOf);

/** Rooms in the order of the house: an operation may import operations of rooms above its own. The pure rooms stand apart: everyone may import them. */
const rooms = ['identity', 'datasets', 'grants', 'versions', 'rows', 'records', 'uploads', 'ingest', 'catalog', 'progress', 'portal'];
/** Nouns that the whole house speaks of: what is stored and passed on, and its schemas. */
const nouns = [
  'functions/model/catalog-index.ts',
  'functions/model/dataset.ts',
  'functions/model/exemption-listing.ts',
  'functions/model/jakarta-time.ts',
  'functions/model/access-request.ts',
  'functions/access/access-facts.port.ts',
  'functions/model/account.ts',
  'functions/model/principal.ts',
  'functions/tokens/verify-token.port.ts',
  'functions/model/normal-form.ts',
  'functions/model/person-hash.ts',
  'functions/model/progress-count.ts',
  'functions/model/kept-record.ts',
  'functions/model/stored-record.ts',
  'functions/model/order.ts',
  'functions/model/question.ts',
  'functions/model/upload.ts',
  'functions/model/changes.ts',
  'functions/model/manifest.ts',
  'functions/model/row-counts.ts',
];
const limits = 'functions/limits.ts';
const pureRooms = ['functions/access/', 'functions/standards/'];
/** What `aws/` and `duckdb/` implement, and what is said over it: their types alone. */
const portsOfAws = [
  'functions/datasets/dataset.port.ts',
  'functions/datasets/exemption-register.port.ts',
  'functions/datasets/refresh.port.ts',
  'functions/grants/access-request.port.ts',
  'functions/grants/grant.port.ts',
  'functions/http/answer.ts',
  'functions/http/idempotency.ts',
  'functions/accounts/account-record.port.ts',
  'functions/accounts/account.port.ts',
  'functions/accounts/directory.port.ts',
  'functions/ingest/ingest-metrics.port.ts',
  'functions/ingest/visibility.port.ts',
  'functions/records/archive.port.ts',
  'functions/records/record-metrics.port.ts',
  'functions/records/record-partitions.port.ts',
  'functions/records/record-reader.port.ts',
  'functions/uploads/inbox.port.ts',
  'functions/uploads/inbox-parts.port.ts',
  'functions/uploads/unanswered.port.ts',
  'functions/uploads/upload.port.ts',
  'functions/uploads/waiting-facts.port.ts',
  'functions/versions/manifest.port.ts',
  'functions/datasets/published.port.ts',
];
const portsOfDuckdb = [
  'functions/ingest/table-engine.port.ts',
  'functions/rows/row-query.port.ts',
  'functions/versions/version-differ.port.ts',
];

/** All that the files of a room may import, by folder (ends in `/`) or file: of `types`, nothing that runs. What is not here, they may not. */
type Allowed = { readonly of: readonly string[]; readonly values: readonly string[]; readonly types?: readonly string[] };
const allowed: Readonly<Record<string, Allowed>> = {
  'access, standards and nouns import each other, limits, zod and what hashes': {
    of: [...pureRooms, ...nouns],
    values: [...pureRooms, ...nouns, limits, 'zod', 'node:crypto'],
  },
  'excel-writer imports limits, what reads and writes XML and zip, and files': {
    of: ['functions/excel-writer/'],
    values: ['functions/excel-writer/', limits, 'saxes', 'yazl', 'node:fs', 'node:stream', 'node:stream/promises'],
  },
  'aws imports the SDK, the pure rooms, nouns, and the types of its ports': {
    of: ['functions/aws/'],
    values: [
      ...['functions/aws/', ...pureRooms, ...nouns, limits, 'cities/city.ts', 'zod', '@aws-sdk/', '@aws-lambda-powertools/metrics'],
      ...['node:crypto', 'node:fs', 'node:fs/promises', 'node:readline', 'node:stream', 'node:stream/promises'],
    ],
    types: portsOfAws,
  },
  'duckdb imports its library, standards, nouns, and the types of its ports': {
    of: ['functions/duckdb/'],
    values: [
      ...['functions/duckdb/', 'functions/standards/', ...nouns, limits, 'zod', '@duckdb/node-api'],
      ...['node:crypto', 'node:fs', 'node:fs/promises', 'node:path', 'node:stream/promises', 'node:url'],
    ],
    types: portsOfDuckdb,
  },
};

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

  test.each(Object.entries(allowed))('%s', (_rule, { of, values, types = [] }) => {
    expect(imports.filter(({ file }) => isOneOf(of, file))).not.toEqual([]);
    const wrong = breaches(({ file, from, typeOnly }) => {
      if (!isOneOf(of, file) || isWords(file, from)) return false;
      const to = target(file, from);
      return !isOneOf(values, to) && !(typeOnly && isOneOf(types, to));
    });
    expect(wrong).toEqual([]);
  });

  test('no file of functions or web imports itself through others, not for a type either', () => {
    expect(circlesFrom(['functions/', 'web/'])).toEqual([]);
  });

  test('every room stands in docs/architecture.md', () => {
    const listed = readFileSync(join(root, 'docs/architecture.md'), 'utf8').split('## The rooms')[1]?.split('##')[0] ?? '';
    const folders = new Set(filesBelow('functions').flatMap((file) => dirname(file).split('/').slice(1)));
    expect([...folders].filter((room) => !new RegExp(`^ {2,4}${room}/ {2}`, 'm').test(listed))).toEqual([]);
  });

  test('every noun and port that is named here is there', () => {
    const files = filesBelow('functions');
    expect([...nouns, ...portsOfAws, ...portsOfDuckdb].filter((file) => !files.includes(file))).toEqual([]);
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
      if (nouns.includes(target(file, from))) return false;
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
  test('access, standards, nouns and excel-writer read no clock, chance or environment', () => {
    const files = filesBelow('functions').filter((file) => isOneOf([...pureRooms, ...nouns, 'functions/excel-writer/'], file));
    const impure = files.filter((file) =>
      /\bDate\.now\(|new Date\(\)|Math\.random|process\.env|randomUUID|randomBytes|randomInt|generateKey|getRandomValues/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
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

/** By folder, where the name ends in `/`, or else by the whole name. */
function isOneOf(places: readonly string[], file: string): boolean {
  return places.some((place) => (place.endsWith('/') ? file.startsWith(place) : file === place));
}

/** A way round for each place where imports of these rooms lead back to a file. */
function circlesFrom(rooms: readonly string[]): string[] {
  const edges = Map.groupBy(imports, ({ file }) => file);
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]) => {
    const start = way.indexOf(file);
    if (start >= 0) found.push([...way.slice(start), file].join(' → '));
    if (start >= 0 || done.has(file)) return;
    for (const { from } of edges.get(file) ?? []) visit(target(file, from), [...way, file]);
    done.add(file);
  };
  for (const file of edges.keys()) if (isOneOf(rooms, file)) visit(file, []);
  return found;
}

function roomOf(file: string): string | undefined {
  const room = /^functions\/([a-z]+)\//.exec(file)?.[1];
  return room && rooms.includes(room) ? room : undefined;
}

function isHandler(file: string): boolean {
  return /(^|[./])handler\.ts$/.test(file);
}

/** `functions/http/denied.ts` speaks problem+json: the one place where a decision becomes an answer. */
function isWords(file: string, from: string): boolean {
  return file === 'functions/http/denied.ts' && target(file, from) === 'functions/http/problem.ts';
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}
