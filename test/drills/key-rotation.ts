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
    let [isDone, reads, other] = [false, 0, 0];
    const reading = (async () => {
      while (!isDone) {
        reads += 1;
        if (withoutMoment(await profile()) !== before) other += 1;
      }
    })();
    await stage.command('keep-index', ['--new-key']);
    isDone = true;
    await reading;
    if (withoutMoment(await profile()) !== before) other += 1;
    stage.say(`GET /v1/me/profile was asked ${reads + 1} times meanwhile and after: ${other} answers other than before`);
    if (other > 0) throw new Error('the profile changed');
    await running.stop();
  },
};

/** A profile says when it was made, and each request has an id. */
function withoutMoment(text: string): string {
  return text.replace(/"(requestId|at|asOf|madeAt|readAt)":"[^"]*"/g, '"$1":""');
}
