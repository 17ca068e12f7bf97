'use client';

import { X } from 'lucide-react';
import { type ReactNode, useId, useRef } from 'react';
import type { ArgumentProblem } from '@/lib/tool-arguments';
import { type Field, type FormValue, memberOf } from '@/lib/tool-form';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { SelectField, TextareaField, TextField } from '../ui/text-field';

interface ArgumentFieldProps {
  field: Field;
  /** From the arguments as a whole, `position.latitude`. */
  path: string;
  value: FormValue;
  problems: ArgumentProblem[];
  onChange(value: FormValue): void;
}

/** One argument of any kind; a group or a list holds more of them. */
export function ArgumentField(props: ArgumentFieldProps) {
  const { field, path, problems } = props;
  if (field.kind === 'group') return <GroupField {...props} />;
  if (field.kind === 'list') return <ListField {...props} />;
  const error = problems.find(({ place }) => place === path && place !== '')?.message;
  const value = typeof props.value === 'string' ? props.value : '';
  const texts = { label: field.label, hint: field.hint, required: field.required, error };
  const onText = (event: { target: { value: string } }) => props.onChange(event.target.value);
  if (field.kind === 'number') {
    return (
      <TextField {...texts} mono inputMode="decimal" autoComplete="off" value={value} onChange={onText} />
    );
  }
  if (field.kind === 'text' || field.kind === 'json') {
    const isJson = field.kind === 'json';
    return (
      <TextareaField
        {...texts}
        rows={isJson ? 3 : 1}
        spellCheck={!isJson}
        className={isJson ? 'font-mono' : undefined}
        value={value}
        onChange={onText}
      />
    );
  }
  return (
    <SelectField {...texts} value={value} onChange={onText}>
      <option value="">{field.required ? 'Choose' : 'Not sent'}</option>
      {optionsOf(field).map(({ key, label }) => (
        <option key={key} value={key}>
          {label}
        </option>
      ))}
    </SelectField>
  );
}

function optionsOf({ kind, options }: Field): { key: string; label: string }[] {
  if (kind === 'flag') return ['true', 'false'].map((key) => ({ key, label: key }));
  return options.map((option, place) => ({
    key: String(place),
    label: typeof option === 'string' && option !== '' ? option : JSON.stringify(option),
  }));
}

function Fieldset({ field, children }: { field: Field; children: ReactNode }) {
  const id = useId();
  return (
    <fieldset
      aria-describedby={field.hint ? id : undefined}
      className="m-0 flex min-w-0 flex-col gap-3 border-line border-l py-1 pl-3"
    >
      <legend className="float-left w-full p-0 font-medium text-form">
        {field.label}
        {!field.required && <span className="font-normal text-meta text-muted"> · optional</span>}
      </legend>
      {field.hint && (
        <p id={id} className="-mt-2 max-w-prose text-meta text-muted">
          {field.hint}
        </p>
      )}
      {children}
    </fieldset>
  );
}

function GroupField({ field, path, value, problems, onChange }: ArgumentFieldProps) {
  const held = typeof value === 'string' || Array.isArray(value) ? {} : value;
  const members = field.members.map((member) => (
    <ArgumentField
      key={member.name}
      field={member}
      path={join(path, member.name)}
      value={memberOf(held, member.name) ?? member.initial}
      problems={problems}
      onChange={(next) => onChange({ ...held, [member.name]: next })}
    />
  ));
  // The arguments as a whole are the form itself.
  return path === '' ? members : <Fieldset field={field}>{members}</Fieldset>;
}

function ListField({ field, path, value, problems, onChange }: ArgumentFieldProps) {
  const items = Array.isArray(value) ? value : [];
  const adder = useRef<HTMLButtonElement>(null);
  const { item } = field;
  if (!item) return null;
  const remove = (place: number) => {
    onChange(items.filter((_, index) => index !== place));
    adder.current?.focus();
  };
  return (
    <Fieldset field={field}>
      {items.map((each, place) => {
        const label = `${field.label} ${place + 1}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place in the list.
          <div key={place} className="flex min-w-0 items-start gap-2">
            <div className="min-w-0 grow">
              <ArgumentField
                field={{ ...item, label: item.label || label }}
                path={join(path, String(place))}
                value={each}
                problems={problems}
                onChange={(next) => onChange(items.map((old, index) => (index === place ? next : old)))}
              />
            </div>
            <IconButton
              label={`Remove ${label}`}
              icon={<X aria-hidden="true" />}
              onClick={() => remove(place)}
            />
          </div>
        );
      })}
      <div>
        <Button ref={adder} size="small" onClick={() => onChange([...items, item.initial])}>
          Add to {field.label}
        </Button>
      </div>
    </Fieldset>
  );
}

function join(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`;
}
