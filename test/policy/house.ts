import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
const trees = ['bin', 'cities', 'lib', 'functions', 'local', 'demo', 'deploy', 'upkeep', 'web', 'bench', 'test'];

/** One import: `to` is the file that it names, or the package. */
export type Import = { readonly file: string; readonly to: string; readonly typeOnly: boolean };

/** Rooms that do something for callers, each of which may call those before it. */
const capabilities = [
  ...[
    'tokens',
    'gate',
    'accounts',
    'outbox',
    'datasets',
    'units',
    'grants',
    'versions',
    'rows',
    'records',
    'persons',
    'uploads',
    'helpdesk',
    'ingest',
    'plans',
  ],
  ...[
    'retention',
    'indexing',
    'match-lists',
    'breaches',
    'catalog',
    'reads',
    'progress',
    'minutes',
    'reminders',
    'reports',
    'organisation',
    'portal',
  ],
];

/** The floors of `functions/` from the ground up, each with its rooms; `handlers` are files, known by name. */
export const floors: readonly (readonly string[])[] = [
  ['limits'],
  ['model'],
  ['messages'],
  ['access', 'standards', 'excel-writer', 'qr-code', 'pdf-writer'],
  ['contract'],
  ['http'],
  ...capabilities.map((room) => [room]),
  ['aws', 'duckdb'],
  ['handlers'],
];

/** What a tree imports of others (docs/architecture.md, "Who may touch what"); web, bench and test have rules of their own. */
export const treesOf: Readonly<Record<string, RegExp>> = {
  cities: /^cities\//,
  functions: /^(functions\/|cities\/city\.ts$|cities\/(shapes|bps)\/[a-z-]+\.json$|web\/(pages|parts)\/.*\.tsx$|web\/parts\/pictures\/)/,
  lib: /^(lib\/|functions\/(routes|limits)\.ts$|cities\/city\.ts$|cdk\.json$)/,
  bin: /^(bin|lib)\//,
  local: /^local\//,
  demo: /^(demo\/|local\/(control|home)\.ts$)/,
  upkeep: /^(upkeep\/|functions\/(aws|model)\/|functions\/limits(\/[a-z]+)?\.ts$|local\/(control|home)\.ts$)/,
  deploy: /^(deploy\/|cities\/city\.ts$|lib\/read-city\.ts$|demo\/client\.ts$|local\/(control|home)\.ts$)/,
};

/** Folders that belong to the contract, beside the files at the top of `functions/`. */
const contractFolders = ['answers', 'requests', 'routes'];

/** Of rooms that need few packages and effects, which ones. */
export const packagesOf: Readonly<Record<string, readonly string[]>> = {
  limits: [],
  model: ['zod', 'node:crypto'],
  messages: ['zod'],
  access: [],
  standards: ['zod'],
  contract: ['zod'],
  http: ['zod', 'node:crypto', 'aws-lambda', '@aws-lambda-powertools/logger', '@middy/core'],
  'qr-code': [],
  'pdf-writer': ['@cantoo/pdf-lib'],
  'excel-writer': ['saxes', 'yazl', 'node:fs', 'node:stream', 'node:stream/promises'],
  aws: [
    ...['zod', '@aws-sdk/', '@aws-lambda-powertools/metrics', 'node:crypto', 'node:fs', 'node:fs/promises', 'node:readline'],
    ...['node:stream', 'node:stream/promises', 'node:timers/promises', 'node:zlib'],
  ],
  duckdb: [
    'zod',
    '@duckdb/node-api',
    'node:crypto',
    'node:fs',
    'node:fs/promises',
    'node:path',
    'node:stream',
    'node:stream/promises',
    'node:url',
    'node:zlib',
  ],
};

/** Every file of these folders. */
export function filesBelow(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name))),
  );
}

export function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** Every import of the project, of types and later ones (`import()`) too. */
export const imports: readonly Import[] = filesBelow(...trees).flatMap((file) => {
  const written = textOf(file).matchAll(
    /^(?:import|export)\s+(type\s+)?[^;'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  return [...written].map(([, type, from, bare, later]) => ({
    file,
    to: target(file, from ?? bare ?? later ?? ''),
    typeOnly: type !== undefined,
  }));
});

function target(file: string, from: string): string {
  return from.startsWith('.') ? relative(root, resolve(root, dirname(file), from)) : from;
}

/** A Lambda entry: it wires, and nobody imports it. */
export function isHandler(file: string): boolean {
  return /^functions\/.*[./]handler\.ts$/.test(file);
}

export function isPort(file: string): boolean {
  return file.endsWith('.port.ts');
}

/** The room of a file of `functions/`: its folder, but for limits, the contract (the route table and what stands beside it) and handlers. */
export function roomOf(file: string): string | undefined {
  const [tree, room, ...rest] = file.split('/');
  if (tree !== 'functions' || room === undefined) return undefined;
  if (isHandler(file)) return 'handlers';
  if (rest.length > 0) return contractFolders.includes(room) ? 'contract' : room;
  return room === 'limits.ts' ? 'limits' : 'contract';
}

/** How high the file's floor is; undefined outside of `functions/`, -1 for a room that has no floor. */
export function floorOf(file: string): number | undefined {
  const room = roomOf(file);
  return room === undefined ? undefined : floors.findIndex((rooms) => rooms.includes(room));
}

/** Where a file is, for asking whether two places import each other: its room in `functions/`, elsewhere the folder in its tree. */
export function placeOf(file: string): string {
  const [tree = '', folder, ...rest] = file.split('/');
  const room = roomOf(file) ?? (rest.length > 0 ? folder : undefined);
  return room === undefined ? tree : `${tree}/${room}`;
}

/** A way round for each place where imports lead back to a file. */
export function circles(): string[] {
  const edges = Map.groupBy(imports, ({ file }) => file);
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]) => {
    const start = way.indexOf(file);
    if (start >= 0) found.push([...way.slice(start), file].join(' → '));
    if (start >= 0 || done.has(file)) return;
    for (const { to } of edges.get(file) ?? []) visit(to, [...way, file]);
    done.add(file);
  };
  for (const file of edges.keys()) visit(file, []);
  return found;
}
