import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';

/** Class names for `<html>` that make both fonts known to the stylesheet. */
export const fontClass = `${GeistSans.variable} ${GeistMono.variable}`;
