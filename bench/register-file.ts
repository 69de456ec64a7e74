import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from '../demo/random.ts';
import type { StandardContent } from '../functions/standards/standard.ts';
import { root } from './laptop.ts';

/** Where benches keep what they make once: ignored by git. */
export const cacheDirectory = join(root, 'build/bench');

/** The standard of the register below: what an OPD's list of aid received looks like. */
export const registerStandard: StandardContent = {
  fields: [
    { name: 'nik', type: 'string', format: 'nik', constraints: { required: true } },
    { name: 'kk', type: 'string', format: 'kk', constraints: { required: true } },
    { name: 'nama', type: 'string', constraints: { required: true, maxLength: 100 } },
    { name: 'alamat', type: 'string' },
    { name: 'rt', type: 'string', constraints: { pattern: '[0-9]{3}' } },
    { name: 'rw', type: 'string', constraints: { pattern: '[0-9]{3}' } },
    { name: 'kelurahan', type: 'string', constraints: { required: true } },
    { name: 'kecamatan', type: 'string', constraints: { required: true } },
    { name: 'tanggal_lahir', type: 'date', format: '%d/%m/%Y', constraints: { minimum: '1900-01-01' } },
    { name: 'jenis_kelamin', type: 'string', constraints: { enum: ['L', 'P'] } },
    { name: 'jenis_bantuan', type: 'string', constraints: { enum: ['PKH', 'BPNT', 'BLT', 'PIP', 'KIS'] } },
    { name: 'nominal', type: 'integer', groupChar: '.', decimalChar: ',', constraints: { minimum: 0, maximum: 10_000_000 } },
  ],
  primaryKey: ['nik'],
};

/** One row in so many of the newer delivery differs from the older; as many are new, and as many gone. */
const changeEvery = 100;

/**
 * A register of people who don't exist: `rows` records of 12 columns, some 140 bytes each; two in three hold a quoted cell, one in 2,000 a
 * line break. `newer` is the next delivery of the same register. Made once, the same each time; gives its path.
 */
export async function registerFile(rows: number, delivery: 'older' | 'newer'): Promise<string> {
  const path = join(cacheDirectory, `register-${rows}-${delivery}.csv`);
  if (existsSync(path)) return path;
  mkdirSync(cacheDirectory, { recursive: true });
  const out = createWriteStream(`${path}.making`);
  out.write(`${registerStandard.fields.map(({ name }) => name).join(',')}\n`);
  const shift = delivery === 'newer' ? Math.floor(rows / changeEvery) : 0;
  for (let row = 0; row < rows; row++) {
    const changed = delivery === 'newer' && row % changeEvery === 0;
    if (!out.write(record(row + shift, changed))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  renameSync(`${path}.making`, path);
  return path;
}

const given = ['Siti', 'Budi', 'Dewi', 'Agus', 'Rina', 'Joko', 'Wati', 'Hendra', 'Lestari', 'Yusuf'];
const family = ['Santoso', 'Wijaya', 'Hidayat', 'Rahmawati', 'Saputra', 'Nurhayati', 'Setiawan', 'Kusuma'];
const streets = ['Jl. Melati', 'Jl. Kenanga', 'Gg. Haji Saleh', 'Jl. Raya Cipondoh', 'Perum Taman Royal'];

/** Person `number`, whose digits make a NIK that exists once: area, birth date of the day and month that the serial leaves free. */
function record(number: number, changed: boolean): string {
  const random = seeded(number);
  const day = 1 + (number % 28);
  const month = 1 + (Math.floor(number / 28) % 12);
  const year = Math.floor(number / 336) % 100;
  const serial = 1 + (Math.floor(number / 33_600) % 9_999);
  const woman = number % 2 === 1;
  const two = (value: number) => String(value).padStart(2, '0');
  const area = `3671${two(1 + (number % 13))}`;
  const born = `${two(woman ? day + 40 : day)}${two(month)}${two(year)}`;
  const street = `${random.pick(streets)} No. ${1 + random.below(200)}`;
  const lineBreak = random.below(2_000) === 0 ? '\n' : ' ';
  const address = random.below(3) > 0 ? `"${street},${lineBreak}RT ${1 + random.below(9)}"` : street;
  const cells = [
    `${area}${born}${String(serial).padStart(4, '0')}`,
    `${area}${two(day)}${two(month)}${two(year)}${String(1 + Math.floor(serial / 4)).padStart(4, '0')}`,
    `${random.pick(given)} ${random.pick(family)}`,
    address,
    `0${two(1 + random.below(20))}`,
    `0${two(1 + random.below(15))}`,
    `Kelurahan ${1 + random.below(104)}`,
    `Kecamatan ${1 + (number % 13)}`,
    `${two(day)}/${two(month)}/${year < 26 ? 20 : 19}${two(year)}`,
    woman ? 'P' : 'L',
    random.pick(['PKH', 'BPNT', 'BLT', 'PIP', 'KIS']),
    `${1 + random.below(9)}.${random.below(10)}${changed ? 5 : 0}0.000`,
  ];
  return `${cells.join(',')}\n`;
}
