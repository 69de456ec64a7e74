import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { drawnOf } from '../../web/parts/pictures/drawn.ts';
import { drawnAreas } from '../../web/parts/pictures/drawn-areas.ts';
import { type DrawnBars, drawnBars } from '../../web/parts/pictures/drawn-bars.ts';
import { type DrawnLines, drawnLines } from '../../web/parts/pictures/drawn-lines.ts';
import { Figure } from '../../web/parts/pictures/figure.tsx';
import { fileStyle } from '../../web/parts/pictures/file-style.ts';
import { legendBounds } from '../../web/parts/pictures/legend-bounds.ts';
import { lineLabels } from '../../web/parts/pictures/line-labels.ts';
import { amountText } from '../../web/parts/pictures/measure-text.ts';
import { numberOf, type Picture } from '../../web/parts/pictures/picture.ts';
import { pictureCsv } from '../../web/parts/pictures/picture-csv.ts';
import { tableOf } from '../../web/parts/pictures/picture-table.ts';
import { sentenceOf } from '../../web/parts/pictures/sentence.ts';
import { noShapes } from '../../web/parts/pictures/shapes.ts';
import { sizes } from '../../web/parts/pictures/size.ts';
import { svgFile } from '../../web/parts/pictures/svg-file.tsx';
import { textWidth } from '../../web/parts/pictures/text-width.ts';
import { valueAxis } from '../../web/parts/pictures/value-axis.ts';
import { samplePictures, shapes } from '../browser/sample-pictures.ts';
import { anyBars, anyHistogram, anyLine, anyMap, anyPicture, anyPoints, anyText } from './any-picture.ts';
import { all, drawingsOf, hasClass, type Part, partsOf } from './drawn-parts.ts';

/** Data pictures: whatever the data, what is drawn is true, harmless and readable. */
const few = { numRuns: 30 };

function draw(picture: Picture, text = 'Dataset contoh', known = shapes): string {
  const source = { opd: text, title: text, href: '/dataset/contoh' };
  const props = {
    id: 'gambar',
    picture,
    shapes: known,
    source,
    date: '2026-11-24T05:00:00Z',
    licence: { name: text },
    links: { svg: '/a.svg', csv: '/a.csv' },
  };
  return renderToString(h(Figure, props));
}

const measures = ['d', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'dy', 'cx', 'cy', 'r', 'width', 'height', 'viewBox', 'transform', 'font-size'];
const elements = [
  ...['', 'figure', 'figcaption', 'p', 'div', 'details', 'summary', 'section', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'a'],
  ...['svg', 'title', 'desc', 'g', 'text', 'tspan', 'line', 'path', 'circle', 'rect', 'defs', 'pattern'],
];

describe('every picture', () => {
  test('has numbers alone where a drawing needs numbers, and no size below nothing', () => {
    const check = (picture: Picture, known = shapes) => {
      for (const part of all(partsOf(draw(picture, 'x', known)), () => true)) {
        for (const name of measures) expect(part.attributes[name] ?? '').not.toMatch(/NaN|Infinity|undefined|null|e[+-]?\d/);
        for (const name of ['width', 'height', 'r']) expect(part.attributes[name] ?? '').not.toMatch(/^-/);
      }
    };
    fc.assert(
      fc.property(anyPicture, (picture) => check(picture)),
      few,
    );
    fc.assert(
      fc.property(fc.oneof(anyMap, anyPoints), (picture) => check(picture, noShapes)),
      { numRuns: 10 },
    );
    for (const picture of Object.values(samplePictures)) check(picture);
  });

  test('is made of our elements alone, whatever is written into it, and styles nothing by itself', () => {
    fc.assert(
      fc.property(anyPicture, anyText, (picture, text) => {
        const parts = all(partsOf(draw(picture, text)), () => true);
        expect(parts.map(({ name }) => name).filter((name) => !elements.includes(name))).toEqual([]);
        const attributes = new Set(parts.flatMap((part) => Object.keys(part.attributes)));
        expect([...attributes].filter((name) => /^(on|style|src|href$)/.test(name) && name !== 'href')).toEqual([]);
        const links = parts.filter(({ name }) => name === 'a').map((part) => part.attributes.href);
        expect(new Set(links)).toEqual(new Set(['/dataset/contoh', '/a.svg', '/a.csv']));
      }),
      few,
    );
  });

  test('has a name and a description, by ids that are there once', () => {
    fc.assert(
      fc.property(anyPicture, (picture) => {
        const html = draw(picture);
        const ids = all(partsOf(html), ({ attributes }) => attributes.id !== undefined).map(({ attributes }) => attributes.id ?? '');
        expect(new Set(ids).size).toBe(ids.length);
        for (const { attributes } of drawingsOf(html)) {
          expect(attributes.role).toBe('img');
          for (const id of (attributes['aria-labelledby'] ?? '').split(' ')) expect(ids).toContain(id);
        }
      }),
      few,
    );
  });

  test('has at most seven ticks an axis', () => {
    fc.assert(
      fc.property(anyPicture, (picture) => {
        const axes = drawingsOf(draw(picture)).flatMap((drawing) => all(drawing, (part) => hasClass(part, 'axis')));
        for (const axis of axes) expect(axis.parts.length).toBeLessThanOrEqual(limits.maxTicks);
      }),
      few,
    );
  });

  test('is read on a phone of 360 px, and in a column of 640 px: no letters below 11 px', () => {
    const room = { narrow: 360 - 2 * 16, wide: 640 };
    for (const { name, width, letters } of sizes) expect((letters * room[name]) / width).toBeGreaterThanOrEqual(11);
    for (const picture of Object.values(samplePictures)) {
      const own = drawingsOf(draw(picture)).flatMap((drawing) => {
        const scale = room[hasClass(drawing, 'wide') ? 'wide' : 'narrow'] / Number(drawing.attributes.width);
        return all(drawing, ({ attributes }) => attributes['font-size'] !== undefined).map(
          (part) => Number(part.attributes['font-size']) * scale,
        );
      });
      expect(own.filter((size) => size < 11)).toEqual([]);
    }
  });

  test('has a file of its own that is XML, loads nothing, and a CSV with the rows of its table', () => {
    fc.assert(
      fc.property(anyPicture, anyText, (picture, text) => {
        const drawn = drawnOf(picture, shapes);
        const file = svgFile(drawn, { title: text, source: text });
        expect(() => parseXml(file)).not.toThrow();
        expect(file).not.toMatch(/<script|<image|url\((?!#)|@import|var\(/);
        const lines = pictureCsv(drawn).match(/(?:"(?:[^"]|"")*"|[^",\r\n]|,)*\r\n/g) ?? [];
        expect(lines).toHaveLength(tableOf(drawn, true).rows.length + 1);
      }),
      few,
    );
  });
});

describe('a table below a picture', () => {
  test('holds each line’s values, and no other', () => {
    fc.assert(
      fc.property(anyLine, (picture) => {
        const drawn = drawnOf(picture);
        if (drawn.kind !== 'line') throw new Error(drawn.kind);
        const known = drawn.series.map(({ points }) => points.filter(({ value }) => numberOf(value) !== null).length);
        const { rows } = tableOf(drawn);
        expect(
          drawn.series.map((_one, place) => rows.filter((row) => /\d/.test(row[place + 1]?.raw.replace('<5', '') ?? '')).length),
        ).toEqual(known);
        for (const drawing of drawingsOf(draw(picture))) {
          const paths = all(drawing, (part) => hasClass(part, 'line')).map(({ attributes }) => attributes.d ?? '');
          expect(paths.map((path) => path.match(/[ML]/g)?.length ?? 0)).toEqual(known);
        }
      }),
      few,
    );
  });

  test('has a row for each bar, area, bin and point', () => {
    const drawnThings = (drawing: Part) => ({
      bar: all(drawing, (part) => hasClass(part, 'bar')).length,
      histogram: all(drawing, (part) => hasClass(part, 'bar')).length,
      map: all(drawing, (part) => part.name === 'path' && hasClass(part, 'area')).length,
      points: all(drawing, (part) => hasClass(part, 'points'))[0]?.attributes.d?.match(/h0/g)?.length ?? 0,
    });
    fc.assert(
      fc.property(fc.oneof(anyBars, anyHistogram, anyMap, anyPoints), (picture) => {
        const { rows } = tableOf(drawnOf(picture, shapes));
        const isCounted = picture.kind === 'points' && rows[0]?.length === 2;
        const told = isCounted ? rows.reduce((sum, row) => sum + Number(row[1]?.raw), 0) : rows.length;
        for (const drawing of drawingsOf(draw(picture))) expect(drawnThings(drawing)[picture.kind]).toBe(told);
      }),
      few,
    );
  });
});

describe('what is not drawn', () => {
  test('of lines and bars and areas is told', () => {
    fc.assert(
      fc.property(fc.oneof(anyLine, anyBars, anyMap), (picture) => {
        const drawn = drawnOf(picture, shapes);
        const [given, shown] =
          drawn.kind === 'line'
            ? [drawn.picture.series.flatMap(({ points }) => points).length, drawn.series.flatMap(({ points }) => points).length]
            : drawn.kind === 'bar'
              ? [drawn.picture.categories.length, drawn.bars.filter(({ isRest }) => !isRest).length]
              : drawn.kind === 'map'
                ? [drawn.areas.length, drawn.areas.filter(({ value }) => numberOf(value) !== null).length]
                : [0, 0];
        if (shown < given) expect(drawn.notes.join('')).toMatch(/./);
      }),
      few,
    );
  });

  test('of bars that may be added is in the bar of the rest', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 13, maxLength: 40 }), (values) => {
        const drawn = drawnOf({
          kind: 'bar',
          measure: { name: 'Siswa', aggregate: 'sum' },
          categoryName: 'Sekolah',
          categories: values.map((value, place) => ({ name: `S${place}`, value })),
        });
        if (drawn.kind !== 'bar') throw new Error(drawn.kind);
        expect(drawn.bars.length).toBeLessThanOrEqual(limits.maxBars);
        expect(drawn.bars.reduce((sum, { value }) => sum + value, 0)).toBe(values.reduce((sum, value) => sum + value, 0));
        expect(drawn.notes.join(' ')).toContain('lainnya');
      }),
    );
  });

  test('of an area without a name is told as empty', () => {
    const measure = { aggregate: 'count', name: 'Jumlah' } as const;
    const areas = [
      { area: ' ', value: 3 },
      { area: 'Atlantis', value: 4 },
    ];
    const { notes } = drawnAreas({ kind: 'map', level: 'kecamatan', measure, areas }, shapes);
    expect(notes).toContain('Tidak dikenal sebagai kecamatan, tidak digambar: (kosong) dan Atlantis.');
  });

  test('of points is counted in the notes', () => {
    fc.assert(
      fc.property(anyPoints, (picture) => {
        const drawn = drawnOf(picture, shapes);
        if (drawn.kind !== 'points') throw new Error(drawn.kind);
        const told = drawn.notes.reduce((sum, note) => sum + Number(/^[\d.]+/.exec(note)?.[0].replaceAll('.', '')), 0);
        expect(drawn.points.length + told).toBe(picture.points.length);
      }),
      few,
    );
  });
});

describe('what a picture says', () => {
  test('names the highest and the lowest of all categories and lines, of those that are not drawn, too', () => {
    fc.assert(
      fc.property(fc.oneof(anyBars, anyLine), (picture) => {
        const drawn = picture.kind === 'bar' ? drawnBars(picture) : drawnLines(picture);
        const numbers = numbersOf(drawn);
        if (numbers.length < 2) return;
        const said = sentenceOf(drawn);
        for (const number of [Math.max(...numbers), Math.min(...numbers)])
          expect(said).toContain(`(${amountText(number, drawn.picture.measure.unit)})`);
      }),
    );
  });

  test('tells of which period a picture of one is', () => {
    const dated = Object.values(samplePictures).flatMap((picture) =>
      picture.kind === 'line' || picture.kind === 'histogram' ? [] : [{ ...picture, period: '2023' }],
    );
    expect(new Set(dated.map(({ kind }) => kind))).toEqual(new Set(['bar', 'map', 'points']));
    for (const picture of dated) expect(draw(picture)).toContain(', 2023');
  });
});

describe('a drawing', () => {
  test('has bars that begin at one line, zero', () => {
    fc.assert(
      fc.property(anyBars, (picture) => {
        for (const drawing of drawingsOf(draw(picture))) {
          const bars = all(drawing, (part) => hasClass(part, 'bar')).map(({ attributes }) => [
            Number(attributes.x),
            Number(attributes.x) + Number(attributes.width),
          ]);
          const zeros = new Set(all(drawing, (part) => hasClass(part, 'zero')).map(({ attributes }) => Number(attributes.x1)));
          expect(zeros.size).toBeLessThanOrEqual(1);
          const [zero = 0] = zeros;
          for (const ends of bars) expect(Math.min(...ends.map((end) => Math.abs(end - zero)))).toBeLessThan(0.11);
        }
      }),
      few,
    );
  });

  test('has whole ticks where its values are whole, and others where they are not', () => {
    const ticksOf = (...values: number[]) => valueAxis(values, [0, 100], true).ticks.map(({ text }) => text);
    expect([ticksOf(1), ticksOf(2, 1), ticksOf(0)]).toEqual([
      ['0', '1'],
      ['0', '1', '2'],
      ['0', '1'],
    ]);
    expect(ticksOf(0.5, 1)).toContain('0,2');
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1 }), fc.boolean(), (values, isFromZero) => {
        const { ticks } = valueAxis(values, [0, 100], isFromZero);
        expect(ticks.length).toBeGreaterThan(0);
        expect(ticks.filter(({ value }) => !Number.isInteger(value))).toEqual([]);
      }),
    );
  });

  test('leaves a name the room that the typeface needs, whichever letters it has', () => {
    // Measured in Plus Jakarta Sans at 100 px.
    const measured = { Cipondoh: 4.8, Pinang: 3.24, Neglasari: 4.46, Jatiuwung: 4.74, Karawaci: 4.33, GOQ: 2.58, oooo: 2.6 };
    for (const [name, width] of Object.entries(measured)) expect(textWidth(name, 1)).toBeGreaterThanOrEqual(width);
  });

  test('has bins that stand on one line, as high as their counts', () => {
    fc.assert(
      fc.property(anyHistogram, (picture) => {
        for (const drawing of drawingsOf(draw(picture))) {
          const bars = all(drawing, (part) => hasClass(part, 'bar')).map(({ attributes }) => attributes);
          const feet = bars.map(({ y, height }) => Number(y) + Number(height));
          expect(Math.max(0, ...feet) - Math.min(...feet, Math.max(0, ...feet))).toBeLessThan(0.21);
          const counts = picture.bins.map(({ count }) => (typeof count === 'number' ? count : 0));
          const order = (numbers: readonly number[]) =>
            numbers.map((_number, place) => place).sort((one, other) => (numbers[one] ?? 0) - (numbers[other] ?? 0));
          const heights = bars.map(({ height }) => Number(height));
          const sorted = order(counts).map((place) => heights[place] ?? 0);
          expect(sorted.every((height, place) => height <= (sorted[place + 1] ?? height) + 0.11)).toBe(true);
        }
      }),
      few,
    );
  });

  test('has bounds below its tints that do not cover each other, each there once', () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom(...'0123456789.,'), minLength: 1, maxLength: 15 }), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(texts, fc.integer({ min: 10, max: 200 }), (bounds, width) => {
        const placed = legendBounds(bounds, width, 14).map(({ text, x, anchor, line }) => {
          const left = x - textWidth(text, 14) * { start: 0, middle: 0.5, end: 1 }[anchor];
          return { text, line, left, right: left + textWidth(text, 14) };
        });
        expect(placed.map(({ text }) => text)).toEqual(bounds.length === 2 && bounds[0] === bounds[1] ? bounds.slice(1) : bounds);
        for (const [place, one] of placed.entries())
          for (const other of placed.slice(place + 1)) if (one.line === other.line) expect(one.right).toBeLessThanOrEqual(other.left);
      }),
    );
  });

  test('has labels at its lines’ ends that do not cover each other', () => {
    const series = fc.array(fc.tuple(anyText, fc.integer({ min: 0, max: 200 })), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(series, (ends) => {
        const lines = ends.map(([name, value]) => ({ name, points: [{ period: '2026', at: 0, value }] }));
        for (const size of sizes) {
          const labels = lineLabels(lines, (value) => value, size, 0, 400).toSorted((one, other) => one.y - other.y);
          const edges = labels.map(({ y, height }) => [y - height / 2, y + height / 2] as const);
          for (const [place, [top]] of edges.entries()) expect(top).toBeGreaterThanOrEqual((edges[place - 1]?.[1] ?? 0) - 0.01);
          expect(edges.at(-1)?.[1] ?? 0).toBeLessThanOrEqual(400.01);
        }
      }),
    );
  });
});

test('a picture’s own file has the rules of the page’s style sheet for drawings, and its light colours', () => {
  const sheet = (name: string) => readFileSync(new URL(`../../web/parts/look/${name}.css`, import.meta.url), 'utf8');
  const light = (css: string) => [...(/:root \{(.*?)\n\}/s.exec(css)?.[1] ?? '').matchAll(/--([\w-]+): (#\w+);/g)];
  const css = sheet('pictures');
  const tokens = new Map([...light(sheet('tokens')), ...light(css)].map(([, name, value]) => [name, value]));
  const drawing = css.slice(css.indexOf('/* A drawing.'), css.indexOf('/* Its frame. */'));
  const resolved = drawing.replaceAll(/var\(--([\w-]+)\)/g, (_whole, name) => tokens.get(name) ?? '?');
  expect(rulesOf(fileStyle)).toEqual(rulesOf(resolved));
});

function rulesOf(css: string): string[] {
  const rules = css.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/([^{}]+)\{([^{}]*)\}/g);
  return [...rules].map(([, selector = '', body = '']) =>
    `${selector}{${body}`
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/\s*([{;])\s*/g, '$1')
      .replace(/;?\s*$/, '')
      .trim(),
  );
}

function parseXml(text: string): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
}

/** Of bars all, of several lines those at their last period. */
function numbersOf(drawn: DrawnBars | DrawnLines): number[] {
  if (drawn.kind === 'bar') return drawn.picture.categories.flatMap(({ value }) => numberOf(value) ?? []);
  if (drawn.picture.series.length === 1) return [];
  const last = drawn.periods.at(-1);
  return drawn.known.flatMap(({ points }) => numberOf(points.find(({ period }) => period === last)?.value ?? null) ?? []);
}
