import type { SignIn } from '@clerk/nextjs';
import type { ComponentProps } from 'react';

type Appearance = NonNullable<ComponentProps<typeof SignIn>['appearance']>;

const bare = 'rounded-none! border-0! shadow-none!';

/** Clerk's form in the product's look: our tokens, flat, at the width of the frame around it. */
export const appearance: Appearance = {
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
  },
  // Clerk's styles lie in no layer and would win over classes that are not important.
  elements: {
    rootBox: 'w-full!',
    cardBox: `w-full! max-w-full! ${bare}`,
    card: `gap-6! p-6! ${bare}`,
    header: 'items-start! text-left!',
    headerTitle: 'font-semibold! text-page!',
    headerSubtitle: 'text-form! text-muted!',
    identityPreview: 'mx-0! justify-start!',
    identityPreviewText: 'text-form!',
    formFieldLabel: 'text-form!',
    // Clerk draws edges as shadows, too faint for a control.
    formFieldInput:
      'rounded-control! border! border-control! border-solid! text-input! shadow-none! focus:outline-2! ' +
      'focus:outline-focus! focus:outline-offset-2! aria-invalid:border-2! aria-invalid:border-danger! touch:min-h-11!',
    formFieldErrorText: 'text-meta!',
    formButtonPrimary:
      'rounded-control! bg-ink! text-form! text-surface! shadow-none! before:hidden! after:hidden! ' +
      'hover:opacity-90! focus-visible:outline-2! focus-visible:outline-focus! focus-visible:outline-offset-2! ' +
      'touch:min-h-11!',
    buttonArrowIcon: 'hidden!',
    // No sign-up here, and no help desk behind "Get help": accounts come from whoever runs Troupe.
    footer: 'hidden!',
    footerAction__havingTrouble: 'hidden!',
  },
};
