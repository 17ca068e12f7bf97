'use client';
import { CircleHelp } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { preloadDialog } from '../ui/dialog';
import { IconButton } from '../ui/icon-button';
import { isTyping, type ShortcutGroup, singleKeysAllowed } from './shortcuts';

const load = () => import('./shortcuts-dialog');
const ShortcutsDialog = dynamic(() => load().then((part) => part.ShortcutsDialog), { ssr: false });

function preload() {
  preloadDialog();
  void load();
}

/** The `?` of the header, and of the keyboard. */
export function ShortcutsLauncher({ groups }: { groups: ShortcutGroup[] }) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const show = () => {
    setWanted(true);
    setOpen(true);
  };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const plain = event.key === '?' && !event.ctrlKey && !event.metaKey && !event.altKey;
      const elsewhere = isTyping(event.target) || document.querySelector('[role=dialog], [role=menu]');
      if (!plain || elsewhere || !singleKeysAllowed()) return;
      event.preventDefault();
      setWanted(true);
      setOpen(true);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <>
      <IconButton
        label="Keyboard shortcuts"
        icon={<CircleHelp aria-hidden="true" />}
        aria-haspopup="dialog"
        onPointerEnter={preload}
        onFocus={preload}
        onClick={show}
        className="max-md:hidden"
      />
      {wanted && <ShortcutsDialog open={open} onOpenChange={setOpen} groups={groups} />}
    </>
  );
}
