import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ControlActions, openControl } from './control.ts';

/** What ends when the laptop does. */
export type Closing = (() => void | Promise<void>)[];

/** Says where the laptop runs (`running.json`, no secret in it), and opens its control port. */
export async function announce(home: string, url: string, actions: ControlActions, closing: Closing): Promise<void> {
  const control = await openControl(home, actions);
  closing.push(() => control.close());
  const path = join(home, 'running.json');
  writeFileSync(path, JSON.stringify({ url, pid: process.pid }));
  closing.push(() => rmSync(path, { force: true }));
}
