'use client';

import clsx from 'clsx';
import { Pencil } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { readDraft } from '@/lib/drafts';
import { problemFields } from '@/lib/problem-fields';
import { problemOf } from '@/lib/queries/perform';
import { useDraftKeeper } from '@/lib/use-draft-keeper';
import { Button } from './ui/button';
import { IconButton } from './ui/icon-button';
import { TextareaField, TextField } from './ui/text-field';

interface EditableTextProps {
  /** "Name": of the field, and in "Edit name". */
  label: string;
  /** The member of the API's body, at which a refusal is shown. */
  member: string;
  value: string;
  /** Where the unsaved text is kept in this browser. */
  subject: string;
  multiline?: boolean;
  onSave: (text: string) => Promise<unknown>;
  /** How it looks while it is not edited. */
  children: ReactNode;
}

/** A text that is edited where it stands. A refusal brings the field back with what was typed. */
export function EditableText(props: EditableTextProps) {
  const { label, children } = props;
  const edit = useEdit(props);
  const opener = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !edit.isEditing) opener.current?.focus();
    wasEditing.current = edit.isEditing;
  }, [edit.isEditing]);
  if (edit.isEditing) return <Editor {...props} edit={edit} />;
  return (
    <div className="flex min-w-0 items-start gap-1">
      <div className="min-w-0">{children}</div>
      <IconButton
        ref={opener}
        size="small"
        label={`Edit ${label.toLowerCase()}`}
        icon={<Pencil aria-hidden="true" />}
        onClick={edit.start}
        className="text-muted"
      />
    </div>
  );
}

function Editor({
  label,
  multiline = false,
  edit,
}: EditableTextProps & { edit: ReturnType<typeof useEdit> }) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      edit.cancel();
    }
    if (event.key !== 'Enter' || (multiline && !event.ctrlKey && !event.metaKey)) return;
    event.preventDefault();
    edit.save();
  };
  const field = {
    label,
    error: edit.error,
    value: edit.text,
    autoFocus: true,
    spellCheck: multiline,
    autoComplete: 'off',
    onKeyDown,
  };
  return (
    <form
      className={clsx('flex min-w-0 grow flex-col gap-2', multiline && 'w-full max-w-prose')}
      onSubmit={(event) => {
        event.preventDefault();
        edit.save();
      }}
    >
      {multiline ? (
        <TextareaField {...field} rows={3} onChange={(event) => edit.type(event.target.value)} />
      ) : (
        <TextField
          {...field}
          onFocus={(event) => event.target.select()}
          onChange={(event) => edit.type(event.target.value)}
        />
      )}
      <div className="flex gap-2">
        <Button size="small" type="submit">
          Save
        </Button>
        <Button size="small" variant="ghost" onClick={edit.cancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function useEdit({ value, member, subject, onSave }: EditableTextProps) {
  const { keeper } = useDraftKeeper(subject);
  const [text, setText] = useState<string>();
  const [error, setError] = useState<string>();
  useEffect(() => {
    const kept = readDraft(keeper.place)?.content;
    if (typeof kept === 'string') setText(kept);
  }, [keeper]);
  const close = () => {
    setText(undefined);
    setError(undefined);
    keeper.note(null);
  };
  const save = () => {
    const next = (text ?? '').trim();
    if (next === value) return close();
    // Kept before the call: with an ended session the page leaves before an answer comes.
    keeper.note(text);
    keeper.flush();
    setText(undefined);
    setError(undefined);
    onSave(next).then(
      () => keeper.note(null),
      (refused: unknown) => {
        const problem = problemOf(refused);
        setText(text);
        setError(problemFields(problem, [member])[member] ?? problem.detail ?? problem.title);
      },
    );
  };
  return {
    text: text ?? '',
    error,
    isEditing: text !== undefined,
    start: () => setText(value),
    cancel: close,
    save,
    type: (next: string) => {
      setText(next);
      setError(undefined);
      keeper.note(next);
    },
  };
}
