import { describe, expect, test } from 'vitest';
import type { AccessRequest } from '../../web/parts/api-nouns.ts';
import { askedFacts, columnNames, decidedFacts } from '../../web/parts/request-facts.ts';

const names = {
  purpose: (code: string) => (code === 'pengaduan' ? 'Penanganan pengaduan' : code),
  area: (code: string) => `Kecamatan ${code}`,
  column: columnNames([
    { name: 'nik', title: 'NIK', type: 'string' },
    { name: 'nama', type: 'string' },
  ]),
};
const request: AccessRequest = {
  requestId: 'R1',
  datasetId: 'penerima',
  opdId: 'dinsos',
  institution: 'banten',
  requestedBy: { sub: 'sub-member', name: 'Ani' },
  requestedAt: '2026-11-20T02:00:00.000Z',
  purpose: 'pengaduan',
  legalBasis: 'PKS 12/2026',
  until: '2027-06-30T17:00:00.000Z',
  state: 'waiting',
  message: '',
};

describe('what was asked', () => {
  test('is all of it, where nothing is named', () => {
    expect(Object.fromEntries(askedFacts(request, names))).toEqual({
      Pemohon: 'Ani',
      Tujuan: 'Penanganan pengaduan',
      'Dasar hukum': 'PKS 12/2026',
      Sampai: '30 Juni 2027',
      Kolom: 'semua',
      Wilayah: 'seluruh kota',
      Petugas: 'semua pegawai instansi',
    });
  });

  test('names columns by their titles, the area and the officers', () => {
    const narrow = { ...request, columns: ['nik', 'nama', 'lama'], area: '36.71.01', officers: ['sub-1', 'sub-2'] };
    expect(Object.fromEntries(askedFacts(narrow, names))).toMatchObject({
      Kolom: 'NIK, nama, lama',
      Wilayah: 'Kecamatan 36.71.01',
      Petugas: 'sub-1, sub-2',
    });
  });
});

describe('what was decided', () => {
  const at = '2026-11-24T05:00:00.000Z';

  test('is nothing while it waits', () => {
    expect(decidedFacts(request, names)).toEqual([]);
  });

  test('of a grant: when, by whom, until when, and what is left out', () => {
    const decision = {
      decision: 'grant' as const,
      by: 'sub-head',
      at,
      byName: 'Dewi',
      reasons: ['Sesuai tugasnya.'],
      until: '2027-03-31T17:00:00.000Z',
      withoutColumns: ['nik'],
      area: '36.71.01',
      officers: ['sub-1'],
    };
    expect(decidedFacts({ ...request, state: 'granted', decision }, names)).toEqual([
      ['Disetujui', '24 Nov 2026, 12.00 oleh Dewi'],
      ['Berlaku', 'sampai 31 Maret 2027'],
      ['Tidak diberikan', 'kolom NIK'],
      ['Wilayah yang diberikan', 'Kecamatan 36.71.01'],
      ['Petugas yang diberi', 'sub-1'],
      ['Alasan', 'Sesuai tugasnya.'],
    ]);
  });

  test('of a grant that narrows nothing, that it is renewed', () => {
    expect(decidedFacts({ ...request, state: 'granted', decision: { decision: 'grant', by: 'sub-head', at, reasons: [] } }, names)).toEqual(
      [
        ['Disetujui', '24 Nov 2026, 12.00'],
        ['Berlaku', 'berkala: diperpanjang tiap 30 hari'],
        ['Tidak diberikan', 'tidak ada kolom yang ditinggalkan'],
      ],
    );
  });

  test('of a refusal: when, and why', () => {
    const decision = { decision: 'refuse', by: 'sub-head', at, byName: 'Dewi', reasons: ['Tujuannya belum jelas'] } as const;
    expect(decidedFacts({ ...request, state: 'refused', decision }, names)).toEqual([
      ['Ditolak', '24 Nov 2026, 12.00 oleh Dewi'],
      ['Alasan', 'Tujuannya belum jelas'],
    ]);
  });
});
