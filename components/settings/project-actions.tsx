'use client';
import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { preloadDialog } from '@/components/ui/dialog';
import { Menu } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast';
import type { Project } from '@/lib/contract/projects';
import { useDialog } from '../use-dialog';

const ProjectDialog = dynamic(() => import('./project-dialog').then((part) => part.ProjectDialog), {
  ssr: false,
});
const DeleteProjectDialog = dynamic(
  () => import('./delete-project-dialog').then((part) => part.DeleteProjectDialog),
  { ssr: false },
);

type ProjectActionsProps = {
  project: Project;
  /** The project is gone, and with it perhaps this menu: the focus needs another place. */
  onDeleted: () => void;
};

/** What an admin does with a project. */
export function ProjectActions({ project, onDeleted }: ProjectActionsProps) {
  const editing = useDialog();
  const deleting = useDialog();
  const { name } = project;
  return (
    <>
      <Menu
        label={`Actions on project ${name}`}
        square
        items={[
          { label: 'Edit', icon: <Pencil aria-hidden="true" />, onSelect: editing.show },
          'separator',
          { label: 'Delete…', icon: <Trash2 aria-hidden="true" />, danger: true, onSelect: deleting.show },
        ]}
      >
        <Ellipsis aria-hidden="true" onPointerEnter={preloadDialog} />
      </Menu>
      {editing.wanted && (
        <ProjectDialog
          key={`edit ${editing.key}`}
          open={editing.open}
          onOpenChange={editing.onOpenChange}
          project={project}
          onSaved={() => editing.onOpenChange(false)}
        />
      )}
      {deleting.wanted && (
        <DeleteProjectDialog
          key={`delete ${deleting.key}`}
          open={deleting.open}
          onOpenChange={deleting.onOpenChange}
          project={project}
          onDeleted={() => {
            deleting.onOpenChange(false);
            toast({ title: `Project ${name} was deleted`, tone: 'done' });
            onDeleted();
          }}
        />
      )}
    </>
  );
}
