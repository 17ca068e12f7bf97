'use client';

import { useId, useState } from 'react';
import { useExportAgent } from '@/lib/queries/agent-files';
import { problemOf } from '@/lib/queries/perform';
import { Button } from '../ui/button';
import { CheckboxField } from '../ui/checkbox';
import { Dialog } from '../ui/dialog';
import { ProblemNotice } from '../ui/problem-notice';
import { toast } from '../ui/toast';
import { fileNameOf, saveFile } from './save-file';

interface ExportAgentDialogProps {
  agentId: string;
  name: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The agent as one file: to keep, to compare, to make it again elsewhere. */
export function ExportAgentDialog({ agentId, name, open, onOpenChange }: ExportAgentDialogProps) {
  const id = useId();
  const [memory, setMemory] = useState(true);
  const save = useExportAgent();
  const run = () => {
    if (save.isPending) return;
    save.mutate(
      { agentId, memory },
      {
        onSuccess: (file) => {
          saveFile(fileNameOf(name), `${JSON.stringify(file, null, 2)}\n`);
          toast({ tone: 'done', title: `${name} exported` });
          onOpenChange(false);
        },
      },
    );
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="small"
      title={
        <>
          Export <span className="break-all">“{name}”</span>
        </>
      }
      description="One JSON file with profile, personality, capabilities, tools, models and instances. No key and no password is in it."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" busy={save.isPending}>
            Export
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        <CheckboxField
          label="With memory"
          hint="Facts, memory nodes and custom states of every instance, and how the personality changed."
          checked={memory}
          onChange={(event) => setMemory(event.target.checked)}
        />
        {save.error && <ProblemNotice title={`${name} was not exported`} problem={problemOf(save.error)} />}
      </form>
    </Dialog>
  );
}
