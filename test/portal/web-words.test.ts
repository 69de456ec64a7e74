import { describe, expect, test } from 'vitest';
import { boardSentences, inOrder } from '../../web/pages/progress/board-words.ts';
import { declarableOf, mendableOf } from '../../web/pages/upload/mendable.ts';
import { needsOf } from '../../web/pages/upload/needs.ts';
import type { Field, Progress, Standard } from '../../web/parts/api-nouns.ts';
import { rowsText, stateText } from '../../web/parts/change-words.ts';
import { kindOf, kinds, proposal } from '../../web/parts/field-kinds.ts';
import { isHead, isHeadOf, isOperatorOf, isSteward, seesBoard } from '../../web/parts/may.ts';
import { suggestedId } from '../../web/parts/suggested-id.ts';
import { problemText } from '../../web/parts/words.ts';

function opd(name: string, counts: Partial<Progress>): Progress {
  return { opdId: name, name, history: [], planned: 1, due: 0, delivered: 0, late: 0, rejected: 0, missing: 0, rows: 0, ...counts };
}

describe('the board', () => {
  const items = [opd('Dinas A', { missing: 2 }), opd('Dinas B', { late: 1, rejected: 1 }), opd('Dinas C', { late: 3 }), opd('Dinas D', {})];

  test('puts the latest first, then who never delivered', () => {
    expect(inOrder(items).map(({ name }) => name)).toEqual(['Dinas C', 'Dinas B', 'Dinas A', 'Dinas D']);
  });

  test('says who is late first, each with its count', () => {
    expect(boardSentences(items)).toEqual([
      '2 OPD terlambat: Dinas C (3), Dinas B (1).',
      'Punya dataset yang belum pernah terbit: Dinas A (2).',
      'Unggahannya perlu diperbaiki: Dinas B (1).',
    ]);
  });

  test('says that nobody is late', () => {
    expect(boardSentences([opd('Dinas D', {})])).toEqual(['Tidak ada OPD yang terlambat.']);
  });
});

describe('what keeps personal data from being published', () => {
  const waiting = [{ state: 'in-review', personalColumns: ['nik'] }] as const;
  const personalColumns: string[] = [];
  const processing = { basis: 'UU 24/2013', purposes: ['pelayanan'], retentionUntil: '2030-12-31' };

  test('open: the level, and the processing that is not filled in', () => {
    expect(needsOf({ access: 'open', personalColumns }, waiting).map(({ form }) => form)).toEqual(['level', 'describe']);
    expect(needsOf({ access: 'open', processing, personalColumns }, waiting)[0]?.what).toBe(
      'Kolom nik memuat data pribadi, sehingga dataset ini tidak boleh terbuka.',
    );
  });

  test('limited for all of government: the sharing', () => {
    expect(needsOf({ access: 'limited', sharing: 'government', processing, personalColumns }, waiting).map(({ form }) => form)).toEqual([
      'level',
    ]);
  });

  test('nothing, once it is by request or closed with its processing', () => {
    expect(needsOf({ access: 'limited', sharing: 'by-request', processing, personalColumns }, waiting)).toEqual([]);
    expect(needsOf({ access: 'closed', processing, personalColumns }, waiting)).toEqual([]);
  });

  test('nothing without a personal column, and a returned upload asks for nothing', () => {
    expect(needsOf({ access: 'open', personalColumns }, [{ state: 'in-review', personalColumns: [] }])).toEqual([]);
    expect(needsOf({ access: 'open', personalColumns }, [{ state: 'returned', personalColumns: ['nik'] }])).toEqual([]);
  });
});

describe('a standard from the form', () => {
  const fields: readonly Field[] = [
    { name: 'kelurahan', title: 'Kelurahan', type: 'string', constraints: { unique: true } },
    { name: 'harga', title: 'Harga', type: 'number', format: 'rupiah', unit: 'rupiah' },
    { name: 'jumlah', type: 'integer' },
  ];
  const proposed = { datasetId: 'harga', n: 1, state: 'proposed', origin: 'operator', proposedAt: '2026-11-24T05:00:00.000Z' } as const;
  const standard: Standard = { ...proposed, fields, requiredFields: [], ruleTexts: {}, missingValues: ['', '-'] };

  test('keeps what nobody changed, unknown kinds included', () => {
    const choices = fields.map((field) => ({ name: field.name, kind: kindOf(field)?.id ?? '', required: false }));
    expect(kindOf(fields[1] ?? { type: 'any' })).toBeUndefined();
    expect(proposal(standard, choices, '')).toEqual({ fields, missingValues: ['', '-'] });
  });

  test('changes kind, duty and period column, and drops what belonged to the old kind', () => {
    const changed = proposal(standard, [{ name: 'harga', kind: 'dots', required: true }], 'kelurahan');
    expect(changed).toEqual({
      fields: [
        fields[0],
        {
          name: 'harga',
          title: 'Harga',
          type: 'number',
          unit: 'rupiah',
          decimalChar: ',',
          groupChar: '.',
          constraints: { required: true },
        },
        fields[2],
      ],
      missingValues: ['', '-'],
      periodField: 'kelurahan',
    });
  });

  test('writes title, meaning and unit of a column, and takes away those that were emptied', () => {
    const texts = { title: 'Harga beras', definition: 'Harga eceran.', unit: '' };
    const same = { name: 'harga', kind: '', required: false };
    const changed = proposal(standard, [{ ...same, texts }], '').fields?.at(1);
    expect(changed).toEqual({ name: 'harga', title: 'Harga beras', type: 'number', format: 'rupiah', definition: 'Harga eceran.' });
    expect(proposal(standard, [{ ...same, texts: { definition: '' } }], '').fields).toEqual(fields);
  });

  test('keeps the rules that the form does not show, and drops what only the old kind knows', () => {
    const size = {
      name: 'ukuran',
      type: 'integer',
      bareNumber: false,
      categories: [1],
      rules: { categories: 'peringatan' },
      concept: 'Ukuran',
    } as const;
    const whole: Standard = { ...standard, fields: [size], fieldsMatch: 'subset', rules: { primaryKey: 'peringatan' }, foreignKeys: [] };
    const kept = { missingValues: ['', '-'], fieldsMatch: 'subset', rules: { primaryKey: 'peringatan' }, foreignKeys: [] };
    const same = { name: 'ukuran', kind: 'integer', required: false };
    expect(proposal(whole, [same], '')).toEqual({ ...kept, fields: [size] });
    const other = { name: 'ukuran', type: 'string', concept: 'Ukuran' };
    expect(proposal(whole, [{ ...same, kind: 'text' }], '')).toEqual({ ...kept, fields: [other] });
  });

  test('each kind is found again by its own shape', () => {
    for (const kind of kinds) expect(kindOf(kind.shape)).toBe(kind);
  });
});

describe('the cells that can be mended on the page', () => {
  const bad = (rowNumber: number, fieldName: string, type = 'type-error') => ({ type, rowNumber, fieldName, message: '', mend: '' });

  test('are those of one cell each, the first error of a cell alone, as many as one mending may hold', () => {
    const errors = [
      bad(1, 'a', 'duplicate-label'),
      { type: 'missing-cell', rowNumber: 2, message: '', mend: '' },
      bad(3, 'a'),
      bad(3, 'a', 'constraint-error'),
      bad(3, 'b', 'primary-key'),
      bad(4, 'a', 'foreign-key'),
      bad(5, 'a', 'correction-error'),
    ];
    expect(mendableOf(errors, 50).map(({ rowNumber, fieldName }) => `${rowNumber}${fieldName}`)).toEqual(['3a', '3b', '4a']);
    expect(mendableOf(errors, 2)).toHaveLength(2);
  });

  test('are none where a column is missing, which no cell mends', () => {
    const missing = { type: 'missing-label', fieldName: 'c', message: '', mend: '' };
    expect(mendableOf([bad(3, 'a'), missing], 50)).toEqual([]);
    expect(declarableOf([bad(3, 'a', 'person-number')], 50)).toHaveLength(1);
    expect(declarableOf([bad(3, 'a', 'person-number'), missing], 50)).toEqual([]);
  });

  test('are not those of several columns together, whose joined cell would land in one of them', () => {
    const joined = { ...bad(3, 'kelurahan', 'primary-key'), fieldNames: ['kelurahan', 'rw'], cell: 'Benda + 01' };
    const own = bad(3, 'kelurahan', 'constraint-error');
    expect(mendableOf([joined, own, { ...joined, rowNumber: 4 }], 50)).toEqual([own]);
  });
});

describe('small things', () => {
  test('an id follows from a title', () => {
    expect(suggestedId('Jumlah Posyandu, per Kelurahan (2026)')).toBe('jumlah-posyandu-per-kelurahan-2026');
    expect(suggestedId(`${'a'.repeat(79)} b`)).toBe('a'.repeat(79));
    expect(suggestedId('Café Résumé')).toBe('cafe-resume');
  });

  test('a violation is told by the name on the form', () => {
    const told = { detail: 'Permintaan tidak dapat dibaca.', violations: [{ where: 'processing.basis', what: 'wajib diisi' }] };
    expect(problemText(told)).toBe('Pemrosesan data pribadi: wajib diisi.');
    const asked = ['columns', 'legalBasis', 'parameter from', 'officers.1', 'columns.0, columns.2', 'lain.0'].map((where) => ({
      where,
      what: 'x',
    }));
    expect(problemText({ ...told, violations: asked })).toBe(
      'Kolom yang dibutuhkan: x. Dasar hukum: x. Dari: x. Petugas yang boleh membaca (yang ke-2): x. Kolom yang dibutuhkan: x. lain.0: x.',
    );
    expect(problemText({ detail: 'Sedang tidak tersedia.' })).toBe('Sedang tidak tersedia.');
  });

  test('a page offers what an account may do', () => {
    const head = { kinds: [{ kind: 'head', opdId: 'dinkes' }] } as const;
    expect([isHeadOf(head, 'dinkes'), isOperatorOf(head, 'dinkes'), isOperatorOf(head, 'dinsos')]).toEqual([true, true, false]);
    expect([isHead(head), isHead({ ...head, kinds: [{ kind: 'operator', opdId: 'dinkes' }] })]).toEqual([true, false]);
    expect([isSteward(head), seesBoard(head), seesBoard({ ...head, kinds: [{ kind: 'overseer' }] })]).toEqual([false, false, true]);
  });
});

test.each([
  [{ period: '2026-08', rows: 3, replaced: false, added: 3, removed: 0, changed: 0 }, 'periode baru'],
  [{ period: 'all', rows: 3, replaced: false, added: 3, removed: 0, changed: 0 }, 'baru'],
  [{ period: '2026-08', rows: 3, replaced: true, added: 0, removed: 0, changed: 1 }, 'diganti'],
  [{ period: '2026-08', rows: 3, replaced: true, added: 0, removed: 0, changed: 0 }, 'sama'],
  [{ period: '2026-08', rows: 0, replaced: false, added: 0, removed: 3, changed: 0 }, 'dihapus'],
])('a changed period is told as what becomes of it: %o %s', (change, told) => {
  expect(stateText(change)).toBe(told);
});

test.each([
  [26, 0, { added: [6, 7], changed: [] }, 'baru: 6, 7 dan 24 lainnya'],
  [2, 1, { added: [6, 7], changed: [9] }, 'baru: 6, 7; berubah: 9'],
  [0, 1_203, { added: [], changed: [2, 3] }, 'berubah: 2, 3 dan 1.201 lainnya'],
  [26, 0, { added: [], changed: [] }, '–'],
])('the first changed rows are named with how many more there are: %i new, %i changed', (added, changed, rowNumbers, told) => {
  expect(rowsText({ added, changed, rowNumbers })).toBe(told);
});
