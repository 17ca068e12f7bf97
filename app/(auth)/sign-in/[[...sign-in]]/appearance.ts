import type { SignIn } from '@clerk/nextjs';
import type { ComponentProps } from 'react';

type Appearance = NonNullable<ComponentProps<typeof SignIn>['appearance']>;

const hidden = { display: 'none' };
const finger = { '@media (width < 48rem), (pointer: coarse)': { minHeight: '2.75rem' } };
const ring = { outline: '2px solid var(--focus)', outlineOffset: '2px' };

/** Clerk's form in the product's look: our tokens, flat, at the width of the frame around it. */
export const appearance: Appearance = {
  options: { shimmer: false },
  variables: {
    colorPrimary: 'var(--ink)',
    colorPrimaryForeground: 'var(--surface)',
    colorDanger: 'var(--danger)',
    colorSuccess: 'var(--live)',
    colorWarning: 'var(--warn)',
    colorNeutral: 'var(--ink)',
    colorForeground: 'var(--ink)',
    colorMuted: 'var(--sunken)',
    colorMutedForeground: 'var(--muted)',
    colorBackground: 'var(--surface)',
    colorInput: 'var(--surface)',
    colorInputForeground: 'var(--ink)',
    colorBorder: 'var(--control)',
    colorRing: 'var(--focus)',
    fontFamily: 'var(--font-sans)',
    fontSize: '0.875rem',
    borderRadius: '4px',
  },
  elements: {
    rootBox: { width: '100%' },
    cardBox: { width: '100%', maxWidth: '100%', boxShadow: 'none', border: '0', borderRadius: '0' },
    card: { padding: '1.5rem', boxShadow: 'none', border: '0', borderRadius: '0', gap: '1.5rem' },
    header: { textAlign: 'left', alignItems: 'flex-start' },
    headerTitle: { fontSize: '1.25rem', lineHeight: '1.75rem', fontWeight: 600 },
    headerSubtitle: { color: 'var(--muted)' },
    // No sign-up here, and no help desk behind "Get help": accounts come from whoever runs Troupe.
    footer: hidden,
    footerAction__havingTrouble: hidden,
    identityPreview: { justifyContent: 'flex-start', marginInline: 0 },
    // Clerk draws edges as shadows, too faint for a control; its own rules are the stronger ones.
    formFieldInput: {
      border: '1px solid var(--control) !important',
      boxShadow: 'none !important',
      fontSize: 'var(--input-size)',
      '&:focus': ring,
      ...finger,
      '&[aria-invalid=true]': { border: '2px solid var(--danger) !important' },
    },
    formButtonPrimary: {
      boxShadow: 'none !important',
      background: 'var(--ink)',
      '&::before, &::after': hidden,
      '&:hover': { background: 'var(--ink)', opacity: 0.9 },
      '&:focus-visible': ring,
      ...finger,
    },
    buttonArrowIcon: hidden,
  },
};
