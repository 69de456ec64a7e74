import { personsCity, registerColumns, registerFields } from './persons-city.ts';

/** A family: husband, wife, their child, her daughter of before, and a grown-up brother; and somebody else. */
export const nik = {
  husband: '3671010105800001',
  wife: '3671014506820002',
  child: '3671010707150003',
  daughter: '3671014808120004',
  brother: '3671010909900005',
  stranger: '3671011010700006',
  officer: '3671011111750007',
} as const;
export const [kk, otherKk, officerKk] = ['3671010101100001', '3671010202110002', '3671010303120003'];

export const registerLines = [
  `${nik.husband},${kk},Agus Wibowo,1980-05-01,Kepala Keluarga,Jl. Melati 1,Cipondoh,Hidup,,`,
  `${nik.wife},${kk},Dewi Lestari,1982-06-05,Istri,Jl. Melati 1,Cipondoh,Hidup,,`,
  `${nik.child},${kk},Bayu Wibowo,2015-07-07,Anak,Jl. Melati 1,Cipondoh,Hidup,${nik.wife},${nik.husband}`,
  `${nik.daughter},${kk},Citra Ayu,2012-08-08,Anak,Jl. Melati 1,Cipondoh,Hidup,${nik.wife},`,
  `${nik.brother},${kk},Eko Wibowo,1990-09-09,Famili Lain,Jl. Melati 1,Cipondoh,Hidup,,`,
  `${nik.stranger},${otherKk},Joko Susilo,1970-10-10,Kepala Keluarga,Jl. Mawar 2,Poris,Hidup,,`,
  `${nik.officer},${officerKk},Petugas Satu,1975-11-11,Kepala Keluarga,Jl. Anggrek 3,Poris,Hidup,,`,
];
const registerHeader = 'NIK,No KK,Nama,Tanggal Lahir,Hubungan,Alamat,Kelurahan,Status,NIK Ibu,NIK Ayah';
/** A delivery of the register. */
export const register = (lines: readonly string[], period = '2026-08') =>
  ({
    datasetId: 'register',
    opdId: 'disdukcapil',
    fields: registerFields,
    content: `${[registerHeader, ...lines].join('\n')}\n`,
    period,
  }) as const;

export const aidFields = [
  { name: 'nik', title: 'NIK', type: 'string', format: 'nik' },
  { name: 'nama', title: 'Nama Penerima', type: 'string' },
  { name: 'alamat', title: 'Alamat', type: 'string' },
  { name: 'program', title: 'Program', type: 'string' },
  { name: 'nominal', title: 'Nominal', type: 'number' },
] as const;
/** A delivery of a programme. */
export const aid = (datasetId: string, period: string, ...lines: string[]) => ({
  ...{ datasetId, opdId: 'dinsos', fields: aidFields, period },
  content: `${['NIK,Nama Penerima,Alamat,Program,Nominal', ...lines].join('\n')}\n`,
});
export const schoolFields = [
  { name: 'nik', title: 'NIK', type: 'string', format: 'nik' },
  { name: 'sekolah', title: 'Sekolah', type: 'string' },
] as const;

export type FamilyCity = ReturnType<typeof personsCity>;

/** What an officer writes of every look. */
export const why = { caseNumber: '460/12/2026', reason: 'Memeriksa kelayakan penerima bantuan' };

/** The family in the register, its aid, its school, and two datasets of health; everybody with an account of the name here, and two officers. */
export async function builtCity(): Promise<FamilyCity> {
  const city = personsCity();
  await city.publish(register(registerLines));
  await city.appear('register', { register: registerColumns, subject: 'family', show: 'never', purposes: ['verifikasi'] });
  await city.publish(
    aid('pkh', '2026-Q1', `${nik.wife},DEWI LESTARI,Jl. Rahasia 9,PKH,500000.50`, `${nik.stranger},Joko,Jl. Mawar 2,PKH,1`),
  );
  await city.publish(
    aid('pkh', '2026-Q2', `${nik.wife},Hj. Dewi Lestari,Jl. Rahasia 9,PKH,250000.25`, `${nik.husband},Agus W,Jl. Melati 1,PKH,0.1`),
  );
  await city.appear('pkh', { programme: 'program', amount: 'nominal' });
  await city.publish({
    datasetId: 'sekolah',
    opdId: 'dindik',
    fields: schoolFields,
    period: '2026',
    content: `NIK,Sekolah\n${nik.child},SDN 1\n${nik.daughter},SDN 2\n`,
  });
  await city.appear('sekolah', { subject: 'education', show: 'shown', purposes: ['verifikasi'] });
  await city.publish({
    datasetId: 'hiv',
    opdId: 'dinkes',
    fields: schoolFields,
    period: '2026',
    content: `NIK,Sekolah\n${nik.wife},positif\n`,
  });
  await city.appear('hiv', { subject: 'health', show: 'never', purposes: ['verifikasi', 'pengaduan'] });
  await city.publish({
    datasetId: 'rawat',
    opdId: 'dinkes',
    fields: schoolFields,
    period: '2026',
    content: `NIK,Sekolah\n${nik.wife},RSUD\n`,
  });
  await city.appear('rawat', { subject: 'health', show: 'in-person', purposes: ['pengaduan'] });
  for (const [sub, own] of Object.entries(nik)) await city.bind(sub, own);
  await city.bind('pembaca', nik.officer);
  await city.bind('loket', nik.stranger);
  return city;
}
