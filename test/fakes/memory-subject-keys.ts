import type { SubjectKeys } from '../../functions/persons/subject-keys.port.ts';

export type MemorySubjectKeys = SubjectKeys & {
  /** Puts another key in force; gives its version. */
  readonly renew: () => string;
  /** Keeps no version but the one in force. */
  readonly dropOld: () => void;
};

/** Keys of the subject index, in versions. */
export function memorySubjectKeys(): MemorySubjectKeys {
  const keys = new Map<string, Uint8Array>();
  let version = 0;
  const renew = () => {
    version += 1;
    keys.set(`v${version}`, Buffer.from(`key ${version} of the index in tests, of more than two hundred and fifty-six bits`));
    return `v${version}`;
  };
  renew();
  return {
    renew,
    dropOld() {
      for (const one of keys.keys()) if (one !== `v${version}`) keys.delete(one);
    },
    async current() {
      return { version: `v${version}`, key: keys.get(`v${version}`) ?? new Uint8Array() };
    },
    of: async (asked) => keys.get(asked),
  };
}
