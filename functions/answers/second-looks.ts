import * as z from 'zod';
import { secondLookSchema } from '../model/second-look.ts';
import { written } from './described.ts';
import { moment } from './moment.ts';
import { changing, open, seeing } from './problems.ts';
import { report } from './report.ts';

const { datasetId, uploadId, opdId, field, versionNumber, state } = secondLookSchema.shape;

const secondLook = z
  .strictObject({
    ...{ datasetId, uploadId, opdId, title: z.string(), field, versionNumber, state },
    sentAt: moment,
    until: moment.describe('Batas waktu pembina data.'),
    overdue: z.boolean().describe('Lewat waktu: masih menunggu, dan tidak pernah dianggap disetujui.'),
    judgedAt: moment.optional(),
    reasons: z.array(z.string()).optional(),
    settledAt: moment.optional(),
    settledText: z.string().describe('Apa yang ditulis walidata.').optional(),
  })
  .meta({ id: 'SecondLook', description: 'Pemeriksaan data prioritas oleh pembina data, sesudah disetujui walidata.' });

const secondLooks = z
  .strictObject({ items: z.array(secondLook) })
  .meta({ id: 'SecondLooks', description: 'Pemeriksaan pembina data yang boleh Anda lihat.' });

/** Priority data, looked at again by the pembina data. */
export const supervision = {
  listSecondLooks: {
    summary: 'Data prioritas yang menunggu pembina data, atau walidata sesudah dikembalikan',
    success: { 200: secondLooks },
    problems: open,
  },
  listDatasetSecondLooks: {
    summary: 'Pemeriksaan pembina data atas kiriman satu dataset',
    success: { 200: secondLooks },
    problems: seeing,
  },
  judgeSecondLook: {
    summary: 'Setujui sebagai pembina data, atau kembalikan kepada walidata dengan alasan',
    success: { 200: secondLook },
    problems: changing,
  },
  settleSecondLook: {
    summary: 'Teruskan kepada OPD, atau jawab, apa yang dikembalikan pembina data',
    success: { 200: secondLook },
    problems: changing,
  },
  getSecondLookReport: {
    summary: 'Hasil validasi kiriman itu bagi pembina data, tanpa isi sel',
    success: { 200: written(report) },
    problems: changing,
  },
} as const;
