import { send } from '../../demo/client.ts';
import { fill, startIn } from './city.ts';
import type { Drill } from './drill.ts';

/** The key of the subject index is replaced while a resident reads her profile. */
export const keyRotationDrill: Drill = {
  name: 'key-rotation',
  title: 'The key of the subject index is replaced while profiles are read',
  async run(stage) {
    const running = await startIn(stage.home);
    await fill(running);
    const profile = async () => {
      const { status, body } = await send(running.client, 'warga', 'GET', '/v1/me/profile');
      return JSON.stringify({ status, body });
    };
    const before = withoutMoment(await profile());
    const other: string[] = [];
    let [isDone, reads] = [false, 0];
    const read = async () => {
      reads += 1;
      const now = withoutMoment(await profile());
      if (now !== before) other.push(now);
    };
    const reading = (async () => {
      while (!isDone) await read();
    })();
    await stage.command('keep-index', ['--new-key']);
    isDone = true;
    await reading;
    await read();
    stage.say(`GET /v1/me/profile was asked ${reads} times meanwhile and after: ${other.length} answers other than before`);
    if (other.length > 0) throw new Error(`the profile changed from ${before} to ${other.join(' | ')}`);
    await running.stop();
  },
};

/** A profile says when it was made, and each request has an id. */
function withoutMoment(text: string): string {
  return text.replace(/"(requestId|at|asOf|madeAt|readAt)":"[^"]*"/g, '"$1":""');
}
