import type { Unanswered, UnansweredStore } from '../../functions/uploads/unanswered.port.ts';

export function memoryUnanswered(): UnansweredStore & { all(): Unanswered[] } {
  const asked = new Map<string, Unanswered>();
  const keyOf = ({ since, datasetId, uploadId }: Unanswered) => `${since}#${datasetId}#${uploadId}`;
  const inOrder = () => [...asked].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  return {
    all: inOrder,
    async note(one) {
      asked.set(keyOf(one), one);
    },
    async listBefore(time, limit) {
      return inOrder()
        .filter((one) => keyOf(one) < time)
        .slice(0, limit);
    },
    async drop(one) {
      asked.delete(keyOf(one));
    },
  };
}
