import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  circles,
  filesBelow,
  floorOf,
  floors,
  type Import,
  imports,
  isHandler,
  isPort,
  packagesOf,
  placeOf,
  roomOf,
  textOf,
  treesOf,
} from './house.ts';

/** The house's walls (docs/architecture.md, "Who may touch what"), read from the imports of every file; types count like the rest. */

describe('who may import what', () => {
  test('every file of functions stands on a floor', () => {
    expect(filesBelow('functions').filter((file) => (floorOf(file) ?? -1) < 0)).toEqual([]);
    expect(floors.flat().filter((room) => !filesBelow('functions').some((file) => roomOf(file) === room))).toEqual([]);
  });

  test('an import goes down, or stays in its room', () => {
    const wrong = breaches(({ file, to }) => {
      const [own, other] = [floorOf(file), floorOf(to)];
      return own !== undefined && other !== undefined && roomOf(file) !== roomOf(to) && other >= own;
    });
    expect(wrong).toEqual([]);
  });

  test('no two rooms or folders import each other', () => {
    const arrows = new Set(imports.filter(({ to }) => /\.tsx?$/.test(to)).map(({ file, to }) => `${placeOf(file)} → ${placeOf(to)}`));
    const both = [...arrows].filter((arrow) => {
      const [from, to] = arrow.split(' → ');
      return from !== to && arrows.has(`${to} → ${from}`);
    });
    expect(both).toEqual([]);
  });

  test('no file imports itself through others', () => {
    expect(circles()).toEqual([]);
  });

  test('nobody imports a handler, and handlers alone import adapters and the engine', () => {
    expect(breaches(({ file, to }) => file.startsWith('functions/') && isHandler(to))).toEqual([]);
    const wrong = breaches(({ file, to }) => file.startsWith('functions/') && !isHandler(file) && isAdapter(to) && !isAdapter(file));
    expect(wrong).toEqual([]);
  });

  test('aws and duckdb import of http and of capabilities types alone, and of capabilities those of ports', () => {
    const highest = floors.findIndex((rooms) => rooms.includes('http'));
    const wrong = breaches(({ file, to, typeOnly }) => {
      if (!isAdapter(file) || isAdapter(to) || (floorOf(to) ?? -1) < highest) return false;
      return !typeOnly || !(isPort(to) || to.startsWith('functions/http/'));
    });
    expect(wrong).toEqual([]);
  });

  test('what operations answer is a value for the API document alone, so that no other bundle grows by it', () => {
    const isDocument = (file: string) => /^functions\/catalog\/(describe-api|api-[a-z]+)\.ts$/.test(file);
    const isAnswers = (file: string) => /^functions\/answers(\/|\.ts$)/.test(file);
    const functions = imports.filter(({ file, typeOnly }) => file.startsWith('functions/') && !typeOnly);
    const leading = (leads: (file: string) => boolean) => functions.filter(({ file, to }) => leads(to) && !leads(file));
    expect(leading(isAnswers).filter(({ file }) => !isDocument(file))).toEqual([]);
    expect(leading(isDocument).map(({ file }) => file)).toEqual(['functions/catalog/operations.ts']);
  });

  test('a port is types alone', () => {
    expect(breaches(({ file, typeOnly }) => isPort(file) && !typeOnly)).toEqual([]);
    expect(filesBelow('functions').filter((file) => isPort(file) && /^export (?!type|interface)/m.test(textOf(file)))).toEqual([]);
  });

  test.each(Object.entries(packagesOf))('%s imports no other packages than it is known to need', (room, packages) => {
    const wrong = breaches(({ file, to }) => roomOf(file) === room && isPackage(to) && !packages.some((name) => isOf(name, to)));
    expect(wrong).toEqual([]);
  });

  test('only aws imports the AWS SDK, and only duckdb DuckDB', () => {
    const wrong = breaches(({ file, to }) => {
      if (!file.startsWith('functions/')) return false;
      return (to.startsWith('@aws-sdk/') && roomOf(file) !== 'aws') || (to.startsWith('@duckdb/') && roomOf(file) !== 'duckdb');
    });
    expect(wrong).toEqual([]);
  });

  test('messages takes types alone of zod', () => {
    expect(breaches(({ file, to, typeOnly }) => roomOf(file) === 'messages' && isPackage(to) && !typeOnly)).toEqual([]);
  });

  test.each(Object.entries(treesOf))('%s imports of the other trees only what docs/architecture.md lets it', (tree, allowed) => {
    expect(breaches(({ file, to }) => file.startsWith(`${tree}/`) && !isPackage(to) && !allowed.test(to))).toEqual([]);
  });

  test('nothing that runs imports bench or test, and bench imports of test only what stands in for a city, and where Chromium is', () => {
    expect(breaches(({ file, to }) => !/^(test|bench)\//.test(file) && /^(test|bench)\//.test(to))).toEqual([]);
    expect(
      breaches(({ file, to }) => file.startsWith('bench/') && /^test\/(?!fakes\/|access-matrix\/|chromium-path\.ts$)/.test(to)),
    ).toEqual([]);
  });

  test('of functions only portal draws pages, and nothing that Node runs as it is reaches a .tsx file', () => {
    const isDrawn = (file: string) => file.endsWith('.tsx');
    expect(breaches(({ file, to }) => !/^(functions\/portal|web|test)\//.test(file) && isDrawn(to))).toEqual([]);
    expect(breaches(({ file, to }) => /^(bin|lib|local|demo|deploy|bench)\//.test(file) && to.startsWith('functions/portal/'))).toEqual([]);
  });

  test('web imports of functions types, nouns, limits, messages, and what a spreadsheet would run', () => {
    const values = /^(web|functions\/(model|messages))\/|^functions\/(standards\/inert-text|limits)\.ts$/;
    const wrong = breaches(({ file, to, typeOnly }) => {
      return file.startsWith('web/') && !typeOnly && !isPackage(to) && !values.test(to);
    });
    expect(wrong).toEqual([]);
  });

  test.each([
    ['lib', 'functions'],
    ['functions', 'web'],
  ])('every room of %s/ stands in docs/architecture.md', (tree, next) => {
    const listed = textOf('docs/architecture.md').split(`\n${tree}/ `)[1]?.split(`\n${next}/ `)[0] ?? '';
    const folders = new Set(filesBelow(tree).flatMap((file) => dirname(file).split('/').slice(1)));
    expect([...folders].filter((room) => !new RegExp(`^ {2,6}${room}/ {2}`, 'm').test(listed))).toEqual([]);
    const named = [...listed.matchAll(/^ {2,6}([a-z-]+)\/ {2}/gm)].map(([, room = '']) => room);
    expect(named.filter((room) => !folders.has(room))).toEqual([]);
  });

  test('every file that docs/architecture.md names is there', () => {
    const named = [...textOf('docs/architecture.md').matchAll(/`((?:bin|cities|lib|functions|local|deploy|test)\/[\w./-]+\.ts)`/g)].map(
      ([, file = '']) => file,
    );
    expect(named).not.toEqual([]);
    const there = new Set(filesBelow('bin', 'cities', 'lib', 'functions', 'local', 'deploy', 'test'));
    expect(named.filter((file) => !there.has(file))).toEqual([]);
  });

  test('a folder of test/ mirrors a folder of the project, or is named in docs/architecture.md', () => {
    const mirrored = [
      'functions',
      'lib',
      'local',
      'cities',
      'deploy',
      'upkeep',
      ...new Set(filesBelow('functions').map((file) => file.split('/')[1] ?? '')),
    ];
    const named = /^test\/ [\s\S]*?(?=^bench\/)/m.exec(textOf('docs/architecture.md'))?.[0] ?? '';
    const folders = new Set(filesBelow('test').flatMap((file) => file.split('/').slice(1, -1).slice(0, 1)));
    expect([...folders].filter((folder) => !mirrored.includes(folder) && !named.includes(` ${folder}/`))).toEqual([]);
  });

  test('no barrel files and no rooms of leftovers', () => {
    const names = filesBelow('functions', 'lib', 'local', 'demo', 'deploy', 'web');
    expect(names.filter((name) => /(^|\/)(index|utils?|helpers?|managers?|common|shared)(\.ts|\/)/.test(name))).toEqual([]);
  });
});

describe('purity', () => {
  test('what stands below the contract reads no clock, chance or environment', () => {
    const contract = floors.findIndex((rooms) => rooms.includes('contract'));
    const files = filesBelow('functions').filter((file) => (floorOf(file) ?? contract) < contract);
    const impure = files.filter((file) =>
      /\bDate\.now\(|new Date\(\)|Math\.random|process\.env|randomUUID|randomBytes|randomInt|generateKey|getRandomValues/.test(
        textOf(file),
      ),
    );
    expect(impure).toEqual([]);
  });

  test('only handlers and adapters read the clock', () => {
    const files = filesBelow('functions').filter((file) => !isHandler(file) && !isAdapter(file));
    expect(files.filter((file) => /\bDate\.now\(|new Date\(\)/.test(withoutComments(textOf(file))))).toEqual([]);
  });

  test('only handlers read the environment', () => {
    const files = filesBelow('functions').filter((file) => !isHandler(file));
    expect(files.filter((file) => /process\.env/.test(withoutComments(textOf(file))))).toEqual([]);
  });

  test('no any, no file above 300 lines', () => {
    const files = filesBelow('bin', 'lib', 'functions', 'local', 'demo', 'deploy', 'web');
    expect(files.filter((file) => textOf(file).split('\n').length > 300)).toEqual([]);
    expect(files.filter((file) => /:\s*any\b|\bas any\b|<any>/.test(withoutComments(textOf(file))))).toEqual([]);
  });
});

function breaches(isBreach: (found: Import) => boolean): string[] {
  return imports.filter(isBreach).map(({ file, to }) => `${file} → ${to}`);
}

function isAdapter(file: string): boolean {
  return ['aws', 'duckdb'].includes(roomOf(file) ?? '');
}

function isPackage(to: string): boolean {
  return !/\.(tsx?|mjs|json)$/.test(to);
}

/** By the whole name, or by how it begins where the name ends in `/`. */
function isOf(name: string, to: string): boolean {
  return name.endsWith('/') ? to.startsWith(name) : to === name;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}
