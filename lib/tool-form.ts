import { resolve } from './tool-schema';
import { isMembers, type Members } from './tool-schema-keywords';

/** A form made from the schema of a tool's parameters. */
export interface Field {
  /** The property; empty for the root and for the items of a list. */
  name: string;
  label: string;
  hint: string;
  required: boolean;
  kind: 'text' | 'number' | 'flag' | 'choice' | 'list' | 'group' | 'json';
  /** Of a choice: the values to choose from. */
  options: unknown[];
  /** Of a list: one of its items. */
  item?: Field;
  /** Of a group. */
  members: Field[];
  /** What the field holds at first. */
  initial: FormValue;
}

/** What stands in the fields: texts, lists and groups of them. */
export type FormValue = string | FormValue[] | { [name: string]: FormValue };

/** Definitions used many times over could make a form without end: beyond these it asks for JSON. */
const MOST_FIELDS = 200;
const DEEPEST = 6;

interface Making {
  root: unknown;
  fields: number;
}

/** The form of a schema without errors. */
export function formOf(schema: unknown): Field {
  const making = { root: schema, fields: 0 };
  return fieldOf(making, schema, { name: '', required: true, depth: 0 });
}

interface Place {
  name: string;
  required: boolean;
  depth: number;
}

function fieldOf(making: Making, given: unknown, { name, required, depth }: Place): Field {
  making.fields += 1;
  const schema = followed(making.root, given);
  const kind = making.fields > MOST_FIELDS || depth > DEEPEST ? 'json' : kindOf(schema);
  const field: Field = {
    ...{ name, required, kind },
    label: typeof schema.title === 'string' && schema.title.trim() ? schema.title : name,
    hint: hintOf(schema, kind),
    options: kind === 'choice' ? optionsOf(schema) : [],
    members: kind === 'group' ? membersOf(making, schema, depth) : [],
    initial: '',
  };
  if (kind === 'list') {
    field.item = fieldOf(making, schema.items, { name: '', required: true, depth: depth + 1 });
  }
  return { ...field, initial: filled(field, Object.hasOwn(schema, 'default') ? schema.default : undefined) };
}

function membersOf(making: Making, schema: Members, depth: number): Field[] {
  const required: unknown[] = Array.isArray(schema.required) ? schema.required : [];
  const properties = isMembers(schema.properties) ? schema.properties : {};
  return Object.entries(properties).map(([name, inner]) =>
    fieldOf(making, inner, { name, required: required.includes(name), depth: depth + 1 }),
  );
}

/** What a reference leads to, and what may be null without its null. */
function followed(root: unknown, given: unknown): Members {
  let schema = isMembers(given) ? given : {};
  for (let step = 0; step < 32; step += 1) {
    const { $ref, anyOf, oneOf, ...own } = schema;
    const [only, ...others] = [anyOf ?? oneOf ?? []].flat().filter((each) => !isNull(each));
    const target = typeof $ref === 'string' ? resolve(root, $ref)?.schema : others.length > 0 ? null : only;
    if (!isMembers(target)) break;
    schema = { ...target, ...own };
  }
  return schema;
}

function isNull(schema: unknown): boolean {
  return isMembers(schema) && schema.type === 'null';
}

const KINDS: Readonly<Record<string, Field['kind']>> = {
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'flag',
};

function kindOf(schema: Members): Field['kind'] {
  if (Array.isArray(schema.enum) || Object.hasOwn(schema, 'const')) return 'choice';
  if (['anyOf', 'oneOf', 'allOf', 'if'].some((keyword) => Object.hasOwn(schema, keyword))) return 'json';
  const types: unknown[] = [schema.type].flat().filter((type) => type !== 'null');
  const [type] = types;
  if (types.length !== 1 || typeof type !== 'string') return 'json';
  if (type === 'object') return isMembers(schema.properties) ? 'group' : 'json';
  if (type === 'array') return isMembers(schema.items) ? 'list' : 'json';
  return KINDS[type] ?? 'json';
}

function optionsOf(schema: Members): unknown[] {
  return Object.hasOwn(schema, 'const') ? [schema.const] : [schema.enum].flat();
}

function hintOf(schema: Members, kind: Field['kind']): string {
  const { description, minimum, maximum, minLength, maxLength, pattern } = schema;
  const parts = [typeof description === 'string' ? description : ''];
  if (kind === 'number' && schema.type === 'integer') parts.push('A whole number.');
  if (kind === 'json') parts.push('Written as JSON.');
  parts.push(range('', minimum, maximum), range('Length: ', minLength, maxLength));
  if (typeof pattern === 'string') parts.push(`Matches ${pattern}`);
  return parts.filter(Boolean).join(' ');
}

function range(what: string, least: unknown, most: unknown): string {
  if (typeof least === 'number' && typeof most === 'number') return `${what}${least} to ${most}.`;
  if (typeof least === 'number') return `${what}${least} or more.`;
  return typeof most === 'number' ? `${what}${most} at most.` : '';
}

/** A value of the wire as the field would hold it; what does not fit leaves it empty. */
function filled(field: Field, value: unknown): FormValue {
  if (field.kind === 'group') {
    const members = isMembers(value) ? value : {};
    const entries = field.members.map((each) => {
      const given = Object.hasOwn(members, each.name) ? filled(each, members[each.name]) : each.initial;
      return [each.name, given] as const;
    });
    return Object.fromEntries(entries);
  }
  if (field.kind === 'list') {
    const { item } = field;
    return Array.isArray(value) && item ? value.map((each: unknown) => filled(item, each)) : [];
  }
  if (value === undefined || value === null) return '';
  if (field.kind === 'json') return JSON.stringify(value, null, 2);
  if (field.kind !== 'choice') return typeof value === 'object' ? '' : String(value);
  const place = field.options.findIndex((option) => JSON.stringify(option) === JSON.stringify(value));
  return place < 0 ? '' : String(place);
}

export function memberOf(value: FormValue, name: string): FormValue | undefined {
  if (typeof value === 'string' || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** What the fields say, as a model would send it; undefined when nothing is sent. */
export function argumentOf(field: Field, value: FormValue): unknown {
  if (field.kind === 'group') {
    const entries = field.members.flatMap((each) => {
      const sent = argumentOf(each, memberOf(value, each.name) ?? each.initial);
      return sent === undefined ? [] : [[each.name, sent] as const];
    });
    return entries.length > 0 || field.required ? Object.fromEntries(entries) : undefined;
  }
  if (field.kind === 'list') {
    const { item } = field;
    const items = Array.isArray(value) && item ? value.map((each) => argumentOf(item, each) ?? null) : [];
    return items.length > 0 || field.required ? items : undefined;
  }
  return typeof value === 'string' ? scalarOf(field, value) : undefined;
}

function scalarOf({ kind, required, options }: Field, text: string): unknown {
  if (kind === 'text') return text !== '' || required ? text : undefined;
  if (text.trim() === '') return undefined;
  if (kind === 'flag') return text === 'true';
  if (kind === 'choice') return options[Number(text)];
  if (kind === 'number') return Number.isFinite(Number(text)) ? Number(text) : text;
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    // The check of the arguments says what is wrong with a text in its place.
    return text;
  }
}
