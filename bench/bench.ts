import type { Product } from './product';
import type { Requests } from './requests';

interface Account {
  email: string;
  password: string;
}

/** What every section is given. */
export interface Bench {
  product: Product;
  requests: Requests;
  account: Account;
  /** The agent of 10,000 instances and the one of 10. */
  many: { id: string; instances: number };
  few: { id: string; instances: number };
  agents: number;
  quick: boolean;
  /** Of a long and of a short repetition count the one that was asked for. */
  times(full: number, quick: number): number;
}
