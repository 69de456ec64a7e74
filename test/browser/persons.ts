import { type Client, send, textMember } from '../../demo/client.ts';
import { aidStandard, registerStandard } from '../../demo/person-standards.ts';
import { seedDataset } from '../../demo/seed-city.ts';

/** NIKs of nobody: serials that no office gives out. */
export const niks = {
  wife: '3671014505909901',
  husband: '3671010101859902',
  child: '3671014101159903',
  reader: '3671011203809904',
  counter: '3671012203829905',
} as const;

const [family, others] = ['3671010101109901', '3671010101109902'] as const;
const home = 'Jalan Melati 3,001,002,36.71.01.1001,Sukarasa,Tangerang,Hidup,';
const register = `nik,no_kk,nama_lengkap,hubungan_keluarga,jenis_kelamin,tanggal_lahir,alamat,rt,rw,kode_kelurahan,kelurahan,kecamatan,status,tanggal_status,nik_ayah,nik_ibu
${niks.husband},${family},Budi Santoso,Kepala Keluarga,L,1985-01-01,${home},,
${niks.wife},${family},Siti Aminah,Istri,P,1990-05-05,${home},,
${niks.child},${family},Ayu Lestari,Anak,P,2015-01-01,${home},${niks.husband},${niks.wife}
${niks.reader},${others},Rahmat Hidayat,Kepala Keluarga,L,1980-03-12,${home},,
${niks.counter},${others},Dewi Anggraini,Istri,P,1982-03-22,${home},,
`;
const place = '36.71.01.1001,Sukarasa,Tangerang';
const pkh = `nik,nama_penerima,alamat,kode_kelurahan,kelurahan,kecamatan,jenis_bantuan,nominal,triwulan
${niks.wife},Siti Aminah,Jalan Melati 3,${place},PKH,750000,2026-Q2
${niks.wife},Siti Aminah,Jalan Melati 3,${place},PKH,750000,2026-Q3
${niks.husband},Budi Santoso,Jalan Melati 3,${place},PKH,225000,2025-Q4
`;
const food = `nik,nama_penerima,alamat,kode_kelurahan,kelurahan,kecamatan,jenis_bantuan,nominal,triwulan
${niks.husband},Budi Santoso,Jalan Melati 3,${place},Sembako,400000,2026-Q3
${niks.wife},Sri Wahyuni,Jalan Melati 3,${place},Sembako,200000,2026-Q1
`;

const processing = { basis: 'UU 13/2011', purposes: ['verifikasi-bantuan', 'pengaduan'], retentionUntil: '2031-12-31' };
const personal = { access: 'limited', sharing: 'by-request', processing, description: 'Untuk uji' };
const ofAid = {
  ...{ subject: 'aid', show: 'shown', purposes: ['verifikasi-bantuan', 'pengaduan'] },
  ...{ programme: 'jenis_bantuan', amount: 'nominal', date: 'triwulan' },
};

/** A small register and two lists of aid, published and set to appear in profiles. */
export async function publishPersons(client: Client): Promise<void> {
  await seedDataset(client, {
    owner: 'disdukcapil',
    fileName: 'register.csv',
    content: register,
    period: '2026-10',
    ends: 'published',
    standard: registerStandard,
    registration: {
      ...{ datasetId: 'register', title: 'Register penduduk', ...personal, cadence: 'monthly' },
      processing: { ...processing, basis: 'UU 24/2013', purposes: ['pelayanan-kependudukan'] },
    },
    profile: {
      ...{ subject: 'family', show: 'shown', purposes: ['pelayanan-kependudukan'] },
      register: {
        ...{ name: 'nama_lengkap', birthDate: 'tanggal_lahir', sex: 'jenis_kelamin', relation: 'hubungan_keluarga', address: 'alamat' },
        ...{ kelurahan: 'kelurahan', status: 'status', motherNik: 'nik_ibu', fatherNik: 'nik_ayah' },
      },
    },
  });
  const aid = { owner: 'dinsos', ends: 'published', standard: aidStandard, profile: ofAid } as const;
  const quarterly = { ...personal, cadence: 'quarterly' };
  const registrations = [
    ['pkh', 'Penerima PKH', pkh],
    ['sembako', 'Penerima sembako', food],
  ] as const;
  for (const [datasetId, title, content] of registrations)
    await seedDataset(client, { ...aid, fileName: `${datasetId}.csv`, content, registration: { datasetId, title, ...quarterly } });
}

/** As at a counter, after the KTP-el was seen. Nobody binds their own account: of two officers one binds the other. */
export async function bind(client: Client, account: string, nik: string): Promise<void> {
  const seen = { nik, document: 'ktp-el', checkedInPerson: true };
  const bound = await send(client, 'loket', 'PUT', `/v1/accounts/${await subOf(client, account)}/person`, seen);
  if (bound.status !== 200) throw new Error(`${account} was not bound: ${bound.status} ${bound.text}`);
}

async function subOf(client: Client, account: string): Promise<string> {
  return textMember((await send(client, account, 'GET', '/v1/me')).body, 'sub');
}
