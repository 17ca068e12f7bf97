'use client';
import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { preloadDialog } from '../ui/dialog';
import { Kbd } from '../ui/kbd';
import { useModifierKey } from './modifier-key';
import type { NavItem } from './navigation';
import type { PaletteSource } from './palette';

const load = () => import('./command-palette');
const CommandPalette = dynamic(() => load().then((part) => part.CommandPalette), { ssr: false });

function preload() {
  preloadDialog();
  void load();
}

/** The search button of the header; Ctrl K or Cmd K opens the same palette from anywhere. */
export function PaletteLauncher(props: PaletteSource & { navigation: NavItem[]; scope: string }) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const modifier = useModifierKey();
  const show = () => {
    preloadDialog();
    setWanted(true);
    setOpen(true);
  };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const chord = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!chord || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      preloadDialog();
      setWanted(true);
      setOpen((isOpen) => !isOpen);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={show}
        onPointerEnter={preload}
        onFocus={preload}
        className="flex h-8 shrink-0 items-center justify-center gap-2 rounded-control border border-transparent text-muted hover:bg-hover hover:text-ink max-md:w-11 md:w-64 md:justify-start md:border-control md:bg-surface md:px-2 touch:h-11"
      >
        <Search aria-hidden="true" />
        <span className="truncate max-md:sr-only">Search or paste an id</span>
        <span aria-hidden="true" className="ml-auto flex gap-1 max-md:hidden">
          <Kbd>{modifier}</Kbd>
          <Kbd>K</Kbd>
        </span>
      </button>
      {wanted && <CommandPalette {...props} open={open} onOpenChange={setOpen} />}
    </>
  );
}
