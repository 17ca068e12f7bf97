'use client';

import { useViewer } from '@/lib/auth/viewer';
import { curlOf } from '@/lib/curl';
import type { MemoryPlace } from '@/lib/queries/memory';
import { readValue, type StateText, type StateValue } from '@/lib/state-text';
import { Button } from '../ui/button';
import { copyCurl } from '../ui/copy-text';

interface StateCurlProps {
  place: MemoryPlace;
  state: StateText;
  /** What is on screen, saved or not. */
  values: StateValue;
}

/** The calls that read the state and set it to what is on screen, for a shell. */
export function StateCurl({ place, state, values }: StateCurlProps) {
  const { apiUrl } = useViewer();
  const named = {
    key: state.key,
    ...(state.user_id === null ? { scope: 'global' } : { scope: 'user', user_id: state.user_id }),
    instance_id: place.instanceId,
  };
  const path = `/agents/${place.agentId}/custom-states/by-key`;
  const copy = async (text: (url: string) => string) => {
    const url = `${apiUrl || `${window.location.origin}/api/v1`}${path}`;
    await copyCurl(text(url));
  };
  const read = readValue(values);
  const body =
    'value' in read && JSON.stringify({ ...named, value: read.value, content_type: values.content_type });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a box around two small buttons.
    <div
      role="group"
      aria-label="Copy as curl"
      className="flex flex-wrap items-center gap-2 text-meta text-muted"
    >
      Copy as curl
      <Button
        size="small"
        onClick={() =>
          void copy((url) => curlOf({ method: 'GET', url: `${url}?${new URLSearchParams(named)}` }))
        }
      >
        Read
      </Button>
      <Button
        size="small"
        aria-disabled={body === false}
        data-tooltip={body === false ? 'What is on screen cannot be the value' : undefined}
        onClick={() => body !== false && void copy((url) => curlOf({ method: 'PUT', url, body }))}
      >
        Set
      </Button>
    </div>
  );
}
