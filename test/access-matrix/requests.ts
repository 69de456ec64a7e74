import type { OperationName } from '../../functions/routes.ts';
import { anExemption } from '../fakes/datasets.ts';
import type { Request } from '../fakes/gateway-events.ts';
import { owningOpd } from '../fakes/principals.ts';

/** An upload's id, where none stands. */
const anUploadId = '01KAM0000000000000000000A1';
/** A request's id, where none stands. */
const aRequestId = '01KAM0000000000000000000Q9';
const inAMonth = new Date(Date.now() + 30 * 24 * 60 * 60 * 1000).toISOString();

/** Bodies that each operation accepts, so that what answers is access and not the form. */
const bodies: Partial<Record<OperationName, unknown>> = {
  registerDataset: {
    datasetId: 'jumlah-posyandu',
    title: 'Posyandu',
    description: 'Posyandu per kelurahan',
    access: 'open',
    cadence: 'annual',
  },
  describeDataset: { title: 'Penerima bantuan sosial' },
  setAccess: { access: 'closed', reason: 'Memuat data pribadi', exemption: anExemption },
  hold: { reason: 'Angka diperiksa ulang' },
  setProfile: { subject: 'other', show: 'never', purposes: [] },
  setStandard: { fields: [{ name: 'kelurahan', type: 'string' }] },
  setLibraryStandard: { title: 'Menurut kelurahan', standard: { fields: [{ name: 'kelurahan', type: 'string' }] } },
  withdrawDataset: { reason: 'Salah hitung' },
  withdrawVersion: { reason: 'Salah hitung' },
  restoreVersion: { reason: 'Salah hitung' },
  startUpload: { fileName: 'bansos.csv', size: 120, period: '2026-10' },
  reportNihil: { period: '2026-11' },
  putUnit: { name: 'Panti', accounts: [], datasetIds: [] },
  signParts: { partNumbers: [1] },
  answerQuestions: { answers: [{ questionId: 'kolom-2-ribuan', readingId: 'ribuan' }] },
  mendUpload: { cells: [{ rowNumber: 2, fieldName: 'jumlah', value: '12' }] },
  salvageUpload: { reason: 'Sisanya menyusul' },
  inviteAccount: { email: 'siti@dinsos.example', name: 'Siti', groups: ['operator:dinsos'] },
  changeAccount: { disabled: true, reason: 'Pindah tugas' },
  handOver: { to: 'sub-pengganti', reason: 'Pindah tugas' },
  bindPerson: { nik: '3671014507900001', document: 'ktp-el', checkedInPerson: true },
  judgeSecondLook: { decision: 'agree', reasons: [] },
  settleSecondLook: { as: 'answered', text: 'Sudah sesuai standar' },
  reviewUpload: { decision: 'return', reasons: ['Kolom kecamatan kosong'] },
  requestAccess: { purpose: 'verifikasi-bantuan', legalBasis: 'Perpres 39/2019', until: inAMonth },
  decideAccess: { decision: 'refuse', reasons: ['Tujuannya belum jelas'] },
  lookUpPerson: { nik: '3671014507900001', purpose: 'verifikasi-bantuan', caseNumber: '460/12', reason: 'Memeriksa kelayakan' },
  serveAtCounter: { nik: '3671014507900001', document: 'ktp-el', checkedInPerson: true, reason: 'Diminta sendiri' },
  matchPersons: {
    ...{ purpose: 'verifikasi-bantuan', caseNumber: '460/12', reason: 'Memeriksa kelayakan' },
    rows: [{ nik: '3671014507900001', name: 'Siti', birthDate: '1990-07-05' }],
  },
  startMatchList: {
    ...{ purpose: 'verifikasi-bantuan', caseNumber: '460/12', reason: 'Memeriksa kelayakan' },
    ...{ fileName: 'daftar.xlsx', size: 120 },
  },
  lockPersons: { niks: ['3671014507900001'], reason: 'Perintah perlindungan' },
  unlockPersons: { niks: ['3671014507900001'], reason: 'Perintah dicabut' },
  openTicket: { kind: 'access', opdId: owningOpd, subject: 'Data bantuan saya', message: 'Mohon data saya tahun lalu.' },
  setNotices: { byMail: false },
  setReportReason: { text: 'Menunggu data puskesmas' },
  answerTicket: { message: 'Sudah diperbaiki.' },
  readFinding: { reason: 'Memeriksa temuan ini di lapangan' },
  judgeFinding: { verdict: 'unclear', note: 'Menunggu kunjungan' },
  searchPersons: { name: 'Siti', birthDate: '1990-07-05', kelurahan: 'Benda', reason: 'Lupa membawa KTP-el' },
  grantSearch: { until: '2026-12-31', reason: 'Petugas loket Benda' },
  decideCase: { sub: 'sub-tidak-ada', decision: 'confirmed' },
  resumeLooks: { sub: 'sub-tidak-ada', reason: 'Kepala dinas sedang cuti' },
  judgeLook: { verdict: 'proper', note: 'Sesuai nomor perkara' },
  setPlan: { entries: [{ title: 'Jumlah posyandu', priority: false, cadence: 'annual', access: 'open' }] },
  copyPlan: { fromYear: 2026 },
  readPlanFile: { fileName: 'daftar.csv', base64: 'S29kZTtVcmFpYW4KMS4wMjtQb3N5YW5kdQo=', access: 'open', cadence: 'annual' },
  signPlan: { revision: 0 },
  agreePlan: { revision: 0 },
  decideInForum: {
    ...{ heldOn: '2026-11-23', minutes: 'Produsen datanya Dinas Sosial.' },
    producers: [{ indicator: 'judul:jumlah posyandu', opdId: owningOpd }],
  },
  setMinutes: {
    letter: {
      ...{ number: '045/12/Kominfo', heldOn: '2026-11-30', place: 'Tangerang' },
      walidata: { name: 'Budi Santoso', post: 'Kepala Bidang Statistik' },
      opd: { name: 'Siti Aminah', post: 'Kepala Dinas Sosial' },
      knowing: { name: 'Rina Wati', post: 'Kepala Dinas Kominfo' },
    },
    followUps: [],
  },
  finishMinutes: { revision: 0 },
  announceSignedFile: { n: 1, paper: 'main', size: 120 },
  keepSignedFile: { n: 1 },
  revokeMinutes: { n: 1, reason: 'Salah OPD' },
  listExemption: { title: 'Data yang dikecualikan' },
};

/** A request for an operation, on that dataset where it concerns one. */
export function requestFor(operation: OperationName, path: string, datasetId: string, uploadId = anUploadId): Request {
  const values: Readonly<Record<string, string>> = {
    datasetId,
    uploadId,
    // The one that the matrix's unit delivers for is left as it is.
    unitId: operation === 'listPartRows' || operation === 'listPartUploads' ? 'panti' : 'panti-lain',
    opdId: owningOpd,
    sub: 'sub-tidak-ada',
    n: '1',
    format: operation === 'getReportFile' ? 'pdf' : 'csv',
    reportId: '2026-W48',
    standardId: 'per-kelurahan',
    requestId: aRequestId,
    institution: 'banten',
    findingId: '01KAM0000000000000000000F1',
    lookId: '01KAM0000000000000000000K1',
    listId: '01KAM0000000000000000000M1',
    ticketId: '01KAM0000000000000000000T1',
    picture: '1.svg',
    path: 'tidak-ada',
    guide: 'membaca-laporan',
    codeList: 'kemendagri-kecamatan',
    area: '36.71.01',
    year: '2027',
    period: '2026-Q3',
    minutesFile: 'naskah',
    checkNumber: '7K3QX9M2PV4TB6WRCH5D',
  };
  const given = (name: string) => {
    if (values[name] === undefined) throw new Error(`no value is known for {${name}}`);
    return values[name];
  };
  const names = [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, name = '']) => name);
  const params = Object.fromEntries(names.map((name) => [name, given(name)]));
  const body = bodies[operation];
  return { operation, params, ...(body === undefined ? {} : { body }) };
}
