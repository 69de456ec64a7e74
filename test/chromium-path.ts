import { existsSync } from 'node:fs';

/** The shell first: it renders as Chromium does, without the processes of a window that nobody sees, which take a third of a browser test. */
const places = [process.env.CHROMIUM, '/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** The Chromium of this machine (`CHROMIUM` names another one), or undefined: then browser tests are skipped, and say so. */
export const chromiumPath = places.find((path) => path !== undefined && existsSync(path));
