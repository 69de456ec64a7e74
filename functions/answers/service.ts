import * as z from 'zod';
import { moment } from './moment.ts';

export const health = z
  .strictObject({ status: z.literal('ok'), at: moment })
  .meta({ id: 'Health', description: 'Layanan hidup, dan jam berapa di sana.' });

export const apiDocument = z
  .looseObject({ openapi: z.string(), info: z.looseObject({ title: z.string(), version: z.string() }), paths: z.looseObject({}) })
  .meta({ id: 'ApiDocument', description: 'Dokumen OpenAPI 3.1.' });
