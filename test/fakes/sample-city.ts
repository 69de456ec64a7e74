import { type City, citySchema } from '../../cities/city.ts';

/** A city of two OPDs. */
export const sampleCity: City = citySchema.parse({
  id: 'kota-contoh',
  name: 'Kota Contoh',
  areaCode: '36.71',
  publicUrl: 'https://data.example.id',
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0000-4000-8000-000000000000',
  opds: [
    { id: 'dinkes', name: 'Dinas Kesehatan', kind: 'dinas' },
    { id: 'disdukcapil', name: 'Dinas Kependudukan dan Pencatatan Sipil', kind: 'dinas' },
  ],
  institutions: [],
  purposes: [],
  archive: { retentionDays: 365, lock: 'governance' },
});
