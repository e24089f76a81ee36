// A dossier on paper: whatever is folded on the screen is printed in full.

import {button} from './dom.js';

/** Ends a dossier. */
export const printing = () => button('Print the dossier', () => window.print(), {class: 'button second print', 'data-print': true});

let opened = [];

window.addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll('.countersign details:not([open])')];
  opened.forEach(folded => { folded.open = true; });
});

window.addEventListener('afterprint', () => {
  opened.forEach(folded => { folded.open = false; });
  opened = [];
});
