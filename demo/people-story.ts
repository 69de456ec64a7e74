import { type Client, member, textMember } from './client.ts';
import { ask, chapter, demand, tellStep } from './telling.ts';

/** The story of people: a resident, an officer who looks and has to say why, what she reads of it, and what a list should not hold. */
export async function tellOfPeople(city: Client, compareLists: () => Promise<void>): Promise<void> {
  const nik = await resident(city);
  await look(city, nik);
  await findings(city, compareLists);
}

async function resident(city: Client): Promise<string> {
  chapter('Seorang warga dan datanya');
  await ask(city, undefined, 'GET', '/v1/me/profile', 401, 'Profil seorang warga bukan untuk umum');
  const own = await ask(city, 'warga', 'GET', '/v1/me/profile', 200, 'Gita Jayadi membuka profilnya: dirinya, keluarganya, bantuannya');
  demand(listOf(own.body, 'family').length >= 3, 'suami dan kedua anaknya tampak');
  const aid = listOf(own.body, 'benefits');
  demand(aid.length > 0, 'bantuan keluarganya tampak');
  const owners = [...aid, ...listOf(own.body, 'sections')].map((one) => textMember(one, 'opdId'));
  console.log(`   ${aid.length} bantuan; datanya dipegang ${new Set(owners).size} OPD`);
  return ownNik(own.body);
}

async function look(city: Client, nik: string): Promise<void> {
  chapter('Seorang petugas melihat, dan warganya tahu');
  const asked = { nik, caseNumber: '460/128/DINSOS/2026', reason: 'Memeriksa kelayakan sebelum penyaluran' };
  await ask(city, 'pembaca', 'POST', '/v1/persons/lookups', 403, 'Tanpa tujuan dari daftar kota petugas ditolak', {
    ...asked,
    purpose: 'ingin-tahu',
  });
  const purpose = 'verifikasi-bantuan';
  await ask(city, 'pembaca', 'POST', '/v1/persons/lookups', 200, 'Dengan tujuan, nomor perkara dan alasan: dijawab', { ...asked, purpose });
  const receipts = await ask(city, 'warga', 'GET', '/v1/me/receipts', 200, 'Gita membaca siapa yang melihat datanya, dan mengapa');
  const [newest] = listOf(receipts.body, 'items');
  demand(textMember(newest, 'purpose', 'id') === purpose, 'pembacaan itu yang teratas');
  await ask(city, 'suami', 'GET', '/v1/me/receipts', 200, 'Suaminya tidak: pembacaan itu bukan tentang dia');
}

async function findings(city: Client, compareLists: () => Promise<void>): Promise<void> {
  chapter('Temuan atas daftar bantuan');
  tellStep('Malam hari daftar bantuan dibandingkan: dengan register, dengan program lain, dengan kelurahan kota');
  await compareLists();
  await ask(city, 'dinkes', 'GET', '/v1/findings', 403, 'Temuan hanya untuk walidata dan penanggung jawab pemiliknya');
  const seen = await ask(city, 'kominfo', 'GET', '/v1/findings', 200, 'Walidata membaca angkanya: tanpa satu nama pun');
  const items = listOf(seen.body, 'items');
  for (const kind of ['deceased', 'exclusive', 'unknown', 'no-kelurahan'])
    demand(
      items.some((one) => textMember(one, 'kind') === kind),
      `ada temuan ${kind}`,
    );
  for (const one of items)
    console.log(`   ${textMember(one, 'title')}: ${String(member(one, 'persons'))} orang, ${textMember(one, 'dataset', 'datasetId')}`);
  const found = items.find((one) => textMember(one, 'kind') === 'unknown');
  const path = `/v1/datasets/${textMember(found, 'dataset', 'datasetId')}/findings/${textMember(found, 'findingId')}`;
  const reason = { reason: 'Mendatangi mereka sebelum penyaluran berikutnya' };
  await ask(city, 'kominfo', 'POST', `${path}/rows`, 403, 'Siapa orangnya tidak untuk walidata', reason);
  await ask(city, 'dinsos-pj', 'POST', `${path}/rows`, 200, 'Pemilik daftar melihat orangnya; setiap orang mendapat jejaknya', reason);
  await ask(city, 'dinsos-pj', 'PUT', `${path}/verdict`, 200, 'Ia menulis apa yang ditemukan, sekali', {
    verdict: 'unclear',
    note: 'Petugas kelurahan sedang mendatangi alamatnya.',
  });
}

function listOf(value: unknown, name: string): readonly unknown[] {
  const list = member(value, name);
  if (!Array.isArray(list)) throw new Error(`jawaban tanpa daftar ${name}`);
  return list;
}

/** Every row of her profile is about herself. */
function ownNik(profile: unknown): string {
  for (const section of listOf(profile, 'sections'))
    for (const row of listOf(section, 'rows')) {
      const nik = member(member(row, 'cells'), 'nik');
      if (typeof nik === 'string') return nik;
    }
  throw new Error('profilnya tanpa NIK');
}
