export const subjectNames = ['family', 'aid', 'health', 'education', 'work', 'housing', 'licences', 'taxes', 'other'] as const;
export type SubjectGroup = (typeof subjectNames)[number];

/** What of a person's life a dataset tells, in the order of a profile's sections, with the words that people read. */
export const subjectGroups: Readonly<Record<SubjectGroup, string>> = {
  family: 'Keluarga dan kependudukan',
  aid: 'Bantuan',
  health: 'Kesehatan',
  education: 'Pendidikan',
  work: 'Pekerjaan',
  housing: 'Perumahan',
  licences: 'Perizinan',
  taxes: 'Pajak dan retribusi',
  other: 'Lainnya',
};

export const showNames = ['shown', 'in-person', 'never'] as const;
export type ProfileShow = (typeof showNames)[number];

/** How a dataset may appear in profiles (data-model.md, "The subject index"); what each means, as the head who chooses reads it. */
export const profileShows: Readonly<Record<ProfileShow, string>> = {
  shown: 'warga melihatnya sendiri setelah masuk',
  'in-person': 'hanya di loket, kepada warganya sendiri; tidak pernah di layar',
  never: 'tidak pernah; tidak ada yang menyiratkan bahwa data ini ada',
};

/** What each column of the identity register tells, as the head who names it reads it; the first two are needed. */
export const registerColumnWords = {
  name: 'Nama',
  birthDate: 'Tanggal lahir',
  formerNames: 'Nama sebelumnya (hanya untuk pemadanan)',
  sex: 'Jenis kelamin',
  relation: 'Hubungan dalam keluarga',
  address: 'Alamat',
  rt: 'RT',
  rw: 'RW',
  kelurahan: 'Nama kelurahan',
  kelurahanCode: 'Kode kelurahan',
  status: 'Status: hidup, meninggal atau pindah',
  statusAt: 'Tanggal status',
  motherNik: 'NIK ibu (hanya untuk menentukan siapa melihat data anak)',
  fatherNik: 'NIK ayah (hanya untuk menentukan siapa melihat data anak)',
  guardianNik: 'NIK wali',
} as const;
export type RegisterMember = keyof typeof registerColumnWords;
