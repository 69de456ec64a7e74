import { expect, test } from 'vitest';
import { drawnOf } from '../../web/parts/pictures/drawn.ts';
import { headlineOf } from '../../web/parts/pictures/headline.ts';
import type { PictureField } from '../../web/parts/pictures/picture-column.ts';
import { pictureOf } from '../../web/parts/pictures/picture-of.ts';
import type { PicturePlan } from '../../web/parts/pictures/picture-plan.ts';
import { tableOf } from '../../web/parts/pictures/picture-table.ts';
import { sentenceOf } from '../../web/parts/pictures/sentence.ts';
import { shapes } from '../browser/sample-pictures.ts';

/** As published before the unit was left out, as published since, and with the numbers as they were written. */
const kept: readonly (readonly [string, Pick<PictureField, 'format' | 'unit'>, number])[] = [
  ['fractions with a unit', { format: 'percent', unit: '%' }, 0.01],
  ['fractions', { format: 'percent' }, 0.01],
  ['percents', { unit: '%' }, 1],
];
const value = { aggregate: 'avg', column: 'capaian' } as const;
const names = shapes.kecamatan.slice(0, 3).map(({ name }) => name);

test.each(kept)('pictures of %s say the percents that were written', (_, form, scale) => {
  const fields: PictureField[] = [
    { name: 'kecamatan', type: 'string', title: 'Kecamatan' },
    { name: 'capaian', type: 'number', title: 'Capaian', ...form },
  ];
  const written = [91.2, 87.5, 75];
  const rows = names.map((kecamatan, place) => ({ kecamatan, tahun: `202${place}`, capaian__avg: (written[place] ?? 0) * scale }));
  const histogram = [
    { from: String(75 * scale), to: String(83.1 * scale), count: 1 },
    { from: String(83.1 * scale), to: String(91.2 * scale), count: 2 },
  ];
  const plans: readonly PicturePlan[] = [
    { kind: 'bar', category: 'kecamatan', value },
    { kind: 'map', area: 'kecamatan', level: 'kecamatan', value },
    { kind: 'line', period: 'tahun', value },
    { kind: 'histogram', column: 'capaian' },
  ];
  for (const plan of plans) {
    const picture = pictureOf(plan, { fields, rows, columns: [{ name: 'capaian', histogram }], rowName: 'baris' });
    if (picture === undefined) throw new Error(`no ${plan.kind} was drawn`);
    const drawn = drawnOf(picture, shapes);
    if (drawn === undefined) throw new Error(`no ${plan.kind} was drawn`);
    const said = `${headlineOf(drawn)} ${sentenceOf(drawn)}`;
    expect(said, plan.kind).toMatch(plan.kind === 'line' ? /75 %/ : /91,2 %/);
    expect(said, plan.kind).not.toMatch(/0,[79]/);
    expect(JSON.stringify(tableOf(drawn))).toContain('"91,2"');
    expect(JSON.stringify(tableOf(drawn))).toContain('(%)');
  }
});
