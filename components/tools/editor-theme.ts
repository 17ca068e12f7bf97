import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** JSON in the tokens of the visual language; the sides of a theme are chosen by the tokens themselves. */
export const jsonColours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--accent)' },
  { tag: tags.string, color: 'var(--ink)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--data-4)' },
  { tag: [tags.separator, tags.punctuation, tags.bracket], color: 'var(--muted)' },
]);

const floating = {
  backgroundColor: 'var(--surface)',
  color: 'var(--ink)',
  border: '1px solid var(--line)',
  boxShadow: '0 8px 24px -4px var(--float-shadow)',
};

/** The package draws underlines and marks with pictures in data addresses, which the policy of the page refuses. */
const underlined = (colour: string) => ({
  backgroundImage: 'none',
  paddingBottom: '0',
  textDecoration: `underline wavy ${colour}`,
  textUnderlineOffset: '3px',
});

export const editorTheme = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--surface)' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '2px' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: 'inherit', minHeight: '12rem', maxHeight: '32rem' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '8px 0' },
  '.cm-line': { padding: '0 8px' },
  '.cm-gutters': {
    color: 'var(--faint)',
    backgroundColor: 'var(--sunken)',
    borderRight: '1px solid var(--line)',
  },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 8px 0 12px', minWidth: '2rem' },
  '&.cm-focused .cm-matchingBracket': { color: 'inherit', backgroundColor: 'var(--selected)' },
  '&.cm-focused .cm-nonmatchingBracket': { color: 'inherit', backgroundColor: 'var(--danger-tint)' },
  '.cm-specialChar': { color: 'var(--danger)' },
  '.cm-lintRange-error': underlined('var(--danger)'),
  '.cm-lintRange-warning': underlined('var(--warn)'),
  '.cm-lintRange-active': { backgroundColor: 'var(--selected)' },
  '.cm-lintPoint:after': { borderBottomColor: 'var(--danger)' },
  '.cm-lintPoint-warning:after': { borderBottomColor: 'var(--warn)' },
  '.cm-tooltip': floating,
  '.cm-tooltip-lint': { padding: '4px 0', maxWidth: '28rem' },
  '.cm-diagnostic': { padding: '4px 12px', fontFamily: 'var(--font-sans)', whiteSpace: 'normal' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--danger)' },
  '.cm-diagnostic-warning': { borderLeft: '3px solid var(--warn)' },
});
