/** Pages that several places lead to. */
export const pageNames = {
  api: 'API untuk program',
  plans: 'Daftar data',
  exemptions: 'Informasi yang dikecualikan',
  profile: 'Profil saya',
  cases: 'Nomor perkara yang menunggu konfirmasi',
  searchGrants: 'Izin mencari warga tanpa NIK',
  opdLooks: 'Pembacaan data warga',
  ownLooks: 'Siapa yang melihat data saya',
  ownTickets: 'Permintaan saya',
  tickets: 'Permintaan warga tentang datanya',
  guides: 'Panduan',
  references: 'Kode referensi dan data induk',
  helpDesk: 'Meja bantuan',
  personDesk: 'Lihat data seorang warga',
  matching: 'Padankan NIK',
  counter: 'Layani warga di loket',
  locks: 'Kunci pengaman',
  board: 'Papan kemajuan OPD',
  reports: 'Laporan kemajuan',
  units: 'Unit yang mengirim',
  minutes: 'Berita acara pemeriksaan',
  check: 'Verifikasi berita acara',
  findings: 'Temuan daftar bantuan',
} as const;

/** The register of exempted information, within a sentence and above it. */
export const exemptionListText = 'daftar informasi yang dikecualikan';
export const exemptionListTitle = 'Daftar informasi yang dikecualikan';
