import { existsSync } from 'node:fs';

const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** The Chromium of this machine (`CHROMIUM` names another one), or undefined: then browser tests are skipped, and say so. */
export const chromiumPath = places.find((path) => path !== undefined && existsSync(path));
