import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ApiOptions } from '../api';
import { agentsApi, dashboardApi, identityApi } from '../app';
import { ORIGIN, signToken } from '../test-api';
import { asked } from '../test-requests';
import { bodyOf, makeThings, openWorld, plantTries, type Things, type World } from '../test-world';

let world: World;
let things: Things;
let other: Things;
const kept = {
  ...{ STATE_ID: '', FACT_ID: '', TURN_ID: '', CONVERSATION_ID: '' },
  ...{ CASE_ID: '', RUN_ID: '', PROBE_ID: '', TRANSCRIPT_ID: '' },
};
beforeAll(async () => {
  world = await openWorld();
  things = await makeThings(world);
  other = await makeThings(world);
  const init = { method: 'PATCH', token: world.tokens.admin, json: { name: 'Luna' } };
  await world.api.request(`/agents/${things.agentId}/profile`, init);
  // One of the requests resets the default instance: these must outlast it.
  kept.STATE_ID = await idOf('custom-states', { key: 'kept', value: 1, instance_id: 'second' });
  kept.FACT_ID = await idOf('memory/facts', { content: 'Kept', metadata: { scope: 'agent_global' } });
});
beforeEach(async () => {
  const init = { method: 'POST', token: world.tokens.admin };
  const luna = await bodyOf(await world.api.request('/agents', { ...init, json: { name: 'Luna' } }));
  const agentId = String(luna.agent_id);
  await world.api.request(`/agents/${agentId}/instances`, { ...init, json: { name: 'second' } });
  const { caseId, runId, probeId } = await plantTries(world, world.tokens.admin, agentId);
  Object.assign(kept, { CASE_ID: caseId, RUN_ID: runId, PROBE_ID: probeId });
  const json = asked();
  await (await world.api.request('/api/troupe/v1/agents/Luna/turns', { ...init, json })).text();
  Object.assign(kept, { TURN_ID: json.turn_id, CONVERSATION_ID: json.conversation_id });
  const { token } = init;
  const list = await bodyOf(await world.api.request('/api/troupe/v1/agents/Luna/transcripts', { token }));
  Object.assign(kept, { TRANSCRIPT_ID: Object([list.items].flat()[0]).transcript_id });
});
afterAll(() => world.api.close());

async function idOf(path: string, json: object): Promise<string> {
  const init = { method: 'POST', token: world.tokens.admin, json };
  const body = await bodyOf(await world.api.request(`/agents/Luna/${path}`, init));
  return String(body.state_id ?? body.fact_id);
}

const apis: [string, ApiOptions][] = [
  ['/api/v1', agentsApi],
  ['/api/troupe/v1', dashboardApi],
  ['/api/identity/v1', identityApi],
];

async function pageOf(base: string): Promise<string> {
  return (await world.api.request(`${base}/docs`)).text();
}

/** What a reader sees of a piece of HTML. */
function plain(markup: string): string {
  return markup
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** The words of a shell command, quotes and variables resolved. */
function words(command: string, variables: Record<string, string>): string[] {
  const found = command.replaceAll('\\\n', ' ').matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g);
  return [...found].map(([, single, double, bare]) => {
    if (single !== undefined) return single;
    return (double ?? bare ?? '').replaceAll(/\$(\w+)/g, (_match, name: string) => variables[name] ?? '');
  });
}

describe.each(apis)('%s/docs', (base, options) => {
  test('loads nothing, runs nothing, and says so in its policy', async () => {
    const response = await world.api.request(`${base}/docs`);
    expect(response.headers.get('content-type')).toBe('text/html; charset=UTF-8');
    const policy = response.headers.get('content-security-policy') ?? '';
    const page = await response.text();
    const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? '';
    expect(policy).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(policy).toMatch(/^default-src 'none'/);
    expect(page).not.toMatch(/<script|<iframe|<img|style="|onclick|@import|url\(/);
    const addresses = [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address);
    for (const address of addresses) expect(address).toMatch(/^(#|\/favicon\.svg$|\/api\/)/);
  });

  test('lists every operation with its path, members, statuses and a request', async () => {
    const page = await pageOf(base);
    for (const { endpoint } of options.routes) {
      const article = new RegExp(`<article id="${endpoint.id}"[\\s\\S]*?</article>`).exec(page)?.[0] ?? '';
      const text = plain(article);
      expect(text).toContain(endpoint.summary);
      expect(text).toContain(endpoint.path);
      for (const part of [endpoint.params, endpoint.query, endpoint.body, endpoint.reply]) {
        const shape = part && 'shape' in part && part.shape ? part.shape : {};
        for (const member of Object.keys(shape)) expect(article).toContain(`>${member}</code>`);
      }
      for (const status of [endpoint.reply ? '200' : '204', '401', '500'])
        expect(article).toContain(`<dt>${status}</dt>`);
      expect(text).toContain(`curl -X ${endpoint.method}`);
      expect(page).toContain(`href="#${endpoint.id}"`);
    }
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('its requests work as they are pasted', async () => {
    const page = await pageOf(base);
    // The dashboard's requests look for them in the default instance, and reset none.
    if (base === '/api/troupe/v1') {
      kept.STATE_ID = await idOf('custom-states', { key: 'here', value: 1 });
      kept.FACT_ID = await idOf('memory/facts', { content: 'Here', metadata: { scope: 'agent_global' } });
    }
    const variables = {
      ...{ TOKEN: await signToken(), PROJECT_ID: things.projectId, KEY_ID: things.keyId },
      ...{ ACTIVITY_ID: things.activityId, ID: other.agentId, IDENTITY_ID: things.identityId },
      ...kept,
      ...{ TOOL_NAME: things.toolName, FORK_ID: things.forkId },
      ...{ PROCESSING_ID: things.processingId, PROVIDER_ID: things.providerId },
    };
    const commands = [...page.matchAll(/<pre>(curl[\s\S]*?)<\/pre>/g)].map(([, command]) =>
      plain(command ?? ''),
    );
    expect(commands).toHaveLength(options.routes.length);
    // Deletes come last, the innermost first: the other requests name what they delete.
    const rank = (command: string) => (command.includes('DELETE') ? 1000 - command.length : 0);
    const inOrder = commands.toSorted((a, b) => rank(a) - rank(b));
    for (const command of inOrder) {
      const [, , method = '', address = '', ...rest] = words(command, variables);
      const headers = new Headers();
      rest.forEach((word, index) => {
        if (rest[index - 1] !== '-H') return;
        const [name = '', value = ''] = word.split(': ');
        headers.set(name, value);
      });
      const at = rest.indexOf('-d');
      const init = { method, headers, body: at < 0 ? undefined : rest[at + 1] };
      const response = await world.api.request(address.replace(ORIGIN, ''), init);
      const said = `${command}\n${await response.clone().text()}`;
      // The default instance and a project with agents are rightly not deleted.
      expect(method === 'DELETE' ? [200, 204, 409] : [200], said).toContain(response.status);
    }
  });
});

test('what the contract says is text on the page, never markup', async () => {
  const { docsPage } = await import('./page');
  const [first] = agentsApi.routes;
  if (!first) throw new Error('no routes');
  const summary = '<img src=x onerror=alert(1)> & "quotes"';
  const routes = [{ ...first, endpoint: { ...first.endpoint, summary } }];
  const page = String(await docsPage({ ...agentsApi, routes }, 'http://x"><script>alert(1)</script>'));
  expect(page).not.toMatch(/<img|<script/);
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quotes&quot;');
});
