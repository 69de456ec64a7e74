import * as z from 'zod';
import { limits } from '../limits.ts';
import { accountSchema, boundPersonSchema } from '../model/account.ts';
import { kindSchema, principalSchema } from '../model/principal.ts';
import { pageOf } from './moment.ts';

const [, signedIn] = principalSchema.options;
const ids = z.array(z.string());

export const me = signedIn
  .pick({ sub: true, name: true, kinds: true })
  .extend({
    kinds: z.array(kindSchema),
    opds: ids.describe('OPD tempat Anda bekerja.'),
    institutions: ids.describe('Instansi yang Anda wakili.'),
  })
  .meta({ id: 'Me', description: 'Akun Anda, perannya, dan instansinya.' });

export const account = accountSchema
  .omit({ lastChange: true })
  .required({ groups: true, disabled: true })
  .extend({
    email: z.string().optional(),
    isInvited: z.boolean().describe('Diundang, dan belum pernah masuk.').optional(),
    isBound: z.boolean().describe('Sudah diikat ke seorang warga.'),
  })
  .meta({ id: 'Account', description: 'Akun sebagaimana dilihat walidata. Revisinya adalah ETag.' });

export const accounts = pageOf(account).meta({ id: 'Accounts', description: 'Satu halaman akun.' });

export const officers = pageOf(z.strictObject({ sub: z.string(), name: z.string() })).meta({
  id: 'Officers',
  description: 'Satu halaman petugas instansi Anda yang dapat disebut dalam permohonan. Halamannya mungkin tidak penuh.',
});

export const staff = z
  .strictObject({
    items: z.array(
      z.strictObject({
        sub: z.string(),
        name: z.string(),
        isOperator: z.boolean(),
        isHead: z.boolean().describe('Penanggung jawab OPD.'),
        lastUsed: z.iso.date().describe('Hari (UTC) akun ini terakhir dipakai.').optional(),
        isUnused: z.boolean().describe(`Tidak dipakai lebih dari ${limits.unusedAccountDays} hari.`),
      }),
    ),
    operators: z.int().describe('Berapa operator; satu saja berarti tidak ada yang menggantikan.'),
    heads: z.int(),
  })
  .meta({ id: 'Staff', description: 'Siapa bekerja untuk OPD ini, dan kapan akunnya terakhir dipakai.' });

export const changedAccount = account
  .extend({ notice: z.string().describe('Apa yang perlu diketahui walidata tentang perubahan ini.').optional() })
  .meta({ id: 'ChangedAccount', description: 'Akun sesudah diubah.' });

export const handedOver = z
  .strictObject({
    from: account,
    to: account,
    groups: ids.describe('Tugas yang pindah.'),
    notice: z.string().describe('Apa yang perlu diketahui walidata tentang serah terima ini.'),
  })
  .meta({ id: 'HandedOver', description: 'Kedua akun sesudah serah terima.' });

export const boundAccount = boundPersonSchema
  .omit({ person: true })
  .extend({ isBound: z.literal(true) })
  .meta({ id: 'BoundAccount', description: 'Akun yang sudah diikat ke seorang warga. NIK-nya tidak dijawab.' });
