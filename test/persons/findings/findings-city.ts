import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { duckdbSuspectFinder } from '../../../functions/duckdb/suspect-finder.ts';
import type { Principal } from '../../../functions/model/principal.ts';
import { countFindings } from '../../../functions/persons/findings/count-findings.ts';
import { partsCache } from '../../../functions/rows/parts-cache.ts';
import type { Field } from '../../../functions/standards/standard.ts';
import { noon } from '../../fakes/ingest-fakes.ts';
import { personsCity, registerColumns, registerFields } from '../persons-city.ts';

/** Two kelurahan of the city: its whole list, in these tests. */
export const areas = [
  { code: '36.71.01.1001', name: 'Sukarasa' },
  { code: '36.71.02.1003', name: 'Cipondoh Indah' },
] as const;

export const aidFields: readonly Field[] = [
  { name: 'nik', title: 'NIK', type: 'string', format: 'nik' },
  { name: 'nama', title: 'Nama Penerima', type: 'string' },
  { name: 'kode_kelurahan', title: 'Kode Kelurahan', type: 'string' },
  { name: 'kelurahan', title: 'Kelurahan', type: 'string' },
];
const fieldsOfRegister: readonly Field[] = [...registerFields, { name: 'tanggal_status', title: 'Tanggal Status', type: 'date' }];

export type Entry = {
  readonly nik: string;
  readonly kk?: string;
  readonly status?: string;
  readonly since?: string;
  readonly name?: string;
};
export type Listed = { readonly nik: string; readonly code?: string; readonly name?: string };

export const head: Principal = { type: 'account', sub: 'dinsos-pj', name: 'Kepala Dinsos', kinds: [{ kind: 'head', opdId: 'dinsos' }] };
export const otherHead: Principal = {
  type: 'account',
  sub: 'dinkes-pj',
  name: 'Kepala Dinkes',
  kinds: [{ kind: 'head', opdId: 'dinkes' }],
};
export const operator: Principal = { type: 'account', sub: 'dinsos', name: 'Operator', kinds: [{ kind: 'operator', opdId: 'dinsos' }] };
export const steward: Principal = { type: 'account', sub: 'kominfo', name: 'Walidata', kinds: [{ kind: 'steward' }] };

/** The city of the persons' tests with a comparison that can be run, by the genuine joins. */
export function findingsCity() {
  const directory = mkdtempSync(join(tmpdir(), 'findings-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  const city = personsCity();
  let ids = 0;
  const failures: unknown[] = [];
  const ports = {
    ...city,
    city: city.settings as never,
    finder: duckdbSuspectFinder(join(directory, 'work'), 200),
    cache: partsCache(city.published, join(directory, 'parts'), 100_000_000),
    areas: async () => areas,
    ids: () => `01KF${String(++ids).padStart(22, '0')}`,
    now: () => city.clock.now,
    failed: (_datasetId: string, error: unknown) => void failures.push(error),
  };
  return {
    ...city,
    failures,
    count: () => countFindings(ports),
    at: (day: string) => {
      city.clock.now = new Date(`${day}T05:00:00.000Z`);
    },
    async register(entries: readonly Entry[], period = '2026-08'): Promise<void> {
      const lines = entries.map(({ nik, kk = '3671010101109901', status = 'Hidup', since = '', name = `Warga ${nik.slice(-4)}` }) =>
        [nik, kk, name, '1980-01-01', 'Kepala Keluarga', 'Jl. Melati 1', 'Sukarasa', status, '', '', since].join(','),
      );
      const header = 'NIK,No KK,Nama,Tanggal Lahir,Hubungan,Alamat,Kelurahan,Status,NIK Ibu,NIK Ayah,Tanggal Status';
      const content = `${[header, ...lines].join('\n')}\n`;
      await city.publish({ datasetId: 'register', opdId: 'disdukcapil', fields: fieldsOfRegister, content, period });
      const columns = { ...registerColumns, statusAt: 'tanggal_status' };
      await city.appear('register', { register: columns, subject: 'family', show: 'never', purposes: ['verifikasi'] });
    },
    async list(datasetId: string, period: string, listed: readonly Listed[], opdId = 'dinsos'): Promise<void> {
      const lines = listed.map(({ nik, code = areas[0].code, name = areas[0].name }) =>
        [nik, `Penerima ${nik.slice(-4)}`, code, name].join(','),
      );
      const content = `${['NIK,Nama Penerima,Kode Kelurahan,Kelurahan', ...lines].join('\n')}\n`;
      await city.publish({ datasetId, opdId, fields: aidFields, content, period });
      await city.appear(datasetId);
    },
    async lock(nik: string): Promise<void> {
      const lock = { person: city.hashOf(nik), opdId: 'disdukcapil', lockedBy: 'capil', lockedAt: noon.toISOString() };
      await city.locks.put(lock);
    },
    findings: city.findings,
    listed: async (principal: Principal) => city.ask({ operation: 'listFindings' }, principal),
    open: async (datasetId: string, findingId: string, principal: Principal, reason = 'Memeriksa daftar sebelum penyaluran') =>
      city.ask({ operation: 'readFinding', params: { datasetId, findingId }, body: { reason } }, principal),
    judge: async (
      datasetId: string,
      findingId: string,
      principal: Principal,
      body: object = { verdict: 'corrected', note: 'Sudah dikeluarkan' },
    ) => city.ask({ operation: 'judgeFinding', params: { datasetId, findingId }, body }, principal),
  };
}
