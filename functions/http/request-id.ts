type Event = { readonly requestContext: { readonly requestId: string; readonly extendedRequestId?: string | undefined } };

/** The id by which the caller, the access log and the functions' logs name one request (API Gateway, `$context.extendedRequestId`). */
export function requestIdOf({ requestContext }: Event): string {
  return requestContext.extendedRequestId ?? requestContext.requestId;
}
