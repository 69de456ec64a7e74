import { readdirSync, readFileSync } from 'node:fs';

/** The largest resident size, in bytes, that a function process of this laptop has reached (Linux: VmHWM of /proc), by function name. */
export function peakMemory(functionName: RegExp): number {
  const peaks = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => functionName.test(environmentOf(pid)))
    .map((pid) => Number(/VmHWM:\s+(\d+) kB/.exec(readText(`/proc/${pid}/status`))?.[1] ?? 0) * 1024);
  return Math.max(0, ...peaks);
}

function environmentOf(pid: string): string {
  return readText(`/proc/${pid}/environ`)
    .split('\0')
    .filter((line) => line.startsWith('AWS_LAMBDA_FUNCTION_NAME='))
    .join();
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
