'use client';

import { FactsSection } from './facts-section';
import { type SectionProps, StatesSection } from './states-section';
import { UsersSection } from './users-section';

const sections = { states: StatesSection, memory: FactsSection, users: UsersSection };

/** The section that the address names. It loads when one is first looked at. */
export function MemorySection({ name, ...props }: SectionProps & { name: keyof typeof sections }) {
  const Shown = sections[name];
  return <Shown {...props} />;
}
