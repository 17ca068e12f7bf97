import * as z from 'zod';

export type Json = Record<string, unknown>;

/** The members of a part of the document; of anything else, none. */
export function membersOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

const COMPONENTS = '#/components/schemas/';

/** Collects the named schemas of a document while its parts are converted. */
export class SchemaBook {
  private readonly named = new Map<string, Json>();
  private readonly roots = new Set<string>();

  /** `namesSchemas`: object replies name their schema. */
  constructor(
    private readonly base: string,
    private readonly options: { namesSchemas: boolean },
  ) {}

  /** Requests are described as what is sent (`input`), replies as what comes back (`output`). */
  add(schema: z.ZodType, io: 'input' | 'output'): Json {
    const { $defs, $schema: _dialect, ...own } = membersOf(relink(convert(schema, io)));
    const definitions = membersOf($defs);
    for (const [name, value] of Object.entries(definitions)) this.named.set(name, withoutId(value));
    const id = schema.meta()?.id;
    if (!id) return withoutId(own);
    this.roots.add(id);
    this.named.set(id, withoutId(definitions[id] ?? own));
    return { $ref: `${COMPONENTS}${id}` };
  }

  /** Every schema by its name; those that stand for a whole body may name themselves. */
  all(): Record<string, Json> {
    const entries = [...this.named].sort(([a], [b]) => a.localeCompare(b));
    return Object.fromEntries(
      entries.map(([name, schema]) => [
        name,
        this.options.namesSchemas && this.roots.has(name) ? this.withSchemaMember(name, schema) : schema,
      ]),
    );
  }

  private withSchemaMember(name: string, schema: Json): Json {
    const example = `${this.base}/schemas/${name}.json`;
    const member = { type: 'string', format: 'uri', readOnly: true, examples: [example] };
    return { ...schema, properties: { $schema: member, ...membersOf(schema.properties) } };
  }
}

function convert(schema: z.ZodType, io: 'input' | 'output'): object {
  return z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => tidy(jsonSchema),
  });
}

/** Numbers say their width, as the wire does, and a format needs no pattern beside it. */
function tidy(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.type === 'integer') schema.format = 'int64';
  if (schema.type === 'number') schema.format = 'double';
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.format === 'uuid' || schema.format === 'date-time') delete schema.pattern;
}

/** `#/$defs/Name` of zod becomes `#/components/schemas/Name`. */
function relink(value: object): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', `"${COMPONENTS}`));
}

function withoutId(value: unknown): Json {
  const { id: _id, ...rest } = membersOf(value);
  return rest;
}

/** The schema that a reference inside a document points at, or the schema itself. */
export function resolve(schema: unknown, components: Json): Json {
  const own = membersOf(schema);
  if (typeof own.$ref !== 'string') return own;
  return membersOf(components[own.$ref.slice(COMPONENTS.length)]);
}

/** The name of the component that a schema refers to. */
export function nameOf(schema: unknown): string | undefined {
  const { $ref } = membersOf(schema);
  return typeof $ref === 'string' ? $ref.slice(COMPONENTS.length) : undefined;
}
