'use client';

import { type FormEvent, useId, useState } from 'react';
import type { AgentCase } from '@/lib/contract/cases';
import { useSaveCase } from '@/lib/queries/cases';
import { RecoveredNotice } from '../draft/recovered-notice';
import { useWrongFocus } from '../draft/use-wrong-focus';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ProblemNotice } from '../ui/problem-notice';
import { CaseFields } from './case-fields';
import { type CaseForm, type FormErrors, readForm } from './case-form';
import { useCaseForm } from './use-case-form';

interface CaseDialogProps {
  agentId: string;
  /** The case that is changed; without one a new one is made. */
  caseId?: string | undefined;
  initial: CaseForm;
  /** Of its unsaved text: "new", or what it is made from. */
  about?: string;
  open: boolean;
  onOpenChange(open: boolean): void;
  onSaved(saved: AgentCase): void;
}

/** Makes a case or changes one. */
export function CaseDialog(props: CaseDialogProps) {
  const { agentId, caseId, initial, about = caseId ?? 'new', open, onSaved } = props;
  const id = useId();
  const { form, ...written } = useCaseForm(`agent/${agentId}/case/${about}`, initial);
  const [errors, setErrors] = useState<FormErrors>({});
  const place = useWrongFocus(errors);
  const onOpenChange = (next: boolean) => {
    if (!next) written.leave();
    props.onOpenChange(next);
  };
  const save = useSaveCase(agentId, caseId, {
    onSuccess: (saved) => {
      written.saved();
      onOpenChange(false);
      onSaved(saved);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readForm(form);
    if ('body' in read) {
      setErrors({});
      return save.run(read.body);
    }
    setErrors(read.errors);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="form"
      locked={save.busy}
      initialFocus={() => place.current?.querySelector('input')}
      title={caseId ? 'Edit case' : 'New case'}
      description="A question, and what its answer must be like. A run asks it several times in several instances."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" busy={save.busy}>
            {caseId ? 'Save case' : 'Create case'}
          </Button>
        </>
      }
    >
      <form ref={place} id={id} noValidate onSubmit={submit} className="flex min-w-0 flex-col gap-4">
        {written.recoveredAt && <RecoveredNotice at={written.recoveredAt} onDiscard={written.discard} />}
        <CaseFields form={form} errors={errors} onChange={written.change} />
        {save.problem && (
          <ProblemNotice
            title="The case was not saved"
            problem={save.problem}
            kept="What you wrote is still here, also after a reload."
          />
        )}
      </form>
    </Dialog>
  );
}
