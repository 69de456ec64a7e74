import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runSteps } from '../../functions/retention/run-steps.ts';

test('a fault of any step holds up no other, is logged, and fails the run in the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 5 }), async (faulty) => {
      const done: string[] = [];
      const failed: string[] = [];
      const log = {
        info: (name: string) => void done.push(name),
        error: (_message: string, { step }: { step: string }) => void failed.push(step),
      };
      const steps = faulty.map((isFaulty, place) => ({
        name: String(place),
        does: async () => {
          if (isFaulty) throw new Error('throttled');
          return { count: 1 };
        },
      }));
      const run = runSteps(steps, log);
      if (faulty.includes(true)) await expect(run).rejects.toBeInstanceOf(AggregateError);
      else await run;
      const named = (which: boolean) => faulty.flatMap((isFaulty, place) => (isFaulty === which ? [String(place)] : []));
      expect([done, failed]).toEqual([named(false), named(true)]);
    }),
  );
});
