/** A connection may drop for a while: so many answers may be missing in a row, of something that is asked for again and again. */
export const mostSilences = 10;
