/**
 * Whether a text is a web address that may become a link: http or https, a host with a point, no white space, and no user before the host, which would
 * let it look like another's (`https://kota.go.id@elsewhere.example`; RFC 3986, section 7.6).
 */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/?#@\\]+\.[^\s/?#@\\]+([/?#]\S*)?$/.test(text);
}
