/**
 * What anonymous readers ask of the demo city, by how many of a hundred; pages first, then programs. Of which many things each stands for one: a page that there is once, a dataset, or a choice of rows of one.
 */
export const readerMix = [
  { path: '/', times: 10, of: 'page' },
  { path: '/dataset', times: 10, of: 'page' },
  { path: '/dataset/harga-pangan', times: 20, of: 'dataset' },
  { path: '/dataset/harga-pangan?komoditas__contains=cabai&sort=-harga', times: 5, of: 'choice' },
  { path: '/v1/datasets/penduduk-kecamatan', times: 15, of: 'dataset' },
  { path: '/v1/datasets/penduduk-kecamatan/rows', times: 15, of: 'dataset' },
  { path: '/v1/datasets/harga-pangan/rows?limit=100', times: 15, of: 'dataset' },
  { path: '/v1/datasets/harga-pangan/files/csv', times: 10, of: 'dataset' },
] as const;
