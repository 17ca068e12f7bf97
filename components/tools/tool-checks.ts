import { DESCRIPTION_LENGTH, toolNameProblem } from '@/lib/tool-schema';
import { checkSchemaText, countErrors, type ToolRecord, type ToolText } from '@/lib/tool-text';

export const toolLabels: Record<keyof ToolText, string> = {
  name: 'Name',
  description: 'Description',
  parameters: 'Parameters',
};

type Wrong<T> = Partial<Record<keyof T & string, string>>;

/** What the API would refuse, said before anything is sent. */
export function checkTool({ description, parameters }: ToolRecord): Wrong<ToolRecord> {
  const errors = countErrors(checkSchemaText(parameters));
  return {
    ...(description === '' && { description: 'must not be empty' }),
    ...(description.length > DESCRIPTION_LENGTH && {
      description: `must have at most ${DESCRIPTION_LENGTH} characters`,
    }),
    ...(errors > 0 && { parameters: 'must be a schema without errors: they are listed below' }),
  };
}

export function checkNewTool(tool: ToolText, taken: readonly string[]): Wrong<ToolText> {
  const name = taken.includes(tool.name) ? 'is already taken' : toolNameProblem(tool.name);
  return { ...(name && { name }), ...checkTool(tool) };
}

export function textOfMember(_member: string, value: string): string {
  return value;
}
