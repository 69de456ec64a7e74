import { expect, test } from 'vitest';
import { pages } from '../../functions/routes/pages.ts';
import { deskPages, files, publicPages } from '../browser/pages.ts';

const visited = { ...publicPages('contoh'), ...deskPages('contoh') };

test('browsers visit every page: its address is made of the route', () => {
  expect([...Object.keys(visited), ...files, 'showSignIn'].sort()).toEqual(Object.keys(pages).sort());
});

test('every address is one that its route takes', () => {
  for (const [name, { path, params }] of Object.entries(pages)) {
    const address = Object.entries(visited).find(([each]) => each === name)?.[1];
    if (address === undefined) continue;
    const names = [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, one = '']) => one);
    const form = new RegExp(`^${path.replace(/\{\w+\+\}/, '(.+)').replace(/\{\w+\}/g, '([^/]+)')}$`);
    const values = form.exec(address)?.slice(1) ?? [];
    expect(params.safeParse(Object.fromEntries(names.map((one, place) => [one, values[place]]))).success, address).toBe(true);
  }
});
