import { isSignedIn } from '../session/standing.ts';
import type { Problem } from './api-call.ts';
import { alert, signInLink } from './elements.ts';
import { problemText, sessionOverText } from './words.ts';

/** What stands in the way; where signing in helps, the way there and back. The one who is signed in and refused all the same has perhaps been disabled. */
export function notice(problem: Problem): HTMLElement {
  if (problem.status !== 401) return alert(problemText(problem));
  return alert(isSignedIn() ? sessionOverText : problemText(problem), ' ', signInLink('Masuk'));
}

/** Instead of asking /v1 what it can't answer: nobody is signed in. */
export function askToSignIn(what: string): HTMLElement {
  return alert(`Masuk dahulu ${what}. `, signInLink('Masuk'));
}
