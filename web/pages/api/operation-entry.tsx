import { Lines } from '../../parts/scrolling.tsx';

/** A parameter as the page /api shows it. */
type DescribedParameter = {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description: string;
  readonly example?: string | undefined;
  readonly choices?: readonly string[] | undefined;
  readonly range?: string | undefined;
};

/** An operation of the API document as the page /api shows it (described-operations.json). */
export type DescribedOperation = {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly whoMay: string;
  readonly parameters: readonly DescribedParameter[];
  /** JSON. */
  readonly body?: string | undefined;
};

/** One operation: a line that opens to its parameters, and to an example of what is sent. The page's script adds a form to those that only read. */
export function OperationEntry({ operation, method, path, summary, whoMay, parameters, body }: DescribedOperation) {
  return (
    <details class="part operation" id={operation} data-path={method === 'GET' ? path : undefined}>
      <summary>
        <span class="method">{method}</span> <code>{path}</code>{' '}
        <span class="meta">
          {summary}. {whoMay}
        </span>
      </summary>
      {parameters.length === 0 ? (
        <p>Tanpa parameter.</p>
      ) : (
        <ul class="parameters">
          {parameters.map((parameter) => (
            <ParameterItem key={parameter.name} {...parameter} />
          ))}
        </ul>
      )}
      {body !== undefined && (
        <>
          <p>
            Contoh isi (<code>Content-Type: application/json</code>):
          </p>
          <Lines text={body} />
        </>
      )}
    </details>
  );
}

/** Of the others nothing need be said: they stand behind the question mark. */
const places: Readonly<Record<string, string>> = { path: 'dalam alamat', header: 'tajuk' };

function ParameterItem({ name, in: place, required, description, example, choices, range }: DescribedParameter) {
  const facts = [
    ...(places[place] === undefined ? [] : [places[place]]),
    ...(required && place !== 'path' ? ['wajib'] : []),
    ...(choices ? [choices.join(', ')] : []),
    ...(range === undefined ? [] : [range]),
    ...(example === undefined ? [] : [`misalnya ${example}`]),
  ];
  return (
    <li data-name={name} data-in={place} data-example={example ?? ''} data-choices={choices?.join(' ') ?? ''}>
      <code>{name}</code> {description}
      {facts.length > 0 && (
        <>
          {' '}
          <span class="meta">({facts.join('; ')})</span>
        </>
      )}
    </li>
  );
}
