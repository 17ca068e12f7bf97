import { BareRows } from '../../bare-rows';

/** Goes through the proxy like every page. */
export default function BarePage() {
  return <BareRows />;
}
