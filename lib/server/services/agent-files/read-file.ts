import { type AgentFile, agentFile } from '@/lib/contract/agent-file';
import { schemaErrors } from '@/lib/tool-schema';
import { parseInput } from '../../parse';
import { invalid } from '../../problems';
import { unknownMembers } from './unknown-members';

export interface ReadFile {
  file: AgentFile;
  /** Members that are not known, and left out. */
  unknown: string[];
}

/** Parses what came as a file; everything that is wrong is named at its member, `body.file.…`. */
export function readAgentFile(sent: unknown): ReadFile {
  const file = parseInput<AgentFile>(agentFile, sent, 'body.file');
  const wrong = [...badTools(file), ...badInstances(file)];
  if (wrong.length > 0) throw invalid(wrong);
  return { file, unknown: unknownMembers(sent, file) };
}

interface Fault {
  location: string;
  message: string;
}

function badTools({ tools = [] }: AgentFile): Fault[] {
  return tools.flatMap((tool, place) => {
    const at = `body.file.tools.${place}`;
    const again = tools.findIndex(({ name }) => name === tool.name) < place;
    const faults = schemaErrors(tool.parameters).map(({ path, message }) => ({
      location: [at, 'parameters', ...path].join('.').slice(0, 200).toWellFormed(),
      message,
    }));
    return again ? [{ location: `${at}.name`, message: 'stands twice in the file' }, ...faults] : faults;
  });
}

function badInstances({ instances = [] }: AgentFile): Fault[] {
  const names = new Set<string>();
  const faults: Fault[] = [];
  for (const [place, instance] of instances.entries()) {
    const at = `body.file.instances.${place}`;
    if (names.has(instance.name))
      faults.push({ location: `${at}.name`, message: 'stands twice in the file' });
    names.add(instance.name);
    faults.push(...badStates(instance, at), ...badFacts(instance, at));
  }
  if (instances.filter(({ is_default }) => is_default).length > 1) {
    faults.push({ location: 'body.file.instances', message: 'has more than one default instance' });
  }
  return faults;
}

type FileInstance = NonNullable<AgentFile['instances']>[number];

function badStates({ states = [] }: FileInstance, at: string): Fault[] {
  const keys = new Set<string>();
  return states.flatMap(({ scope, user_id: user, key }, place) => {
    const location = `${at}.states.${place}`;
    const id = JSON.stringify([scope, user, key]);
    const again = keys.has(id);
    keys.add(id);
    if (again) return [{ location: `${location}.key`, message: 'stands twice in its scope' }];
    if (scope === 'user' && !user)
      return [{ location: `${location}.user_id`, message: 'is missing: the scope is user' }];
    if (scope === 'global' && user)
      return [{ location: `${location}.user_id`, message: 'must be absent: the scope is global' }];
    return [];
  });
}

function badFacts({ facts = [], nodes = [] }: FileInstance, at: string): Fault[] {
  return facts.flatMap(({ node }, place) =>
    node === undefined || node < nodes.length
      ? []
      : [{ location: `${at}.facts.${place}.node`, message: 'is not a place in nodes' }],
  );
}
