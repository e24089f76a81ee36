// The page of one case: its dossier to read and to print, with nothing to sign.

import {getCase, Refused, UNEXPECTED} from './forms/api.js';
import {toRead} from './forms/dossier.js';
import {el} from './forms/dom.js';

const place = document.querySelector('[data-case]');
if (place) {
  const mount = place.querySelector('[data-mount]');
  try {
    mount.replaceChildren(toRead(await getCase(place.dataset.case)));
  } catch (refused) {
    mount.replaceChildren(el('p', {class: 'note', role: 'alert'}, refused instanceof Refused ? refused.message : UNEXPECTED));
  }
  mount.removeAttribute('aria-busy');
}
