/**
 * How long a page waits for the login service: an answer takes a second at most, and every call of the page waits for the token. No answer in time is silence, no
 * refusal: the next call asks again.
 */
const answerMilliseconds = 10_000;

/** Asks the login service; rejects when it does not answer, to the last byte, in time. */
export function askLoginService(address: string, request: RequestInit = {}, milliseconds = answerMilliseconds): Promise<Response> {
  return fetch(address, { ...request, signal: AbortSignal.timeout(milliseconds) });
}

/** Where it says what it offers (OpenID Connect Discovery §4.1: an ending slash of the issuer goes). */
export function discoveryAddress(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
}
