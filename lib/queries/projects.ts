'use client';

import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import {
  countProjectContents,
  createApiKey,
  createProject,
  deleteProject,
  listCountedProjects,
  revokeApiKey,
  updateProject,
} from '@/lib/actions/projects';
import { useViewer } from '@/lib/auth/viewer';
import type { CreateApiKeyBody, CreateApiKeyReply } from '@/lib/contract/keys';
import type { CreateProjectBody, Project, UpdateProjectBody } from '@/lib/contract/projects';
import { type ChangeCallbacks, useChange } from './change';
import { problemOf, usePerform } from './perform';

/** A project with how many agents belong to it. */
export type ProjectRow = Project & { agents: number };
export type ProjectPage = { items: ProjectRow[]; next_offset: number | undefined };
type Pages = InfiniteData<ProjectPage, number | undefined>;

/** The projects read so far. `initial` is the server's first page, made at `now`; it replaces an older one. */
export function useProjectPages(initial: ProjectPage, now: number) {
  const perform = usePerform();
  const { tenant } = useViewer();
  const client = useQueryClient();
  const key = ['projects', tenant];
  const pages = useInfiniteQuery({
    queryKey: key,
    initialPageParam: undefined as number | undefined,
    initialData: { pages: [initial], pageParams: [undefined] } satisfies Pages,
    initialDataUpdatedAt: now,
    queryFn: ({ pageParam }) => perform(listCountedProjects, { offset: pageParam }),
    getNextPageParam: (last) => last.next_offset,
  });
  useEffect(() => {
    const known = client.getQueryState(key);
    if (!known || known.dataUpdatedAt >= now) return;
    // Offsets shift with every change, so later pages no longer follow a new first one.
    client.setQueryData<Pages>(key, { pages: [initial], pageParams: [undefined] }, { updatedAt: now });
  });
  return pages;
}

/** What stands in the way of deleting a project, and what would go; counted anew each time it is asked. */
export function useProjectContents(projectId: string, enabled: boolean) {
  const perform = usePerform();
  const { data, error } = useQuery({
    queryKey: ['project-contents', projectId],
    queryFn: () => perform(countProjectContents, { projectId }),
    enabled,
    staleTime: 0,
    gcTime: 0,
  });
  return { data, problem: error ? problemOf(error) : undefined };
}

export function useCreateProject(callbacks: ChangeCallbacks<Project>) {
  return useChange((perform, body: CreateProjectBody) => perform(createProject, { body }), callbacks);
}

export function useUpdateProject(projectId: string, callbacks: ChangeCallbacks<Project>) {
  return useChange(
    (perform, body: UpdateProjectBody) => perform(updateProject, { projectId, body }),
    callbacks,
  );
}

export function useDeleteProject(callbacks: ChangeCallbacks<unknown> = {}) {
  return useChange((perform, input: { projectId: string }) => perform(deleteProject, input), callbacks);
}

export function useCreateApiKey(projectId: string, callbacks: ChangeCallbacks<CreateApiKeyReply>) {
  return useChange(
    (perform, body: CreateApiKeyBody) => perform(createApiKey, { projectId, body }),
    callbacks,
  );
}

export function useRevokeApiKey(callbacks: ChangeCallbacks<unknown> = {}) {
  return useChange(
    (perform, input: { projectId: string; keyId: string }) => perform(revokeApiKey, input),
    callbacks,
  );
}
