import { type City, citySchema } from '../../cities/city.ts';

/** A city of two OPDs. */
export const sampleCity: City = citySchema.parse({
  id: 'kota-contoh',
  name: 'Kota Contoh',
  areaCode: '36.71',
  publicUrl: 'https://data.example.id',
  opds: [
    { id: 'dinkes', name: 'Dinas Kesehatan', kind: 'dinas' },
    { id: 'disdukcapil', name: 'Dinas Kependudukan dan Pencatatan Sipil', kind: 'dinas' },
  ],
  institutions: [],
  purposes: [],
  archive: { retentionDays: 365, lock: 'governance' },
});
