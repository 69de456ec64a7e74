import { type Client, type Response, send } from './client.ts';

/** How the story is told: numbered steps, each with its request and its answer, which must be as the step says. */

const shownCharacters = 300;
let step = 0;

/** How many steps were told. */
export function stepsTold(): number {
  return step;
}

/** A step of other doing than a request. */
export function tellStep(what: string): void {
  step++;
  console.log(`${step}. ${what}`);
}

export function chapter(title: string): void {
  console.log(`\n— ${title} —`);
}

/** A request, which must be answered with that status. */
export async function ask(
  city: Client,
  account: string | undefined,
  method: string,
  path: string,
  status: number,
  what: string,
  body?: unknown,
): Promise<Response> {
  step++;
  const answer = await send(city, account, method, path, body);
  console.log(`${step}. ${what}\n   ${account ?? 'tanpa masuk'}: ${method} ${path}\n   → ${answer.status} ${shorten(answer.text)}`);
  demand(answer.status === status, `yang seharusnya datang: ${status}`);
  return answer;
}

/** An answer, shortened; the signature of a one-time URL stays out of the terminal. */
function shorten(text: string): string {
  const shown = text.replace(/X-Amz-[A-Za-z-]+=[^&"]*/g, '…');
  return shown.length > shownCharacters ? `${shown.slice(0, shownCharacters)}…` : shown;
}

export function withoutRequestId(answer: Response): string {
  return answer.text.replace(/"requestId":"[^"]*"/, '');
}

/** Ends the story where it does not hold. */
export function demand(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}
