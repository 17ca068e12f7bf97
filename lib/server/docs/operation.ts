import { html } from 'hono/html';
import { type Json, membersOf } from '../openapi/schemas';
import { curlOf, variablesIn } from './curl';
import { membersView, typeText } from './schema-view';

export interface Operation {
  path: string;
  method: string;
  operation: Json;
}

interface Surroundings {
  /** Origin and base path of the API, as the reader reaches it. */
  address: string;
  components: Json;
}

export function operationView({ path, method, operation }: Operation, { address, components }: Surroundings) {
  const { operationId: id, summary, description } = operation;
  const parameters = [operation.parameters].flat().map(membersOf);
  const body = schemaOf(operation.requestBody);
  const success = membersOf(operation.responses)[200];
  const reply = schemaOf(success);
  const unset = variablesIn(path);
  return html`<article id="${id}" aria-labelledby="${id}-title">
    <h3 id="${id}-title">${summary}</h3>
    <div><span class="method">${method}</span><span class="path">${path}</span></div>
    ${description ? html`<p>${description}</p>` : ''}
    <p class="muted">${callers(operation)}</p>
    ${parameters.length > 0 ? html`<h4>Parameters</h4>${parametersView(parameters, components)}` : ''}
    ${body ? html`<h4>Request body: ${typeText(body, components)}</h4>${membersView(body, components)}` : ''}
    <h4>Reply: ${isStream(success) ? 'events, each a ' : ''}${reply ? typeText(reply, components) : 'no body'}</h4>
    ${reply ? membersView(reply, components) : ''}
    <h4>Statuses</h4>
    ${statusesView(membersOf(operation.responses))}
    <h4>Try it</h4>
    <pre>${curlOf(`${address}${path}`, method, operation)}</pre>
    ${unset.length > 0 ? html`<p class="muted">Set ${unset.map((each) => each.slice(1)).join(' and ')} first.</p>` : ''}
  </article>`;
}

function schemaOf(holder: unknown): unknown {
  const content = membersOf(membersOf(holder).content);
  return membersOf(content['application/json'] ?? content[STREAM]).schema;
}

const STREAM = 'text/event-stream';

function isStream(response: unknown): boolean {
  return Object.hasOwn(membersOf(membersOf(response).content), STREAM);
}

const SCOPES: Json = {
  read: 'any member, or a key that may read',
  write: 'any member, or a key with the scope write',
  admin: 'admins, or a key with the scope admin',
};

function callers(operation: Json): string {
  const forPeople = [operation.security].flat().length === 1;
  if (forPeople)
    return `For ${operation['x-scope'] === 'admin' ? 'admins' : 'any member'}; not for API keys.`;
  return `For ${SCOPES[String(operation['x-scope'])]}.`;
}

function parametersView(parameters: Json[], components: Json) {
  return html`<ul class="members">
    ${parameters.map(
      ({ name, in: place, required, description, schema }) => html`<li>
        <code class="name">${name}</code>
        <span class="muted">${place}, ${typeText(schema, components)}${required ? ', required' : ''}</span>
        ${description ? html`<div>${description}</div>` : ''}
      </li>`,
    )}
  </ul>`;
}

function statusesView(responses: Json) {
  const entries = Object.entries(responses).filter(([status]) => status !== 'default');
  return html`<details>
    <summary>${entries.map(([status]) => status).join(' ')}</summary>
    <dl>
      ${entries.map(
        ([status, response]) => html`<dt>${status}</dt><dd>${String(membersOf(response).description)}</dd>`,
      )}
    </dl>
  </details>`;
}
