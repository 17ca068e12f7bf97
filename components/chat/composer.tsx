'use client';

import { SendHorizontal } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Problem } from '@/lib/contract/problem';
import { Button } from '../ui/button';
import { announce } from '../ui/live-region';
import { ProblemNotice } from '../ui/problem-notice';
import { Textarea } from '../ui/textarea';
import { useKeptFocus } from '../ui/use-kept-focus';
import { ActivateLink } from './activate-link';
import { type ComposerState, MESSAGE_LENGTH } from './use-composer';

/** Of the page. */
export const messageField = 'textarea[aria-label="Message"]';

interface ComposerProps {
  agentId: string;
  agentName: string;
  state: ComposerState;
  /** Sent, and not accepted yet. */
  sending: boolean;
  /** Why nothing can be sent now, though it can be written. */
  waits?: string | undefined;
  refusal?: Problem | undefined;
  /** What was refused is not the text: says it once more. */
  onRetry?: (() => void) | undefined;
  /** What the edit replaces besides the message itself. */
  replaced?: number;
  onSend(): void;
  /** Beside the button: what the message is sent to and with. */
  children?: ReactNode;
}

/** Where a message is written. Enter sends, Shift Enter is a new line; it stays until the server has it. */
export function Composer(props: ComposerProps) {
  const { agentName, state, sending, waits, refusal, replaced = 0, onSend, children } = props;
  const isEmpty = state.text.trim() === '';
  const send = () => {
    if (!isEmpty && !state.isTooLong && !waits && !sending) onSend();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && state.edit) {
      event.stopPropagation();
      state.cancelEdit();
    }
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (event.repeat) return;
    if (waits && !isEmpty) announce(waits);
    send();
  };
  const keptFocus = useKeptFocus(messageField);
  return (
    <form
      {...keptFocus}
      aria-label="Message"
      className="flex flex-col gap-2 border-line border-t bg-canvas px-3 py-2 md:px-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {refusal && <Refusal {...props} refusal={refusal} onSend={send} />}
      {state.edit && (
        <p className="flex flex-wrap items-center gap-x-2 text-meta text-muted">
          {`Turn ${state.edit.position + 1} is written anew.`}
          {replaced > 0 && ` Sending it also replaces ${counted(replaced)} after it.`}
          <Button size="small" variant="ghost" onClick={state.cancelEdit}>
            Cancel the edit
          </Button>
        </p>
      )}
      <Textarea
        ref={state.field}
        rows={2}
        aria-label="Message"
        aria-describedby={state.isTooLong ? 'message-length' : undefined}
        aria-invalid={state.isTooLong || undefined}
        placeholder={`Ask ${agentName.slice(0, 60)}`}
        value={state.text}
        readOnly={sending}
        onChange={(event) => state.write(event.target.value)}
        onKeyDown={onKeyDown}
        className="max-h-48! resize-none!"
      />
      {state.isTooLong && (
        <p id="message-length" role="alert" className="text-danger text-meta">
          The message has {state.text.length.toLocaleString('en-GB')} characters; at most{' '}
          {MESSAGE_LENGTH.toLocaleString('en-GB')} can be sent. It stays here.
        </p>
      )}
      {!state.kept && (
        <p className="text-meta text-warn">This browser cannot keep the text: it is lost with the page.</p>
      )}
      {/* Where nothing points, the tip of the button is never seen. */}
      {waits && !isEmpty && <p className="text-meta text-muted">{waits}</p>}
      <div className="flex flex-wrap items-center gap-2">
        {children}
        <Button
          type="submit"
          variant="primary"
          busy={sending}
          aria-disabled={isEmpty || state.isTooLong || waits !== undefined}
          data-tooltip={waits ?? 'Enter sends, Shift Enter is a new line'}
          className="ml-auto"
        >
          <SendHorizontal aria-hidden="true" />
          {state.edit ? 'Send again' : 'Send'}
        </Button>
      </div>
    </form>
  );
}

function Refusal({ agentId, refusal, onSend, onRetry }: ComposerProps & { refusal: Problem }) {
  // An agent or instance that is switched off answers so.
  const isInactive = refusal.status === 409 && /inactive|not active/i.test(refusal.detail ?? '');
  return (
    <ProblemNotice
      problem={refusal}
      title="The message was not sent"
      kept={onRetry ? undefined : 'Your text is still here.'}
      action={
        <>
          <Button size="small" onClick={onRetry ?? onSend}>
            Retry
          </Button>
          {isInactive && <ActivateLink agentId={agentId} />}
        </>
      }
    />
  );
}

function counted(turns: number): string {
  return turns === 1 ? 'the turn' : `the ${turns} turns`;
}
