import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { anonymous } from '../../functions/model/principal.ts';
import { datasetPages } from '../../functions/portal/dataset-pages.ts';
import { ownFigure } from '../../functions/portal/figure-of.ts';
import { datasetPageQuery, pictureQuery } from '../../functions/requests/page.ts';
import type { Picture } from '../../web/parts/pictures/picture.ts';
import { shapes } from '../browser/sample-pictures.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryPublished } from '../fakes/memory-published.ts';
import { portalSettings as settings } from '../fakes/portal-settings.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { closedDataset, sampleDataset } from '../fakes/sample-datasets.ts';
import { type YearlyRow, yearlyReading } from '../fakes/yearly-reading.ts';
import { anyText } from './any-picture.ts';
import { all, hasClass, type Part, partsOf } from './drawn-parts.ts';

const now = new Date('2026-11-24T05:00:00Z');
const site = { city: sampleCity, districts: async () => [], settings };
const call = { principal: anonymous, body: undefined, accept: '', ifMatch: undefined, requestId: 'r', now } as const;
const years = ['2021', '2022', '2023', '2024', '2025'];
const [latest = ''] = years.slice(-1);
const kecamatan = shapes.kecamatan.map(({ name }) => name);
const open = sampleDataset({ datasetId: 'kasus', title: 'Kasus' });
/** Where the map stands among the dataset's pictures: after the line, before the bars. */
const [map, bars] = [2, 3];

/** Rows of every year and kecamatan. */
function rowsOf(cases: (year: number, area: number) => number): YearlyRow[] {
  return years.flatMap((tahun, year) => kecamatan.map((name, area) => ({ tahun, kecamatan: name, kasus: cases(year, area) })));
}
const rows = rowsOf((year, area) => 100 * (year + 1) + area);

function pagesOf(held: readonly YearlyRow[] = rows, own: Parameters<typeof yearlyReading>[2] = {}, dataset = open) {
  const pages = datasetPages({ ...yearlyReading(dataset, held, own), ...site, datasets: memoryDatasets(dataset) });
  const { datasetId } = dataset;
  return {
    /** The page, of parameters as an address has them. */
    show: async (parameters: Readonly<Record<string, unknown>> = {}) => {
      const query = datasetPageQuery.parse(parameters);
      return textOf(await pages.showDataset({ ...call, operation: 'showDataset', params: { datasetId }, query }));
    },
    file: async (number: number, form: 'svg' | 'csv', parameters: Readonly<Record<string, unknown>> = {}) => {
      const params = { datasetId, picture: { number, form } };
      return pages.showPicture({ ...call, operation: 'showPicture', params, query: pictureQuery.parse(parameters) });
    },
  };
}

function textOf(answer: object): string {
  return 'text' in answer ? String(answer.text) : '';
}

function figureIn(page: string, number: number): Part {
  const [figure] = all(partsOf(page), ({ attributes }) => attributes.id === `gambar-${number}`);
  if (figure === undefined) throw new Error(`the page has no picture ${number}`);
  return figure;
}

/** The table of a picture: its last two columns. */
function numbersIn(figure: Part): Record<string, number> {
  const cells = all(figure, ({ name }) => name === 'tr').map((row) =>
    row.parts.filter(({ name }) => name === 'td').map(({ text }) => text),
  );
  return Object.fromEntries(cells.flatMap((row) => (row.length === 0 ? [] : [[row.at(-2), Number(row.at(-1))]])));
}

function numbersOf(held: readonly YearlyRow[], year: string): Record<string, number> {
  return Object.fromEntries(held.filter(({ tahun }) => tahun === year).map((row) => [row.kecamatan, row.kasus]));
}

function linksIn(part: Part, className: string): Part[] {
  return all(part, (inner) => hasClass(inner, className)).flatMap((found) => all(found, ({ name }) => name === 'a'));
}

describe('a picture of one period', () => {
  test('shows the numbers of the period that the address asks for, in its table and in its file', async () => {
    const anyCases = fc.array(fc.nat(999), { minLength: years.length * kecamatan.length, maxLength: years.length * kecamatan.length });
    await fc.assert(
      fc.asyncProperty(anyCases, fc.constantFrom(...years), async (cases, year) => {
        const held = rowsOf((of, area) => cases[of * kecamatan.length + area] ?? 0);
        const { show, file } = pagesOf(held);
        const figure = figureIn(await show({ gambar: year }), map);
        expect(numbersIn(figure)).toEqual(numbersOf(held, year));
        expect(all(figure, ({ name }) => name === 'figcaption')[0]?.text).toContain(year);
        const lines = textOf(await file(map, 'csv', { gambar: year }))
          .trim()
          .split('\r\n')
          .slice(1);
        expect(Object.fromEntries(lines.map((line) => line.split(',').slice(1)).map(([name, value]) => [name, Number(value)]))).toEqual(
          numbersOf(held, year),
        );
      }),
      { numRuns: 10 },
    );
  });

  test('leads to every other period and says which one it is of; the line over all periods does not', async () => {
    const { show } = pagesOf();
    const page = await show({ gambar: '2023' });
    for (const number of [map, bars]) {
      const links = linksIn(figureIn(page, number), 'picture-periods');
      expect(links.map(({ text }) => text)).toEqual(years);
      expect(links.map(({ attributes }) => attributes.href)).toEqual(
        years.map((year) => `/dataset/kasus${year === latest ? '' : `?gambar=${year}`}#gambar-${number}`),
      );
      expect(links.filter(({ attributes }) => attributes['aria-current'] === 'true').map(({ text }) => text)).toEqual(['2023']);
    }
    expect(page).toMatch(/class="picture-periods">Tahun:/);
    expect(linksIn(figureIn(page, 1), 'picture-periods')).toEqual([]);
  });

  test('has files of its period, named so', async () => {
    const { show, file } = pagesOf();
    const files = linksIn(figureIn(await show({ gambar: '2022' }), map), 'picture-files').map(({ attributes }) => attributes.href);
    expect(files).toEqual(['/dataset/kasus/gambar/2.svg?gambar=2022', '/dataset/kasus/gambar/2.csv?gambar=2022']);
    const svg = await file(map, 'svg', { gambar: '2022' });
    expect(svg).toMatchObject({ headers: { 'Content-Disposition': 'attachment; filename="kasus-2-2022.svg"' } });
    expect(textOf(svg)).toContain('2022');
    expect(await file(map, 'svg')).toMatchObject({ headers: { 'Content-Disposition': 'attachment; filename="kasus-2.svg"' } });
    const ofAll = linksIn(figureIn(await show({ gambar: '2022' }), 1), 'picture-files').map(({ attributes }) => attributes.href);
    expect(ofAll).toEqual(['/dataset/kasus/gambar/1.svg', '/dataset/kasus/gambar/1.csv']);
  });

  test('is made once a period, and the pictures of all periods are not made again for it', async () => {
    const asked: (string | undefined)[] = [];
    const published = memoryPublished();
    const { show } = pagesOf(rows, { asked: (year) => void asked.push(year), published });
    for (const year of [...years, ...years, 'x', latest]) await show({ gambar: year });
    expect(asked.filter((year) => year === undefined)).toHaveLength(1);
    for (const year of years) expect(asked.filter((each) => each === year)).toHaveLength(2);
    expect(published.keys()).toHaveLength(years.length);
  });

  test('stays of the latest, and in its place, where the one asked for can’t be drawn', async () => {
    const { show } = pagesOf(rows, { refused: '2022' });
    const figure = figureIn(await show({ gambar: '2022' }), map);
    expect(numbersIn(figure)).toEqual(numbersOf(rows, latest));
    expect(linksIn(figure, 'picture-files').map(({ attributes }) => attributes.href)).toEqual([
      '/dataset/kasus/gambar/2.svg',
      '/dataset/kasus/gambar/2.csv',
    ]);
  });
});

describe('the rest of the page', () => {
  test('is the same whatever is asked for that is no period of the data', async () => {
    const { show, file } = pagesOf();
    const [page, csv] = [await show(), await file(map, 'csv')];
    const others = fc.constantFrom<unknown[]>(
      '2019',
      '2025-01',
      'all',
      latest,
      '',
      ['2021', '2022'],
      '__proto__',
      '"><script>alert(1)</script>',
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(others, anyText), async (gambar) => {
        fc.pre(!years.slice(0, -1).includes(String(gambar)));
        expect(await show({ gambar })).toBe(page);
        expect(await file(map, 'csv', { gambar })).toEqual(csv);
      }),
      { numRuns: 30 },
    );
  });

  test('keeps the period where it leads to other rows, and the rows where it leads to another period', async () => {
    const { show } = pagesOf();
    const page = await show({ gambar: '2023', kasus__greater: '20', sort: '-kasus', halaman: '2', utm: 'x' });
    const parts = partsOf(page);
    const [link] = linksIn(figureIn(page, map), 'picture-periods');
    expect(link?.attributes.href).toBe('/dataset/kasus?kasus__greater=20&sort=-kasus&halaman=2&gambar=2021#gambar-2');
    const sorts = all(parts, ({ name }) => name === 'th').flatMap((head) => all(head, ({ name }) => name === 'a'));
    const toRows = [...sorts, ...linksIn(parts, 'chosen')]
      .map(({ attributes }) => attributes.href ?? '')
      .filter((href) => /#rows$/.test(href));
    expect(toRows.length).toBeGreaterThan(3);
    expect(toRows.filter((href) => !href.includes('gambar=2023'))).toEqual([]);
    const [kept] = all(parts, ({ attributes }) => attributes.name === 'gambar');
    expect(kept?.attributes).toMatchObject({ type: 'hidden', value: '2023' });
    const [canonical] = all(parts, ({ attributes }) => attributes.rel === 'canonical');
    expect(canonical?.attributes.href).toBe('https://data.example.id/dataset/kasus');
  });

  test('says nothing of periods where the data has but one', async () => {
    expect(await pagesOf(rows.filter(({ tahun }) => tahun === latest)).show()).not.toContain('picture-periods');
  });
});

test('a closed dataset gives nothing of any period, and is asked for nothing', async () => {
  const asked: unknown[] = [];
  const published = memoryPublished();
  const dataset = closedDataset();
  const { show, file } = pagesOf(rows, { asked: (year) => void asked.push(year), published }, dataset);
  const plain = await show();
  for (const year of years) {
    expect(await show({ gambar: year })).toBe(plain);
    expect(await file(map, 'csv', { gambar: year })).toMatchObject({ status: 404 });
  }
  expect(asked).toEqual([]);
  expect(published.keys()).toEqual([]);
});

describe('of many periods', () => {
  const months = (count: number) =>
    Array.from({ length: count }, (_, at) => `${2000 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`);
  const offeredAt = (periods: readonly string[], period: string) => {
    const picture: Picture = { kind: 'points', name: 'posyandu', points: [], period };
    const ports = { city: sampleCity, shapes: () => shapes };
    return ownFigure(ports, open, { picture, number: 1 }, { periods, pageOf: (each) => `/${each}` }).periods;
  };

  test('so many are offered as the limit says, the shown one among them, and it is told of how many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), fc.nat(59), (count, at) => {
        const periods = months(count);
        const shown = periods[at % count] ?? '';
        const { offered = [], held } = offeredAt(periods, shown) ?? {};
        expect(offered).toHaveLength(Math.min(count, limits.maxOfferedPeriods));
        expect(offered.map(({ period }) => period)).toContain(shown);
        expect(held).toBe(count);
      }),
    );
  });

  test('each is come to by links from the latest', () => {
    const periods = months(60);
    const reached = new Set(periods.slice(-1));
    for (const period of reached) for (const { period: next } of offeredAt(periods, period)?.offered ?? []) reached.add(next);
    expect(reached.size).toBe(periods.length);
  });
});
