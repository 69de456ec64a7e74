import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shapesOf } from '../../functions/portal/city-shapes.ts';
import { readCity } from '../../lib/read-city.ts';
import { areaFinder, findShape } from '../../web/parts/pictures/shapes.ts';

const root = join(import.meta.dirname, '../..');
const shapes = shapesOf(readCity('kota-tangerang'));

describe('the shapes of a city', () => {
  test('are found by code with points and without, and by name however it is spelt', () => {
    for (const area of shapes.kecamatan) {
      const spellings = [
        area.code,
        area.code.replaceAll('.', ''),
        area.name,
        area.name.toUpperCase(),
        `Kec. ${area.name}`,
        area.name.replace(' ', ''),
      ];
      for (const text of spellings) expect(findShape(shapes.kecamatan, text)).toBe(area);
    }
    for (const area of shapes.kelurahan) expect(findShape(shapes.kelurahan, area.code.replaceAll('.', ''))).toBe(area);
    for (const text of ['', ' ', '36', '36.71', '36.71.99', 'Serpong', 'Kecamatan'])
      expect(findShape(shapes.kecamatan, text)).toBeUndefined();
  });

  test('are the areas of Kemendagri’s list, each within its kecamatan', () => {
    const known = readFileSync(join(root, 'node_modules/idn-area-data/data/districts.csv'), 'utf8').matchAll(/^(36\.71\.\d\d),/gm);
    expect(shapes.kecamatan.map(({ code }) => code)).toEqual([...known].map(([, code]) => code));
    const villages = readFileSync(join(root, 'node_modules/idn-area-data/data/villages.csv'), 'utf8').matchAll(/^(36\.71\.\d\d\.\d{4}),/gm);
    expect(shapes.kelurahan.map(({ code }) => code).sort()).toEqual([...villages].map(([, code]) => code).sort());
    const areaOf = areaFinder(shapes.kecamatan);
    const strayed = shapes.kelurahan.filter(({ code, rings }) => {
      const corners = (rings[0] ?? []).map(areaOf);
      return corners.filter((area) => area !== undefined && code.startsWith(area.code)).length < corners.length * 0.3;
    });
    expect(strayed).toEqual([]);
  });

  test('are small, and go nowhere without their licence', () => {
    const folder = join(root, 'cities/shapes');
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      expect(statSync(join(folder, file)).size).toBeLessThanOrEqual(60 * 1024);
      expect(JSON.parse(readFileSync(join(folder, file), 'utf8')).licence).toBe(readFileSync(join(folder, 'LICENSE'), 'utf8'));
    }
  });

  test('are none where the city names none', () => {
    expect(shapesOf({ shapes: undefined })).toMatchObject({ kecamatan: [], kelurahan: [] });
  });
});
