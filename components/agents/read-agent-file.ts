import { AGENT_FILE, FILE_LIMIT } from '@/lib/contract/agent-file';

/** What can be said of a file before it is sent anywhere. */
export async function readAgentFile(file: File): Promise<{ content: object } | { wrong: string }> {
  if (file.size > FILE_LIMIT) {
    return { wrong: `has ${Math.ceil(file.size / 1024 / 1024)} MB; at most 10 MB can be imported` };
  }
  const content = parse(await file.text());
  if (typeof content !== 'object' || content === null) return { wrong: 'is not a JSON file' };
  if (Reflect.get(content, 'format') !== AGENT_FILE.format) {
    return { wrong: `is not the file of an agent: its format is not ${AGENT_FILE.format}` };
  }
  return { content };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
