/** An `ETag` of this service: a revision in quotes (RFC 9110, section 8.8.3). */
export const entityTag = /^"([0-9]{1,12})"$/;
