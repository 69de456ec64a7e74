import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { noon } from '../fakes/ingest-fakes.ts';
import { city, whole } from './large-file-city.ts';

describe('a run that does not come to its end', () => {
  test('is gone on from where it stopped: no piece is made twice', async () => {
    const { ask, make, textOf, pieces, told, fakes } = await city();
    await ask();
    const { put } = pieces;
    pieces.put = async (...asked) => {
      if (asked[2] === 4 && told.length === 0) throw new Error('storage is away');
      return put(...asked);
    };
    expect(await make()).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-0' }] });
    expect(JSON.parse((await ask()).text)).toEqual({ state: 'waiting', progress: { done: 3, total: 6 } });
    expect(fakes.fileQueue.sent).toHaveLength(1);
    await make(0, 2);
    expect(told).toEqual([expect.any(Error), 'made']);
    expect(pieces.sent).toEqual([1, 2, 3, 4, 5, 6]);
    expect(textOf('.csv')).toBe(whole);
  });

  test('for want of time orders the rest anew: seven runs make a file, and no message of theirs comes back', async () => {
    const { ask, make, pieces, clock, told, textOf, fakes } = await city({}, 6_000_000);
    await ask();
    const { put } = pieces;
    pieces.put = async (...asked) => {
      clock.remaining = limits.fileStopMilliseconds - 1;
      return put(...asked);
    };
    for (const run of [0, 1, 2, 3, 4, 5, 6]) {
      clock.remaining = 15 * 60_000;
      expect(await make(run)).toEqual({ batchItemFailures: [] });
    }
    expect(told).toEqual([...Array(6).fill('unfinished'), 'made']);
    expect([fakes.fileQueue.sent.length, pieces.sent]).toEqual([7, [1, 2, 3, 4, 5, 6, 7]]);
    expect(textOf('.csv')).toBe(whole);
  });

  test('for want of time, and has not kept one piece, is a fault: nothing goes on for ever', async () => {
    const { ask, make, clock, told, fakes } = await city();
    await ask();
    clock.remaining = limits.fileStopMilliseconds - 1;
    for (const receives of [1, 2, 3, 4, 5]) expect((await make(0, receives)).batchItemFailures).toHaveLength(1);
    expect([told.length, fakes.fileQueue.sent.length, (await ask()).status]).toEqual([5, 1, 503]);
  });

  test('when its message came for the last time is told as failed, also where an earlier one kept a piece', async () => {
    const { ask, make, pieces, told, fakes } = await city();
    await ask();
    const { put } = pieces;
    pieces.put = async (...asked) => {
      if (asked[2] > 1) throw new Error('storage is away');
      return put(...asked);
    };
    for (const receives of [1, 2, 3, 4]) await make(0, receives);
    expect((await ask()).status).toBe(202);
    await make(0, 5);
    expect([(await ask()).status, told.length, fakes.fileQueue.sent.length]).toEqual([503, 5, 1]);
  });

  test('and can’t be noted either is logged with both faults', async () => {
    const { ask, make, pieces, told, fakes } = await city();
    await ask();
    pieces.put = async () => {
      fakes.makings.put = () => Promise.reject(new Error('the table is away'));
      throw new Error('storage is away');
    };
    expect((await make()).batchItemFailures).toHaveLength(1);
    expect(told).toEqual([new Error('storage is away'), new Error('the table is away')]);
  });

  test('but fetches its parts for longer than a piece may take is left to it, also where pieces are kept', async () => {
    const { ask, make, pieces, told, clock, worker, fakes } = await city();
    await ask();
    const { paths } = worker.cache;
    worker.cache.paths = async (parts) => {
      clock.now = new Date(clock.now.getTime() + 4 * 60_000);
      expect((await ask()).status).toBe(202);
      return paths(parts);
    };
    const { put } = pieces;
    pieces.put = async (...asked) => {
      if (asked[2] === 4 && told.length === 0) throw new Error('storage is away');
      return put(...asked);
    };
    await make();
    await make(0, 2);
    expect([told, fakes.fileQueue.sent.length]).toEqual([[expect.any(Error), 'made'], 1]);
  });

  test.each(['csv', 'parquet'])('and had put its %s is not repeated: the file stands', async (format) => {
    const { ask, make, pieces, told, fakes, worker } = await city();
    await ask(format);
    const { drop } = fakes.makings;
    worker.makings.drop = () => Promise.reject(new Error('died'));
    await make();
    worker.makings.drop = drop;
    const files = () => [pieces.sent.length, fakes.published.keys().length];
    const before = files();
    worker.published.putFile = () => Promise.reject(new Error('it is put again'));
    await make(0, 2);
    expect([told, files(), fakes.makings.all()]).toEqual([[expect.any(Error), 'made'], before, []]);
  });

  test('leaves pieces that a run which writes otherwise does not take', async () => {
    const { ask, make, pieces, told, textOf, fakes } = await city();
    await ask();
    const { put } = pieces;
    pieces.put = async (...asked) => {
      if (asked[2] === 4 && told.length === 0) throw new Error('storage is away');
      return put(...asked);
    };
    await make();
    const [note] = fakes.makings.all();
    if (!note) throw new Error('there is no note');
    await fakes.makings.put({ ...note, about: 'as another release writes', revision: 'another' }, note.revision);
    await make(0, 2);
    expect(pieces.sent).toEqual([1, 2, 3, 1, 2, 3, 4, 5, 6]);
    expect([told, textOf('.csv')]).toEqual([[expect.any(Error), 'made'], whole]);
  });

  test('because it was killed is taken over after its time, by one message; the killed one’s own finds nothing to do', async () => {
    const { ask, make, pieces, clock, told, fakes } = await city();
    await ask();
    const { put } = pieces;
    let killed = false;
    pieces.put = async (...asked) => {
      if (asked[2] === 3 && !killed) {
        killed = true;
        await new Promise(() => undefined);
      }
      return put(...asked);
    };
    void make();
    await expect.poll(() => killed).toBe(true);
    expect(JSON.parse((await ask()).text)).toEqual({ state: 'making', progress: { done: 2, total: 6 } });
    await make();
    expect([told, fakes.fileQueue.sent.length]).toEqual([['idle'], 1]);
    const [note] = fakes.makings.all();
    if (!note) throw new Error('there is no note');
    await fakes.makings.put({ ...note, until: new Date(noon.getTime() - 1).toISOString(), revision: 'long ago' }, note.revision);
    await Promise.all(Array.from({ length: 10 }, () => ask()));
    expect(fakes.fileQueue.sent).toHaveLength(2);
    await make(1);
    await make(0, 2);
    expect([told, pieces.sent, clock.now]).toEqual([['idle', 'made', 'idle'], [1, 2, 3, 4, 5, 6], noon]);
  });

  test('five times is told as failed for an hour, and tried again then', async () => {
    const { ask, make, pieces, told, pauses, fakes } = await city();
    await ask();
    const { begin } = pieces;
    pieces.begin = async () => {
      throw new Error('storage is away');
    };
    for (const receives of [1, 2, 3, 4, 5]) await make(0, receives);
    expect([told.length, pauses]).toEqual([5, [10, 20, 40, 80, 0]]);
    const failed = await ask();
    expect([failed.status, JSON.parse(failed.text).code, fakes.fileQueue.sent.length]).toEqual([503, 'unavailable', 1]);
    const [note] = fakes.makings.all();
    if (!note) throw new Error('there is no note');
    expect(note.until).toBe('2026-09-15T06:00:00.000Z');
    await fakes.makings.put({ ...note, until: noon.toISOString(), revision: 'an hour ago' }, note.revision);
    pieces.begin = begin;
    expect((await ask()).status).toBe(202);
    await make(1);
    expect((await ask()).status).toBe(302);
  });

  test('and whose pieces storage has removed meanwhile begins anew; one that died after its last step is done', async () => {
    const { ask, make, pieces, told, textOf, fakes } = await city();
    await ask();
    const { put, complete } = pieces;
    pieces.put = async (...asked) => {
      if (asked[2] === 4 && told.length === 0) throw new Error('storage is away');
      return put(...asked);
    };
    await make();
    pieces.forget();
    await make(0, 2);
    pieces.complete = async (...asked) => {
      await complete(...asked);
      throw new Error('died');
    };
    await make(0, 3);
    pieces.complete = complete;
    await make(0, 4);
    expect(told).toEqual([expect.any(Error), expect.any(Error), expect.any(Error), 'made']);
    expect([textOf('.csv'), fakes.makings.all()]).toEqual([whole, []]);
  });

  test('that was taken over writes nothing more', async () => {
    const { ask, make, pieces, told, fakes } = await city();
    await ask();
    const { put } = pieces;
    pieces.put = async (...asked) => {
      const [note] = fakes.makings.all();
      if (note && asked[2] === 3) await fakes.makings.put({ ...note, revision: 'another' }, note.revision);
      return put(...asked);
    };
    await make();
    expect([told, fakes.makings.all()[0]?.revision]).toEqual([['overtaken'], 'another']);
  });
});
