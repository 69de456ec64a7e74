import { describe, expect, test } from 'vitest';
import { readOf } from '../../functions/reads/read-of.ts';
import { listRoutes } from '../../functions/routes.ts';

const kindOf = (path: string, status = '200') => readOf({ path, status })?.kind;

describe('what was read', () => {
  test('is told by the route table: each route about a dataset is a read of one kind, or none', () => {
    const about = listRoutes().filter(({ path }) => path.includes('{datasetId}'));
    const told = about.map(({ operation, path }) => {
      const asked = path.replace('{datasetId}', 'harga-pangan').replaceAll(/\{[^}]+\}/g, '1');
      return [operation, kindOf(asked)] as const;
    });
    const named = (kind: string) => told.filter(([, one]) => one === kind).map(([operation]) => operation);
    // A PATCH, PUT or DELETE has the path of a GET: the log knows no method, and such answers are 200 too. They are an OPD's own, and few.
    const reads = new Set(listRoutes().flatMap(({ method, operation }) => (method === 'GET' ? [operation] : [])));
    expect(named('page').filter((operation) => reads.has(operation))).toEqual([
      'getDataset',
      'listVersions',
      'getVersion',
      'getStandard',
      'describePackage',
      'getTemplate',
      'showDataset',
      'showVersion',
      'showPicture',
    ]);
    expect(named('data').filter((operation) => reads.has(operation))).toEqual([
      'listRows',
      'describeColumns',
      'downloadRows',
      'downloadFile',
      'diffVersion',
    ]);
  });

  test.each([
    ['/dataset/harga-pangan', 'page'],
    ['/dataset/harga-pangan/versi/3', 'page'],
    ['/v1/datasets/harga-pangan', 'page'],
    ['/v1/datasets/harga-pangan/rows', 'data'],
    ['/v1/datasets/harga-pangan/rows/csv', 'data'],
    ['/v1/datasets/harga-pangan/files/xlsx', 'data'],
    ['/v1/datasets/harga-pangan/datapackage.json', 'page'],
  ])('%s is a read', (path, kind) => {
    expect(kindOf(path)).toBe(kind);
    expect(readOf({ path, status: '304' })).toEqual({ datasetId: 'harga-pangan', kind });
  });

  test.each([
    '/',
    '/dataset',
    '/dataset/',
    '/dataset/harga-pangan/',
    '/dataset/Harga-Pangan',
    '/dataset/harga%2Dpangan',
    '/dataset/harga-pangan/rows',
    '/v1/datasets',
    '/v1/datasets/harga-pangan/versi/3',
    '/v1/datasets/harga-pangan/datapackageXjson',
    '/v1/datasets/harga-pangan/uploads',
    '/v1/datasets/harga-pangan/rows/csv/more',
    '/v1/datasets/harga-pangan/profile',
    '/kerja/dataset/harga-pangan',
    '/datasets/harga-pangan/files/1/harga-pangan.csv',
    '/v1/accounts/3671012345678901',
    '-',
    '',
  ])('%s is none', (path) => {
    expect(kindOf(path)).toBeUndefined();
  });

  test.each(['000', '202', '301', '400', '401', '403', '404', '410', '412', '429', '500', '503', '', '2000'])(
    '%s gave nothing',
    (status) => {
      expect(kindOf('/dataset/harga-pangan', status)).toBeUndefined();
    },
  );

  test.each(['200', '302', '304'])('%s gave it', (status) => {
    expect(kindOf('/dataset/harga-pangan', status)).toBe('page');
  });
});
