'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, type UseFormReturn, useForm, useWatch } from 'react-hook-form';
import type { ModelProviderEntry, ModelTest } from '@/lib/contract/model-providers';
import type { Problem } from '@/lib/contract/problem';
import { useCreateModelProvider, useTestModel, useUpdateModelProvider } from '@/lib/queries/model-providers';
import { fieldErrors } from '../settings/field-errors';
import { Button } from '../ui/button';
import { CheckboxField } from '../ui/checkbox';
import { ProblemNotice } from '../ui/problem-notice';
import { TagInput } from '../ui/tag-input';
import { TextField } from '../ui/text-field';
import { ListedModels } from './listed-models';
import {
  createBody,
  PROVIDER_FIELDS,
  type ProviderValues,
  providerForm,
  testBody,
  updateBody,
  valuesOf,
} from './provider-values';
import { TestOutcome } from './test-outcome';

interface ProviderFormProps {
  id: string;
  provider: ModelProviderEntry | undefined;
  keysRefused: string | undefined;
  onSaved: (provider: ModelProviderEntry) => void;
  onBusy: (busy: boolean) => void;
}

type Fields = UseFormReturn<ProviderValues>;

function useSave({ provider, onSaved, onBusy }: ProviderFormProps, onRefused: (problem: Problem) => void) {
  const callbacks = {
    onSuccess: onSaved,
    onRefused: (problem: Problem) => {
      onBusy(false);
      onRefused(problem);
    },
  };
  const create = useCreateModelProvider(callbacks);
  const update = useUpdateModelProvider(provider?.provider_id ?? '', callbacks);
  const run = (values: ProviderValues) => {
    onBusy(true);
    if (provider) update.run(updateBody(values));
    else create.run(createBody(values));
  };
  return { run, problem: provider ? update.problem : create.problem };
}

/** Tests what is on screen. The first model of an answer is taken when none was named. */
function useTest(
  fields: Fields,
  provider: ModelProviderEntry | undefined,
  onRefused: (problem: Problem) => void,
) {
  const test = useTestModel({
    onRefused,
    onSuccess: ({ model, fault }) => {
      const isNamed = fields.getValues('models').length > 0;
      if (!isNamed && model && !fault) fields.setValue('models', [model], { shouldValidate: true });
    },
  });
  const run = async () => {
    if (!(await fields.trigger(['base_url', 'api_key'], { shouldFocus: true }))) return;
    const values = fields.getValues();
    const base_url = providerForm.shape.base_url.parse(values.base_url);
    test.run(testBody({ ...values, base_url, api_key: values.api_key.trim() }, provider));
  };
  return { ...test, run };
}

/** Address, key and models of a provider, with a test of what is on screen. */
export function ProviderForm(props: ProviderFormProps) {
  const { id, provider, keysRefused } = props;
  const fields = useForm<ProviderValues>({
    resolver: zodResolver(providerForm),
    defaultValues: valuesOf(provider),
  });
  const showRefusal = (problem: Problem) => {
    for (const { field, message } of fieldErrors(problem, PROVIDER_FIELDS))
      fields.setError(field, { message }, { shouldFocus: true });
  };
  const save = useSave(props, showRefusal);
  const test = useTest(fields, provider, showRefusal);
  return (
    <form id={id} onSubmit={fields.handleSubmit(save.run)} noValidate className="flex flex-col gap-4 pt-1">
      <Reach {...{ fields, provider, keysRefused }} />
      <div className="flex flex-col items-start gap-2">
        <Button busy={test.busy} onClick={() => void test.run()}>
          Test
        </Button>
        <div role="status" className="min-w-0">
          {test.data ? (
            <TestOutcome outcome={test.data} />
          ) : (
            <p className="text-meta text-muted">One small question; shows the time to the first token.</p>
          )}
        </div>
        {test.problem && <ProblemNotice problem={test.problem} title="The test was not made" />}
      </div>
      <Models fields={fields} tested={test.data} />
      {save.problem && (
        <ProblemNotice
          problem={save.problem}
          title={provider ? 'The provider was not changed' : 'The provider was not added'}
          kept="What you typed is still here."
        />
      )}
    </form>
  );
}

function keyHint(provider: ModelProviderEntry | undefined, keysRefused: string | undefined): string {
  if (keysRefused) return keysRefused;
  if (!provider || provider.key === 'none') return 'Leave it empty if the server takes none.';
  if (provider.key === 'unreadable') return 'The one that is kept cannot be read: enter it again.';
  const end = provider.key_end ? `, which ends in ${provider.key_end}` : '';
  return `Leave it empty to keep the one that is here${end}.`;
}

function Reach({
  fields,
  provider,
  keysRefused,
}: { fields: Fields } & Pick<ProviderFormProps, 'provider' | 'keysRefused'>) {
  const { errors } = fields.formState;
  return (
    <>
      <TextField
        label="Name"
        required
        autoComplete="off"
        error={errors.name?.message}
        {...fields.register('name')}
      />
      <TextField
        label="Address"
        required
        mono
        type="url"
        autoComplete="off"
        spellCheck={false}
        hint="The whole base, for example https://api.openai.com/v1."
        error={errors.base_url?.message}
        {...fields.register('base_url')}
      />
      <TextField
        label="Key"
        mono
        type="password"
        autoComplete="new-password"
        hint={keyHint(provider, keysRefused)}
        error={errors.api_key?.message}
        {...fields.register('api_key')}
      />
      {provider && provider.key !== 'none' && (
        <CheckboxField label="Remove the key" {...fields.register('drop_key')} />
      )}
    </>
  );
}

function Models({ fields, tested }: { fields: Fields; tested: ModelTest | undefined }) {
  const { errors } = fields.formState;
  const chosen = useWatch({ control: fields.control, name: 'models' });
  const choose = (models: string[]) =>
    fields.setValue('models', models, { shouldDirty: true, shouldValidate: true });
  return (
    <>
      <Controller
        control={fields.control}
        name="models"
        render={({ field }) => (
          <TagInput
            label="Models"
            required
            hint="The first is the default. Enter adds one."
            value={field.value}
            onChange={choose}
            error={errors.models?.message}
          />
        )}
      />
      {tested && tested.models.length > 0 && (
        <ListedModels listed={tested.models} chosen={chosen} onAdd={(model) => choose([...chosen, model])} />
      )}
      <TextField
        label="Image model"
        mono
        autoComplete="off"
        spellCheck={false}
        hint="Optional. With one, agents that ask for image generation have it."
        error={errors.image_model?.message}
        {...fields.register('image_model')}
      />
    </>
  );
}
