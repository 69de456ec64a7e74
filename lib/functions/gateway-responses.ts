type GatewayProblem = {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/**
 * On every answer of the gateway's own: what functions/http/serve.ts sends with a problem of a public read; a test compares the two. The gateway
 * does not know the route, so any origin may read them: they are fixed words.
 */
export const gatewayHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'application/problem+json',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Strict-Transport-Security': 'max-age=31536000',
  'Access-Control-Allow-Origin': '*',
};

const notFound: GatewayProblem = {
  status: 404,
  code: 'not-found',
  title: 'Tidak ditemukan',
  detail: 'Alamat atau data ini tidak ada, atau tidak terbuka untuk Anda.',
};
const badRequest: GatewayProblem = {
  status: 400,
  code: 'invalid-request',
  title: 'Permintaan tidak sah',
  detail: 'Permintaan tidak dapat dibaca.',
};
const tooMany: GatewayProblem = {
  status: 429,
  code: 'too-many-requests',
  title: 'Terlalu banyak permintaan',
  detail: 'Terlalu banyak permintaan sekaligus. Tunggu sebentar, lalu coba lagi.',
};
const fault: GatewayProblem = {
  status: 500,
  code: 'internal-error',
  title: 'Gangguan di sistem',
  detail: 'Ada gangguan di sistem kami. Coba lagi sebentar lagi.',
};
const late: GatewayProblem = {
  status: 503,
  code: 'unavailable',
  title: 'Sementara tidak dapat dilayani',
  detail: 'Jawabannya terlalu lama disiapkan. Coba lagi, atau minta bagian yang lebih kecil.',
};

/**
 * What the gateway itself answers, in the shape of functions/http/problem.ts (API Gateway, "Gateway response types").
 * A route that does not exist, a dataset that the caller may not know of and every other 4xx without a name here are the same fixed 404.
 */
export const gatewayResponses: Readonly<Record<string, GatewayProblem>> = {
  UNAUTHORIZED: {
    status: 401,
    code: 'unauthorized',
    title: 'Belum masuk',
    detail: 'Masuk dulu untuk membuka ini. Bila Anda sudah masuk, sesi Anda mungkin sudah berakhir: masuklah lagi.',
    headers: { 'WWW-Authenticate': 'Bearer realm="satu-data"' },
  },
  ACCESS_DENIED: notFound,
  MISSING_AUTHENTICATION_TOKEN: notFound,
  INVALID_SIGNATURE: notFound,
  RESOURCE_NOT_FOUND: notFound,
  DEFAULT_4XX: notFound,
  BAD_REQUEST_BODY: badRequest,
  BAD_REQUEST_PARAMETERS: badRequest,
  REQUEST_TOO_LARGE: {
    status: 413,
    code: 'too-large',
    title: 'Terlalu besar',
    detail: 'Isi permintaan terlalu besar. Berkas data diunggah lewat alamat unggahan, bukan ke sini.',
  },
  THROTTLED: tooMany,
  QUOTA_EXCEEDED: tooMany,
  WAF_FILTERED: { status: 403, code: 'forbidden', title: 'Tidak diizinkan', detail: 'Permintaan ini ditolak oleh dinding api.' },
  DEFAULT_5XX: fault,
  INTEGRATION_TIMEOUT: late,
  INTEGRATION_FAILURE: late,
};

/** The body as the gateway fills it in. The client can set `requestId`, but not the extended one. */
export function gatewayBody({ status, code, title, detail }: GatewayProblem): string {
  const requestId = '$context.extendedRequestId';
  return JSON.stringify({ type: `urn:satu-data:problem:${code}`, title, status, detail, code, requestId });
}
