import Form from 'next/form';
import { paths, type TranscriptsAddress } from '@/lib/paths';
import { Button } from '../ui/button';
import { Input } from '../ui/input';
import { TextLink } from '../ui/text-link';

/** Looks for words in what was said and answered; the scope of the address stays. */
export function TranscriptFind({ agentId, address }: { agentId: string; address: TranscriptsAddress }) {
  const { find, instance, user, tests } = address;
  const kept = Object.entries({ instance, user, tests }).filter(([, value]) => value);
  return (
    <search className="flex flex-col gap-2 pb-3">
      <Form action={paths.transcripts(agentId, {})} className="flex gap-2">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Input
          key={find}
          type="search"
          name="find"
          aria-label="Find in transcripts"
          placeholder="Words said or answered"
          defaultValue={find}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          className="min-w-0 grow"
        />
        <Button type="submit">Find</Button>
      </Form>
      {(find || instance || user) && (
        <p className="text-meta text-muted">
          {[find && `With “${find}”`, instance && 'of one instance', user && `of ${user}`]
            .filter(Boolean)
            .join(', ')}
          {'. '}
          <TextLink href={paths.transcripts(agentId, { tests })}>Show all</TextLink>
        </p>
      )}
    </search>
  );
}
