import type { Problem } from './answers.ts';
import { alert, signInLink } from './elements.ts';
import { problemText } from './words.ts';

/** What stands in the way; where signing in helps, the way there and back. */
export function notice(problem: Problem): HTMLElement {
  return problem.status === 401 ? alert(problemText(problem), ' ', signInLink('Masuk')) : alert(problemText(problem));
}

/** Instead of asking /v1 what it can't answer: nobody is signed in. */
export function askToSignIn(what: string): HTMLElement {
  return alert(`Masuk dahulu ${what}. `, signInLink('Masuk'));
}
