'use client';
import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { Dialog } from '../ui/dialog';
import { Spinner } from '../ui/spinner';
import type { NavItem } from './navigation';
import type { PaletteResult, PaletteSource } from './palette';
import { addRecent, listRecents } from './recents';
import { usePaletteSearch } from './use-palette-search';

type CommandPaletteProps = PaletteSource & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  navigation: NavItem[];
  /** Tenant and person, so that recents never cross over. */
  scope: string;
};

const groupStyle =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-meta [&_[cmdk-group-heading]]:text-muted';

function Row({ value, onSelect, children }: { value: string; onSelect: () => void; children: ReactNode }) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-9 cursor-default items-center gap-2 rounded-control px-2 data-[selected=true]:bg-selected touch:min-h-11 forced-colors:data-[selected=true]:outline-2"
    >
      {children}
    </Command.Item>
  );
}

function ResultRow({ result, onSelect }: { result: PaletteResult; onSelect: () => void }) {
  return (
    <Row value={markOf(result)} onSelect={onSelect}>
      <span className="min-w-0 truncate">{result.title}</span>
      {result.detail && (
        <span className="min-w-0 shrink-2 truncate text-meta text-muted">{result.detail}</span>
      )}
      <span className="ml-auto shrink-0 text-meta text-muted">{result.kind}</span>
    </Row>
  );
}

type Visit = (result: PaletteResult) => void;
const markOf = ({ kind, id }: PaletteResult) => `${kind}:${id}`;

type ListProps = {
  navigation: NavItem[];
  query: string;
  recents: PaletteResult[];
  results: PaletteResult[];
  visit: Visit;
  goTo: (href: string) => void;
};

function PaletteGroups({ navigation, query, recents, results, visit, goTo }: ListProps) {
  const things = query === '' ? recents : results;
  const places = placesFor(navigation, query);
  return (
    <>
      {things.length > 0 && (
        <Command.Group heading={query === '' ? 'Recent' : 'Found'} className={groupStyle}>
          {things.map((result) => (
            <ResultRow key={markOf(result)} result={result} onSelect={() => visit(result)} />
          ))}
        </Command.Group>
      )}
      {places.length > 0 && (
        <Command.Group heading="Go to" className={groupStyle}>
          {places.map(({ label, href, icon }) => (
            <Row key={href} value={`place:${href}`} onSelect={() => goTo(href)}>
              <span className="text-muted">{icon}</span>
              {label}
            </Row>
          ))}
        </Command.Group>
      )}
    </>
  );
}

function placesFor(navigation: NavItem[], query: string): NavItem[] {
  return navigation.filter(({ label }) => label.toLowerCase().includes(query.toLowerCase()));
}

type Awaited = { results: PaletteResult[]; pending: boolean };

/** Marks the first row of each new answer, and opens it when Enter was pressed before the answer came. */
function useMark({ results, pending }: Awaited, visit: Visit, visitPlace: () => void) {
  const [marked, setMarked] = useState('');
  const [entered, setEntered] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new answer may move the mark.
  useEffect(() => {
    const first = results[0];
    if (pending) return;
    if (first) setMarked(markOf(first));
    if (entered && first) visit(first);
    else if (entered) visitPlace();
    setEntered(false);
  }, [results, pending]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !pending || event.nativeEvent.isComposing) return;
    event.preventDefault();
    setEntered(true);
  };
  return { value: marked, onValueChange: setMarked, onKeyDown };
}

/** The palette's inside lives as long as the dialog is open, so each opening starts empty. */
function PaletteBody({ navigation, scope, onOpenChange, ...source }: Omit<CommandPaletteProps, 'open'>) {
  const router = useRouter();
  const [text, setText] = useState('');
  const [recents] = useState(() => listRecents(scope));
  const answer = usePaletteSearch(text, source);
  const query = text.trim();
  const goTo = (href: string) => {
    onOpenChange(false);
    router.push(href);
  };
  const visit = (result: PaletteResult) => {
    addRecent(scope, result);
    goTo(result.href);
  };
  const mark = useMark(answer, visit, () => {
    const [place] = placesFor(navigation, query);
    if (place) goTo(place.href);
  });
  return (
    <Command label="Search or paste an id" shouldFilter={false} loop {...mark}>
      <div className="sticky top-0 flex items-center gap-2 border-line border-b bg-surface px-3">
        {answer.pending ? <Spinner /> : <Search aria-hidden="true" className="text-muted" />}
        <Command.Input
          value={text}
          onValueChange={setText}
          placeholder="Search or paste an id"
          className="h-12 min-w-0 grow bg-transparent text-input outline-none"
        />
      </div>
      <Command.List label="Results" className="p-2" aria-busy={answer.pending}>
        <PaletteGroups {...{ navigation, query, recents, visit, goTo }} results={answer.results} />
      </Command.List>
      <p role="status" className="px-4 pb-3 text-meta text-muted empty:hidden">
        {paletteNote({ ...answer, query, found: answer.results.length })}
      </p>
    </Command>
  );
}

type Note = { query: string; pending: boolean; failed: boolean; found: number; note?: string };

function paletteNote({ query, pending, failed, found, note = '' }: Note) {
  if (query === '' || pending) return null;
  if (failed) return 'The search could not be done. Check the connection and type on to try again.';
  if (found === 0) return `Nothing of that name or id here. ${note}`.trim();
  return note ? `${found} found. ${note}` : `${found} found`;
}

/** Search, pasted ids and places in one list. */
export function CommandPalette({ open, ...props }: CommandPaletteProps) {
  return (
    <Dialog open={open} onOpenChange={props.onOpenChange} title="Search" bare side="top">
      <PaletteBody {...props} />
    </Dialog>
  );
}
