'use client';

import { useViewer } from '@/lib/auth/viewer';
import { removeDraft } from '@/lib/drafts';
import { keepAnswer } from '@/lib/mocked-answers';
import { paths } from '@/lib/paths';
import { useDeleteTool } from '@/lib/queries/tools';
import { checkSchemaText, countParameters, type ToolText } from '@/lib/tool-text';
import { ConfirmDialog } from '../confirm-dialog';
import { Receipt } from '../receipt';
import { CopyId } from '../ui/copy-id';
import { RelativeTime } from '../ui/relative-time';
import { TextLink } from '../ui/text-link';
import { draftSubject } from './kept-tool';

interface DeleteToolDialogProps {
  agentId: string;
  tool: ToolText;
  open: boolean;
  onOpenChange(open: boolean): void;
  onDeleted(name: string): void;
}

/** Says what the tool is, deletes it once, and shows what the API answered. */
export function DeleteToolDialog({ agentId, tool, open, onOpenChange, onDeleted }: DeleteToolDialogProps) {
  const { name, parameters } = tool;
  const { tenant, userId } = useViewer();
  const remove = useDeleteTool(agentId, name, {
    onSuccess: () => {
      const place = { tenant, userId, subject: draftSubject(agentId, name) };
      removeDraft(place);
      keepAnswer(place, '');
      onDeleted(name);
    },
  });
  const { data } = remove;
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      verb="Delete tool"
      name={name}
      goes={[
        { label: 'Tool', count: 1 },
        { label: 'Parameters', count: countParameters(checkSchemaText(parameters).schema) },
      ]}
      stays={['The agent’s other tools', 'What it was, in Activity', 'Conversations that called it']}
      typed={false}
      busy={remove.busy}
      problem={remove.problem}
      onConfirm={() => remove.run(undefined)}
      receipt={
        data && (
          <Receipt
            title={`Deleted ${name}`}
            lines={[{ label: 'Tools', count: data.reply.success ? 1 : 0, expected: 1 }]}
          >
            {data.activity && (
              <>
                <RelativeTime at={data.activity.at} now={Date.parse(data.activity.at)} />
                <span className="inline-flex min-w-0 flex-wrap items-center gap-x-1">
                  Request <CopyId id={data.activity.request_id} what="request id" short />
                </span>
                <TextLink href={paths.change(data.activity.activity_id)}>Kept in Activity</TextLink>
              </>
            )}
          </Receipt>
        )
      }
    />
  );
}
