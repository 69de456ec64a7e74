import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { City } from '../../cities/city.ts';
import { buildSiteAssets } from '../../lib/door/site-assets.ts';
import { projectRoot } from '../../lib/project-root.ts';
import { asOne, cityStacks, everySetting, templateTexts } from './city-template.ts';
import { type Deployment, edited } from './defects/defect.ts';
import { askedFor } from './defects/site.ts';
import { defects } from './defects/table.ts';

function deployed(changes: Partial<City>): Deployment {
  const stacks = cityStacks(changes);
  const texts = templateTexts(stacks);
  return { texts, template: asOne(texts), guarded: stacks.all.map(({ terminationProtection }) => terminationProtection ?? false) };
}

const whole = deployed({ ...everySetting, tracing: false });
const shipped = deployed({});

describe('a defect that was found in the template', () => {
  test.each(defects)('$number: $is, stands in it no more, and is found again once it is brought back', ({ find, bring }) => {
    expect(find(whole)).toEqual([]);
    const texts = edited(whole.texts, bring);
    expect(find({ ...whole, texts, template: asOne(texts) })).not.toEqual([]);
  });

  test.each(defects.filter(({ number }) => number !== 8))('$number: $is, does not stand in the city as it is shipped', ({ find }) => {
    expect(find(shipped)).toEqual([]);
  });
});

test('11: a script of the site that asks for another file, which a deployment may have taken away, is none, and would be found', () => {
  mkdirSync(join(projectRoot, 'build'), { recursive: true });
  const scratch = mkdtempSync(join(projectRoot, 'build/test-'));
  afterAll(() => rmSync(scratch, { recursive: true }));
  const { directory } = buildSiteAssets(join(scratch, 'site'));
  const scripts = globSync('assets/*.js', { cwd: directory }).map((file) => readFileSync(join(directory, file), 'utf8'));
  expect(scripts.length).toBeGreaterThan(30);
  expect(scripts.flatMap(askedFor)).toEqual([]);
  const [script = ''] = scripts;
  expect(askedFor(`import{a as b}from"./chunk-QK3X7.js";${script}`)).toEqual(['./chunk-QK3X7.js']);
  expect(askedFor(`${script};const page=await import("./chunk-QK3X7.js")`)).toEqual(['./chunk-QK3X7.js']);
});
