import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { notFound } from '../api-error';
import { singleHeader } from '../incoming';
import type { PathParams } from '../routes';
import { drawAvatar } from './avatar';
import { type FrontendCall, frontendRoute } from './call';

/** Chunks carry the package's version in their names; the entries do not. */
const VERSIONED_NAME = /_\d+\.\d+\.\d+[\w.-]*\.js$/;

const folders = new Map<string, string>();

/** The version in the address is only a wish: the installed bundles are the ones that fit. */
async function readBundle(call: FrontendCall, params: PathParams) {
  const file = params('file');
  const name = /^(clerk-js|ui)@[\w.^~-]+$/.exec(params('package'))?.[1];
  if (name === undefined || !/^[\w-][\w.-]*\.js$/.test(file)) throw notFound('bundle');
  const body = await readFile(join(bundleFolder(name), file)).catch(() => {
    throw notFound('bundle');
  });
  const etag = `"${createHash('sha1').update(body).digest('base64url')}"`;
  const headers = {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': VERSIONED_NAME.test(file) ? 'public, max-age=31536000, immutable' : 'public, no-cache',
    etag,
  };
  const isKnown = singleHeader(call.incoming.headers, 'if-none-match') === etag;
  return isKnown ? { status: 304, headers, body: null } : { status: 200, headers, body };
}

/** Looked up as Node would, for neither package exports its own package.json. */
function bundleFolder(name: string): string {
  const known = folders.get(name);
  if (known !== undefined) return known;
  const places = createRequire(import.meta.url).resolve.paths(`@clerk/${name}`) ?? [];
  const folder = places.map((place) => join(place, '@clerk', name, 'dist')).find((path) => existsSync(path));
  if (folder === undefined) throw new Error(`@clerk/${name} is not installed`);
  folders.set(name, folder);
  return folder;
}

/** Open to anyone who holds the address, as pictures are with Clerk; it shows initials only. */
function readAvatar(call: FrontendCall, params: PathParams) {
  const id = params('file').replace(/\.svg$/, '');
  const { users, organizations } = call.world.state.data;
  const user = users.find((candidate) => candidate.id === id);
  const organization = organizations.find((candidate) => candidate.id === id);
  const name = user ? `${user.firstName} ${user.lastName}` : organization?.name;
  if (name === undefined) throw notFound('picture');
  return {
    status: 200,
    headers: {
      'content-type': 'image/svg+xml',
      'cache-control': 'private, max-age=300',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    },
    body: drawAvatar(id, name),
  };
}

export const assetRoutes = [
  frontendRoute('GET /npm/@clerk/:package/dist/:file', readBundle),
  frontendRoute('GET /avatars/:file', readAvatar),
];
