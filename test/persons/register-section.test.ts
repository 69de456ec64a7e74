import { expect, test } from 'vitest';
import { personsCity, registerColumns, registerFields, resident } from './persons-city.ts';

const [mother, child] = ['3671014506820002', '3671010707950003'] as const;
const kk = '3671010101100001';
const register = `NIK,No KK,Nama,Tanggal Lahir,Hubungan,Alamat,Kelurahan,Status,NIK Ibu,NIK Ayah,Nama Lama
${child},${kk},Bayu Wibowo,1995-07-07,Kepala Keluarga,Jl. Melati 1,Cipondoh,Hidup,${mother},,Rahmat
`;

test('the register’s own row shows a person neither parents nor former names: they serve matching alone', async () => {
  const city = personsCity();
  const fields = [...registerFields, { name: 'nama_lama', title: 'Nama Lama', type: 'string' }] as const;
  await city.publish({ datasetId: 'register', opdId: 'disdukcapil', fields, content: register, period: '2026-08' });
  await city.appear('register', { register: { ...registerColumns, formerNames: 'nama_lama' }, subject: 'family', show: 'shown' });
  await city.bind('bayu', child);
  const { body, text } = await city.ask({ operation: 'getMyProfile' }, resident('bayu'));
  expect(body.sections[0].rows[0].cells).toMatchObject({ nama: 'Bayu Wibowo', alamat: 'Jl. Melati 1' });
  expect(text).not.toMatch(new RegExp(`${mother}|Rahmat|Nama Lama|NIK Ibu|NIK Ayah`));
});
