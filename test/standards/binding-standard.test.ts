import { describe, expect, test } from 'vitest';
import { bindingStandard } from '../../functions/standards/binding-standard.ts';
import type { Standard } from '../../functions/standards/standard.ts';
import { standardOf } from '../fakes/ingest-fakes.ts';

const approved = (n: number) => standardOf({ n });
const wished = (n: number) => standardOf({ n, state: 'proposed' });
const inferred = (n: number) => standardOf({ n, state: 'proposed', origin: 'inferred' });

describe('what binds the next upload', () => {
  test.each<[string, Standard[], number | undefined, number | undefined]>([
    ['is nothing before the first standard', [], undefined, undefined],
    ['is no standard that a file proposed', [inferred(2), inferred(1)], undefined, undefined],
    ['is what the operator of a draft proposed', [inferred(2), wished(1)], undefined, 1],
    ['is the one in force', [approved(1)], 1, 1],
    ['is what the operator proposed since', [inferred(3), wished(2), approved(1)], 1, 2],
    ['is the one in force, where an older proposal was passed over', [approved(2), wished(1)], 2, 2],
    ['is an approved one before a version of it is in force', [approved(2), approved(1)], 1, 2],
  ])('%s', (_what, known, inForce, n) => {
    expect(bindingStandard(known, inForce)?.n).toBe(n);
  });
});
