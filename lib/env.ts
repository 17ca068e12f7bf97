import * as z from 'zod';
import { holdsCredentials, keepsSecrets } from './secret-address';

/** The only reader of process.env: parsed once, every missing or wrong name in one error. */

const httpUrl = z.url({ protocol: /^https?$/ });

function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).origin === value;
}

const apiUrl = httpUrl
  .refine(keepsSecrets, 'must be https, or http on a loopback address')
  .transform((value) => value.replace(/\/+$/, ''));

const origins = z
  .string()
  .transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .pipe(z.array(httpUrl.refine(isOrigin, 'must be origins')).min(1));

/** The key has a variable of its own. */
const modelsUrl = httpUrl
  .refine((value) => !holdsCredentials(value), 'must not hold credentials')
  .transform((value) => value.replace(/\/+$/, ''));

/** 32 bytes, written in hex or in base64. */
const encryptionKey = z
  .string()
  .transform((value) => Buffer.from(value, /^[0-9a-f]{64}$/i.test(value) ? 'hex' : 'base64'))
  .refine((key) => key.length === 32, 'must be 32 bytes in hex or base64');

const modelNames = z
  .string()
  .transform((value) => [...new Set(value.split(',').map((part) => part.trim()))].filter(Boolean))
  .pipe(z.tuple([z.string().max(200)], z.string().max(200)));

/** What one of the chat's variables asks of the others. */
function requireTogether({ value, issues }: z.core.ParsePayload<ChatSettings>): void {
  const { CHAT_BASE_URL: url, CHAT_MODEL: models, CHAT_API_KEY: key, CHAT_IMAGE_MODEL: image } = value;
  const fault = (name: keyof ChatSettings, message: string) =>
    issues.push({ code: 'custom', path: [name], message, input: undefined });
  if (url && !models) fault('CHAT_MODEL', 'must name a model of CHAT_BASE_URL');
  if (!url && (models || key || image)) fault('CHAT_BASE_URL', 'is needed by the other CHAT_ variables');
  if (url && key && !keepsSecrets(url)) {
    fault('CHAT_BASE_URL', 'must be https, or http on a loopback address, when CHAT_API_KEY is set');
  }
}

const chatSettings = z.object({
  CHAT_BASE_URL: modelsUrl.optional(),
  CHAT_MODEL: modelNames.optional(),
  CHAT_API_KEY: z.string().min(1).optional(),
  CHAT_IMAGE_MODEL: z.string().trim().min(1).max(200).optional(),
});
type ChatSettings = z.infer<typeof chatSettings>;

const schema = z
  .object({
    ...chatSettings.shape,
    PORT: z.coerce.number().int().min(1).max(65535).default(3000),
    HOST: z.string().default('localhost'),
    DATA_DIR: z.string().default('.data'),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    ENCRYPTION_KEY: encryptionKey.optional(),
    OLLAMA_HOST: z.string().optional(),
    API_URL: apiUrl.optional(),
    API_KEY: z.string().min(1).optional(),
    IDENTITY_API_URL: apiUrl.optional(),
    IDENTITY_API_KEY: z.string().min(1).optional(),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    CLERK_PUBLISHABLE_KEY: z.string().regex(/^pk_(test|live)_/, 'must start with pk_test_ or pk_live_'),
    CLERK_SECRET_KEY: z.string().regex(/^sk_(test|live)_/, 'must start with sk_test_ or sk_live_'),
    CLERK_AUTHORIZED_PARTIES: origins,
    CLERK_JWT_KEY: z.string().min(1).optional(),
    CLERK_PROXY_URL: z.string().min(1).optional(),
    CLERK_API_URL: httpUrl.optional(),
    /** Where a stand-in for Clerk listens, here or for another copy on this machine; not set: Clerk itself. */
    CLERK_FAPI_URL: httpUrl.optional(),
    /** The first account of the local sign-in, which its form has filled in. */
    LOCAL_EMAIL: z.email().optional(),
  })
  .check(requireTogether);

export type Env = z.infer<typeof schema>;

/** Reads a given environment; an empty value counts as not set. Throws one error that lists every fault. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  given.CLERK_PUBLISHABLE_KEY ??= given.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY;
  given.CLERK_AUTHORIZED_PARTIES ??= `http://localhost:${given.PORT ?? 3000}`;
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const isMissing = given[name] === undefined && issue.code !== 'custom';
    return `  ${name}: ${isMissing ? 'is not set' : issue.message}`;
  });
  throw new Error(`The environment is not complete:\n${faults.join('\n')}`);
}

let parsed: Env | undefined;

export function env(): Env {
  // The whole object, never process.env.NAME: those are replaced while building.
  parsed ??= readEnv({ ...process.env });
  return parsed;
}
