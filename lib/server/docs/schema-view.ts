import { html } from 'hono/html';
import { type Json, membersOf, nameOf, resolve } from '../openapi/schemas';

type Html = ReturnType<typeof html>;

/** A schema's type in words: `list of AgentIndex, or null`. */
export function typeText(schema: unknown, components: Json): string {
  const { anyOf, oneOf } = membersOf(schema);
  const options = anyOf ?? oneOf;
  if (Array.isArray(options)) {
    const isNull = (option: unknown) => membersOf(option).type === 'null';
    const rest = options.filter((option) => !isNull(option)).map((option) => typeText(option, components));
    return rest.join(' or ') + (options.some(isNull) ? ', or null' : '');
  }
  const own = resolve(schema, components);
  if (Array.isArray(own.enum)) return own.enum.map((value) => JSON.stringify(value)).join(' or ');
  if (own.type === 'array') return `list of ${typeText(own.items, components)}`;
  if (own.type === 'object') return nameOf(schema) ?? mapText(own, components);
  const words: Json = { string: 'text', integer: 'whole number', number: 'number', boolean: 'true or false' };
  const formats: Json = { uuid: 'UUID', 'date-time': 'time', uri: 'URI' };
  return `${formats[String(own.format)] ?? words[String(own.type)] ?? 'any value'}${limitText(own)}`;
}

function mapText(own: Json, components: Json): string {
  if (own.properties) return 'object';
  return `object of any names, each ${typeText(own.additionalProperties, components)}`;
}

function limitText(own: Json): string {
  const { minimum, maximum, minLength, maxLength, default: given } = own;
  const texts = [
    minimum !== undefined && maximum !== undefined && `${minimum} to ${maximum}`,
    minimum !== undefined && maximum === undefined && `at least ${minimum}`,
    maxLength !== undefined && `${minLength ? `${minLength} to` : 'at most'} ${maxLength} characters`,
    given !== undefined && `default ${given}`,
  ];
  return texts
    .filter(Boolean)
    .map((text) => `, ${text}`)
    .join('');
}

/** The members of an object, and of the objects inside it, to be opened one by one. */
export function membersView(schema: unknown, components: Json): Html | '' {
  const own = innerObject(schema, components);
  const properties = Object.entries(membersOf(own.properties)).filter(([name]) => name !== '$schema');
  if (properties.length === 0) return '';
  const required = Array.isArray(own.required) ? own.required : [];
  return html`<ul class="members">
    ${properties.map(([name, value]) => memberView(name, value, required.includes(name), components))}
  </ul>`;
}

function memberView(name: string, schema: unknown, isRequired: boolean, components: Json): Html {
  const { description } = membersOf(schema);
  const type = `${typeText(schema, components)}${isRequired ? ', required' : ''}`;
  const label = html`<code class="name">${name}</code><span class="muted">${type}</span>`;
  const inner = membersView(schema, components);
  return html`<li>
    ${inner ? html`<details><summary>${label}</summary>${inner}</details>` : label}
    ${description ? html`<div>${description}</div>` : ''}
  </li>`;
}

/** The object that a schema is, holds in a list, or allows beside null. */
function innerObject(schema: unknown, components: Json): Json {
  const own = resolve(schema, components);
  if (Array.isArray(own.anyOf)) {
    return innerObject(
      own.anyOf.find((option) => membersOf(option).type !== 'null'),
      components,
    );
  }
  return own.type === 'array' ? innerObject(own.items, components) : own;
}
