/** Of the value of a state as JSON, in UTF-8. Apart from the schemas, which a page does not need. */
export const STATE_BYTES = 64 * 1024;
