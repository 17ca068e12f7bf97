export type Theme = 'system' | 'light' | 'dark';
export type SidebarState = 'open' | 'collapsed';

/** Looks are kept in cookies, so that the server draws the first frame right and no script has to correct it. */
export const themeCookie = 'troupe-theme';
export const sidebarCookie = 'troupe-sidebar';
/** `open`: the chat stands beside an agent's tabs. */
export const dockCookie = 'troupe-dock';

/** `dismissed`: the list of agents offers no probe any more. */
export const offerCookie = 'troupe-probe-offer';

/** The theme in a cookie's value; anything unknown follows the system. */
export function readTheme(value: string | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** `data-theme` of `<html>`: absent while the system decides. */
export function themeAttribute(theme: Theme) {
  return theme === 'system' ? undefined : theme;
}

export function readSidebar(value: string | undefined): SidebarState {
  return value === 'collapsed' ? 'collapsed' : 'open';
}
