import { type Alarm, type Client, follow, member, putHeaders, textMember } from './client.ts';
import { connect } from './connect.ts';
import { tellOfPeople } from './people-story.ts';
import { ask, chapter, demand, stepsTold, tellStep, withoutRequestId } from './telling.ts';

/**
 * `npm run demo`: the way of the data, told in the terminal, each request and each answer. Every step says what must come;
 * the first one that comes otherwise ends the story with exit code 1.
 */
const { client, alarms, compareLists, close } = await connect((line) => console.error(line));
try {
  await tell(client, compareLists);
  watch(await alarms());
  console.log(`\n${stepsTold()} langkah, semua seperti diceritakan.`);
} catch (error) {
  console.error(`\nBerhenti di langkah ${stepsTold()}: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await close();
}

async function tell(city: Client, compareLists: () => Promise<void>): Promise<void> {
  await readers(city);
  await tellOfPeople(city, compareLists);
  const datasetId = `pasar-rakyat-${Date.now().toString(36)}`;
  await delivery(city, datasetId);
  await retraction(city, datasetId);
}

async function readers(city: Client): Promise<void> {
  chapter('Siapa membaca apa');
  await ask(city, undefined, 'GET', '/v1/datasets?q=harga', 200, 'Seorang warga mencari "harga" tanpa masuk');
  await ask(
    city,
    undefined,
    'GET',
    '/v1/datasets/harga-pangan/rows?limit=2&komoditas__exact=Beras%20medium&sort=-harga',
    200,
    'Data terbuka: siapa saja membaca barisnya',
  );
  await ask(city, undefined, 'GET', '/v1/datasets/demam-berdarah', 200, 'Data terbatas: keterangannya boleh dilihat');
  await ask(city, undefined, 'GET', '/v1/datasets/demam-berdarah/rows', 401, '… tetapi barisnya hanya bagi yang dikenal');
  await ask(city, 'dinsos', 'GET', '/v1/datasets/demam-berdarah/rows?limit=1', 200, 'Dinas Sosial, OPD lain, membacanya: bagi pakai');
  await ask(city, 'banten', 'GET', '/v1/datasets/penerima-pkh/rows', 403, 'Daftar penerima bantuan memuat orang: harus dimohon dahulu');
  const closed = await ask(city, undefined, 'GET', '/v1/datasets/register-penduduk', 404, 'Data tertutup tidak tampak bagi orang luar');
  const nothing = await ask(city, undefined, 'GET', '/v1/datasets/tidak-pernah-ada', 404, '… persis seperti data yang tidak pernah ada');
  demand(withoutRequestId(closed) === withoutRequestId(nothing), 'kedua jawaban 404 harus sama');
  await ask(city, 'kominfo', 'GET', '/v1/datasets/register-penduduk/rows', 403, 'Walidata tahu datanya ada, tetapi tidak membaca isinya');
  const own = await ask(
    city,
    'disdukcapil',
    'GET',
    '/v1/datasets/register-penduduk/rows?limit=1&columns=kelurahan,kecamatan',
    200,
    'OPD pemilik membaca datanya sendiri',
  );
  demand(member(own.body, 'total') === 20_000, 'register memuat 20.000 orang');
}

async function delivery(city: Client, datasetId: string): Promise<void> {
  chapter('Sebuah kiriman');
  const path = `/v1/datasets/${datasetId}`;
  const registration = {
    datasetId,
    title: 'Pasar rakyat',
    description: 'Pasar rakyat dan jumlah kiosnya.',
    access: 'open',
    cadence: 'annual',
  };
  await ask(city, 'disperindagkop', 'POST', '/v1/datasets', 201, 'Operator mendaftarkan dataset', registration);
  await ask(city, 'dinsos', 'GET', path, 404, 'Sebelum terbit, OPD lain belum melihatnya');
  await sendFile(
    city,
    datasetId,
    'pasar.csv',
    'Nama Pasar,Jumlah Kios\nPasar Anyar,120\nPasar Malabar,"9',
    'rejected',
    'Berkas pertama: kutip yang tidak ditutup',
  );
  const sent = await sendFile(
    city,
    datasetId,
    'pasar.csv',
    'Nama Pasar,Jumlah Kios\nPasar Anyar,120\nPasar Malabar,98\n',
    'in-review',
    'Berkas yang sudah diperbaiki',
  );
  const upload = `${path}/uploads/${textMember(sent, 'uploadId')}`;
  await ask(city, 'disperindagkop', 'POST', `${upload}/review`, 403, 'Operator tidak menyetujui kirimannya sendiri', {
    decision: 'approve',
    reasons: [],
  });
  await ask(city, 'kominfo', 'POST', `${upload}/review`, 200, 'Walidata menyetujui', { decision: 'approve', reasons: [] });
  const rows = await ask(city, undefined, 'GET', `${path}/rows`, 200, 'Terbit: warga membacanya');
  demand(member(rows.body, 'total') === 2, 'dua baris terbit');
  await ask(city, undefined, 'GET', `${path}/files/csv`, 302, 'Unduhan: tautan yang berlaku paling lama satu menit');
}

async function retraction(city: Client, datasetId: string): Promise<void> {
  chapter('Pengetatan dan kemajuan');
  const path = `/v1/datasets/${datasetId}`;
  const tighter = {
    access: 'closed',
    reason: 'Pemeriksaan ulang',
    exemption: { legalBasis: 'UU 14/2008 Pasal 17', reason: 'Contoh', until: '2027-12-31' },
  };
  await ask(city, 'disperindagkop', 'PUT', `${path}/access`, 403, 'Operator tidak mengubah tingkat akses', tighter);
  await ask(city, 'disperindagkop-pj', 'PUT', `${path}/access`, 200, 'Penanggung jawab OPD mengetatkan', tighter);
  await ask(city, undefined, 'GET', path, 410, 'Yang pernah terbuka tidak hilang begitu saja: 410 dengan alasan');
  await ask(city, undefined, 'GET', '/v1/progress', 401, 'Kemajuan lengkap bukan untuk umum');
  const progress = await ask(city, 'kominfo', 'GET', '/v1/progress', 200, 'Papan walidata: semua OPD');
  const items = member(progress.body, 'items');
  demand(Array.isArray(items) && items.length === 41, '41 OPD di papan');
}

/** The story has rejected a file and turned people away with 401 and 403: none of that is a fault, so nothing may ring by it. */
function watch(alarms: readonly Alarm[]): void {
  chapter('Alarm');
  tellStep('Penolakan bukan gangguan: yang berjaga atas layanan tetap diam');
  for (const { name, state } of alarms) console.log(`   ${state.padEnd(17)} ${name}`);
  const ringing = alarms.filter(({ name, state }) => /^(ApiFaults|AuthorizerErrors|Ingest|UploadsFailed)/.test(name) && state === 'ALARM');
  demand(alarms.length > 0, 'ada alarm yang berjaga');
  demand(ringing.length === 0, `alarm yang berbunyi: ${ringing.map(({ name }) => name).join(', ')}`);
}

async function sendFile(city: Client, datasetId: string, fileName: string, content: string, state: string, what: string): Promise<unknown> {
  const path = `/v1/datasets/${datasetId}/uploads`;
  const size = Buffer.byteLength(content);
  const started = await ask(city, 'disperindagkop', 'POST', path, 201, `${what}: mulai`, { fileName, size });
  const put = await fetch(textMember(started.body, 'put', 'url'), { method: 'PUT', headers: putHeaders(started.body), body: content });
  tellStep(`${what}: PUT ${size} bita langsung ke S3 → ${put.status}`);
  demand(put.status === 200, 'PUT diterima');
  const upload = await follow(city, 'disperindagkop', datasetId, textMember(started.body, 'uploadId'));
  tellStep(`${what}: keadaan akhir "${textMember(upload, 'state')}"\n   ${textMember(upload, 'message')}`);
  demand(textMember(upload, 'state') === state, `keadaan akhir harus "${state}"`);
  if (state === 'rejected')
    await ask(
      city,
      'disperindagkop',
      'GET',
      `${path}/${textMember(upload, 'uploadId')}/report`,
      200,
      'Hasil validasi: di mana, mengapa, bagaimana memperbaiki',
    );
  return upload;
}
