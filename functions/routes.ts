import type { z } from 'zod';
import type { Action } from './access/action.ts';
import {
  accessAsked,
  accessDecided,
  accountChange,
  accountPath,
  accountsQuery,
  announcement,
  anything,
  datasetPath,
  description,
  diffQuery,
  filePath,
  fileQuery,
  grantPath,
  invitation,
  levelChange,
  libraryEntry,
  libraryPath,
  listPageQuery,
  mendedCells,
  none,
  opdPath,
  pageQuery,
  partNumbers,
  personGiven,
  progressQuery,
  publicTitle,
  questionAnswers,
  reasonGiven,
  recordsQuery,
  registration,
  requestPath,
  requestsQuery,
  reviewDecision,
  rowsQuery,
  searchQuery,
  standardGiven,
  uploadPath,
  versionPath,
} from './requests.ts';

/** The Lambda functions that serve HTTP, each a room of `functions/`; `accounts` is in the room `identity`, with rights that signing in does not need. */
export const functionNames = ['identity', 'accounts', 'catalog', 'datasets', 'grants', 'versions', 'rows', 'records', 'uploads', 'progress', 'portal'] as const;
export type FunctionName = (typeof functionNames)[number];

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type Route = {
  readonly method: Method;
  /** API Gateway resource path; one `{name}` a segment. */
  readonly path: string;
  readonly function: FunctionName;
  readonly action: Action;
  /** Path parameters; one that does not fit is the fixed 404. */
  readonly params: z.ZodObject;
  /** Query parameters; unknown ones are 400. `listRows` alone takes more (filters by column) and checks them itself. */
  readonly query: z.ZodObject;
  readonly body?: z.ZodType;
  /** `If-Match` is demanded (428 without, 412 when stale). */
  readonly guarded?: true;
  /** A POST that may be repeated as it is: no `Idempotency-Key` keeps its answer, which holds signed addresses or tells of this moment alone. */
  readonly repeatable?: true;
  /** Its answer holds a signed address (`signed`), which no `Idempotency-Key` keeps: asked again, the operation signs again for what it made first. */
  readonly signs?: true;
  /** The body holds cells: what an `Idempotency-Key` keeps of it is its shape, no digest, since one of a NIK can be guessed. */
  readonly confidential?: true;
  /** Readable across origins by anyone: has the mock OPTIONS preflight (architecture.md, "Front door"). */
  readonly crossOrigin?: true;
  /** One line for the API document. */
  readonly summary: string;
};

/** THE route table. CDK, the authorizer, the OpenAPI document, the access matrix and the API docs are read from here. */
export const routes = {
  health: { method: 'GET', path: '/v1/health', function: 'catalog', action: 'anyone', params: none, query: none, crossOrigin: true, summary: 'Apakah layanan hidup' },
  describeApi: { method: 'GET', path: '/v1/openapi.json', function: 'catalog', action: 'anyone', params: none, query: none, crossOrigin: true, summary: 'Dokumen OpenAPI ini' },
  whoAmI: { method: 'GET', path: '/v1/me', function: 'identity', action: 'identify', params: none, query: none, summary: 'Siapa saya' },
  inviteAccount: { method: 'POST', path: '/v1/accounts', function: 'accounts', action: 'keep-accounts', params: none, query: none, body: invitation, summary: 'Undang pemilik akun lewat surel, dengan kelompoknya' },
  listAccounts: { method: 'GET', path: '/v1/accounts', function: 'accounts', action: 'keep-accounts', params: none, query: accountsQuery, summary: 'Daftar akun' },
  getAccount: { method: 'GET', path: '/v1/accounts/{sub}', function: 'accounts', action: 'keep-accounts', params: accountPath, query: none, summary: 'Satu akun' },
  changeAccount: {
    method: 'PATCH',
    path: '/v1/accounts/{sub}',
    function: 'accounts',
    action: 'keep-accounts',
    params: accountPath,
    query: none,
    body: accountChange,
    guarded: true,
    summary: 'Ubah kelompok, nonaktifkan atau aktifkan, keluarkan dari semua sesi',
  },
  bindPerson: {
    method: 'PUT',
    path: '/v1/accounts/{sub}/person',
    function: 'accounts',
    action: 'keep-accounts',
    params: accountPath,
    query: none,
    body: personGiven,
    confidential: true,
    summary: 'Ikat akun ke seorang warga, sekali, setelah diperiksa langsung',
  },
  listOpds: { method: 'GET', path: '/v1/opds', function: 'catalog', action: 'anyone', params: none, query: none, crossOrigin: true, summary: 'Daftar OPD' },
  getOpd: { method: 'GET', path: '/v1/opds/{opdId}', function: 'catalog', action: 'anyone', params: opdPath, query: none, crossOrigin: true, summary: 'Satu OPD' },
  searchDatasets: { method: 'GET', path: '/v1/datasets', function: 'catalog', action: 'anyone', params: none, query: searchQuery, crossOrigin: true, summary: 'Cari dataset yang boleh Anda lihat' },
  registerDataset: { method: 'POST', path: '/v1/datasets', function: 'datasets', action: 'register', params: none, query: none, body: registration, summary: 'Daftarkan dataset baru' },
  getDataset: { method: 'GET', path: '/v1/datasets/{datasetId}', function: 'datasets', action: 'see', params: datasetPath, query: none, crossOrigin: true, summary: 'Satu dataset' },
  describeDataset: { method: 'PATCH', path: '/v1/datasets/{datasetId}', function: 'datasets', action: 'describe', params: datasetPath, query: none, body: description, guarded: true, summary: 'Ubah uraian dataset' },
  setAccess: { method: 'PUT', path: '/v1/datasets/{datasetId}/access', function: 'datasets', action: 'set-access', params: datasetPath, query: none, body: levelChange, summary: 'Ketatkan akses; usulkan atau sahkan pelonggaran' },
  hold: { method: 'PUT', path: '/v1/datasets/{datasetId}/hold', function: 'datasets', action: 'hold', params: datasetPath, query: none, body: reasonGiven, summary: 'Tahan: pembacaan berhenti seketika' },
  release: { method: 'DELETE', path: '/v1/datasets/{datasetId}/hold', function: 'datasets', action: 'hold', params: datasetPath, query: none, summary: 'Lepas penahanan' },
  getStandard: { method: 'GET', path: '/v1/datasets/{datasetId}/standard', function: 'datasets', action: 'see', params: datasetPath, query: none, crossOrigin: true, summary: 'Standar data' },
  setStandard: { method: 'PUT', path: '/v1/datasets/{datasetId}/standard', function: 'datasets', action: 'describe', params: datasetPath, query: none, body: standardGiven, summary: 'Usulkan standar data' },
  getTemplate: { method: 'GET', path: '/v1/datasets/{datasetId}/template', function: 'datasets', action: 'see', params: datasetPath, query: none, crossOrigin: true, summary: 'Templat Excel menurut standar data: tautan paling lama 60 detik' },
  listLibrary: { method: 'GET', path: '/v1/standards', function: 'datasets', action: 'anyone', params: none, query: pageQuery, crossOrigin: true, summary: 'Pustaka standar data walidata' },
  getLibraryStandard: { method: 'GET', path: '/v1/standards/{standardId}', function: 'datasets', action: 'anyone', params: libraryPath, query: none, crossOrigin: true, summary: 'Satu standar dari pustaka' },
  setLibraryStandard: { method: 'PUT', path: '/v1/standards/{standardId}', function: 'datasets', action: 'keep-library', params: libraryPath, query: none, body: libraryEntry, summary: 'Tambah atau ubah standar pustaka' },
  withdrawDataset: { method: 'POST', path: '/v1/datasets/{datasetId}/withdrawal', function: 'datasets', action: 'withdraw', params: datasetPath, query: none, body: reasonGiven, summary: 'Tarik dataset' },
  restoreDataset: { method: 'DELETE', path: '/v1/datasets/{datasetId}/withdrawal', function: 'datasets', action: 'withdraw', params: datasetPath, query: none, summary: 'Pulihkan dataset yang ditarik' },
  listExemptions: { method: 'GET', path: '/v1/exemptions', function: 'datasets', action: 'anyone', params: none, query: none, crossOrigin: true, summary: 'Daftar informasi yang dikecualikan: judulnya saja' },
  listExemption: {
    method: 'PUT',
    path: '/v1/datasets/{datasetId}/exemption-listing',
    function: 'datasets',
    action: 'list-exemption',
    params: datasetPath,
    query: none,
    body: publicTitle,
    summary: 'Masukkan data tertutup ke daftar informasi yang dikecualikan, dengan judul untuk umum',
  },
  unlistExemption: { method: 'DELETE', path: '/v1/datasets/{datasetId}/exemption-listing', function: 'datasets', action: 'list-exemption', params: datasetPath, query: none, summary: 'Keluarkan dari daftar informasi yang dikecualikan' },
  requestAccess: {
    method: 'POST',
    path: '/v1/datasets/{datasetId}/access-requests',
    function: 'grants',
    action: 'request-access',
    params: datasetPath,
    query: none,
    body: accessAsked,
    summary: 'Ajukan permohonan bagi pakai atas data terbatas untuk instansi Anda',
  },
  listRequests: {
    method: 'GET',
    path: '/v1/datasets/{datasetId}/access-requests',
    function: 'grants',
    action: 'list-requests',
    params: datasetPath,
    query: requestsQuery,
    summary: 'Permohonan instansi Anda; bagi penanggung jawab OPD pemilik, semuanya; dengan undone=true yang menunggu tindakannya',
  },
  decideAccess: {
    method: 'POST',
    path: '/v1/datasets/{datasetId}/access-requests/{requestId}/decision',
    function: 'grants',
    action: 'decide-access',
    params: requestPath,
    query: none,
    body: accessDecided,
    summary: 'Setujui (seluruhnya atau sebagian) atau tolak permohonan; tanpa until persetujuannya berkala 30 hari',
  },
  withdrawRequest: { method: 'DELETE', path: '/v1/datasets/{datasetId}/access-requests/{requestId}', function: 'grants', action: 'request-access', params: requestPath, query: none, summary: 'Tarik permohonan Anda yang masih menunggu' },
  listWaitingRequests: { method: 'GET', path: '/v1/access-requests', function: 'grants', action: 'identify', params: none, query: pageQuery, summary: 'Permohonan yang menunggu keputusan Anda sebagai penanggung jawab' },
  listGrants: { method: 'GET', path: '/v1/datasets/{datasetId}/grants', function: 'grants', action: 'list-grants', params: datasetPath, query: pageQuery, summary: 'Persetujuan akses instansi Anda; bagi penanggung jawab OPD pemilik, semuanya' },
  renewGrant: { method: 'POST', path: '/v1/datasets/{datasetId}/grants/{institution}/renewal', function: 'grants', action: 'decide-access', params: grantPath, query: none, summary: 'Perpanjang persetujuan berkala 30 hari lagi' },
  revokeGrant: { method: 'DELETE', path: '/v1/datasets/{datasetId}/grants/{institution}', function: 'grants', action: 'decide-access', params: grantPath, query: none, summary: 'Cabut persetujuan: berlaku seketika' },
  listVersions: { method: 'GET', path: '/v1/datasets/{datasetId}/versions', function: 'versions', action: 'see', params: datasetPath, query: pageQuery, crossOrigin: true, summary: 'Daftar versi' },
  getVersion: { method: 'GET', path: '/v1/datasets/{datasetId}/versions/{n}', function: 'versions', action: 'see', params: versionPath, query: none, crossOrigin: true, summary: 'Satu versi' },
  diffVersion: { method: 'GET', path: '/v1/datasets/{datasetId}/versions/{n}/diff', function: 'rows', action: 'see', params: versionPath, query: diffQuery, crossOrigin: true, summary: 'Apa yang berubah pada satu versi; barisnya bagi yang boleh membaca' },
  withdrawVersion: {
    method: 'POST',
    path: '/v1/datasets/{datasetId}/versions/{n}/withdrawal',
    function: 'versions',
    action: 'withdraw',
    params: versionPath,
    query: none,
    body: reasonGiven,
    summary: 'Tarik satu versi; bila itu yang berlaku, versi sebelumnya berlaku lagi',
  },
  restoreVersion: { method: 'POST', path: '/v1/datasets/{datasetId}/versions/{n}/restoration', function: 'versions', action: 'withdraw', params: versionPath, query: none, body: reasonGiven, summary: 'Berlakukan lagi versi lama' },
  startUpload: {
    method: 'POST',
    path: '/v1/datasets/{datasetId}/uploads',
    function: 'uploads',
    action: 'upload',
    params: datasetPath,
    query: none,
    body: announcement,
    signs: true,
    summary: 'Mulai unggahan; jawabannya memuat alamat PUT sekali pakai, atau di atas 64 MiB cara membagi berkasnya',
  },
  mendUpload: {
    method: 'POST',
    path: '/v1/datasets/{datasetId}/uploads/{uploadId}/mending',
    function: 'uploads',
    action: 'upload',
    params: uploadPath,
    query: none,
    body: mendedCells,
    confidential: true,
    summary: 'Perbaiki beberapa sel tanpa mengirim berkas lagi',
  },
  answerQuestions: {
    method: 'POST',
    path: '/v1/datasets/{datasetId}/uploads/{uploadId}/answers',
    function: 'uploads',
    action: 'upload',
    params: uploadPath,
    query: none,
    body: questionAnswers,
    repeatable: true,
    summary: 'Jawab pertanyaan tentang isi berkas; berkasnya lalu diperiksa lagi',
  },
  salvageUpload: { method: 'POST', path: '/v1/datasets/{datasetId}/uploads/{uploadId}/salvage', function: 'uploads', action: 'salvage', params: uploadPath, query: none, body: reasonGiven, summary: 'Terbitkan baris yang sah saja dari unggahan yang ditolak' },
  listUploads: { method: 'GET', path: '/v1/datasets/{datasetId}/uploads', function: 'uploads', action: 'list-uploads', params: datasetPath, query: pageQuery, summary: 'Daftar unggahan' },
  getUpload: { method: 'GET', path: '/v1/datasets/{datasetId}/uploads/{uploadId}', function: 'uploads', action: 'follow-upload', params: uploadPath, query: none, summary: 'Keadaan unggahan' },
  signParts: { method: 'POST', path: '/v1/datasets/{datasetId}/uploads/{uploadId}/parts', function: 'uploads', action: 'upload', params: uploadPath, query: none, body: partNumbers, repeatable: true, summary: 'Alamat PUT untuk bagian-bagian berkas besar' },
  completeUpload: { method: 'POST', path: '/v1/datasets/{datasetId}/uploads/{uploadId}/completion', function: 'uploads', action: 'upload', params: uploadPath, query: none, repeatable: true, summary: 'Selesaikan berkas besar setelah semua bagiannya sampai' },
  cancelUpload: { method: 'DELETE', path: '/v1/datasets/{datasetId}/uploads/{uploadId}', function: 'uploads', action: 'upload', params: uploadPath, query: none, summary: 'Batalkan unggahan yang menunggu berkas atau jawaban' },
  getReport: { method: 'GET', path: '/v1/datasets/{datasetId}/uploads/{uploadId}/report', function: 'uploads', action: 'follow-upload', params: uploadPath, query: none, summary: 'Hasil validasi' },
  getReturnedWorkbook: {
    method: 'GET',
    path: '/v1/datasets/{datasetId}/uploads/{uploadId}/returned-workbook',
    function: 'uploads',
    action: 'upload',
    params: uploadPath,
    query: none,
    summary: 'Excel bertanda perbaikan dari unggahan yang ditolak: tautan paling lama 60 detik',
  },
  reviewUpload: { method: 'POST', path: '/v1/datasets/{datasetId}/uploads/{uploadId}/review', function: 'uploads', action: 'review', params: uploadPath, query: none, body: reviewDecision, summary: 'Setujui atau kembalikan unggahan' },
  listReviews: { method: 'GET', path: '/v1/reviews', function: 'uploads', action: 'identify', params: none, query: pageQuery, summary: 'Unggahan yang menunggu pemeriksaan' },
  listRows: { method: 'GET', path: '/v1/datasets/{datasetId}/rows', function: 'rows', action: 'read', params: datasetPath, query: rowsQuery, crossOrigin: true, summary: 'Baris data, dengan saringan dan urutan' },
  downloadFile: { method: 'GET', path: '/v1/datasets/{datasetId}/files/{format}', function: 'rows', action: 'read-whole', params: filePath, query: fileQuery, crossOrigin: true, summary: 'Unduh berkas: tautan paling lama 60 detik' },
  listAccessRecords: { method: 'GET', path: '/v1/datasets/{datasetId}/access-records', function: 'records', action: 'see-records', params: datasetPath, query: recordsQuery, summary: 'Siapa yang membaca data ini: untuk penanggung jawabnya' },
  getProgress: { method: 'GET', path: '/v1/progress', function: 'progress', action: 'see-progress-of-all', params: none, query: progressQuery, summary: 'Kemajuan semua OPD' },
  getOpdProgress: { method: 'GET', path: '/v1/progress/{opdId}', function: 'progress', action: 'see-progress-of-opd', params: opdPath, query: progressQuery, summary: 'Kemajuan satu OPD' },
  getPublicProgress: { method: 'GET', path: '/v1/public-progress', function: 'progress', action: 'anyone', params: none, query: none, crossOrigin: true, summary: 'Kemajuan dataset terbuka dan terbatas' },
  showHome: { method: 'GET', path: '/', function: 'portal', action: 'anyone', params: none, query: none, summary: 'Halaman depan' },
  showDatasets: { method: 'GET', path: '/dataset', function: 'portal', action: 'anyone', params: none, query: listPageQuery, summary: 'Halaman daftar dataset' },
  showDataset: { method: 'GET', path: '/dataset/{datasetId}', function: 'portal', action: 'anyone', params: datasetPath, query: none, summary: 'Halaman satu dataset' },
  showProgress: { method: 'GET', path: '/progres', function: 'portal', action: 'anyone', params: none, query: none, summary: 'Halaman kemajuan: untuk umum, dan papan walidata setelah masuk' },
  showSignIn: { method: 'GET', path: '/masuk', function: 'portal', action: 'anyone', params: none, query: anything, summary: 'Halaman masuk dan kembalinya dari layanan masuk' },
  showDesk: { method: 'GET', path: '/kerja', function: 'portal', action: 'anyone', params: none, query: none, summary: 'Meja kerja OPD' },
  showRegistration: { method: 'GET', path: '/kerja/daftar', function: 'portal', action: 'anyone', params: none, query: none, summary: 'Halaman daftarkan dataset' },
  showUpload: { method: 'GET', path: '/kerja/dataset/{datasetId}', function: 'portal', action: 'anyone', params: datasetPath, query: none, summary: 'Halaman unggah dan hasil validasi' },
  showReviews: { method: 'GET', path: '/kerja/pemeriksaan', function: 'portal', action: 'anyone', params: none, query: none, summary: 'Halaman pemeriksaan walidata' },
  showAccounts: { method: 'GET', path: '/kerja/akun', function: 'portal', action: 'anyone', params: none, query: none, summary: 'Halaman akun, untuk walidata' },
  showExemptions: { method: 'GET', path: '/dikecualikan', function: 'portal', action: 'anyone', params: none, query: none, summary: 'Halaman daftar informasi yang dikecualikan' },
} as const satisfies Record<string, Route>;

export type OperationName = keyof typeof routes;
export type OperationsOf<F extends FunctionName> = {
  [N in OperationName]: (typeof routes)[N]['function'] extends F ? N : never;
}[OperationName];

/** All operations with their routes, in the table's order. */
export function listRoutes(): (Route & { operation: OperationName })[] {
  return operationNames().map((operation) => ({ ...routes[operation], operation }));
}

function operationNames(): OperationName[] {
  return Object.keys(routes).filter((name): name is OperationName => name in routes);
}

/** The operation that API Gateway routed to, by its method and resource path. */
export function findOperation(method: string, resource: string): OperationName | undefined {
  return operationNames().find((name) => routes[name].method === method && routes[name].path === resource);
}
