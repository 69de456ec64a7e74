import type * as z from 'zod';
import type { Action } from '../access/action.ts';
import type { GroupName, groups } from '../routes.ts';

/** What the document says beside the schemas, Bahasa Indonesia. */

type Tag = { readonly name: string; readonly description: string };

/** Each group of routes, as the document names it; pages are in no document. */
export const tags = {
  service: { name: 'Layanan', description: 'Apakah layanan hidup, dan dokumen ini.' },
  find: { name: 'Cari', description: 'Data apa yang ada: OPD, dataset, versi, standar data.' },
  read: { name: 'Baca', description: 'Isi data: baris, berkas, perubahan antarversi, templat.' },
  keep: { name: 'Kelola', description: 'OPD mendaftarkan dan menguraikan datasetnya, mengatur akses dan penahanannya.' },
  deliver: { name: 'Kirim', description: 'OPD mengirim berkas, mengikuti pemeriksaannya, dan memperbaikinya.' },
  units: {
    name: 'Kumpul unit',
    description: 'OPD mengumpulkan satu dataset dari unitnya; tiap unit mengirim dan membaca bagiannya sendiri.',
  },
  check: { name: 'Periksa', description: 'Walidata memeriksa, menarik, memulihkan, dan menjaga pustaka standar.' },
  share: { name: 'Bagi pakai', description: 'Data terbatas atas permohonan, dan siapa yang membacanya.' },
  looks: { name: 'Jejak akses', description: 'Siapa yang melihat data warga: bagi warganya, OPD pemilik data, dan Inspektorat.' },
  tickets: {
    name: 'Permintaan dan bantuan',
    description: 'Pertanyaan tentang jejak, permintaan perbaikan dan akses, pertanyaan OPD tentang unggahannya, dengan jamnya.',
  },
  account: { name: 'Akun', description: 'Siapa yang memanggil, dan akun yang dijaga walidata.' },
  person: { name: 'Warga', description: 'Apa yang dipegang kota tentang seorang warga, dan siapa yang boleh bertanya.' },
  finding: { name: 'Temuan', description: 'Apa yang diduga keliru dalam daftar bantuan, untuk diperiksa pemiliknya.' },
  plans: { name: 'Daftar data', description: 'Apa yang akan dikirim tiap OPD dalam setahun, dan putusan forum Satu Data.' },
  progress: { name: 'Kemajuan', description: 'Apa yang sudah dikirim tiap OPD, dan siapa yang terlambat.' },
  minutes: { name: 'Berita acara', description: 'Berita acara pemeriksaan data tiap OPD, berkasnya, dan verifikasinya.' },
} as const satisfies Record<Exclude<GroupName, 'pages'>, Tag>;

/** Who may, in one sentence for each action (access.md has the whole). */
export const whoMay: Readonly<Record<Action, string>> = {
  anyone: 'Bagi siapa pun.',
  identify: 'Bagi siapa pun yang masuk dengan akun.',
  register: 'Bagi operator OPD, untuk OPD-nya sendiri.',
  'see-progress-of-all': 'Bagi walidata dan pimpinan.',
  'see-progress-of-opd': 'Bagi OPD itu sendiri, walidata dan pimpinan.',
  'see-reminders': 'Bagi orang OPD itu dan walidata.',
  'keep-units': 'Bagi orang OPD itu dan walidata.',
  remind: 'Bagi walidata.',
  'keep-library': 'Bagi walidata.',
  'keep-accounts': 'Bagi walidata.',
  'list-officers': 'Bagi pegawai instansi itu.',
  'see-staff': 'Bagi penanggung jawab OPD itu dan walidata.',
  'bind-person': 'Bagi petugas loket.',
  'see-own-profile': 'Bagi warga, tentang dirinya sendiri.',
  'look-up-person': 'Bagi petugas pembaca profil, dengan tujuan, nomor perkara dan alasan.',
  'match-persons': 'Bagi petugas pembaca profil, dengan tujuan dan nomor perkara.',
  'serve-at-counter': 'Bagi petugas loket, untuk warga yang hadir.',
  'lock-person': 'Bagi operator Disdukcapil dan instansi pelindung.',
  'see-looks-of-opd': 'Bagi penanggung jawab OPD itu.',
  'judge-looks': 'Bagi Inspektorat.',
  'open-ticket': 'Bagi warga, tentang datanya sendiri; bagi operator OPD, tentang unggahan OPD-nya.',
  'see-tickets':
    'Bagi warganya, OPD yang menjawab, Inspektorat (pertanyaan tentang jejak), dan walidata (jamnya saja); tentang unggahan: OPD-nya, meja bantuan dan walidata.',
  'join-ticket':
    'Bagi para pihak: warganya, OPD yang menjawab, dan pada pertanyaan tentang jejak juga Inspektorat; tentang unggahan: OPD-nya, meja bantuan dan walidata.',
  'find-upload': 'Bagi meja bantuan dan walidata.',
  'see-findings': 'Bagi walidata; penanggung jawab OPD hanya atas data OPD-nya.',
  'search-persons': 'Bagi petugas loket dengan izin yang berlaku.',
  'grant-search': 'Bagi penanggung jawab OPD yang memegang register penduduk.',
  'confirm-looks': 'Bagi penanggung jawab OPD itu.',
  'resume-looks': 'Bagi walidata.',
  'draft-plan': 'Bagi operator OPD itu.',
  'sign-plan': 'Bagi penanggung jawab OPD itu.',
  'agree-plan': 'Bagi walidata dan koordinator forum.',
  'see-plan-history': 'Bagi OPD itu sendiri, walidata dan koordinator forum.',
  'see-forum': 'Bagi OPD, walidata dan koordinator forum.',
  'decide-in-forum': 'Bagi walidata dan koordinator forum.',
  'see-minutes': 'Bagi OPD itu sendiri, walidata dan pimpinan (yang boleh mereka lihat).',
  'keep-minutes': 'Bagi walidata.',
  'see-second-looks': 'Bagi pembina data (bidangnya sendiri) dan walidata.',
  'judge-second-look': 'Bagi pembina data bidang itu.',
  'set-profile': 'Bagi penanggung jawab OPD pemilik.',
  'see-profile-setting': 'Bagi OPD pemilik dan walidata.',
  see: 'Bagi siapa pun yang boleh melihat datasetnya.',
  read: 'Bagi siapa pun yang boleh membaca isinya.',
  'read-whole': 'Bagi siapa pun yang boleh membaca seluruh isinya.',
  describe: 'Bagi operator OPD pemilik.',
  'see-template': 'Bagi siapa pun yang boleh melihat datasetnya, dan unit yang mengirimnya.',
  upload: 'Bagi operator OPD pemilik; bagi unit, bagiannya sendiri.',
  'report-nihil': 'Bagi operator OPD pemilik; bagi unit, bagiannya sendiri.',
  'read-part': 'Bagi OPD pemilik; bagi unit, bagiannya sendiri.',
  'see-units': 'Bagi OPD pemilik dan walidata.',
  salvage: 'Bagi penanggung jawab OPD pemilik.',
  'follow-upload': 'Bagi OPD pemilik, walidata dan meja bantuan; bagi unit, kirimannya sendiri.',
  'see-shared-cells': 'Bagi OPD pemilik, dan meja bantuan bila OPD itu membagikannya.',
  'list-uploads': 'Bagi OPD pemilik, walidata dan meja bantuan.',
  'set-access': 'Bagi penanggung jawab OPD pemilik dan walidata.',
  hold: 'Bagi penanggung jawab OPD pemilik dan walidata.',
  review: 'Bagi walidata.',
  'see-records': 'Bagi penanggung jawab OPD pemilik.',
  'see-destructions': 'Bagi penanggung jawab OPD pemilik dan walidata.',
  'judge-finding': 'Bagi penanggung jawab OPD pemilik.',
  'explain-delivery': 'Bagi operator OPD pemilik.',
  withdraw: 'Bagi walidata.',
  'request-access': 'Bagi instansi pemerintah.',
  'list-requests': 'Bagi instansi pemohon dan penanggung jawab OPD pemilik.',
  'decide-access': 'Bagi penanggung jawab OPD pemilik.',
  'list-grants': 'Bagi instansi penerima dan penanggung jawab OPD pemilik.',
  'list-exemption': 'Bagi walidata.',
};

type Words = { readonly description: string; readonly example?: string | number };

type Described = Exclude<GroupName, 'pages'>;
type NamesOf<R> = R extends { readonly params: z.ZodObject<infer P>; readonly query: z.ZodObject<infer Q> } ? keyof P | keyof Q : never;
type ParameterName = { [G in Described]: NamesOf<(typeof groups)[G][keyof (typeof groups)[G]]> }[Described];

/** Each parameter by its name, wherever it stands; one without words does not compile. */
export const parameterWords: Readonly<Record<ParameterName & string, Words>> = {
  datasetId: { description: 'Id dataset.', example: 'data-puskesmas' },
  opdId: { description: 'Id OPD.', example: 'dinas-kesehatan' },
  unitId: { description: 'Id unit sebuah OPD.', example: 'puskesmas-benda' },
  uploadId: { description: 'Id unggahan (ULID).' },
  requestId: { description: 'Id permohonan (ULID).' },
  standardId: { description: 'Id standar dalam pustaka.', example: 'data-per-kelurahan' },
  institution: { description: 'Id instansi.', example: 'dinas-sosial' },
  sub: { description: 'Nomor akun, sebagaimana layanan masuk menyebutnya.' },
  n: { description: 'Nomor versi, atau nomor urut berita acara.', example: 1 },
  format: { description: 'Bentuk berkas.', example: 'csv' },
  q: { description: 'Kata yang dicari; semua kata harus ada.', example: 'puskesmas' },
  opd: { description: 'Hanya dari OPD ini.' },
  access: { description: 'Hanya dengan tingkat akses ini.' },
  theme: { description: 'Hanya dengan tema ini.' },
  area: { description: 'Hanya tentang kecamatan ini: kode Kemendagri.', example: '36.71.01' },
  sort: { description: 'Urutan. Untuk baris data: nama kolom, dengan - di depan untuk menurun, dipisah koma.' },
  limit: { description: 'Paling banyak berapa isi dalam satu halaman.', example: 20 },
  cursor: { description: 'Isi next dari halaman sebelumnya; milik permintaan yang sama.' },
  offset: { description: 'Mulai dari baris ke berapa; tidak bersama cursor.', example: 0 },
  version: { description: 'Nomor versi; tanpanya yang berlaku.' },
  columns: { description: 'Hanya kolom ini, dipisah koma.' },
  group: { description: 'Kelompokkan baris menurut kolom ini; boleh beberapa kali. Jawabannya satu isi per kelompok, dengan count.' },
  aggregate: {
    description: 'Hitungan tiap kelompok: count, atau <kolom>__<sum, avg, min, max, median atau distinct>; boleh beberapa kali.',
  },
  for: {
    description: 'Untuk siapa CSV ditulis: excel memakai titik koma dan koma desimal, seperti Excel berbahasa Indonesia.',
    example: 'excel',
  },
  period: { description: 'Periode.' },
  day: { description: 'Hari yang dihitung (UTC); tanpanya yang terbaru.', example: '2026-11-28' },
  year: { description: 'Tahun daftar data.', example: 2027 },
  undone: { description: 'Hanya yang menunggu tindakan penanggung jawab.' },
  from: { description: 'Sejak hari ini (UTC), termasuk.', example: '2026-11-01' },
  own: { description: 'Sertakan juga yang Anda lihat sendiri.', example: 'true' },
  month: { description: 'Bulan (UTC); tanpanya bulan ini.', example: '2026-11' },
  findingId: { description: 'Id temuan (ULID).' },
  reportId: { description: 'Minggu atau bulan laporan.', example: '2026-W48' },
  minutesFile: { description: 'Berkas berita acara: naskah, lampirannya, atau yang bertanda tangan.', example: 'naskah' },
  checkNumber: { description: 'Nomor verifikasi pada berita acara, tanpa tanda hubung.', example: '7K3QX9M2PV4TB6WRCH5D' },
  listId: { description: 'Id daftar yang dikirim untuk dipadankan (ULID).' },
  lookId: { description: 'Id pembacaan (ULID).' },
  codeList: { description: 'Nama daftar kode referensi.', example: 'kemendagri-kelurahan' },
  ticketId: { description: 'Id permintaan atau pertanyaan (ULID).' },
  list: {
    description:
      'own: milik sendiri; desk: yang dijawab OPD Anda; city: milik warga di seluruh kota; asked: yang OPD Anda tanyakan tentang unggahannya; help: antrean meja bantuan. Tanpanya yang terdekat dengan Anda.',
  },
  state: { description: 'unfinished (juga tanpa ini): yang belum selesai; finished: yang sudah.' },
  until: { description: 'Sampai hari ini (UTC), termasuk.', example: '2026-11-30' },
  principal: { description: 'Hanya yang dibaca oleh akun ini.' },
  operation: { description: 'Hanya lewat operasi ini.', example: 'listRows' },
  purpose: { description: 'Hanya untuk keperluan ini.' },
};
