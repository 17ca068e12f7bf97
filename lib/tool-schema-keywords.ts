/** Which values the keywords of JSON Schema take, and where schemas stand inside schemas. */

const TYPES = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'] as const;

const schemaKeywords = [
  ...['items', 'additionalItems', 'unevaluatedItems', 'contains', 'additionalProperties'],
  ...['unevaluatedProperties', 'propertyNames', 'not', 'if', 'then', 'else'],
] as const;
const listKeywords = ['allOf', 'anyOf', 'oneOf', 'prefixItems'] as const;
const mapKeywords = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'] as const;

/** They describe the same value as the schema around them, so its properties are theirs too. */
export const SAME_VALUE: ReadonlySet<string> = new Set([
  ...['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas'],
]);

export type Members = Readonly<Record<string, unknown>>;

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isSchema(value: unknown): boolean {
  return isMembers(value) || typeof value === 'boolean';
}

/** What a value must be, in words; undefined when it is. */
type Check = (value: unknown) => string | undefined;

const must = (holds: (value: unknown) => boolean, words: string): Check => {
  return (value) => (holds(value) ? undefined : `must be ${words}`);
};
const isTextList = (value: unknown) =>
  Array.isArray(value) && value.every((item) => typeof item === 'string') && isUnique(value);
const isUnique = (list: unknown[]) => new Set(list).size === list.length;

const text = must((value) => typeof value === 'string', 'a text');
const flag = must((value) => typeof value === 'boolean', 'true or false');
const number = must((value) => typeof value === 'number', 'a number');
const count = must((value) => Number.isInteger(value) && Number(value) >= 0, 'a whole number, 0 or more');
const textList = must(isTextList, 'a list of different texts');
const schema = must(isSchema, 'a schema: an object, true or false');
const map = must(isMembers, 'an object whose members are schemas');
const list = must((value) => Array.isArray(value) && value.length > 0, 'a list of schemas, at least one');

function isExpression(value: unknown): boolean {
  try {
    return typeof value === 'string' && Boolean(new RegExp(value, 'u'));
  } catch {
    return false;
  }
}

const type: Check = (value) => {
  const given: unknown[] = Array.isArray(value) ? value : [value];
  if (given.length === 0 || !isUnique(given)) return 'must be a type, or a list of different types';
  const isKnown = given.every((each) => TYPES.some((known) => known === each));
  return isKnown ? undefined : `must be one of ${TYPES.join(', ')}`;
};

const unsupported: Check = () => 'is not supported here: use $ref';

/** Keywords that are not here say nothing to a validator; `lib/tool-schema.ts` warns of them. */
export const KEYWORDS: ReadonlyMap<string, Check> = new Map([
  ...['title', 'description', '$comment', '$id', '$schema', '$anchor', '$ref'].map(checked(text)),
  ...['format', 'contentEncoding', 'contentMediaType'].map(checked(text)),
  ...['uniqueItems', 'deprecated', 'readOnly', 'writeOnly', 'nullable'].map(checked(flag)),
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'].map(checked(number)),
  ...['minLength', 'maxLength', 'minItems', 'maxItems', 'minContains', 'maxContains'].map(checked(count)),
  ...['minProperties', 'maxProperties'].map(checked(count)),
  ...['multipleOf'].map(checked(must((value) => typeof value === 'number' && value > 0, 'a number above 0'))),
  ...['pattern'].map(
    checked(must(isExpression, 'a regular expression: in Unicode mode, so escape only what needs it')),
  ),
  ...['enum'].map(checked(must((value) => Array.isArray(value) && value.length > 0, 'a list, not empty'))),
  ...['examples'].map(checked(must(Array.isArray, 'a list'))),
  ...['required'].map(checked(textList)),
  ...['dependentRequired', 'dependencies'].map(checked(must(isMembers, 'an object'))),
  ...['type'].map(checked(type)),
  ...['$dynamicRef', '$recursiveRef'].map(checked(unsupported)),
  ...['default', 'const', '$vocabulary', '$dynamicAnchor', '$recursiveAnchor', 'contentSchema'].map(
    checked(() => undefined),
  ),
  ...schemaKeywords.map(checked(schema)),
  ...listKeywords.map(checked(list)),
  ...mapKeywords.map(checked(map)),
]);

function checked(check: Check) {
  return (keyword: string): [string, Check] => [keyword, check];
}

export type Path = readonly (string | number)[];
export interface Inside {
  path: Path;
  keyword: string;
  schema: unknown;
}

/** The schemas that stand directly inside a schema; what has the wrong shape is left out. */
export function schemasInside(members: Members): Inside[] {
  const single = schemaKeywords.flatMap((keyword) =>
    Object.hasOwn(members, keyword) ? [{ path: [keyword], keyword, schema: members[keyword] }] : [],
  );
  const listed = listKeywords.flatMap((keyword) => {
    const value = Object.hasOwn(members, keyword) ? members[keyword] : undefined;
    if (!Array.isArray(value)) return [];
    return value.map((schema: unknown, index) => ({ path: [keyword, index], keyword, schema }));
  });
  const mapped = mapKeywords.flatMap((keyword) => {
    const value = Object.hasOwn(members, keyword) ? members[keyword] : undefined;
    if (!isMembers(value)) return [];
    return Object.entries(value).map(([key, schema]) => ({ path: [keyword, key], keyword, schema }));
  });
  return [...mapped, ...single, ...listed];
}
