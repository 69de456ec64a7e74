import { expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { nik, register, registerLines } from '../persons/family-city.ts';
import { personsCity, protector, registerColumns } from '../persons/persons-city.ts';
import { fetchList, send } from './list-city.ts';
import { workbookOf } from './list-files.ts';

const two = (number: number) => String(number).padStart(2, '0');
/** People of a register, each on a card of their own; every fourth is dead. */
const people = Array.from({ length: limits.fewSubjects + 100 }, (_, place) => {
  const [day, month] = [1 + (place % 28), 1 + (Math.floor(place / 28) % 12)];
  return {
    nik: `367101${two(day)}${two(month)}80${String(place + 1).padStart(4, '0')}`,
    kk: `3671010101${String(place + 1).padStart(6, '0')}`,
    name: `${['Siti', 'Budi', 'Rina', 'Joko'][place % 4]} ${['Aminah', 'Santoso', 'Wati', 'Hidayat', 'Kusuma'][place % 5]}`,
    born: `1980-${two(month)}-${two(day)}`,
    isDead: place % 4 === 3,
  };
});

test('everybody of a list longer than a profile’s is found and told from their neighbours, and who is locked is unknown', async () => {
  const city = personsCity();
  const lines = people.map(({ nik: number, kk, name, born, isDead }) =>
    [number, kk, name, born, 'Kepala Keluarga', 'Jl. 1', 'Poris', isDead ? 'Meninggal' : 'Hidup', '', ''].join(','),
  );
  await city.publish(register([...registerLines, ...lines]));
  await city.appear('register', { register: registerColumns, subject: 'family', show: 'never', purposes: ['verifikasi'] });
  await city.bind('pembaca', nik.officer);
  const locked = people[10]?.nik ?? '';
  await city.ask({ operation: 'lockPersons', body: { niks: [locked], reason: 'Perintah perlindungan' } }, protector);
  const rows = people.map(({ nik: number, name, born }, place) => [number, place % 7 === 0 ? 'Orang Lain' : name, born]);
  const told = await fetchList(city, (await send(city, await workbookOf([['NIK', 'Nama', 'Tanggal Lahir'], ...rows]))).listId);
  const verdicts = told.items.map((item: { nik: string; name: string; birthDate: string; suspicions: { code: string }[] }) => [
    ...[item.nik, item.name, item.birthDate],
    item.suspicions.some(({ code }) => code === 'deceased'),
  ]);
  const expected = people.map(({ nik: number, isDead }, place) => {
    if (number === locked) return ['tidak', 'tidak', 'tidak', false];
    const isNamed = place % 7 !== 0;
    return ['sesuai', isNamed ? 'sesuai' : 'tidak', 'sesuai', isDead && isNamed];
  });
  expect(verdicts).toEqual(expected);
  expect(city.looks.matches[0]?.persons).toHaveLength(people.length);
});
