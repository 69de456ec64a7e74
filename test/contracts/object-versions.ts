import { beforeEach, describe, expect, test } from 'vitest';
import type { ObjectVersions } from '../../functions/retention/object-versions.port.ts';

export type OpenedVersions = {
  readonly versions: ObjectVersions;
  /** Writes one more version of a key. */
  readonly put: (key: string, text: string) => Promise<void>;
  /** Lays a delete marker over a key. */
  readonly hide: (key: string) => Promise<void>;
};

const all = () => true;

/** What every ObjectVersions does; `open` gives an empty bucket. */
export function objectVersionsContract(name: string, open: () => Promise<OpenedVersions>): void {
  describe(`${name} as ObjectVersions`, () => {
    let opened: OpenedVersions;
    beforeEach(async () => {
      opened = await open();
    });

    test('counts and removes every version and delete marker under a prefix, and nothing beside it', async () => {
      const { versions, put, hide } = opened;
      for (const text of ['satu', 'dua', 'tiga']) await put('datasets/bansos/parts/a', text);
      await put('datasets/bansos/files/1/b', 'empat');
      await hide('datasets/bansos/parts/a');
      await put('datasets/bansos-2/parts/a', 'lain');
      expect(await versions.count('datasets/bansos/', all)).toEqual({ versions: 5, bytes: 4 + 3 + 4 + 5 });
      expect(await versions.remove('datasets/bansos/', all)).toBe(5);
      expect(await versions.count('datasets/', all)).toEqual({ versions: 1, bytes: 4 });
      expect(await versions.remove('datasets/bansos/', all)).toBe(0);
    });

    test('leaves keys that are not meant, in all their versions', async () => {
      const { versions, put } = opened;
      for (const key of ['a/keep', 'a/go', 'a/keep']) await put(key, 'x');
      const isMeant = (key: string) => key.endsWith('go');
      expect(await versions.count('a/', isMeant)).toEqual({ versions: 1, bytes: 1 });
      expect(await versions.remove('a/', isMeant)).toBe(1);
      expect(await versions.count('a/', all)).toEqual({ versions: 2, bytes: 2 });
    });
  });
}
