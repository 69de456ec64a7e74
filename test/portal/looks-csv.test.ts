import { expect, test } from 'vitest';
import { inertText } from '../../functions/standards/inert-text.ts';
import { looksCsv } from '../../web/pages/upload/looks-csv.ts';
import type { Look } from '../../web/parts/api-nouns.ts';

const look: Look = {
  at: '2026-11-24T17:00:00.250Z',
  principalId: 'sub-1',
  name: 'Ani',
  institutions: ['banten', 'kemensos'],
  operation: 'listRows',
  versionNumber: 2,
  rule: 'grant',
  purpose: 'pengaduan',
  grantRequestId: 'R1',
};
const upper = (code: string) => code.toUpperCase();
const rowOf = (changes: Partial<Look>) => looksCsv([{ ...look, ...changes }], upper, upper).split('\n')[1];

test('looks are told in words, by the city’s clock', () => {
  expect(looksCsv([look], upper, upper)).toBe(
    'Waktu (WIB),Nama,Nomor akun,Instansi,Yang dibaca,Versi,Tujuan,Nomor permohonan\n2026-11-25T00:00:00.250+07:00,Ani,sub-1,BANTEN; KEMENSOS,baris,2,PENGADUAN,R1\n',
  );
  const { versionNumber: _number, purpose: _purpose, grantRequestId: _id, ...bare } = look;
  expect(looksCsv([{ ...bare, operation: 'lain' }], upper, upper)).toContain('lain,,,\n');
});

test('a cell that holds a comma, quote or newline stays one cell', () => {
  expect(rowOf({ name: 'Ani, "S.E."' })).toContain('"Ani, ""S.E."""');
});

test.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', ' =1', '\t=1', '＝1', '-', '-5', 'Ani'])(
  '%j runs no more than where /v1 writes it',
  (name) => {
    expect(rowOf({ name })).toContain(`,${inertText(name)},`);
  },
);
