import * as z from 'zod';
import { foreignKeySchema } from '../model/foreign-key.ts';
import { libraryStandardSchema } from '../standards/library/library-standard.ts';
import { standardContentSchema, standardSchema } from '../standards/standard.ts';
import { pageOf } from './moment.ts';

const names = z.array(z.string());

/** Keys as they are answered: always as lists, however they were given. */
const keys = {
  primaryKey: names.optional(),
  foreignKeys: z.array(z.strictObject({ fields: names, reference: foreignKeySchema.shape.reference.extend({ fields: names }) })).optional(),
};

const content = standardContentSchema.extend(keys).meta({
  id: 'StandardContent',
  description: 'Kolom dan aturannya: Table Schema v2 dengan komponen standar data (Perpres 39/2019).',
});

const { proposedBy: _proposedBy, approvedBy: _approvedBy, ...shown } = standardSchema.extend(keys).shape;
const standard = z
  .strictObject({
    ...shown,
    requiredFields: names.describe('Kolom yang wajib diisi.'),
    ruleTexts: z.record(z.string(), names).describe('Menurut kolom: apa yang diminta dari isinya, dalam kata-kata.'),
  })
  .meta({ id: 'Standard', description: 'Standar data sebuah dataset.' });

export const standardInForce = standard
  .extend({ proposed: standard.describe('Usulan terbaru, untuk OPD pemilik dan walidata.').optional() })
  .meta({ id: 'StandardInForce', description: 'Standar data yang berlaku, dan yang diusulkan sesudahnya.' });

export const standardTaken = standard
  .extend({ message: z.string() })
  .meta({ id: 'StandardTaken', description: 'Standar data yang baru, dan apa yang terjadi selanjutnya.' });

const { updatedBy: _updatedBy, content: _content, ...entry } = libraryStandardSchema.shape;
const libraryEntry = z.strictObject(entry).meta({ id: 'LibraryEntry', description: 'Standar dalam pustaka walidata.' });

export const library = pageOf(libraryEntry).meta({ id: 'Library', description: 'Satu halaman pustaka standar data.' });

export const libraryStandard = libraryEntry
  .extend({ standard: content })
  .meta({ id: 'LibraryStandard', description: 'Standar dari pustaka, dengan kolomnya.' });
