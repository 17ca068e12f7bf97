'use client';

import clsx from 'clsx';
import { Controller, type UseFormReturn } from 'react-hook-form';
import type { Profile } from '@/lib/agent-profile';
import { Count } from '../ui/count';
import { Field } from '../ui/field';
import { TagInput } from '../ui/tag-input';
import { TextareaField, TextField } from '../ui/text-field';
import { Textarea } from '../ui/textarea';

const MOST_PROMPT = 32_000;

const lists = [
  {
    member: 'speech_patterns',
    label: 'Speech patterns',
    hint: 'How it talks: a habit, a phrase, a rhythm. Enter adds one.',
  },
  { member: 'true_interests', label: 'Interests', hint: 'What it likes to come back to.' },
  { member: 'true_dislikes', label: 'Dislikes', hint: 'What it avoids.' },
] as const;

/** The six members of a profile. */
export function ProfileFields({ form }: { form: UseFormReturn<Profile> }) {
  const { errors } = form.formState;
  return (
    <>
      <TextField
        label="Name"
        required
        autoComplete="off"
        hint="Unique among your agents. The API takes it in place of the id."
        error={errors.name?.message}
        {...form.register('name')}
      />
      <TextareaField
        label="Bio"
        rows={3}
        hint="What the agent is for, in a few sentences."
        error={errors.bio?.message}
        {...form.register('bio')}
      />
      <PromptField form={form} />
      {lists.map(({ member, label, hint }) => (
        <Controller
          key={member}
          control={form.control}
          name={member}
          render={({ field }) => (
            <TagInput
              label={label}
              hint={hint}
              value={field.value}
              onChange={field.onChange}
              error={errors[member]?.message}
            />
          )}
        />
      ))}
    </>
  );
}

function PromptField({ form }: { form: UseFormReturn<Profile> }) {
  const length = form.watch('personality_prompt').length;
  const tooLong = length > MOST_PROMPT;
  return (
    <Field
      label="Personality prompt"
      hint="Tells the model who it is. At most 32,000 characters."
      error={form.formState.errors.personality_prompt?.message}
    >
      {(control) => (
        <>
          <Textarea rows={12} spellCheck {...control} {...form.register('personality_prompt')} />
          <p className={clsx('text-right text-meta', tooLong ? 'font-medium text-danger' : 'text-muted')}>
            <Count value={length} /> of <Count value={MOST_PROMPT} />
            {tooLong && ': too long'}
          </p>
        </>
      )}
    </Field>
  );
}
