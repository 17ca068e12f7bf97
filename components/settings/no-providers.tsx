import { Section } from '@/components/section';

/** Why model providers are not shown where another API answers the chats. */
export function NoProviders({ host }: { host: string }) {
  return (
    <Section title="Model providers">
      <p className="max-w-prose text-muted">
        Not shown: chats are answered by {host}, with the models of that place.
      </p>
    </Section>
  );
}
