import { markStanding } from './standing.ts';

/*
 * Runs in the head of every page, before its body is drawn: the ways at the top stand at once as they fit the one who is here. A page's own script comes after
 * the first paint on a slow machine, and what it moved there was pressed by mistake.
 */
markStanding();
