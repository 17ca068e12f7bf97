/**
 * What is wrong with a tool's name and with the JSON Schema of its parameters: the rules of JSON Schema, and
 * those that model providers add. The API refuses errors; the editor shows errors and warnings where they are.
 */
import {
  isMembers,
  isSchema,
  KEYWORDS,
  type Members,
  type Path,
  SAME_VALUE,
  schemasInside,
} from './tool-schema-keywords';

/** Names that begin so belong to the platform. */
export const RESERVED_PREFIX = 'sonzai_';
/** What every model provider takes as the name of a function. */
const TOOL_NAME = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/;
/** What all of them take as the name of a property. */
const PROPERTY_NAME = /^[\w.-]{1,64}$/;

/** Of a description. */
export const DESCRIPTION_LENGTH = 2000;

/** Of the schema as JSON without blanks, in UTF-8. */
export const SCHEMA_BYTES = 64 * 1024;
/** Lists and objects inside each other, in all of the schema. */
const SCHEMA_DEPTH = 32;
/** More than anybody reads at once. */
const MOST_PROBLEMS = 50;

export interface SchemaProblem {
  /** From the schema's root. */
  path: Path;
  message: string;
  level: 'error' | 'warning';
}

/** What a tool without parameters has. */
export const NO_PARAMETERS = { type: 'object', properties: {} };

export function isReservedToolName(name: string): boolean {
  return name.trim().toLowerCase().startsWith(RESERVED_PREFIX);
}

/** What is wrong with a name; undefined when it may be used. */
export function toolNameProblem(name: string): string | undefined {
  if (isReservedToolName(name)) return `must not begin with ${RESERVED_PREFIX}, which is reserved`;
  if (TOOL_NAME.test(name)) return undefined;
  return 'must be 1 to 64 letters, digits, _ or -, and begin with a letter or _';
}

/** Everything that is wrong, errors first; never throws, whatever it is given. */
export function checkToolSchema(schema: unknown): SchemaProblem[] {
  if (!isMembers(schema)) return [error([], 'must be an object: the JSON Schema of the parameters')];
  const tooDeep = firstTooDeep(schema);
  if (tooDeep) return [error(tooDeep, `is nested too deep: at most ${SCHEMA_DEPTH} levels`)];
  const bytes = new TextEncoder().encode(JSON.stringify(schema)).length;
  if (bytes > SCHEMA_BYTES) return [error([], `has ${bytes} bytes: at most ${SCHEMA_BYTES} are allowed`)];
  const walk: Walk = { root: schema, found: [], entered: new Set(), left: new Set() };
  checkRoot(walk);
  visit(walk, schema, [], []);
  const errors = walk.found.filter(({ level }) => level === 'error');
  const warnings = walk.found.filter(({ level }) => level === 'warning');
  return [...errors, ...warnings].slice(0, MOST_PROBLEMS);
}

export function schemaErrors(schema: unknown): SchemaProblem[] {
  return checkToolSchema(schema).filter(({ level }) => level === 'error');
}

function error(path: Path, message: string): SchemaProblem {
  return { path, message, level: 'error' };
}

function warning(path: Path, message: string): SchemaProblem {
  return { path, message, level: 'warning' };
}

/** Level by level, because recursion is what a deep document breaks. */
function firstTooDeep(schema: Members): Path | undefined {
  let level: { value: unknown; path: Path }[] = [{ value: schema, path: [] }];
  for (let depth = 1; level.length > 0; depth += 1) {
    const holders = level.filter(({ value }) => typeof value === 'object' && value !== null);
    if (depth > SCHEMA_DEPTH) return holders[0]?.path;
    level = holders.flatMap(({ value, path }) =>
      Object.entries(Object(value)).map(([key, member]) => ({
        value: member,
        path: [...path, Array.isArray(value) ? Number(key) : key],
      })),
    );
  }
  return undefined;
}

interface Walk {
  root: Members;
  found: SchemaProblem[];
  /** Schemas on the way from the root to where the walk is, and beyond references. */
  entered: Set<Members>;
  left: Set<Members>;
}

function checkRoot({ root, found }: Walk): void {
  if (!Object.hasOwn(root, 'type')) found.push(error(['type'], 'is missing: it must be "object"'));
  else if (root.type !== 'object') found.push(error(['type'], 'must be "object": arguments are sent as one'));
  for (const keyword of ['anyOf', 'oneOf', 'allOf', 'not', 'enum', '$ref']) {
    if (Object.hasOwn(root, keyword)) {
      found.push(warning([keyword], 'is refused at the root by some models: put it inside a property'));
    }
  }
}

/** Each schema once; `around` are the names of properties that the same value has by the schemas around it. */
function visit(walk: Walk, schema: unknown, path: Path, around: readonly Members[]): void {
  if (!isMembers(schema) || walk.left.has(schema)) return;
  walk.entered.add(schema);
  checkKeywords(walk, schema, path);
  const same = [...around, schema];
  checkRequired(walk, schema, path, same);
  for (const inside of schemasInside(schema)) {
    const next = SAME_VALUE.has(inside.keyword) ? same : [];
    if (isSchema(inside.schema)) visit(walk, inside.schema, [...path, ...inside.path], next);
    else if (inside.path.length > 1) {
      walk.found.push(error([...path, ...inside.path], 'must be a schema: an object, true or false'));
    }
  }
  followReference(walk, schema, path);
  walk.entered.delete(schema);
  walk.left.add(schema);
}

function checkKeywords({ found }: Walk, schema: Members, path: Path): void {
  for (const [keyword, value] of Object.entries(schema)) {
    const check = KEYWORDS.get(keyword);
    if (!check && !keyword.startsWith('x-')) {
      found.push(warning([...path, keyword], 'is no keyword of JSON Schema: nothing checks it'));
    }
    const message = check?.(value);
    if (message) found.push(error([...path, keyword], message));
  }
  const types: unknown[] = [schema.type].flat();
  if (types.includes('array') && !Object.hasOwn(schema, 'items')) {
    found.push(error([...path, 'items'], 'is missing: say what the array holds'));
  }
  if (path.length > 0 && Object.hasOwn(schema, '$id')) {
    found.push(error([...path, '$id'], 'must stand at the root only: references would lead elsewhere'));
  }
  const { properties } = schema;
  for (const key of isMembers(properties) ? Object.keys(properties) : []) {
    if (PROPERTY_NAME.test(key)) continue;
    const message = 'is refused as a name by some models: use letters, digits, _, . and -';
    found.push(warning([...path, 'properties', key], message));
  }
}

function checkRequired(walk: Walk, schema: Members, path: Path, same: readonly Members[]): void {
  const { required } = schema;
  if (!Array.isArray(required) || required.length === 0) return;
  const names = new Set<string>();
  const patterns: string[] = [];
  const seen = new Set<Members>();
  const collect = (each: unknown): void => {
    if (!isMembers(each) || seen.has(each)) return;
    seen.add(each);
    if (isMembers(each.properties)) for (const name of Object.keys(each.properties)) names.add(name);
    if (isMembers(each.patternProperties)) patterns.push(...Object.keys(each.patternProperties));
    for (const inside of schemasInside(each)) if (SAME_VALUE.has(inside.keyword)) collect(inside.schema);
    const target = typeof each.$ref === 'string' ? resolve(walk.root, each.$ref) : undefined;
    collect(target?.schema);
  };
  for (const each of same) collect(each);
  required.forEach((name: unknown, index) => {
    if (typeof name !== 'string' || names.has(name) || patterns.some((each) => matches(each, name))) return;
    walk.found.push(
      error([...path, 'required', index], `names "${shorten(name)}", which is no property here`),
    );
  });
}

function matches(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(name);
  } catch {
    return false;
  }
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39).toWellFormed()}…` : text;
}

function followReference(walk: Walk, schema: Members, path: Path): void {
  const reference = schema.$ref;
  if (typeof reference !== 'string') return;
  const at = [...path, '$ref'];
  const refuse = (message: string) => walk.found.push(error(at, message));
  if (!/^#(?:\/|$)/.test(reference)) {
    refuse('must lead to a place in this schema, such as #/$defs/name');
    return;
  }
  const target = resolve(walk.root, reference);
  if (!target) refuse('leads to no schema here');
  else if (isMembers(target.schema) && walk.entered.has(target.schema)) {
    refuse('leads back to itself: a model cannot follow a circle');
  } else visit(walk, target.schema, target.path, []);
}

/** What a local reference leads to. */
export function resolve(root: unknown, reference: string): { schema: unknown; path: Path } | undefined {
  const steps = reference.split('/').slice(1).map(unescapeStep);
  let schema: unknown = root;
  const path: (string | number)[] = [];
  for (const step of steps) {
    if (step === undefined || typeof schema !== 'object' || schema === null) return undefined;
    const isList = Array.isArray(schema);
    if (!Object.hasOwn(schema, step) || (isList && !/^\d+$/.test(step))) return undefined;
    schema = Reflect.get(schema, step);
    path.push(isList ? Number(step) : step);
  }
  return isSchema(schema) ? { schema, path } : undefined;
}

function unescapeStep(step: string): string | undefined {
  try {
    return decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
  } catch {
    return undefined;
  }
}
