/** Why a model gave no whole answer, in a sentence for the conversation. */
export class ModelFault extends Error {
  override name = 'ModelFault';
}

/** A provider answered with a status that brings no answer. What it wrote besides is not kept: it may quote the key. */
export class StatusFault extends Error {
  override name = 'StatusFault';
  readonly status: number;
  readonly headers: Headers;

  constructor({ status, headers }: Response) {
    super(`The provider answered with status ${status}.`);
    this.status = status;
    this.headers = headers;
  }
}

export const BROKE_OFF = 'The model’s answer broke off in the middle. Send again.';
export const TOO_LONG = 'The model’s answer was longer than this server takes, and was cut off.';
export const UNREACHABLE =
  'The model cannot be reached: nothing answers at its address. Check the provider’s address, or choose another model.';
export const NO_ANSWER =
  'The model answered something that is no chat answer. Send again, or choose another model.';
export const EMPTY = 'The model answered nothing. Send again, or choose another model.';
export const UNREADABLE_KEY =
  'The key of this model provider cannot be read on this server. An admin can enter it again in Settings.';
