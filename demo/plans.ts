import { type Client, send } from './client.ts';
import type { DemoDataset } from './dataset.ts';

type Planned = Pick<DemoDataset, 'owner' | 'registration'>;
type Entry = Readonly<Record<string, unknown>>;

/** Stunting is planned by two offices under one code of e-Walidata: the forum's work. */
const stunting = { code: '1.02.000031', measure: 'Anak', cadence: 'quarterly', access: 'open', priority: true };

/** What offices plan beside the datasets that they have registered: due, and not there yet. */
const planned: Readonly<Record<string, readonly Entry[]>> = {
  dinkes: [
    { ...stunting, title: 'Anak balita stunting per kelurahan', responsibleUnit: 'Bidang Kesehatan Masyarakat' },
    { code: '1.02.000012', title: 'Jumlah kader posyandu', measure: 'Orang', cadence: 'annual', access: 'open', priority: false },
  ],
  dp3ap2kb: [
    { ...stunting, title: 'Balita stunting yang didampingi', responsibleUnit: 'Bidang Keluarga Berencana' },
    { title: 'Lokasi rumah aman korban kekerasan', cadence: 'annual', access: 'closed', priority: false, responsibleUnit: 'UPTD PPA' },
  ],
  dindik: [
    {
      code: '1.01.000045',
      title: 'Anak putus sekolah per kecamatan',
      measure: 'Anak',
      cadence: 'semiannual',
      access: 'open',
      priority: true,
    },
  ],
  dlh: [{ code: '2.11.000007', title: 'Timbulan sampah harian', measure: 'Ton', cadence: 'monthly', access: 'open', priority: true }],
  bappeda: [{ title: 'Capaian indikator RPJMD', cadence: 'annual', access: 'open', priority: true, responsibleUnit: 'Bidang Litbang' }],
};

/** How far some plans came; those of the others are agreed. */
const stopsAt: Readonly<Record<string, 'draft' | 'signed'>> = { dindik: 'signed', dp3ap2kb: 'draft', bappeda: 'draft' };

/**
 * The plans of the year: each office's datasets, and what it has not registered yet; agreed, waiting for walidata and forum, or still a draft. A meeting of the forum
 * has decided one thing, and two offices plan one indicator. An office that has its plan keeps it.
 */
export async function seedPlans(client: Client, datasets: readonly Planned[], year: number): Promise<void> {
  const offices = [...new Set([...datasets.map(({ owner }) => owner), ...Object.keys(planned)])];
  await Promise.all(offices.map((opdId) => seedPlan(client, opdId, year, [...entriesOf(datasets, opdId), ...(planned[opdId] ?? [])])));
  const standing = await send(client, 'koordinator', 'GET', `/v1/forum-decisions/${year}`);
  if (standing.text.includes('decisionId')) return;
  await expectDone(
    send(client, 'koordinator', 'POST', `/v1/forum-decisions/${year}`, {
      heldOn: `${year}-01-20`,
      number: `000/12/Forum/${year}`,
      minutes: 'Forum menetapkan timbulan sampah harian sebagai data prioritas kota, sesuai sasaran RPJMD tentang lingkungan.',
      priorities: [{ indicator: 'kode:2.11.000007', opdId: 'dlh', priority: true }],
    }),
    'the forum',
  );
}

function entriesOf(datasets: readonly Planned[], opdId: string): Entry[] {
  return datasets
    .filter(({ owner }) => owner === opdId)
    .map(({ registration: { datasetId, title, access, cadence, priority } }) => ({
      datasetId,
      title,
      access,
      cadence,
      priority: priority === true,
    }));
}

async function seedPlan(client: Client, opdId: string, year: number, entries: readonly Entry[]): Promise<void> {
  const path = `/v1/plans/${year}/${opdId}`;
  const standing = await send(client, opdId, 'GET', path);
  if (!standing.text.includes('"state":"none"')) return;
  await expectDone(send(client, opdId, 'PUT', path, { entries }), `plan of ${opdId}`);
  const stop = stopsAt[opdId];
  if (stop === 'draft') return;
  await expectDone(send(client, `${opdId}-pj`, 'POST', `${path}/signature`, { revision: 1 }), `signature of ${opdId}`);
  if (stop === 'signed') return;
  await expectDone(send(client, 'kominfo', 'POST', `${path}/agreement`, { revision: 2 }), `walidata to ${opdId}`);
  await expectDone(send(client, 'koordinator', 'POST', `${path}/agreement`, { revision: 3 }), `forum to ${opdId}`);
}

async function expectDone(answer: ReturnType<typeof send>, what: string): Promise<void> {
  const { status, text } = await answer;
  if (status !== 200 && status !== 201) throw new Error(`${what}: ${status} ${text}`);
}
