/** Standards of the files about single people (`person-files.ts`). */

const text = (name: string, title: string, more: object = {}) => ({ name, title, type: 'string', ...more });
const needed = { constraints: { required: true } };
const money = (name: string, title: string) => ({ name, title, type: 'integer', constraints: { minimum: 0 }, unit: 'rupiah' });
const day = (name: string, title: string) => ({ name, title, type: 'date' });

const nik = (name: string, title: string, more: object = {}) => text(name, title, { format: 'nik', personal: true, ...more });

/** Who and where, at the beginning of each row. */
const placed = (name: string, title: string) => [
  nik('nik', 'NIK', needed),
  text(name, title, { personal: true, ...needed }),
  text('alamat', 'Alamat', { personal: true }),
  text('kode_kelurahan', 'Kode Kelurahan', { referenceCodes: 'kemendagri-kelurahan', ...needed }),
  text('kelurahan', 'Kelurahan'),
  text('kecamatan', 'Kecamatan'),
];

export const registerStandard = {
  fields: [
    nik('nik', 'NIK', needed),
    text('no_kk', 'No KK', { format: 'kk', personal: true, ...needed }),
    text('nama_lengkap', 'Nama Lengkap', { personal: true, ...needed }),
    text('hubungan_keluarga', 'Hubungan Keluarga', { constraints: { enum: ['Kepala Keluarga', 'Istri', 'Anak', 'Orang Tua'] } }),
    text('jenis_kelamin', 'Jenis Kelamin', { constraints: { enum: ['L', 'P'] } }),
    { ...day('tanggal_lahir', 'Tanggal Lahir'), ...needed },
    text('alamat', 'Alamat', { personal: true }),
    text('rt', 'RT'),
    text('rw', 'RW'),
    text('kode_kelurahan', 'Kode Kelurahan', { referenceCodes: 'kemendagri-kelurahan', ...needed }),
    text('kelurahan', 'Kelurahan'),
    text('kecamatan', 'Kecamatan'),
    text('status', 'Status', { constraints: { required: true, enum: ['Hidup', 'Meninggal', 'Pindah'] } }),
    day('tanggal_status', 'Tanggal Status'),
    nik('nik_ayah', 'NIK Ayah'),
    nik('nik_ibu', 'NIK Ibu'),
  ],
  primaryKey: ['nik'],
};

export const aidStandard = {
  fields: [
    ...placed('nama_penerima', 'Nama Penerima'),
    text('jenis_bantuan', 'Jenis Bantuan'),
    money('nominal', 'Nominal'),
    text('triwulan', 'Triwulan', { constraints: { required: true, pattern: '[0-9]{4}-Q[1-4]' } }),
  ],
  primaryKey: ['nik', 'triwulan'],
  periodField: 'triwulan',
};

/** Of the city's own cash aid: a code that no list has is a warning, so that a list is not held up by one address. */
export const cashStandard = {
  ...aidStandard,
  fields: aidStandard.fields.map((field) =>
    field.name === 'kode_kelurahan' ? { ...field, rules: { referenceCodes: 'peringatan' } } : field,
  ),
};

export const insuranceStandard = {
  fields: [
    ...placed('nama_peserta', 'Nama Peserta'),
    day('tanggal_lahir', 'Tanggal Lahir'),
    text('segmen', 'Segmen'),
    text('kelas', 'Kelas'),
    text('puskesmas', 'Puskesmas'),
    day('berlaku_sejak', 'Berlaku Sejak'),
  ],
  primaryKey: ['nik'],
};

export const pupilStandard = {
  fields: [
    ...placed('nama_siswa', 'Nama Siswa'),
    text('sekolah', 'Sekolah'),
    text('jenjang', 'Jenjang', { constraints: { enum: ['SD', 'SMP', 'SMA'] } }),
    money('nominal', 'Nominal'),
    { name: 'tahun', title: 'Tahun', type: 'year', ...needed },
  ],
  primaryKey: ['nik', 'tahun'],
  periodField: 'tahun',
};

export const trainingStandard = {
  fields: [
    ...placed('nama_peserta', 'Nama Peserta'),
    text('pelatihan', 'Pelatihan'),
    day('tanggal_mulai', 'Tanggal Mulai'),
    { name: 'lulus', title: 'Lulus', type: 'boolean', trueValues: ['Ya'], falseValues: ['Tidak'] },
  ],
  primaryKey: ['nik'],
};

export const taxStandard = {
  fields: [
    ...placed('nama_wajib_pajak', 'Nama Wajib Pajak'),
    text('nop', 'NOP'),
    { name: 'tahun', title: 'Tahun', type: 'year', ...needed },
    money('pajak_terutang', 'Pajak Terutang'),
    day('tanggal_bayar', 'Tanggal Bayar'),
  ],
  primaryKey: ['nik', 'tahun'],
  periodField: 'tahun',
};

export const licenceStandard = {
  fields: [
    ...placed('nama_pemilik', 'Nama Pemilik'),
    text('nama_usaha', 'Nama Usaha'),
    text('jenis_usaha', 'Jenis Usaha'),
    day('tanggal_terbit', 'Tanggal Terbit'),
  ],
  primaryKey: ['nik'],
};

export const houseStandard = {
  fields: [...placed('nama_penerima', 'Nama Penerima'), money('nilai_bantuan', 'Nilai Bantuan'), day('tanggal_selesai', 'Tanggal Selesai')],
  primaryKey: ['nik'],
};

export const protectionStandard = {
  fields: [...placed('nama', 'Nama'), text('layanan', 'Layanan'), day('tanggal', 'Tanggal')],
  primaryKey: ['nik', 'tanggal'],
};
