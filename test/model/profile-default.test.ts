import { describe, expect, test } from 'vitest';
import { defaultShow, type ProfileTexts, showsMore } from '../../functions/model/profile-default.ts';

const texts = (changes: Partial<ProfileTexts> = {}): ProfileTexts => ({
  title: 'Penerima bantuan sembako',
  description: 'Per triwulan.',
  themes: ['sosial'],
  tags: ['bansos'],
  columns: ['nik', 'nama'],
  ...changes,
});

describe('what a dataset says of itself', () => {
  test.each([
    ['Pasien HIV/AIDS', 'HIV'],
    ['Kunjungan ODGJ', 'kesehatan jiwa'],
    ['Layanan kesehatan jiwa', 'kesehatan jiwa'],
    ['Peserta KB aktif', 'keluarga berencana'],
    ['Layanan korban kekerasan', 'kekerasan seksual dan kekerasan dalam rumah tangga'],
    ['Pendampingan ABH', 'anak yang berhadapan dengan hukum'],
    ['Permohonan pengangkatan anak', 'pengangkatan anak'],
  ])('of %s: never', (title, topic) => {
    expect(defaultShow(texts({ title }))).toMatchObject({ show: 'never', topic, place: 'judul' });
  });

  test.each([
    'Pasien rawat inap',
    'Kunjungan puskesmas: pelayanan kesehatan',
    'Balita stunting',
    'Anak asuh panti asuhan',
    'Dispensasi kawin',
  ])('of %s: in person', (title) => {
    expect(defaultShow(texts({ title }))).toMatchObject({ show: 'in-person' });
  });

  test.each(['Penerima PKH', 'Wajib pajak PBB', 'Siswa penerima KIP', 'Jumlah jiwa per kelurahan', 'Penerima jaminan kesehatan (PBI-JKN)'])(
    'of %s: no default',
    (title) => {
      expect(defaultShow(texts({ title }))).toBeUndefined();
    },
  );

  test.each([
    ['tema', { themes: ['HIV'] }],
    ['kata kunci', { tags: ['kdrt'] }],
    ['kolom', { columns: ['nik', 'status_hiv'] }],
    ['uraian', { description: 'Termasuk penyintas perkosaan.' }],
  ])('is read in its %s, too', (place, changes) => {
    expect(defaultShow(texts(changes))).toMatchObject({ show: 'never', place });
  });

  test('is read in whole words, and in no description where a word is too broad', () => {
    expect(defaultShow(texts({ description: 'Kunjungan ke dinas kesehatan. Ikan kakap.', tags: ['skb', 'hivemind'] }))).toBeUndefined();
    expect(defaultShow(texts({ themes: ['pengangkatan', 'anak'] }))).toBeUndefined();
  });

  test('is the strictest of what it tells: who pays for treatment hides no diagnosis', () => {
    expect(defaultShow(texts({ title: 'Pasien HIV' }))).toMatchObject({ show: 'never' });
    expect(defaultShow(texts({ title: 'Peserta jaminan kesehatan', themes: ['kesehatan'] }))).toBeUndefined();
    expect(defaultShow(texts({ title: 'Peserta jaminan kesehatan', columns: ['diagnosis'] }))).toMatchObject({ show: 'in-person' });
  });
});

test('showing needs that no word speaks against it; anything else may be chosen', () => {
  const offered = defaultShow(texts({ title: 'Pasien' }));
  expect([showsMore('shown', offered), showsMore('in-person', offered), showsMore('never', offered)]).toEqual([true, false, false]);
  expect(showsMore('shown', undefined)).toBe(false);
});
