'use client';
import { useState } from 'react';
import { Dialog } from '../ui/dialog';
import { Kbd } from '../ui/kbd';
import { SwitchField } from '../ui/switch';
import { useModifierKey } from './modifier-key';
import { allowSingleKeys, type ShortcutGroup, singleKeysAllowed } from './shortcuts';

type ShortcutsDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  groups: ShortcutGroup[];
};

/** Every shortcut that works now, and the switch for those without a modifier key. */
export function ShortcutsDialog({ open, onOpenChange, groups }: ShortcutsDialogProps) {
  const modifier = useModifierKey();
  const [single, setSingle] = useState(singleKeysAllowed);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts" size="small">
      <div className="flex flex-col gap-4">
        {groups.map(({ heading, shortcuts }) => (
          <section key={heading}>
            <h3 className="py-1 text-meta text-muted">{heading}</h3>
            <dl className="border-line border-t">
              {shortcuts.map(({ keys, does }) => (
                <div key={does} className="flex min-h-9 items-center gap-4 border-line border-b py-1">
                  <dt className="grow">{does}</dt>
                  <dd className="flex shrink-0 gap-1">
                    {keys.map((key) => (
                      <Kbd key={key}>{key === 'Ctrl' ? modifier : key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <SwitchField
          label="Shortcuts of a single key"
          hint="Turn them off if you dictate, or press keys by accident."
          checked={single}
          onChange={(event) => {
            setSingle(event.target.checked);
            allowSingleKeys(event.target.checked);
          }}
        />
      </div>
    </Dialog>
  );
}
