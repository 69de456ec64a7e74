import { expect, test } from 'vitest';
import { makeTurns } from '../../local/functions/turns.ts';

test('what is alone waits for what runs, and what comes meanwhile for it', async () => {
  const turns = makeTurns();
  const order: string[] = [];
  const { promise: ends, resolve: end } = Promise.withResolvers<void>();
  const failing = turns.run(async () => {
    await ends;
    order.push('first');
    throw new Error('broken');
  });
  const alone = [turns.alone(() => void order.push('alone')), turns.alone(() => void order.push('alone again'))];
  const later = turns.run(async () => order.push('later'));
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(order).toEqual([]);
  end();
  await expect(failing).rejects.toThrow('broken');
  await Promise.all([...alone, later]);
  expect(order).toEqual(['first', 'alone', 'alone again', 'later']);
});

test('a change that fails says so to who asked, and holds up nobody', async () => {
  const turns = makeTurns();
  const failing = turns.alone(() => {
    throw new Error('no such moment');
  });
  const after = turns.run(async () => 'goes on');
  await expect(failing).rejects.toThrow('no such moment');
  expect(await after).toBe('goes on');
});
