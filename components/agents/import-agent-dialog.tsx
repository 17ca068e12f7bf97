'use client';

import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import type { ComparedAgentFile } from '@/lib/contract/agent-file';
import { paths } from '@/lib/paths';
import { problemFields } from '@/lib/problem-fields';
import { useCompareAgentFile, useImportAgent } from '@/lib/queries/agent-files';
import { problemOf } from '@/lib/queries/perform';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { ProblemNotice } from '../ui/problem-notice';
import { Spinner } from '../ui/spinner';
import { TextField } from '../ui/text-field';
import { toast } from '../ui/toast';
import { ImportSummary } from './import-summary';
import { readAgentFile } from './read-agent-file';

interface ImportAgentDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Makes an agent from a file, after saying what the file holds and what of it is not known. */
export function ImportAgentDialog({ open, onOpenChange }: ImportAgentDialogProps) {
  const id = useId();
  const chosen = useChosenFile();
  const creation = useCreation();
  const { compared } = chosen;
  const submit = () => {
    if (chosen.content && compared) creation.create(chosen.content, compared, chosen.name);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="wide"
      locked={creation.isBusy}
      title="Import an agent"
      description="From a file that an export made. Nothing is written before you create the agent."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            type="submit"
            form={id}
            variant="primary"
            busy={creation.isBusy}
            aria-disabled={!compared || !chosen.name.trim()}
          >
            Create agent
          </Button>
        </>
      }
    >
      <form
        id={id}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field label="File" hint="JSON, at most 10 MB." error={chosen.wrong}>
          {(control) => (
            <Input
              {...control}
              type="file"
              accept=".json,application/json"
              onChange={(event) => void chosen.choose(event.target.files?.[0])}
            />
          )}
        </Field>
        {chosen.isComparing && (
          <p role="status" className="flex items-center gap-2 text-muted">
            <Spinner />
            Reading the file
          </p>
        )}
        {chosen.refusal && <ProblemNotice title="The file cannot be imported" problem={chosen.refusal} />}
        {compared && (
          <>
            <TextField
              label="Name"
              required
              autoComplete="off"
              value={chosen.name}
              error={creation.wrongName ?? takenName(compared, chosen.name)}
              onChange={(event) => chosen.setName(event.target.value)}
            />
            <ImportSummary compared={compared} />
          </>
        )}
        {creation.refusal && (
          <ProblemNotice
            title="The agent was not created"
            problem={creation.refusal}
            kept="The file is still chosen."
          />
        )}
      </form>
    </Dialog>
  );
}

/** Before it is asked: the API would refuse it. */
function takenName({ name, existing }: ComparedAgentFile, wanted: string): string | undefined {
  return existing && wanted.trim() === name ? 'is taken: choose another' : undefined;
}

/** The file, what the API says of it, and the name that its agent is to have. */
function useChosenFile() {
  const compare = useCompareAgentFile();
  const [content, setContent] = useState<object>();
  const [wrong, setWrong] = useState<string>();
  const [name, setName] = useState('');
  const choose = async (file: File | undefined) => {
    setContent(undefined);
    setWrong(undefined);
    compare.reset();
    if (!file) return;
    const read = await readAgentFile(file);
    if ('wrong' in read) return setWrong(`${file.name} ${read.wrong}`);
    setContent(read.content);
    compare.mutate(read.content, {
      onSuccess: (compared) =>
        setName(compared.existing ? `${compared.name.slice(0, 90)} (import)` : compared.name),
    });
  };
  return {
    choose,
    content,
    wrong,
    name,
    setName,
    compared: content && compare.data,
    isComparing: compare.isPending,
    refusal: compare.error ? problemOf(compare.error) : undefined,
  };
}

function useCreation() {
  const router = useRouter();
  const create = useImportAgent({
    onSuccess: ({ agent_id: agentId, name }) => {
      toast({ tone: 'done', title: `${name} imported` });
      router.push(paths.agent(agentId));
      // A route wrote it, not an action: what was fetched ahead is out of date.
      router.refresh();
    },
  });
  const problem = create.error ? problemOf(create.error) : undefined;
  const wrongName = problem && problemFields(problem, ['name']).name;
  return {
    create(file: object, compared: ComparedAgentFile, name: string) {
      if (create.isPending || create.isSuccess || takenName(compared, name) || !name.trim()) return;
      create.mutate({ file, name });
    },
    isBusy: create.isPending || create.isSuccess,
    wrongName,
    refusal: wrongName ? undefined : problem,
  };
}
