'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { useId } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import * as z from 'zod';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { SelectField, TextField } from '@/components/ui/text-field';
import { label } from '@/lib/contract/common';
import type { Problem } from '@/lib/contract/problem';
import { ENVIRONMENTS, environment, type Project } from '@/lib/contract/projects';
import { useCreateProject, useUpdateProject } from '@/lib/queries/projects';
import { fieldErrors } from './field-errors';

const form = z.object({ name: label, environment: z.string() });
type Values = z.infer<typeof form>;

type ProjectDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The project that is edited; none: a new one. */
  project?: Project;
  onSaved: (project: Project) => void;
};

/** The project's saving, new or known, as one thing. */
function useSave({ project, onSaved }: ProjectDialogProps, onRefused: (problem: Problem) => void) {
  const create = useCreateProject({ onSuccess: onSaved, onRefused });
  const update = useUpdateProject(project?.project_id ?? '', { onSuccess: onSaved, onRefused });
  const { busy, problem } = project ? update : create;
  const run = ({ name, environment: word }: Values) => {
    // Another API may know more environments: one that was not touched is not sent.
    const chosen = environment.safeParse(word);
    const body = { name, ...(chosen.success && { environment: chosen.data }) };
    if (project) update.run(body);
    else create.run(body);
  };
  return { run, busy, problem };
}

function Fields({ fields, project }: { fields: UseFormReturn<Values>; project: Project | undefined }) {
  const { errors } = fields.formState;
  const other = project && !environment.safeParse(project.environment).success ? [project.environment] : [];
  return (
    <>
      <TextField
        label="Name"
        required
        autoComplete="off"
        error={errors.name?.message}
        {...fields.register('name')}
      />
      <SelectField
        label="Environment"
        hint="A word for people: it is shown beside agents, and changes nothing in how they work."
        error={errors.environment?.message}
        {...fields.register('environment')}
      >
        {[...ENVIRONMENTS, ...other].map((word) => (
          <option key={word} value={word}>
            {word}
          </option>
        ))}
      </SelectField>
    </>
  );
}

/** Name and environment of a project. */
export function ProjectDialog(props: ProjectDialogProps) {
  const { open, onOpenChange, project } = props;
  const formId = useId();
  const fields = useForm<Values>({
    resolver: zodResolver(form),
    defaultValues: { name: project?.name ?? '', environment: project?.environment ?? 'production' },
  });
  const save = useSave(props, (problem) => {
    for (const { field, message } of fieldErrors(problem, ['name', 'environment']))
      fields.setError(field, { message }, { shouldFocus: true });
  });
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      locked={save.busy}
      size="small"
      title={project ? 'Edit project' : 'New project'}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" busy={save.busy}>
            {project ? 'Save' : 'Create project'}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        onSubmit={fields.handleSubmit(save.run)}
        noValidate
        className="flex flex-col gap-4 pt-1"
      >
        <Fields {...{ fields, project }} />
        {save.problem && (
          <ProblemNotice
            problem={save.problem}
            title={project ? 'The project was not changed' : 'The project was not created'}
            kept="What you typed is still here."
          />
        )}
      </form>
    </Dialog>
  );
}
