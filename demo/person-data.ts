import type { DemoDataset } from './dataset.ts';
import type { Lives } from './lives.ts';
import {
  aidList,
  cashAid,
  healthInsurance,
  jobTraining,
  populationRegister,
  propertyTax,
  protectedWomen,
  pupilAid,
  repairedHouses,
  tradeLicences,
} from './person-files.ts';
import {
  aidStandard,
  cashStandard,
  houseStandard,
  insuranceStandard,
  licenceStandard,
  protectionStandard,
  pupilStandard,
  registerStandard,
  taxStandard,
  trainingStandard,
} from './person-standards.ts';
import { seeded } from './random.ts';

const quarters = ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3'];
const newest = '2026-Q3';
const retentionUntil = '2031-12-31';
const checks = ['verifikasi-bantuan', 'pengaduan', 'pemeriksaan-khusus'];
const processing = (basis: string, purposes: readonly string[] = checks) => ({ basis, purposes, retentionUntil });
const byRequest = { access: 'limited', sharing: 'by-request' };
const closed = (reason: string) => ({
  access: 'closed',
  exemption: { legalBasis: 'UU 14/2008 Pasal 17 huruf h', reason, until: '2031-12-31' },
});
const shown = (subject: string, columns: Readonly<Record<string, string>> = {}) => ({
  subject,
  show: 'shown',
  purposes: checks,
  ...columns,
});
const ofAid = shown('aid', { programme: 'jenis_bantuan', amount: 'nominal', date: 'triwulan' });

/** What OPDs hold about single people, the same people as in the register. Each list has chances of its own, so that one more changes no other. */
export function personData(lives: Lives, seed: number): readonly DemoDataset[] {
  const poor = processing('Undang-Undang 13/2011 tentang Penanganan Fakir Miskin');
  const aid = (program: string, share: number, amounts: readonly number[], place: number) =>
    aidList(seeded(seed + place), lives, { program, share, amounts, quarters });
  return [
    {
      owner: 'disdukcapil',
      fileName: 'register-penduduk-2026-10.csv',
      content: populationRegister(lives),
      period: '2026-10',
      ends: 'published',
      standard: registerStandard,
      registration: {
        datasetId: 'register-penduduk',
        title: 'Register penduduk',
        description: 'Penduduk dalam keluarga, nama dan alamat. Data contoh, bukan orang sungguhan.',
        ...closed('Memuat rahasia pribadi'),
        cadence: 'monthly',
        themes: ['kependudukan'],
        processing: processing('Undang-Undang 24/2013 tentang Administrasi Kependudukan', ['pelayanan-kependudukan']),
      },
      profile: {
        ...{ subject: 'family', show: 'shown', purposes: ['pelayanan-kependudukan'], date: 'tanggal_status' },
        register: {
          ...{ name: 'nama_lengkap', birthDate: 'tanggal_lahir', sex: 'jenis_kelamin', relation: 'hubungan_keluarga', address: 'alamat' },
          ...{ rt: 'rt', rw: 'rw', kelurahan: 'kelurahan', kelurahanCode: 'kode_kelurahan', status: 'status', statusAt: 'tanggal_status' },
          ...{ motherNik: 'nik_ibu', fatherNik: 'nik_ayah' },
        },
      },
    },
    {
      owner: 'dinsos',
      fileName: 'penerima-pkh-2026-q3.csv',
      content: aid('PKH', 0.22, [225_000, 500_000, 750_000], 1),
      ends: 'published',
      standard: aidStandard,
      registration: {
        datasetId: 'penerima-pkh',
        title: 'Penerima Program Keluarga Harapan',
        description: 'Kepala keluarga penerima PKH tiap triwulan.',
        ...byRequest,
        cadence: 'quarterly',
        themes: ['sosial'],
        priority: true,
        processing: poor,
      },
      profile: ofAid,
    },
    {
      owner: 'dinsos',
      fileName: 'penerima-sembako-2026-q3.csv',
      content: aid('Sembako', 0.3, [200_000, 400_000], 2),
      ends: 'published',
      standard: aidStandard,
      registration: {
        datasetId: 'penerima-sembako',
        title: 'Penerima bantuan sembako',
        description: 'Kepala keluarga penerima bantuan sembako tiap triwulan.',
        ...byRequest,
        cadence: 'quarterly',
        themes: ['sosial'],
        processing: poor,
      },
      profile: ofAid,
    },
    {
      owner: 'dinsos',
      fileName: 'penerima-blt-daerah-2026-q3.csv',
      content: cashAid(seeded(seed + 13), lives, ['2026-Q2', newest]),
      ends: 'published',
      standard: cashStandard,
      registration: {
        datasetId: 'penerima-blt-daerah',
        title: 'Penerima bantuan langsung tunai daerah',
        description: 'Kepala keluarga penerima BLT dari anggaran kota, bagi yang tidak menerima PKH.',
        ...byRequest,
        cadence: 'quarterly',
        themes: ['sosial'],
        processing: poor,
      },
      profile: ofAid,
    },
    {
      owner: 'dinkes',
      fileName: 'penerima-jaminan-kesehatan-2026-10.csv',
      content: healthInsurance(seeded(seed + 4), lives),
      period: '2026-10',
      ends: 'published',
      standard: insuranceStandard,
      registration: {
        datasetId: 'penerima-jaminan-kesehatan',
        title: 'Penerima bantuan iuran jaminan kesehatan (PBI-JKN)',
        description: 'Peserta yang iurannya dibayar negara, sekeluarga.',
        ...byRequest,
        cadence: 'monthly',
        themes: ['kesehatan'],
        processing: processing('Undang-Undang 40/2004 tentang Sistem Jaminan Sosial Nasional'),
      },
      profile: shown('health', { programme: 'segmen', date: 'berlaku_sejak' }),
    },
    {
      owner: 'dindik',
      fileName: 'siswa-penerima-kip-2025-2026.csv',
      content: pupilAid(seeded(seed + 5), lives),
      ends: 'published',
      standard: pupilStandard,
      registration: {
        datasetId: 'siswa-penerima-kip',
        title: 'Siswa penerima Kartu Indonesia Pintar',
        description: 'Siswa, sekolah, dan bantuan tiap tahun.',
        ...byRequest,
        cadence: 'annual',
        themes: ['pendidikan'],
        processing: processing('Undang-Undang 20/2003 tentang Sistem Pendidikan Nasional'),
      },
      profile: shown('education', { programme: 'jenjang', amount: 'nominal', date: 'tahun' }),
    },
    {
      owner: 'disnaker',
      fileName: 'peserta-pelatihan-kerja-2026.csv',
      content: jobTraining(seeded(seed + 6), lives),
      period: '2026',
      ends: 'published',
      standard: trainingStandard,
      registration: {
        datasetId: 'peserta-pelatihan-kerja',
        title: 'Peserta pelatihan kerja',
        description: 'Peserta pelatihan di balai latihan kerja kota.',
        ...byRequest,
        cadence: 'annual',
        themes: ['ketenagakerjaan'],
        processing: processing('Undang-Undang 13/2003 tentang Ketenagakerjaan'),
      },
      profile: shown('work', { programme: 'pelatihan', date: 'tanggal_mulai' }),
    },
    {
      owner: 'bapenda',
      fileName: 'wajib-pajak-pbb-2026.csv',
      content: propertyTax(seeded(seed + 7), lives),
      ends: 'published',
      standard: taxStandard,
      registration: {
        datasetId: 'wajib-pajak-pbb',
        title: 'Wajib pajak bumi dan bangunan',
        description: 'Objek, pajak terutang, dan pembayarannya.',
        ...closed('Data wajib pajak bersifat rahasia (UU 28/2007 Pasal 34)'),
        cadence: 'annual',
        themes: ['keuangan'],
        processing: processing('Undang-Undang 1/2022 tentang Hubungan Keuangan Pusat dan Daerah', ['pengaduan']),
      },
      profile: { ...shown('taxes', { amount: 'pajak_terutang', date: 'tahun' }), purposes: ['pengaduan'] },
    },
    {
      owner: 'dpmptsp',
      fileName: 'izin-usaha-perorangan-2026.csv',
      content: tradeLicences(seeded(seed + 8), lives),
      period: '2026',
      ends: 'published',
      standard: licenceStandard,
      registration: {
        datasetId: 'izin-usaha-perorangan',
        title: 'Izin usaha perorangan',
        description: 'Izin usaha mikro yang terbit atas nama perorangan.',
        ...byRequest,
        cadence: 'annual',
        themes: ['ekonomi'],
        processing: processing('Peraturan Pemerintah 5/2021 tentang Perizinan Berusaha Berbasis Risiko', ['pengaduan']),
      },
      profile: { ...shown('licences', { programme: 'jenis_usaha', date: 'tanggal_terbit' }), purposes: ['pengaduan'] },
    },
    {
      owner: 'disperkimtan',
      fileName: 'penerima-bedah-rumah-2025.csv',
      content: repairedHouses(seeded(seed + 9), lives),
      period: '2025',
      ends: 'published',
      standard: houseStandard,
      registration: {
        datasetId: 'penerima-bedah-rumah',
        title: 'Penerima bantuan bedah rumah',
        description: 'Rumah tidak layak huni yang diperbaiki dengan anggaran kota.',
        ...byRequest,
        cadence: 'annual',
        themes: ['perumahan'],
        processing: processing('Undang-Undang 1/2011 tentang Perumahan dan Kawasan Permukiman'),
      },
      profile: shown('housing', { amount: 'nilai_bantuan', date: 'tanggal_selesai' }),
    },
    {
      owner: 'dp3ap2kb',
      fileName: 'layanan-korban-2026.csv',
      content: protectedWomen(seeded(seed + 10), lives),
      period: '2026',
      ends: 'published',
      standard: protectionStandard,
      registration: {
        datasetId: 'layanan-korban-kekerasan',
        title: 'Layanan korban kekerasan',
        description: 'Layanan UPTD PPA bagi perempuan korban kekerasan. Data contoh, bukan orang sungguhan.',
        ...closed('Membukanya membahayakan korban'),
        cadence: 'annual',
        themes: ['sosial'],
        processing: processing('Undang-Undang 12/2022 tentang Tindak Pidana Kekerasan Seksual', ['pelindungan-perempuan-anak']),
      },
      profile: { subject: 'other', show: 'never', purposes: [] },
    },
  ];
}
