// The documents of a paper: uploaded, named, put into Part 1 or Part 2 by its originator; listed for its readers.

import {el, button, newId, focusOn, table, faultOf, mend} from './dom.js';
import {cookie, inWords, UNEXPECTED, UNREACHABLE} from './api.js';
import {KIND_OF_DOCUMENT, PART_OF_DOCUMENT, capital, say} from './words.js';

const ACCEPTED = '.pdf,.docx,.xlsx';

export const size = bytes => bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** Sends one file. `progress` is told its share, from 0 to 1. Its promise carries a message for the person where it fails. */
function upload(file, progress) {
  const request = new XMLHttpRequest();
  const done = new Promise((resolve, reject) => {
    request.upload.onprogress = event => event.lengthComputable && progress(event.loaded / event.total);
    request.onload = () => {
      const answer = readable(request.responseText);
      request.status === 201 ? resolve(answer) : reject(new Error(inWords(answer?.detail) ?? UNEXPECTED));
    };
    request.onerror = () => reject(new Error(UNREACHABLE));
    request.onabort = () => reject(new Error('Stopped.'));
    request.open('POST', '/api/documents');
    request.setRequestHeader('X-XSRF-TOKEN', cookie('XSRF-TOKEN'));
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.send(file);
  });
  return {done, stop: () => request.abort()};
}

function readable(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What no paper names yet is taken back at once; what cannot be is removed by itself after some days. */
const takeBack = id => fetch(`/api/documents/${encodeURIComponent(id)}`,
  {method: 'DELETE', credentials: 'same-origin', headers: {'X-XSRF-TOKEN': cookie('XSRF-TOKEN')}}).catch(() => null);

/** The section of the paper’s editor. `changed` is called on every change. */
export function documentsField(changed) {
  const list = el('div', {class: 'rows'});
  const said = el('p', {class: 'quiet', role: 'status'});
  const faults = el('div', {class: 'notes'});
  const chooser = el('input', {type: 'file', accept: ACCEPTED, multiple: true, onchange: () => {
    [...chooser.files].forEach(begin);
    chooser.value = '';
  }});
  const addButton = button('Add documents', () => chooser.click(), {class: 'button second', 'data-add': 'documents'});
  const element = el('section', {'aria-label': 'Documents'}, el('h3', {}, 'Documents'),
    el('p', {class: 'quiet'}, 'PDF, Word (.docx) or Excel (.xlsx), without passwords and macros. Part 2 is seen only by people cleared for it.'),
    faults, list, addButton, said);
  let all = [];

  function add(document) {
    const own = {document, title: newId('title'), part: newId('part')};
    own.title_ = el('input', {class: 'control', type: 'text', id: own.title, maxlength: 500, autocomplete: 'off', oninput: changed});
    own.part_ = el('select', {class: 'control', id: own.part, onchange: changed}, el('option', {value: ''}, ''),
      Object.entries(PART_OF_DOCUMENT).map(([value, label]) => el('option', {value}, label)));
    own.state = el('p', {class: 'quiet', tabindex: '-1'}, document.kind ? `${say(KIND_OF_DOCUMENT, document.kind)}, ${size(document.size)}` : '');
    own.notes = el('div', {class: 'notes'});
    own.remove = button('Remove', () => remove(own), {class: 'button plain'});
    own.element = el('div', {class: 'entry', role: 'group', 'data-document': true}, own.state, own.notes,
      el('div', {class: 'field'}, el('label', {for: own.title}, 'Title'), own.title_),
      el('div', {class: 'field'}, el('label', {for: own.part}, 'Part'), own.part_), own.remove);
    own.title_.value = document.title ?? '';
    own.part_.value = document.part ?? '';
    all.push(own);
    list.append(own.element);
    name();
    return own;
  }

  function name() {
    all.forEach((own, i) => {
      own.element.setAttribute('aria-label', `Document ${i + 1}`);
      own.remove.setAttribute('aria-label', `Remove document ${i + 1}`);
    });
  }

  async function begin(chosen) {
    const own = add({title: chosen.name.replace(/\.(pdf|docx|xlsx)$/i, '')});
    const bar = el('progress', {max: '1', value: '0', 'aria-label': `Upload of ${chosen.name}`});
    own.state.replaceChildren(`${chosen.name}: `, bar);
    const sent = upload(chosen, share => { bar.value = share; });
    own.stop = sent.stop;
    changed();
    try {
      const stored = await sent.done;
      own.document = {...own.document, id: stored.id, sha256: stored.sha256, fresh: true};
      own.state.textContent = `${chosen.name}: ${say(KIND_OF_DOCUMENT, stored.kind)}, ${size(stored.size)}`;
      said.textContent = `${chosen.name} is uploaded. Say whether it is of Part 1 or Part 2.`;
    } catch (refused) {
      if (all.includes(own)) {
        drop(own);
        faults.replaceChildren(el('p', {class: 'fault', role: 'alert'}, `${chosen.name} was not taken. ${refused.message}`));
      }
    }
    delete own.stop;
    changed();
  }

  function drop(own) {
    all = all.filter(other => other !== own);
    own.element.remove();
    name();
  }

  function remove(own) {
    drop(own);
    own.stop?.();
    if (own.document.fresh) {
      takeBack(own.document.id);
    }
    changed();
    addButton.focus();
  }

  const placeOf = (own, control, label) => ({
    element: own.element, label,
    focus: () => focusOn(control),
    invalid: text => own.notes.append(faultOf(control, text)),
    note: node => own.notes.append(node),
  });

  return {
    element, label: 'Documents',
    /** What is still on its way has no id, and cannot be submitted. */
    read: () => all.length === 0 ? undefined : all.map(own => ({
      id: own.document.id, title: own.title_.value.trim() || undefined, part: own.part_.value || undefined, sha256: own.document.sha256,
    })),
    fill(documents, known = []) {
      all = [];
      list.replaceChildren();
      faults.replaceChildren();
      (documents ?? []).forEach(document => add({...known.find(one => one.sha256 === document.sha256), ...document}));
    },
    child(step) {
      const own = all[Number(step)];
      return own && {...placeOf(own, own.title_, `Document ${Number(step) + 1}`), child: member => ({
        title: placeOf(own, own.title_, 'Title'), part: placeOf(own, own.part_, 'Part'), id: placeOf(own, own.state, 'Upload'),
        sha256: placeOf(own, own.state, 'Upload'),
      }[member])};
    },
    focus: () => focusOn(addButton),
    invalid: text => faults.append(el('span', {class: 'fault'}, text)),
    note: node => faults.append(node),
    clear() {
      faults.replaceChildren();
      all.forEach(own => {
        own.notes.replaceChildren();
        own.element.querySelectorAll('[aria-describedby]').forEach(mend);
      });
    },
  };
}

/** The documents for readers: those of the current revision, and below them what earlier revisions had. */
export function documentsOf(its) {
  const all = its.documents ?? [];
  const current = all.filter(one => one.current);
  const earlier = all.filter(one => !one.current);
  const rows = documents => documents.map(one => [
    el('a', {href: one.href, download: true}, one.title), capital(say(PART_OF_DOCUMENT, one.part)), say(KIND_OF_DOCUMENT, one.kind), size(one.size)]);
  const HEADS = ['Document', 'Part', 'Type', 'Size'];
  return all.length > 0 && el('section', {'aria-label': 'Documents'}, el('h3', {}, 'Documents'),
    current.length > 0 && table('What came with this revision', HEADS, rows(current), {right: [3]}),
    earlier.length > 0 && table('What earlier revisions had', [...HEADS, 'Last with'],
      earlier.map((one, i) => [...rows(earlier)[i], `revision ${one.revision}`]), {right: [3]}));
}
