import { expect, test } from 'vitest';
import { readStartOptions } from '../../local/start-options.ts';

test('starts with the demo on 8080 unless told otherwise', () => {
  expect(readStartOptions([], {})).toEqual({ empty: false, verbose: false, port: 8080 });
  expect(readStartOptions(['--empty', '--verbose'], { PORT: '0' })).toEqual({ empty: true, verbose: true, port: 0 });
});

test.each([[['--help']], [['--emty']], [['--empty=1']], [['8081']], [['--']]])('%j is answered with how to call it', (argv) => {
  expect(readStartOptions(argv, {})).toEqual({ refusal: expect.stringContaining('npm start -- --empty') });
});

test.each(['abc', '-1', '65536', '80.5', ' '])('PORT=%j is refused in one sentence', (PORT) => {
  expect(readStartOptions([], { PORT })).toEqual({ refusal: expect.stringContaining(`PORT="${PORT}" bukan port`) });
});
