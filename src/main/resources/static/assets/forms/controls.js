// One control for each type of field: what it shows, what it reads, where faults stand.
// Each has element, read() (undefined when empty), fill(value), find(path) and note(node).

import {el, button, newId, focusOn, faultOf, mend} from './dom.js';
import {money as inPounds, capital} from './words.js';

/** Makes the control of a field. `changed` is called on every change of a figure or a choice. */
export function control(field, changed) {
  return ({group, rows, ticks}[field.type] ?? single)(field, changed);
}

/** A place for findings and faults beside a control. */
function notes() {
  const element = el('div', {class: 'notes'});
  return {element, add: node => element.append(node), clear: () => element.replaceChildren()};
}

// Text and what is read from it

const plain = {read: text => text, write: value => String(value)};
const figures = decimals => ({
  read: text => new RegExp(`^\\d+${decimals ? '(\\.\\d{1,2})?' : ''}$`).test(text.replace(/[£,\s]/g, ''))
    ? Number(text.replace(/[£,\s]/g, '')) : text,
  write: value => String(value),
});
const FORMS = {
  line: plain, prose: plain, day: plain, year: plain, choice: plain,
  number: figures(false), decimal: figures(true),
  money: {...figures(true), write: value => typeof value === 'number' ? inPounds(value).slice(1) : String(value)},
  yesNo: {read: text => text === 'yes', write: value => value ? 'yes' : 'no'},
  lines: {read: text => text.split('\n').map(one => one.trim()).filter(Boolean), write: value => value.join('\n')},
};

function single(field, changed) {
  const form = FORMS[field.decimal ? 'decimal' : field.type];
  const id = newId(field.name);
  const input = inputOf(field, id);
  const beside = notes();
  const element = el('div', {class: `field${field.wide || field.type === 'prose' ? ' wide' : ''}${field.narrow ? ' narrow' : ''}`},
    el('label', {for: id}, field.label, !field.needed && !field.unmarked && el('span', {class: 'quiet'}, ' optional')),
    field.hint && el('span', {class: 'quiet', id: `${id}-hint`}, field.hint),
    beside.element,
    field.type === 'money' ? el('div', {class: 'pounds'}, el('span', {'aria-hidden': 'true'}, '£'), input) : input);
  const read = () => {
    const text = input.value.trim();
    return text === '' ? undefined : form.read(text);
  };
  const valid = () => {
    mend(input);
    beside.element.querySelectorAll('.fault').forEach(fault => fault.remove());
  };
  input.addEventListener('input', () => { valid(); changed(); });
  input.addEventListener('change', () => {
    if (field.type === 'money' && typeof read() === 'number') {
      input.value = form.write(read());
    }
    changed();
  });
  return {
    element, read, label: field.label,
    fill(value) { input.value = value === undefined || value === null ? '' : form.write(value); },
    focus: () => focusOn(input),
    invalid: text => beside.add(faultOf(input, text)),
    note: beside.add,
    clear() { mend(input); beside.clear(); },
    get isFilled() { return input.value.trim() !== ''; },
  };
}

function inputOf(field, id) {
  const common = {id, class: 'control', 'data-field': field.name, 'aria-describedby': field.hint ? `${id}-hint` : null};
  const options = entries => [el('option', {value: ''}, ''), entries.map(([value, label]) => el('option', {value}, label))];
  switch (field.type) {
    case 'prose': return el('textarea', {...common, rows: field.lines ?? 3});
    case 'lines': return el('textarea', {...common, rows: 2});
    case 'choice': return el('select', common, options(Object.entries(field.of)));
    case 'yesNo': return el('select', common, options([['yes', 'Yes'], ['no', 'No']]));
    case 'day': return el('input', {...common, type: 'date'});
    case 'money': return el('input', {...common, type: 'text', inputmode: 'decimal', autocomplete: 'off'});
    case 'number': return el('input', {...common, type: 'text', inputmode: 'numeric', autocomplete: 'off'});
    case 'year': return el('input', {...common, type: 'text', autocomplete: 'off', maxlength: '7'});
    default: return el('input', {...common, type: 'text', autocomplete: 'off'});
  }
}

function ticks(field, changed) {
  const boxes = Object.entries(field.of).map(([value, label]) => {
    const id = newId(field.name);
    const box = el('input', {type: 'checkbox', id, value, onchange: changed});
    return {box, element: el('div', {class: 'tick'}, box, el('label', {for: id}, label))};
  });
  const beside = notes();
  const ticked = () => boxes.map(({box}) => box).filter(box => box.checked).map(box => box.value);
  const element = el('fieldset', {class: 'field wide', 'data-field': field.name}, el('legend', {}, field.label), boxes.map(box => box.element), beside.element);
  return {
    element,
    label: field.label,
    read: () => ticked().length === 0 ? undefined : ticked(),
    fill(value) { boxes.forEach(({box}) => { box.checked = (value ?? []).includes(box.value); }); },
    focus: () => focusOn(boxes[0].box),
    invalid: text => beside.add(faultOf(element, text)),
    note: beside.add,
    clear() { mend(element); beside.clear(); },
    get isFilled() { return ticked().length > 0; },
  };
}

/** Fields of one object. `about` gives the values by which `when` judges: the head's own. */
export function fieldsOf(fields, changed, about) {
  const members = fields.map(field => ({field, own: control(field, changed, about)}));
  const byName = name => members.find(member => member.field.name === name)?.own;
  return {
    elements: members.map(member => member.own.element),
    read() {
      const read = members.filter(({own}) => !own.element.hidden).map(({field, own}) => [field.name, own.read()]).filter(([, value]) => value !== undefined);
      return read.length === 0 ? undefined : Object.fromEntries(read);
    },
    fill(value) { members.forEach(({field, own}) => own.fill(value?.[field.name])); },
    /** Asks for what the values of the head call for. */
    judge(values) {
      members.forEach(({field, own}) => {
        if (field.when) {
          own.element.hidden = !field.when(values) && !own.isFilled;
        }
        own.judge?.(values, field);
      });
    },
    child: byName,
    clear: () => members.forEach(({own}) => own.clear()),
    get isFilled() { return members.some(({own}) => own.isFilled); },
    first: () => members.find(({own}) => !own.element.hidden)?.own,
  };
}

function group(field, changed) {
  const inner = fieldsOf(field.fields, changed);
  const beside = notes();
  const grid = el('div', {class: 'grid'}, inner.elements);
  const element = field.optional
    ? el('details', {class: 'part', 'data-field': field.name}, el('summary', {}, field.label), beside.element, grid)
    : el('fieldset', {class: field.label ? 'part' : 'wide', 'data-field': field.name},
      el('legend', {class: field.label ? null : 'unseen'}, field.label ?? capital(field.name)), beside.element, grid);
  return {
    element,
    label: field.label,
    read: inner.read,
    fill(value) {
      inner.fill(value);
      if (field.optional && value) {
        element.open = true;
      }
    },
    judge(values) {
      inner.judge(values);
      if (field.opens?.(values) && !element.open && !element.dataset.opened) {
        element.open = true;
        element.dataset.opened = 'once';
      }
    },
    child: inner.child,
    focus: () => inner.first()?.focus(),
    invalid: text => beside.add(faultOf(element, text)),
    note: beside.add,
    clear() { mend(element); beside.clear(); inner.clear(); },
    get isFilled() { return inner.isFilled; },
  };
}

function rows(field, changed) {
  const list = el('div', {class: 'rows'});
  const beside = notes();
  let all = [];

  function add(value) {
    const inner = fieldsOf(field.fields, () => { judge(); changed(); });
    const judge = () => inner.judge(inner.read() ?? {});
    const rowNotes = notes();
    const heading = field.numbered && el('legend', {});
    const remove = button('Remove', () => removeRow(row), {class: 'button plain'});
    const row = {
      inner, rowNotes, heading,
      element: el(field.numbered ? 'fieldset' : 'div', {class: field.numbered ? 'head' : 'entry', role: field.numbered ? null : 'group'},
        heading, rowNotes.element, field.numbered ? el('div', {class: 'grid'}, inner.elements) : inner.elements, remove),
      remove,
    };
    inner.fill(value);
    judge();
    all.push(row);
    list.append(row.element);
    name();
    return row;
  }

  function removeRow(row) {
    const next = all[all.indexOf(row) + 1] ?? all[all.indexOf(row) - 1];
    all = all.filter(other => other !== row);
    row.element.remove();
    name();
    changed();
    (next ? next.inner.first().focus() : addButton.focus());
  }

  function name() {
    all.forEach((row, i) => {
      const label = `${capital(field.one.replace(/^an? /, ''))} ${i + 1}`;
      row.remove.setAttribute('aria-label', `Remove ${label.toLowerCase()} of ${field.label.toLowerCase()}`);
      row.remove.hidden = field.atLeastOne && all.length === 1;
      if (!field.numbered) {
        row.element.setAttribute('aria-label', label);
      }
    });
  }

  const addButton = button(`Add ${field.one}`, () => {
    const row = add(field.numbered ? {number: Math.max(0, ...all.map(other => other.inner.read()?.number || 0)) + 1} : undefined);
    changed();
    row.inner.first().focus();
  }, {class: 'button second', 'data-add': field.name});
  const element = el('fieldset', {class: field.numbered ? 'field wide' : 'part wide', 'data-field': field.name},
    el('legend', {class: field.numbered ? 'unseen' : null}, field.label), field.hint && el('p', {class: 'quiet'}, field.hint), beside.element, list, addButton);
  const fill = value => {
    all = [];
    list.replaceChildren();
    (value ?? []).forEach(add);
    if (field.atLeastOne && all.length === 0) {
      add({number: 1});
    }
  };
  fill();
  return {
    element, fill, label: field.label,
    read() {
      const read = all.map(row => row.inner.read());
      return read.every(value => value === undefined) ? undefined : read.map(value => value ?? {});
    },
    /** A row answers to its index. What is said of a field of a narrow row stands over the row. */
    child: index => {
      const row = all[Number(index)];
      const within = name => {
        const own = row.inner.child(name);
        return own && !field.numbered ? {...own, note: row.rowNotes.add} : own;
      };
      return row && {
        element: row.element, child: within, focus: () => row.inner.first().focus(), note: row.rowNotes.add,
        invalid: text => row.rowNotes.add(faultOf(row.element, text)), heading: row.heading,
      };
    },
    count: () => all.length,
    focus: () => (all[0] ? all[0].inner.first().focus() : addButton.focus()),
    invalid: text => beside.add(faultOf(element, text)),
    note: beside.add,
    clear() { mend(element); beside.clear(); all.forEach(row => { mend(row.element); row.rowNotes.clear(); row.inner.clear(); }); },
    get isFilled() { return all.some(row => row.inner.isFilled); },
  };
}
