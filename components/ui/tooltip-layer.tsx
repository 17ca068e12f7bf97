'use client';
import { useEffect, useRef } from 'react';

const gap = 6;
const margin = 8;
const hoverDelay = 400;
const leaveDelay = 120;

function place(tip: HTMLElement, target: Element) {
  const at = target.getBoundingClientRect();
  const below = at.bottom + gap + tip.offsetHeight + margin < window.innerHeight;
  const left = at.left + at.width / 2 - tip.offsetWidth / 2;
  const furthest = document.documentElement.clientWidth - tip.offsetWidth - margin;
  tip.style.top = `${below ? at.bottom + gap : at.top - gap - tip.offsetHeight}px`;
  tip.style.left = `${Math.max(margin, Math.min(left, furthest))}px`;
}

/** Wires all `data-tooltip` elements of the page to one popover; returns the function that unwires them. */
function watchTooltips(tip: HTMLElement) {
  const stop = new AbortController();
  let target: Element | undefined;
  let timer: ReturnType<typeof setTimeout>;
  const hide = () => {
    clearTimeout(timer);
    if (target?.getAttribute('aria-describedby') === tip.id) target.removeAttribute('aria-describedby');
    target = undefined;
    if (tip.matches(':popover-open')) tip.hidePopover();
  };
  const show = (next: Element) => {
    hide();
    const text = next.getAttribute('data-tooltip');
    if (!text || !next.isConnected) return;
    target = next;
    tip.textContent = text;
    tip.showPopover();
    place(tip, next);
    const says = next.hasAttribute('aria-describedby') || next.getAttribute('aria-label') === text;
    if (!says) next.setAttribute('aria-describedby', tip.id);
  };
  const owner = (event: Event) =>
    event.target instanceof Element ? event.target.closest('[data-tooltip]') : null;
  const listen = <K extends keyof DocumentEventMap>(name: K, handle: (event: DocumentEventMap[K]) => void) =>
    document.addEventListener(name, handle, { signal: stop.signal, capture: true, passive: true });

  listen('pointerover', (event) => {
    if (event.pointerType === 'touch') return;
    const next = owner(event);
    const inside = event.target instanceof Node && tip.contains(event.target);
    clearTimeout(timer);
    if (inside || next === target) return;
    if (next) timer = setTimeout(() => show(next), target ? 0 : hoverDelay);
    else if (target) timer = setTimeout(hide, leaveDelay);
  });
  listen('focusin', (event) => {
    const next = owner(event);
    if (next === event.target && next?.matches(':focus-visible')) show(next);
    else hide();
  });
  listen('keydown', (event) => event.key === 'Escape' && hide());
  listen('pointerdown', hide);
  listen('scroll', hide);
  return () => {
    hide();
    stop.abort();
  };
}

/**
 * The page's one tooltip; mount it once, inside a landmark, as the app shell does in its header. Any element with `data-tooltip="…"` shows its text after a short
 * rest of the pointer or at once on keyboard focus; Esc hides it, and the pointer may move onto it.
 */
export function TooltipLayer() {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => (ref.current ? watchTooltips(ref.current) : undefined), []);
  return (
    <div
      ref={ref}
      id="tooltip"
      role="tooltip"
      popover="manual"
      className="fixed inset-auto m-0 max-w-[min(20rem,calc(100vw-1rem))] break-words rounded-control border border-transparent bg-ink px-2 py-1 text-meta text-surface shadow-float"
    />
  );
}
