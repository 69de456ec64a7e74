import { expect, test } from 'vitest';
import { itemUpdate } from '../../upkeep/item-update.ts';

const item = (more: object) => ({ pk: 'A', sk: '1', ...more });

test('touches the places alone that differ, each on condition that it is as it was', () => {
  const before = item({
    level: { access: 'limited' },
    parts: [
      { key: 'p', versionId: 'one' },
      { key: 'q', versionId: 'two' },
    ],
    old: 1,
    same: { a: [1] },
  });
  const after = item({
    level: { access: 'limited', sharing: 'by-request' },
    parts: [
      { key: 'p', versionId: 'new' },
      { key: 'q', versionId: 'two' },
    ],
    same: { a: [1] },
  });
  expect(itemUpdate(before, after)).toEqual({
    Key: { pk: 'A', sk: '1' },
    UpdateExpression: 'SET #n0.#n1 = :a0, #n2[0].#n3 = :a1 REMOVE #n4',
    ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#n0.#n1) AND #n2[0].#n3 = :b1 AND #n4 = :b2',
    ExpressionAttributeNames: { '#n0': 'level', '#n1': 'sharing', '#n2': 'parts', '#n3': 'versionId', '#n4': 'old' },
    ExpressionAttributeValues: { ':a0': 'by-request', ':a1': 'new', ':b1': 'one', ':b2': 1 },
  });
});

test('takes a whole member where very many of its places differ, since an expression must not be long', () => {
  const parts = (versionId: string) => Array.from({ length: 500 }, (_, index) => ({ key: String(index), versionId }));
  const update = itemUpdate(item({ parts: parts('one') }), item({ parts: parts('two') }));
  expect(update?.UpdateExpression).toBe('SET #n0 = :a0');
  expect(update?.ConditionExpression).toBe('attribute_exists(pk) AND #n0 = :b0');
});

test('does nothing to what is alike, and never changes a key', () => {
  expect(itemUpdate(item({ blob: new Uint8Array([1]) }), item({ blob: Buffer.from([1]) }))).toBeUndefined();
  expect(() => itemUpdate(item({}), { pk: 'B', sk: '1' })).toThrow('another key');
});
