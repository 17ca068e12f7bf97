import { BareRows } from '../../../bare-rows';

/** The proxy leaves addresses below `api/` alone, so this page is Next and nothing else. */
export default function UnguardedPage() {
  return <BareRows />;
}
