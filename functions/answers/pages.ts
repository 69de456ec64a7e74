import { csv, page, plain, slashless, svg, xml } from './described.ts';
import { open } from './problems.ts';

const aPage = (summary: string) => ({ summary, success: { 200: page }, problems: open, sameForAll: true }) as const;

/** What people see, and what engines read of it. */
export const pages = {
  showHome: aPage('Halaman depan'),
  showDatasets: aPage('Halaman daftar dataset'),
  showVersion: { ...aPage('Halaman apa yang berubah pada satu versi'), success: { 200: page, 404: page, 410: page } },
  showDataset: { ...aPage('Halaman satu dataset'), success: { 200: page, 404: page, 410: page } },
  showPicture: { ...aPage('Gambar satu dataset, atau angkanya, sebagai berkas'), success: { 200: [svg, csv] } },
  showOpds: aPage('Halaman semua OPD'),
  showOpd: { ...aPage('Halaman satu OPD'), success: { 200: page, 404: page } },
  showAreas: aPage('Halaman semua kecamatan'),
  showArea: { ...aPage('Halaman satu kecamatan'), success: { 200: page, 404: page } },
  showSchedule: aPage('Halaman jadwal rilis'),
  showLevels: aPage('Halaman arti tiap tingkat akses'),
  showOpdProgress: {
    ...aPage('Kiriman tiap dataset satu OPD, untuk OPD itu, walidata dan pimpinan'),
    success: { 200: page, 404: page },
  },
  showProgress: aPage('Halaman kemajuan: untuk umum, dan papan walidata setelah masuk'),
  showSignIn: aPage('Halaman masuk dan kembalinya dari layanan masuk'),
  showDesk: aPage('Meja kerja OPD'),
  showRegistration: aPage('Halaman daftarkan dataset'),
  showUpload: aPage('Halaman unggah dan hasil validasi'),
  showReviews: aPage('Halaman pemeriksaan walidata'),
  showAccounts: aPage('Halaman akun, untuk walidata'),
  showCases: aPage('Halaman nomor perkara yang menunggu konfirmasi, untuk penanggung jawab OPD'),
  showOpdLooks: aPage('Halaman siapa yang melihat data warga, untuk penanggung jawab OPD'),
  showLooksSample: aPage('Halaman pemeriksaan pembacaan, untuk Inspektorat'),
  showReceipts: aPage('Halaman siapa yang melihat data saya, untuk warga'),
  showMyTickets: aPage('Halaman permintaan dan pertanyaan saya, untuk warga'),
  showTickets: aPage('Halaman permintaan warga, untuk yang menjawab dan yang mengawasi jamnya'),
  showPersonDesk: aPage('Halaman petugas pembaca profil: melihat data seorang warga untuk satu tujuan'),
  showMatching: aPage('Halaman padankan NIK: daftar dicocokkan dengan register penduduk'),
  showCounter: aPage('Halaman loket: profil warga yang hadir'),
  showLocks: aPage('Halaman kunci pengaman'),
  showFindings: aPage('Halaman temuan daftar bantuan, untuk walidata dan penanggung jawab OPD'),
  showProfile: aPage('Halaman profil saya, untuk warga'),
  showUnknown: { ...aPage('Alamat yang tidak ada'), success: { 308: slashless, 404: page } },
  showSiteMap: { ...aPage('Peta situs, untuk mesin pencari'), success: { 200: xml } },
  showRobots: { ...aPage('Apa yang boleh dibaca mesin pencari'), success: { 200: plain } },
  showLibrary: aPage('Halaman pustaka standar data'),
  showLibraryStandard: { ...aPage('Halaman satu standar dari pustaka'), success: { 200: page, 404: page } },
  showExemptions: aPage('Halaman daftar informasi yang dikecualikan'),
  showApi: aPage('Halaman API: apa yang dapat dipanggil, dan mencobanya'),
} as const;
