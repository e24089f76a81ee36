// Builds the page. Every text from outside goes in as text, never as markup.

let ids = 0;

export const newId = name => `cs-${name}-${++ids}`;

/** An element; children are nodes or text, null and false are left out. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (name === 'class') {
      element.className = value;
    } else if (name === 'style') {
      // Our own pages' policy allows this, and no style in markup.
      element.style.cssText = value;
    } else {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export const button = (label, onclick, attributes = {}) =>
  el('button', {type: 'button', class: 'button', onclick, ...attributes}, label);

/** A table that scrolls by itself where the column is narrow. `right` lists the columns of figures. */
export function table(caption, heads, rows, {right = [], foot = null} = {}) {
  const figure = i => right.includes(i) ? 'figure' : null;
  const row = cells => el('tr', {}, cells.map((cell, i) =>
    i === 0 ? el('th', {scope: 'row', class: figure(i)}, cell) : el('td', {class: figure(i)}, cell)));
  return el('div', {class: 'scroll'}, el('table', {},
    el('caption', {}, caption),
    el('thead', {}, el('tr', {}, heads.map((head, i) => el('th', {scope: 'col', class: figure(i)}, head)))),
    el('tbody', {}, rows.map(row)),
    foot && el('tfoot', {}, row(foot))));
}

/** Name and value, one below the other; what has no value is left out. */
export function facts(entries) {
  return el('dl', {class: 'facts'}, entries
    .filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
    .map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));
}

/** What is wrong, on top, with a link to each field. Takes the focus. `faults`: {text, go} */
export function faultSummary(title, faults) {
  const summary = el('div', {class: 'faults', role: 'alert', tabindex: '-1'},
    el('h3', {}, title),
    faults.length > 0 && el('ul', {}, faults.map(fault => el('li', {}, fault.go
      ? el('a', {href: '#', onclick: event => { event.preventDefault(); event.stopPropagation(); fault.go(); }}, fault.text)
      : fault.text))));
  queueMicrotask(() => focusOn(summary));
  return summary;
}

/** What is wrong with a control, to stand beside it: it is read out with the control, until `mend` takes it back. */
export function faultOf(control, text) {
  const id = newId('fault');
  // A group of controls cannot be invalid as such; each of its own can.
  if (control.matches('input, select, textarea')) {
    control.setAttribute('aria-invalid', 'true');
  }
  describe(control, [...descriptions(control), id]);
  return el('span', {class: 'fault', id}, text);
}

export function mend(control) {
  control.removeAttribute('aria-invalid');
  describe(control, descriptions(control).filter(id => !id.startsWith('cs-fault-')));
}

const descriptions = control => (control.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
const describe = (control, ids) =>
  ids.length > 0 ? control.setAttribute('aria-describedby', ids.join(' ')) : control.removeAttribute('aria-describedby');

export function focusOn(element) {
  for (let outer = element.parentElement; outer; outer = outer.parentElement) {
    if (outer.tagName === 'DETAILS') {
      outer.open = true;
    }
  }
  element.focus({preventScroll: true});
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({block: element.offsetHeight > window.innerHeight / 2 ? 'start' : 'center', behavior: calm ? 'auto' : 'smooth'});
}
