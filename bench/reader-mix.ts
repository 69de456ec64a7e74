import { setTimeout as pause } from 'node:timers/promises';
import { seeded } from '../demo/random.ts';
import { seedDemo } from '../demo/seed-city.ts';
import { withLaptop } from './laptop.ts';

const requestsPerSecond = 40;
const seconds = 120;
/** From here on it counts: the first minute fills what is kept. */
const warmupSeconds = 60;
const mostAtOnce = 64;
const goal = 0.9;

const open = [
  'harga-pangan',
  'penduduk-kecamatan',
  'penduduk-kelurahan',
  'demam-berdarah-kecamatan',
  'sekolah-negeri',
  'posyandu',
  'taman-kota',
];
/** A few are read much, most of them seldom (Zipf). */
const popular = open.flatMap((datasetId, place) => Array.from({ length: Math.ceil(open.length / (place + 1)) }, () => datasetId));
const agents = ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html, */*', 'text/html,image/avif,image/webp'];
const words = ['penduduk', 'pangan', 'sekolah', 'kesehatan', 'anggaran', 'taman'];

type Kind = {
  readonly name: string;
  readonly share: number;
  readonly path: (pick: <T>(list: readonly T[]) => T) => string;
  readonly accept?: string;
};

/** What readers of a data portal ask for, without the files of the site, which CloudFront keeps anyway; of a hundred requests so many. */
const mix: readonly Kind[] = [
  { name: 'home', share: 12, path: () => '/' },
  { name: 'list', share: 10, path: () => '/dataset' },
  { name: 'search', share: 8, path: (pick) => `/dataset?q=${pick(words)}` },
  { name: 'page of an OPD', share: 4, path: (pick) => `/opd/${pick(['dinkes', 'disdukcapil', 'dindik', 'bpkd'])}` },
  { name: 'page of a dataset', share: 30, path: (pick) => `/dataset/${pick(popular)}` },
  {
    name: 'page of chosen rows',
    share: 6,
    path: (pick) => `/dataset/harga-pangan?komoditas__contains=${pick(['cabai', 'beras', 'telur'])}`,
  },
  { name: 'rows', share: 12, path: (pick) => `/v1/datasets/${pick(popular)}/rows`, accept: 'application/json' },
  { name: 'metadata', share: 6, path: (pick) => `/v1/datasets/${pick(popular)}`, accept: '*/*' },
  { name: 'file', share: 6, path: (pick) => `/v1/datasets/${pick(popular)}/files/csv` },
  { name: 'catalogue', share: 3, path: () => '/v1/datasets?limit=100', accept: 'application/json' },
  // Never kept: what is not open, and what is not there.
  { name: 'page of limited data', share: 2, path: () => '/dataset/demam-berdarah' },
  { name: 'nothing', share: 1, path: () => '/dataset/tidak-ada' },
];

/** Readers of the demo city as they come, without a token, through the laptop's front door: which share of them the front door answers itself after a minute. */
export async function run(): Promise<void> {
  await withLaptop(
    async (client) => {
      await seedDemo(client, () => undefined);
      const random = seeded(20_261_201);
      const drawn = mix.flatMap((kind) => Array.from({ length: kind.share }, () => kind));
      const counts = new Map(mix.map(({ name }) => [name, { asked: 0, kept: 0, wrong: 0 }]));
      let underWay = 0;
      const ask = async (kind: Kind, counted: boolean): Promise<void> => {
        underWay += 1;
        const headers = { Accept: kind.accept ?? random.pick(agents) };
        const response = await fetch(client.url + kind.path(random.pick), { headers, redirect: 'manual' });
        await response.arrayBuffer();
        underWay -= 1;
        const count = counts.get(kind.name);
        if (!counted || count === undefined) return;
        count.asked += 1;
        if (response.headers.get('x-cache') === 'Hit from cloudfront') count.kept += 1;
        if (response.status >= 500) count.wrong += 1;
      };
      const began = performance.now();
      const asked: Promise<void>[] = [];
      for (let nth = 0; nth < requestsPerSecond * seconds; nth += 1) {
        const due = (nth * 1000) / requestsPerSecond - (performance.now() - began);
        if (due > 0) await pause(due);
        while (underWay >= mostAtOnce) await pause(1);
        asked.push(ask(random.pick(drawn), performance.now() - began >= warmupSeconds * 1000));
      }
      await Promise.all(asked);
      print(counts);
    },
    { keepsAnswers: true },
  );
}

function print(counts: ReadonlyMap<string, { readonly asked: number; readonly kept: number; readonly wrong: number }>): void {
  const all = [...counts.values()];
  const sum = (read: (count: (typeof all)[number]) => number) => all.reduce((total, count) => total + read(count), 0);
  for (const [name, { asked, kept }] of counts) console.log(`${name}: ${kept} of ${asked} (${percent(kept / asked)})`);
  const ratio = sum(({ kept }) => kept) / sum(({ asked }) => asked);
  const told = `${percent(ratio)} of ${sum(({ asked }) => asked)} requests answered by the front door (goal ≥ ${percent(goal)}${ratio < goal ? ': DOES NOT HOLD' : ''})`;
  console.log(`${told}, ${sum(({ wrong }) => wrong)} faults, at ${requestsPerSecond} requests/s`);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
