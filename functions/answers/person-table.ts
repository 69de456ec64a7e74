import { pageNames } from '../messages/page-name.ts';
import * as findings from './findings.ts';
import * as looks from './looks.ts';
import * as persons from './persons.ts';
import { changing, open } from './problems.ts';

/** What operations about persons answer: who looked, profiles, looks, matching, locks, findings. */
export const aboutPersons = {
  listMyReceipts: { summary: pageNames.ownLooks, success: { 200: looks.receipts }, problems: open },
  listOpdReceipts: {
    summary: 'Siapa yang melihat data warga dalam dataset OPD ini: untuk penanggung jawabnya',
    success: { 200: looks.looksOfOpd },
    problems: open,
  },
  listToldInPerson: {
    summary: 'Jejak yang hanya disampaikan langsung, bagi warga yang sedang dilayani di loket',
    success: { 200: looks.receipts },
    problems: open,
  },
  listSample: { summary: 'Contoh pembacaan data warga yang diperiksa Inspektorat', success: { 200: looks.sample }, problems: open },
  judgeLook: {
    summary: 'Putuskan satu pembacaan dalam contoh, sekali',
    success: { 200: looks.verdictGiven },
    problems: [...open, 'conflict'],
  },
  listCases: { summary: 'Pembacaan yang menunggu konfirmasi nomor perkaranya', success: { 200: looks.cases }, problems: open },
  decideCase: {
    summary: 'Konfirmasi atau tolak nomor perkara satu pembacaan, sekali',
    success: { 200: looks.caseDecided },
    problems: [...open, 'conflict'],
  },
  resumeLooks: { summary: 'Buka kembali hak seorang petugas melihat data warga', success: { 200: looks.resumed }, problems: open },
  getMyProfile: { summary: 'Semua yang dipegang kota tentang diri saya', success: { 200: persons.personProfile }, problems: open },
  getMyProfileFile: { summary: 'Profil saya sebagai berkas PDF', success: { 200: persons.profileFile }, problems: open },
  lookUpPerson: {
    summary: 'Lihat data seorang warga, untuk tujuan yang disebutkan; warganya membaca jejaknya',
    success: { 200: persons.lookedUp },
    problems: open,
  },
  serveAtCounter: {
    summary: 'Profil warga yang hadir di loket, termasuk yang hanya diberikan langsung',
    success: { 200: persons.servedProfile },
    problems: open,
  },
  matchPersons: {
    summary: 'Padankan daftar dengan register penduduk, unsur demi unsur',
    success: { 200: persons.matchedPersons },
    problems: open,
  },
  startMatchList: {
    summary: 'Padankan daftar yang dikirim sebagai berkas (Excel atau CSV)',
    success: { 202: persons.startedMatchList },
    problems: open,
  },
  getMatchList: {
    summary: 'Sampai di mana daftar itu, dan hasilnya; bagi pengirimnya saja, sehari',
    success: { 200: persons.matchList },
    problems: open,
  },
  searchPersons: { summary: 'Cari warga menurut nama, tanggal lahir dan kelurahan', success: { 200: persons.searched }, problems: open },
  listSearchGrants: {
    summary: 'Siapa yang boleh mencari warga tanpa NIK',
    success: { 200: persons.searchGrants },
    problems: [...open, 'conflict'],
  },
  grantSearch: {
    summary: 'Izinkan seorang petugas loket mencari warga tanpa NIK',
    success: { 200: persons.searchGrant },
    problems: [...open, 'conflict'],
  },
  revokeSearch: { summary: 'Cabut izin mencari warga tanpa NIK', success: { 200: persons.searchGrant }, problems: [...open, 'conflict'] },
  lockPersons: { summary: 'Pasang kunci pengaman atas warga', success: { 200: persons.locked }, problems: open },
  unlockPersons: { summary: 'Lepas kunci pengaman', success: { 200: persons.locked }, problems: open },
  listFindings: {
    summary: 'Temuan daftar bantuan dalam angka: walidata semuanya, penanggung jawab OPD miliknya',
    success: { 200: findings.findings },
    problems: open,
  },
  readFinding: {
    summary: 'Baris orang dalam satu temuan, bagi yang boleh membaca seluruh datanya; setiap orangnya membaca jejaknya',
    success: { 200: findings.findingRows },
    problems: changing,
  },
  judgeFinding: { summary: 'Putuskan satu temuan, sekali', success: { 200: findings.findingVerdict }, problems: changing },
} as const;
