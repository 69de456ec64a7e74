import type { Me } from '../../parts/api-nouns.ts';

type Kind = Me['kinds'][number]['kind'];

/** What somebody can do here, by each thing that they are: the desk's first words to them. The rule is that of /v1. */
const lines: Readonly<Record<Kind, string>> = {
  operator: 'Anda mendaftarkan dataset OPD Anda, mengirim berkasnya, dan memperbaiki yang dikembalikan.',
  head: 'Anda memutuskan permohonan bagi pakai, tingkat akses dan penahanan dataset OPD Anda, dan melihat siapa yang membacanya.',
  unit: 'Anda mengirim bagian unit Anda dari dataset yang dikumpulkan OPD-nya, dan membaca bagian itu saja.',
  steward: 'Anda memeriksa unggahan, menarik dan memulihkan data, dan mengurus akun.',
  overseer: 'Anda membaca papan kemajuan: OPD mana yang terlambat, dan dataset mana yang belum pernah terbit.',
  coordinator: 'Anda menyepakati daftar data tiap OPD bersama walidata, dan mencatat putusan forum Satu Data.',
  supervisor: 'Anda pembina data: data prioritas yang sudah disetujui walidata Anda periksa lagi, sebelum batas waktunya.',
  member: 'Anda membaca data terbatas yang dibagikan kepada instansi pemerintah, dan memohon akses ke yang dibagikan atas permohonan.',
  'profile-reader':
    'Anda ditunjuk sebagai pembaca profil warga: untuk tujuan yang disebutkan dan dengan nomor perkara, tiap pembacaan dicatat dan diketahui warganya.',
  'counter-officer': 'Anda melayani warga di loket: mengikat akun setelah melihat KTP-el, dan membukakan profil warga yang hadir.',
  auditor: 'Anda memeriksa contoh pembacaan profil warga dan memberi putusan atas masing-masing.',
  helpdesk:
    'Anda membantu operator OPD: menjawab pertanyaan tentang unggahan mereka, dan melihat keadaan dan hasil validasinya, tanpa isi selnya.',
  citizen:
    'Akun Anda sudah terikat ke diri Anda sebagai warga: data yang disimpan kota tentang Anda ada di profil Anda, begitu pula siapa yang membukanya.',
};

/** One of no duty reads what everybody reads, and learns how to get one. */
const none =
  'Akun Anda belum mempunyai tugas. Anda dapat mencari, membaca dan mengunduh data terbuka seperti siapa saja. Pegawai OPD atau instansi meminta tugas kepada walidata.';

/** Each line once; who heads an OPD also delivers, who delivers also reads as a body: the most that somebody is comes first. */
export function dutyLines({ kinds }: Pick<Me, 'kinds'>): string[] {
  const held = new Set(kinds.map(({ kind }) => kind));
  if (held.size === 0) return [none];
  return order.filter((kind) => held.has(kind)).map((kind) => lines[kind]);
}

const order: readonly Kind[] = [
  'steward',
  'head',
  'operator',
  'unit',
  'overseer',
  'coordinator',
  'supervisor',
  'helpdesk',
  'profile-reader',
  'counter-officer',
  'auditor',
  'member',
  'citizen',
];
