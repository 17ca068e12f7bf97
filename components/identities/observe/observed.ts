/** The identity that is observed. */
export interface Observed {
  identityId: string;
  identityName: string;
  /** The cycle it is at. */
  cycle: number;
  /** Host of a remote identity API; empty: embedded. */
  host: string;
}
