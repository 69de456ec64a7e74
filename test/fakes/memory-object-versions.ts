import type { ObjectVersions } from '../../functions/retention/object-versions.port.ts';

export type MemoryObjectVersions = ObjectVersions & {
  put(key: string, text: string): void;
  hide(key: string): void;
  keys(): string[];
};

/** A bucket's object versions in memory; a delete marker is a version without a text. */
export function memoryObjectVersions(): MemoryObjectVersions {
  let objects: { readonly key: string; readonly text: string }[] = [];
  const meantOf = (prefix: string, isMeant: (key: string) => boolean) =>
    objects.filter(({ key }) => key.startsWith(prefix) && isMeant(key));
  return {
    put: (key, text) => void objects.push({ key, text }),
    hide: (key) => void objects.push({ key, text: '' }),
    keys: () => [...new Set(objects.map(({ key }) => key))].sort(),
    async count(prefix, isMeant) {
      const meant = meantOf(prefix, isMeant);
      return { versions: meant.length, bytes: meant.reduce((sum, { text }) => sum + text.length, 0) };
    },
    async remove(prefix, isMeant) {
      const meant = new Set(meantOf(prefix, isMeant));
      objects = objects.filter((object) => !meant.has(object));
      return meant.size;
    },
  };
}
