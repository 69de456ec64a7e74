// What CloudWatch Synthetics runs (lib/watching/canary.ts), and test/lib/canary.test.ts: no package but Node's own. It reads as anybody would, and signs in as nobody.
const https = require('node:https');
const http = require('node:http');

const longestMilliseconds = 10_000;

function get(url) {
  const { get: ask } = url.startsWith('https:') ? https : http;
  return new Promise((resolve, reject) => {
    const request = ask(url, { headers: { 'User-Agent': 'satu-data-canary' }, timeout: longestMilliseconds }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, text }));
      response.on('error', reject);
    });
    request.on('timeout', () => request.destroy(new Error('no answer in ten seconds')));
    request.on('error', reject);
  });
}

async function mustAnswer(url, isRight) {
  const { status, text } = await get(url);
  if (status !== 200 || !isRight(text)) throw new Error(`${new URL(url).pathname} was answered ${status}`);
}

exports.handler = async () => {
  const origin = process.env.PUBLIC_URL;
  await mustAnswer(`${origin}/`, (text) => text.includes('</html>'));
  await mustAnswer(`${origin}/v1/health`, () => true);
  await mustAnswer(`${origin}/v1/datasets?limit=1`, (text) => Array.isArray(JSON.parse(text).items));
  return 'the city answers';
};
