import { Section } from '@/components/section';

/** Why projects and their keys are not shown where one fixed key speaks for everybody. */
export function NoProjects({ host }: { host: string }) {
  return (
    <Section title="Projects">
      <p className="max-w-prose text-muted">
        Not shown: towards {host} this copy of Troupe speaks with one fixed key, and projects and their keys
        need a signed-in person there.
      </p>
    </Section>
  );
}
