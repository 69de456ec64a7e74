import { expect, test } from 'vitest';
import { restoreInOrder, type WholeRestoration } from '../../upkeep/restore/in-order.ts';

const whole = ['check', 'key', 'published', 'inbox', 'table', 'accounts', 'compare'];

/** What was done, where one of them fails. */
async function done(failing?: string): Promise<{ readonly steps: readonly string[]; readonly ended: string }> {
  const steps: string[] = [];
  const step = (name: string) => async () => {
    if (name === failing) throw new Error(`${name} failed`);
    steps.push(name);
  };
  const restoration: WholeRestoration = {
    compare: step('compare'),
    accounts: step('accounts'),
    table: step('table'),
    inbox: step('inbox'),
    published: step('published'),
    key: step('key'),
    check: step('check'),
  };
  const ended = await restoreInOrder(restoration).then(() => 'well', String);
  return { steps, ended };
}

test('everything is put back in one order: checked before the first step, compared after the last', async () => {
  expect(await done()).toEqual({ steps: whole, ended: 'well' });
});

test.each(whole.map((name, place) => [name, place] as const))(
  'what fails at %s ends there, and nothing later is done',
  async (name, place) => {
    expect(await done(name)).toEqual({ steps: whole.slice(0, place), ended: `Error: ${name} failed` });
  },
);
