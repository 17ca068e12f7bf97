'use client';

import { type FormEvent, useId, useState } from 'react';
import { useViewer } from '@/lib/auth/viewer';
import { keepAnswer, readAnswer } from '@/lib/mocked-answers';
import { problemFields } from '@/lib/problem-fields';
import { useRenameTool } from '@/lib/queries/tools';
import { toolNameProblem } from '@/lib/tool-schema';
import type { ToolText } from '@/lib/tool-text';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ProblemNotice } from '../ui/problem-notice';
import { TextField } from '../ui/text-field';
import { toast } from '../ui/toast';
import { draftSubject } from './kept-tool';

interface RenameToolDialogProps {
  agentId: string;
  tool: ToolText;
  open: boolean;
  onOpenChange(open: boolean): void;
  onRenamed(name: string): void;
}

/** A new name makes a new tool of the same content and deletes the old one: it says so before. */
export function RenameToolDialog({ agentId, tool, open, onOpenChange, onRenamed }: RenameToolDialogProps) {
  const id = useId();
  const [name, setName] = useState(tool.name);
  const [wrong, setWrong] = useState<string>();
  const { tenant, userId } = useViewer();
  const moveAnswer = (from: string, to: string) => {
    const place = (name: string) => ({ tenant, userId, subject: draftSubject(agentId, name) });
    const answer = readAnswer(place(from));
    if (answer && keepAnswer(place(to), answer)) keepAnswer(place(from), '');
  };
  const rename = useRenameTool(agentId, tool, {
    onSuccess: ({ tool: made, left }) => {
      moveAnswer(tool.name, made.name);
      toast(
        left === undefined
          ? { tone: 'done', title: `${tool.name} is now ${made.name}` }
          : { tone: 'danger', title: `${made.name} was created, ${tool.name} was not deleted`, detail: left },
      );
      onOpenChange(false);
      onRenamed(made.name);
    },
    onRefused: (problem) => setWrong(problemFields(problem, ['name']).name),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name === tool.name) return onOpenChange(false);
    const problem = toolNameProblem(name);
    setWrong(problem);
    if (!problem) rename.run(name);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={
        <>
          Rename tool <span className="break-all">“{tool.name}”</span>
        </>
      }
      description="A tool is known by its name alone. Renaming creates a tool of the same content under the new name and deletes this one; whoever answers its calls must know the new name."
      locked={rename.busy}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" busy={rename.busy}>
            Create and delete
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <TextField
          label="New name"
          required
          mono
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={name}
          error={wrong}
          onChange={(event) => {
            setName(event.target.value);
            setWrong(undefined);
          }}
        />
        {rename.problem && !wrong && (
          <ProblemNotice
            title="The tool was not renamed"
            problem={rename.problem}
            kept="Nothing was changed."
          />
        )}
      </form>
    </Dialog>
  );
}
