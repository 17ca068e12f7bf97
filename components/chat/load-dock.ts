'use client';

/** The script of the dock, which no page has before somebody wants it. */
export const loadDock = () => import('./chat-dock');
