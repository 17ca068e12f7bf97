import { html, raw } from 'hono/html';
import type { ApiOptions } from '../api';
import { openApiDocument } from '../openapi/document';
import { type Json, membersOf } from '../openapi/schemas';
import { type Operation, operationView } from './operation';
import { membersView } from './schema-view';
import { STYLE } from './style';

/** The contract as a page to read: made from the document alone, without scripts or anything from elsewhere. */
export function docsPage(options: ApiOptions, origin: string) {
  const document = openApiDocument(options);
  const components = membersOf(membersOf(document.components).schemas);
  const groups = groupsOf(options, membersOf(document.paths));
  const address = `${origin}${options.base}`;
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${options.title}</title>
  <link rel="icon" href="/favicon.svg">
  <style>${raw(STYLE)}</style>
</head>
<body>
  <a class="skip" href="#content">Skip to the operations</a>
  <header>
    ${introduction(options, address)}
    ${refusalsView(options, components)}
  </header>
  <div class="frame">
    <nav aria-label="Operations">
      <details open>
        <summary>Operations</summary>
        ${groups.map(({ tag, operations }) => navGroup(tag, operations))}
      </details>
    </nav>
    <main id="content" tabindex="-1">
      ${groups.map(
        ({ tag, text, operations }) => html`<section aria-label="${tag}">
          <h2>${tag}</h2>
          <p>${text}</p>
          ${operations.map((operation) => operationView(operation, { address, components }))}
        </section>`,
      )}
    </main>
  </div>
</body>
</html>`;
}

function groupsOf({ tags }: ApiOptions, paths: Json) {
  const all = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(membersOf(item)).map(
      ([method, operation]): Operation => ({
        path,
        method: method.toUpperCase(),
        operation: membersOf(operation),
      }),
    ),
  );
  const groups = Object.entries(tags).map(([tag, text]) => ({
    ...{ tag, text },
    operations: all.filter(({ operation }) => [operation.tags].flat().includes(tag)),
  }));
  return groups.filter(({ operations }) => operations.length > 0);
}

function navGroup(tag: string, operations: Operation[]) {
  return html`<p>${tag}</p>
    <ul>
      ${operations.map(
        ({ operation }) => html`<li><a href="#${operation.operationId}">${operation.summary}</a></li>`,
      )}
    </ul>`;
}

function introduction({ title, description, base }: ApiOptions, address: string) {
  return html`<h1>${title}</h1>
    <p>${description}</p>
    <p>
      Base address: <code>${address}</code>. As an OpenAPI 3.1 document:
      <a href="${base}/openapi.json">openapi.json</a>.
    </p>
    <h2 class="small">Authorisation</h2>
    <p>
      Send an API key (<code>sk_…</code>) or the session token of a signed-in person as a bearer token. Keys are
      made in Settings. The requests below work in a shell where TOKEN is set:
    </p>
    <pre>export TOKEN=sk_…</pre>`;
}

function refusalsView({ refusals }: ApiOptions, components: Json) {
  const schema = components[refusals?.schema.meta()?.id ?? 'ErrorModel'];
  return html`<h2 class="small">Problems</h2>
    <p>
      ${
        refusals
          ? html`Every refusal has a code in <code>error</code>, a sentence in <code>message</code>, and the first
            wrong member in <code>details</code>.`
          : html`Every refusal is a problem document (RFC 9457, <code>application/problem+json</code>); its
            <code>errors</code> name each wrong member.`
      }
    </p>
    <details>
      <summary>Members of a problem</summary>
      ${membersView(schema, components)}
    </details>`;
}
