'use client';

import { Component, type ReactNode } from 'react';
import { Status } from '../ui/status';

/** Whatever a schema makes of the form: it ends here, and the page stays. */
export class TrialBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <p role="alert" className="text-form">
        <Status kind="failed" /> No form could be made from this schema. It can still be edited and saved.
      </p>
    );
  }
}
