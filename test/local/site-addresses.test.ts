import { expect, test } from 'vitest';
import { assetAddressOf } from '../../local/site.ts';

const site = (...keys: string[]) => new Map(keys.map((key) => [key, { path: key, size: 1 }]));

test('a file of the site is found by the name that it has without its content’s hash, however long that is', () => {
  const addressOf = assetAddressOf(site('assets/satudata-0123456789abcdef.css', 'assets/before-paint-0123456789abcdef01.js'));
  expect([addressOf('satudata.css'), addressOf('before-paint.js')]).toEqual([
    '/assets/satudata-0123456789abcdef.css',
    '/assets/before-paint-0123456789abcdef01.js',
  ]);
  expect(() => addressOf('frame.js')).toThrow('The site has no frame.js');
});

test('a file of the site that is not named by its content stops the laptop', () => {
  expect(() => assetAddressOf(site('assets/satudata.css'))).toThrow('assets/satudata.css is not named by its content');
});
