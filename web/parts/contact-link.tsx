/** A contact of the city file, as a link that writes to it or leads to it. */
export function ContactLink({ address }: { readonly address: string }) {
  return <a href={address.startsWith('https:') ? address : `mailto:${address}`}>{address}</a>;
}
