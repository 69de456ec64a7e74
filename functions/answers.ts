import * as accounts from './answers/accounts.ts';
import * as catalog from './answers/catalog.ts';
import { dataPackage } from './answers/data-package.ts';
import * as datasets from './answers/datasets.ts';
import { calendar, csv, type Described, download, page, written } from './answers/described.ts';
import * as grants from './answers/grants.ts';
import { minutesOfReview } from './answers/minutes.ts';
import { pages } from './answers/pages.ts';
import { aboutPersons } from './answers/person-table.ts';
import { plans } from './answers/plan-table.ts';
import { changing, open, seeing } from './answers/problems.ts';
import { progressOfOpds } from './answers/progress.ts';
import { progressReports } from './answers/progress-report.ts';
import { countsOfReads } from './answers/reads.ts';
import { accessRecords } from './answers/records.ts';
import { remindersOfOpds } from './answers/reminders.ts';
import { report } from './answers/report.ts';
import { fileInTheMaking, link, rows } from './answers/rows.ts';
import { supervision } from './answers/second-looks.ts';
import { apiDocument, health } from './answers/service.ts';
import * as standards from './answers/standards.ts';
import { statistics } from './answers/statistics.ts';
import { tickets } from './answers/ticket-table.ts';
import { collecting } from './answers/unit-table.ts';
import * as uploads from './answers/uploads.ts';
import * as versions from './answers/versions.ts';
import type { OperationName } from './routes.ts';

const { dataset } = datasets;
const { upload } = uploads;
const etag = ['ETag'] as const;
const vary = ['Vary'] as const;

/**
 * THE table of what each operation answers: the schema of each success (or another form, where that is the answer), its headers, and
 * the codes of its problems. Operations are typed by it (`Answer<'getDataset'>`, functions/http/answer.ts). As values it is for the API
 * document and for tests alone: elsewhere `import type`, so that no bundle grows by it.
 */
export const answers = {
  health: { summary: 'Apakah layanan hidup', success: { 200: health }, problems: open, sameForAll: true },
  describeApi: { summary: 'Dokumen OpenAPI ini', success: { 200: apiDocument }, problems: open, sameForAll: true },
  whoAmI: { summary: 'Siapa saya', success: { 200: accounts.me }, problems: open },
  listStaff: {
    summary: 'Operator dan penanggung jawab sebuah OPD, dan kapan akunnya terakhir dipakai',
    success: { 200: accounts.staff },
    problems: [...open, 'conflict'],
  },
  inviteAccount: {
    summary: 'Undang pemilik akun lewat surel, dengan kelompoknya',
    success: { 201: accounts.account },
    problems: [...open, 'conflict'],
    headers: etag,
  },
  listAccounts: { summary: 'Daftar akun', success: { 200: accounts.accounts }, problems: [...open, 'conflict'] },
  getAccount: { summary: 'Satu akun', success: { 200: accounts.account }, problems: open, headers: etag },
  changeAccount: {
    summary: 'Ubah kelompok, nonaktifkan atau aktifkan, keluarkan dari semua sesi',
    success: { 200: accounts.changedAccount },
    problems: [...open, 'conflict'],
    headers: etag,
  },
  handOver: {
    summary: 'Serahkan semua tugas sebuah akun kepada penggantinya',
    success: { 200: accounts.handedOver },
    problems: [...open, 'conflict'],
  },
  bindPerson: {
    summary: 'Ikat akun ke seorang warga, sekali, setelah diperiksa langsung',
    success: { 200: accounts.boundAccount },
    problems: [...open, 'conflict'],
  },
  listOpds: { summary: 'Daftar OPD', success: { 200: catalog.opdList }, problems: open, sameForAll: true },
  getOpd: { summary: 'Satu OPD', success: { 200: catalog.opdWithCount }, problems: open },
  listReferenceCodes: {
    summary: 'Daftar kode referensi',
    success: { 200: catalog.referenceLists },
    problems: open,
    sameForAll: true,
  },
  getReferenceCodes: {
    summary: 'Satu daftar kode referensi, sebagai JSON atau CSV: kode Kemendagri, dan kode BPS bila diketahui',
    success: { 200: [catalog.referenceCodes, csv] },
    problems: open,
    headers: vary,
    sameForAll: true,
  },
  listMasterData: { summary: 'Data induk yang boleh Anda lihat', success: { 200: catalog.masterData }, problems: open },
  getReleaseSchedule: {
    summary: 'Jadwal rilis, sebagai JSON atau iCalendar',
    success: { 200: [catalog.releaseSchedule, calendar] },
    problems: open,
    headers: vary,
    sameForAll: true,
  },
  searchDatasets: { summary: 'Cari dataset yang boleh Anda lihat', success: { 200: catalog.foundDatasets }, problems: open },
  registerDataset: {
    summary: 'Daftarkan sebuah dataset',
    success: { 201: dataset },
    problems: [...open, 'conflict'],
    headers: ['ETag', 'Location'],
  },
  getDataset: { summary: 'Satu dataset', success: { 200: dataset }, problems: seeing, headers: etag },
  describeDataset: { summary: 'Ubah uraian dataset', success: { 200: dataset }, problems: changing, headers: etag },
  setAccess: {
    summary: 'Ketatkan akses; usulkan atau sahkan pelonggaran',
    success: { 200: dataset, 202: dataset },
    problems: changing,
    headers: etag,
  },
  hold: { summary: 'Tahan: pembacaan berhenti seketika', success: { 200: dataset }, problems: changing, headers: etag },
  release: { summary: 'Lepas penahanan', success: { 200: dataset }, problems: changing, headers: etag },
  getProfile: {
    summary: 'Bagaimana dataset tampil dalam profil warga, dan apa yang ditawarkan untuknya',
    success: { 200: datasets.profileSetting },
    problems: seeing,
    headers: etag,
  },
  setProfile: {
    summary: 'Tentukan apakah dan bagaimana dataset tampil dalam profil warga',
    success: { 200: datasets.profileSetting },
    problems: changing,
    headers: etag,
  },
  getStandard: { summary: 'Standar data', success: { 200: standards.standardInForce }, problems: seeing },
  setStandard: {
    summary: 'Usulkan standar data',
    success: { 200: standards.standardTaken, 202: standards.standardTaken },
    problems: changing,
  },
  getTemplate: {
    summary: 'Templat Excel menurut standar data: tautan paling lama 60 detik',
    success: { 200: link, 302: download },
    problems: seeing,
    sometimes: vary,
  },
  listLibrary: { summary: 'Pustaka standar data walidata', success: { 200: standards.library }, problems: open, sameForAll: true },
  getLibraryStandard: { summary: 'Satu standar dari pustaka', success: { 200: standards.libraryStandard }, problems: open },
  setLibraryStandard: {
    summary: 'Tambah atau ubah standar pustaka',
    success: { 200: standards.libraryStandard, 201: standards.libraryStandard },
    problems: [...open, 'conflict'],
  },
  withdrawDataset: { summary: 'Tarik dataset', success: { 200: dataset }, problems: changing, headers: etag },
  restoreDataset: { summary: 'Pulihkan dataset yang ditarik', success: { 200: dataset }, problems: changing, headers: etag },
  listDestructions: {
    summary: 'Berita acara pemusnahan data sebuah dataset pada akhir masa simpannya',
    success: { 200: datasets.destructions },
    problems: seeing,
  },
  listExemptions: { summary: 'Daftar informasi yang dikecualikan: judulnya saja', success: { 200: datasets.exemptions }, problems: open },
  listExemption: {
    summary: 'Masukkan data tertutup ke daftar informasi yang dikecualikan, dengan judul untuk umum',
    success: { 200: datasets.exemptionListing },
    problems: changing,
  },
  unlistExemption: { summary: 'Keluarkan dari daftar informasi yang dikecualikan', success: { 200: datasets.unlisted }, problems: seeing },
  requestAccess: {
    summary: 'Ajukan permohonan bagi pakai atas data terbatas untuk instansi Anda',
    success: { 201: grants.accessRequest },
    problems: changing,
  },
  listRequests: {
    summary: 'Permohonan instansi Anda; bagi penanggung jawab OPD pemilik, semuanya; dengan undone=true yang menunggu tindakannya',
    success: { 200: grants.accessRequests },
    problems: seeing,
  },
  listOfficers: {
    summary: 'Petugas instansi Anda sendiri, untuk disebut dalam permohonan',
    success: { 200: accounts.officers },
    problems: [...open, 'conflict'],
  },
  decideAccess: {
    summary: 'Setujui (seluruhnya atau sebagian) atau tolak permohonan; tanpa until persetujuannya berkala 30 hari',
    success: { 200: grants.decidedRequest },
    problems: changing,
  },
  withdrawRequest: { summary: 'Tarik permohonan Anda yang masih menunggu', success: { 200: grants.accessRequest }, problems: changing },
  listWaitingRequests: {
    summary: 'Permohonan yang menunggu keputusan Anda sebagai penanggung jawab',
    success: { 200: grants.waitingRequests },
    problems: open,
  },
  listGrants: {
    summary: 'Persetujuan akses instansi Anda; bagi penanggung jawab OPD pemilik, semuanya',
    success: { 200: grants.grants },
    problems: seeing,
  },
  renewGrant: { summary: 'Perpanjang persetujuan berkala 30 hari lagi', success: { 200: grants.grant }, problems: changing },
  revokeGrant: { summary: 'Cabut persetujuan: berlaku seketika', success: { 200: grants.grant }, problems: changing },
  listVersions: { summary: 'Daftar versi', success: { 200: versions.versions }, problems: seeing },
  getVersion: { summary: 'Satu versi', success: { 200: versions.version }, problems: seeing },
  diffVersion: {
    summary: 'Apa yang berubah pada satu versi; barisnya bagi yang boleh membaca',
    success: { 200: written(versions.changesOfVersion) },
    problems: seeing,
  },
  withdrawVersion: {
    summary: 'Tarik satu versi; bila itu yang berlaku, versi sebelumnya berlaku lagi',
    success: { 200: versions.version },
    problems: changing,
  },
  restoreVersion: { summary: 'Berlakukan lagi versi lama', success: { 200: versions.version }, problems: changing },
  startUpload: {
    summary: 'Mulai unggahan; jawabannya memuat alamat PUT sekali pakai, atau di atas 64 MiB cara membagi berkasnya',
    success: { 201: uploads.startedUpload },
    problems: changing,
  },
  mendUpload: { summary: 'Perbaiki beberapa sel tanpa mengirim berkas lagi', success: { 201: uploads.derivedUpload }, problems: changing },
  answerQuestions: {
    summary: 'Jawab pertanyaan tentang isi berkas; berkasnya lalu diperiksa lagi',
    success: { 200: upload },
    problems: changing,
  },
  salvageUpload: {
    summary: 'Terbitkan baris yang sah saja dari unggahan yang ditolak',
    success: { 201: uploads.derivedUpload },
    problems: changing,
  },
  reportNihil: {
    summary: 'Laporkan nihil untuk periode yang jatuh tempo, juga untuk satu unit',
    success: { 200: uploads.nihilDelivered },
    problems: changing,
  },
  listUploads: { summary: 'Daftar unggahan', success: { 200: uploads.uploads }, problems: seeing },
  getUpload: { summary: 'Keadaan unggahan', success: { 200: upload }, problems: seeing },
  findUpload: { summary: 'Unggahan menurut nomornya saja, bagi meja bantuan dan walidata', success: { 200: upload }, problems: seeing },
  signParts: { summary: 'Alamat PUT untuk bagian-bagian berkas besar', success: { 200: uploads.signedParts }, problems: changing },
  completeUpload: { summary: 'Selesaikan berkas besar setelah semua bagiannya sampai', success: { 200: upload }, problems: changing },
  cancelUpload: { summary: 'Batalkan unggahan yang menunggu berkas, jawaban, atau walidata', success: { 200: upload }, problems: changing },
  getReport: { summary: 'Hasil validasi', success: { 200: written(report) }, problems: changing },
  getSharedCells: {
    summary: 'Isi sel kesalahan pertama, bila OPD-nya membagikannya kepada meja bantuan',
    success: { 200: uploads.sharedCells },
    problems: changing,
  },
  getReturnedWorkbook: {
    summary: 'Excel bertanda perbaikan dari unggahan yang ditolak: tautan paling lama 60 detik',
    success: { 200: link, 302: download },
    problems: seeing,
    sometimes: vary,
  },
  reviewUpload: { summary: 'Setujui atau kembalikan unggahan', success: { 200: upload }, problems: changing },
  getSample: {
    summary: 'Contoh isi unggahan yang menunggu pemeriksaan: baris dan nilainya bagi yang boleh membaca, selain itu kolomnya saja',
    success: { 200: written(uploads.sample) },
    problems: changing,
  },
  listReviews: { summary: 'Unggahan yang menunggu pemeriksaan', success: { 200: uploads.reviews }, problems: open },
  ...collecting,
  listRows: {
    summary: 'Baris data, dengan saringan dan urutan',
    success: { 200: [written(rows), csv] },
    problems: seeing,
    headers: vary,
    sometimes: ['Link'],
  },
  describeColumns: {
    summary: 'Statistik tiap kolom: nilainya bagi yang boleh membaca, tanpa nilai kolom data pribadi',
    success: { 200: written(statistics) },
    problems: seeing,
  },
  describePackage: {
    summary: 'Berkas dan kolomnya sebagai Data Package (Frictionless)',
    success: { 200: dataPackage },
    problems: seeing,
  },
  downloadRows: {
    summary: 'Unduh baris pilihan sebagai berkas: tautan paling lama 60 detik',
    success: { 200: link, 302: download },
    problems: [...seeing, 'does-not-fit'],
    sometimes: vary,
  },
  downloadFile: {
    summary: 'Unduh berkas: tautan paling lama 60 detik; yang besar dibuat dahulu',
    success: { 200: link, 202: [fileInTheMaking, page], 302: download },
    problems: [...seeing, 'does-not-fit'],
    sometimes: ['Vary', 'Retry-After'],
  },
  listAccessRecords: {
    summary: 'Siapa yang membaca data ini: untuk penanggung jawabnya',
    success: { 200: [accessRecords, csv] },
    problems: seeing,
    headers: vary,
    sometimes: ['Link'],
  },
  ...aboutPersons,
  ...tickets,
  ...plans,
  ...progressOfOpds,
  ...progressReports,
  ...remindersOfOpds,
  ...countsOfReads,
  ...minutesOfReview,
  ...supervision,
  ...pages,
} as const satisfies Record<OperationName, Described>;
