/** Laying out a long text without a blank takes seconds when each of its lines is kerned anew. */
export const longTextStyle = '[font-kerning:none] [font-variant-ligatures:none]';
