import { type Json, membersOf } from '../openapi/schemas';

/** Places that a name can stand in; the others are shell variables for the reader to set. */
const PLACES: Record<string, string> = { agentId: 'Luna', instanceId: 'default' };

/** `projectId` becomes `$PROJECT_ID`. */
function variableOf(place: string): string {
  return `$${place.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

/** What stands in a place of a path. The status of a fork is asked with the id of the copy, which has no name yet. */
function standIn(path: string, place: string): string {
  if (path.endsWith('/fork/status')) return variableOf('forkId');
  return PLACES[place] ?? variableOf(place);
}

export function variablesIn(path: string): string[] {
  const places = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, place]) => (place ? [place] : []));
  return places.map((place) => standIn(path, place)).filter((word) => word.startsWith('$'));
}

/** A request for a shell with TOKEN set, with all that must be sent and nothing else. */
export function curlOf(address: string, method: string, operation: Json): string {
  const path = address.replaceAll(/\{(\w+)\}/g, (_match, place: string) => standIn(address, place));
  const body = membersOf(membersOf(membersOf(operation.requestBody).content)['application/json']).example;
  const parts = [
    `curl -X ${method} "${path}${requiredQuery(operation)}"`,
    '-H "Authorization: Bearer $TOKEN"',
  ];
  if (body) parts.push('-H "Content-Type: application/json"', `-d '${quoted(JSON.stringify(body))}'`);
  return parts.join(' \\\n  ');
}

/** What an address must carry in its query, from the examples of the members. */
function requiredQuery({ parameters }: Json): string {
  const needed = [parameters].flat().map(membersOf);
  const query = new URLSearchParams();
  for (const { name, in: place, required, schema } of needed) {
    if (place === 'query' && required)
      query.set(String(name), String([membersOf(schema).examples].flat()[0]));
  }
  return query.size > 0 ? `?${query}` : '';
}

function quoted(text: string): string {
  return text.replaceAll("'", `'\\''`);
}
