import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { openApi } from '../../functions/catalog/describe-api.ts';
import { listRoutes } from '../../functions/routes.ts';
import { projectRoot } from '../../lib/project-root.ts';

/**
 * What others' tools say of `/v1/openapi.json`. They are installed once into `build/`, at exact versions, as the benches' peers are: together they are some 190
 * packages and 110 MB, and openapi-typescript needs a TypeScript with a JS API, which 7 is not.
 */
const tools = {
  '@stoplight/spectral-core': '1.24.1',
  '@stoplight/spectral-parsers': '1.0.5',
  '@stoplight/spectral-rulesets': '1.23.1',
  '@redocly/openapi-core': '2.64.0',
  'openapi-typescript': '7.13.0',
  typescript: '5.9.3',
} as const;
const home = join(projectRoot, 'build/contract-tools');

beforeAll(() => {
  if (existsSync(join(home, 'node_modules/openapi-typescript'))) return;
  mkdirSync(home, { recursive: true });
  const wanted = Object.entries(tools).map(([name, version]) => `${name}@${version}`);
  const quiet = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  execFileSync('npm', ['install', '--prefix', home, ...quiet, ...wanted], { stdio: 'ignore' });
}, 600_000);

const document = openApi('https://data.example.id');
/** The same with faults that each tool must find, so that none of them is silent for another reason. */
const faulty = { ...document, info: { title: 'x' }, tags: [], paths: { '/x': { get: { responses: { 200: { $ref: '#/nowhere' } } } } } };

const found = z.array(z.object({ rule: z.string(), place: z.string(), message: z.string() }));

/** Runs a script over a document in the tools' folder, in a process of its own: their types are none of ours. */
function run(script: string, given: unknown): string {
  writeFileSync(join(home, 'document.json'), JSON.stringify(given));
  writeFileSync(join(home, 'run.mjs'), script);
  return execFileSync(process.execPath, ['run.mjs'], { cwd: home, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

const spectral = `
import { readFileSync } from 'node:fs';
import core from '@stoplight/spectral-core';
import parsers from '@stoplight/spectral-parsers';
import rulesets from '@stoplight/spectral-rulesets';
const spectral = new core.Spectral();
spectral.setRuleset({ extends: [[rulesets.oas, 'recommended']], rules: {} });
const found = await spectral.run(new core.Document(readFileSync('document.json', 'utf8'), parsers.Json, 'document.json'));
console.log(JSON.stringify(found.map(({ code, path, message }) => ({ rule: String(code), place: path.join('/'), message }))));`;

const redocly = `
import { readFileSync } from 'node:fs';
import { createConfig, lintFromString } from '@redocly/openapi-core';
const config = await createConfig({ extends: ['recommended'] });
const found = await lintFromString({ source: readFileSync('document.json', 'utf8'), absoluteRef: process.cwd() + '/document.json', config });
console.log(JSON.stringify(found.map(({ ruleId, location, message }) => ({ rule: ruleId, place: String(location[0]?.pointer), message }))));`;

const client = `
import { readFileSync } from 'node:fs';
import openapiTypescript, { astToString } from 'openapi-typescript';
console.log(astToString(await openapiTypescript(JSON.parse(readFileSync('document.json', 'utf8')))));`;

test('Spectral (spectral:oas, recommended) finds nothing: no error, no warning, no hint', () => {
  expect(found.parse(JSON.parse(run(spectral, document)))).toEqual([]);
  expect(found.parse(JSON.parse(run(spectral, faulty))).length).toBeGreaterThan(3);
});

test('redocly (recommended) finds nothing: no error, no warning', () => {
  expect(found.parse(JSON.parse(run(redocly, document)))).toEqual([]);
  expect(found.parse(JSON.parse(run(redocly, faulty))).length).toBeGreaterThan(3);
});

test('openapi-typescript makes a client in which every answer that has a body has a type', () => {
  const text = run(client, document);
  const operations = text.split('export interface operations')[1] ?? '';
  const named = listRoutes().filter(({ path }) => path.startsWith('/v1/'));
  expect(named.filter(({ operation }) => !operations.includes(`    ${operation}: {`))).toEqual([]);
  // A redirect alone has no body.
  const bodiless = [...operations.matchAll(/^ {12}(\d{3}|default): \{(?:(?!^ {12}\}).)*?^ {16}content\?: never;/gms)].map(
    ([, status]) => status,
  );
  expect(new Set(bodiless)).toEqual(new Set(['302']));
  expect(operations.match(/content\?: never/g)).toHaveLength(bodiless.length);
});
