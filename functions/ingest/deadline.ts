/** Thrown when a run has used its time up; what it had begun may still be going on. */
export class Overdue extends Error {}

/** What `work` gives, if it does so within so many milliseconds; else throws `Overdue`. Without any time left the work is not begun. */
export async function within<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  if (milliseconds <= 0) throw new Overdue('no time left to begin');
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Overdue(`not done within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([work(), over]);
  } finally {
    clearTimeout(timer);
  }
}
