import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readListFile } from '../../functions/plans/read-plan-file.ts';
import { withEntry, withFile, withoutEntry } from '../../web/pages/plan/lines.ts';
import { anEntry } from './plans-function.ts';

const read = async (list: string) => {
  const outcome = await readListFile(Buffer.from(list), { access: 'open', cadence: 'annual' });
  if (!outcome.ok) throw new Error(outcome.why);
  return outcome.read;
};
const full = anEntry({
  ...{ access: 'closed', cadence: 'monthly', priority: true, dueDates: ['2027-03-31'], responsibleUnit: 'UPTD', datasetId: 'posyandu' },
  ...{ measure: 'Unit', definition: 'Lama' },
});
const short = 'No;Kode DSSD;Uraian DSSD;Satuan;Definisi Operasional\r\n';

describe('a list that is imported into a plan', () => {
  test('changes what it has columns for, and leaves level, cadence and all else as they are', async () => {
    const list = await read(`${short}1;1.02.000012;Posyandu aktif;;Baru\r\n2;1.02.000013;Kader;Orang;\r\n`);
    const { measure: _emptied, ...rest } = full;
    expect(withFile([anEntry({ title: 'Lain', code: '9' }), full], mutable(list))).toEqual({
      updated: 1,
      entries: [
        anEntry({ title: 'Lain', code: '9' }),
        { ...rest, title: 'Posyandu aktif', definition: 'Baru' },
        { title: 'Kader', code: '1.02.000013', measure: 'Orang', priority: false, cadence: 'annual', access: 'open' },
      ],
    });
  });

  test('that leaves level or cadence of a row empty says nothing of them there', async () => {
    const list = await read('Kode;Judul;Frekuensi;Tingkat Akses\r\n1.02.000012;Jumlah posyandu;;\r\n2;Kader;harian;terbatas\r\n');
    const kader = anEntry({ title: 'Kader', code: '2' });
    expect(withFile([full, kader], mutable(list)).entries).toEqual([full, { ...kader, cadence: 'daily', access: 'limited' }]);
  });
});

describe('the form of a line', () => {
  const entries = [anEntry({ title: 'A' }), anEntry({ title: 'B' }), anEntry({ title: 'C' })];

  test('goes on with its own line when another one is removed, and with none when its own is', () => {
    const place = fc.integer({ min: 0, max: 2 });
    fc.assert(
      fc.property(place, place, (edited, gone) => {
        const left = withoutEntry({ entries, edited }, gone);
        expect(left.edited === undefined ? undefined : left.entries[left.edited]).toBe(edited === gone ? undefined : entries[edited]);
      }),
    );
  });

  test('puts its line where it was, and a new one last', () => {
    const next = anEntry({ title: 'D' });
    expect(withEntry({ entries, edited: 1 }, next)).toEqual({ entries: [entries[0], next, entries[2]] });
    expect(withEntry({ entries }, next)).toEqual({ entries: [...entries, next] });
  });
});

function mutable(list: Awaited<ReturnType<typeof read>>) {
  return { entries: [...list.entries], columns: [...list.columns], assumed: [...list.assumed] };
}
