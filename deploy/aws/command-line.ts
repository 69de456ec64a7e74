import { execFile } from 'node:child_process';

/** What AWS answers, or why it does not, by the code of its API: `no-cli` and `no-credentials` are ours. */
export type AwsAnswer = { readonly body: unknown } | { readonly code: string; readonly says: string };

/** One call of the AWS command line, `['acm', 'describe-certificate', …]`, in a region. Never throws. */
export type AskAws = (region: string, ...call: readonly string[]) => Promise<AwsAnswer>;

const longestMilliseconds = 30_000;
const mostBytes = 20_000_000;

/** The AWS command line of this machine, with the credentials that the CDK will use: those of the environment, or of `AWS_PROFILE`. */
export const askAws: AskAws = (region, ...call) =>
  new Promise((resolve) => {
    // A pager would wait for a key.
    const env = { ...process.env, AWS_PAGER: '' };
    const given = [...call, '--region', region, '--output', 'json'];
    execFile('aws', given, { env, timeout: longestMilliseconds, maxBuffer: mostBytes }, (error, stdout, stderr) => {
      resolve(error === null ? answered(stdout) : refused(String(error.code ?? ''), stderr));
    });
  });

function answered(text: string): AwsAnswer {
  try {
    return { body: text.trim() === '' ? {} : JSON.parse(text) };
  } catch {
    return { code: 'no-json', says: 'The AWS command line answered what is no JSON' };
  }
}

function refused(code: string, text: string): AwsAnswer {
  const says = text.trim().split('\n').at(-1) ?? '';
  if (code === 'ENOENT') return { code: 'no-cli', says: 'The AWS command line (aws) is not installed' };
  if (/credentials|config profile|token has expired|sso/i.test(says)) return { code: 'no-credentials', says };
  return { code: /An error occurred \((\w+)\)/.exec(says)?.[1] ?? 'fault', says };
}
