// The outcome, with nothing pre-selected, and what it asks for: reason, conditions, dates, an interest.

import {el, button, newId, faultSummary, focusOn} from './dom.js';
import * as words from './words.js';
import {say, listed} from './words.js';

const LABEL = {
  RESUBMIT: 'Resubmit', WITHDRAW: 'Withdraw', ENDORSE: 'Endorse', ENDORSE_WITH_CONDITIONS: 'Endorse with conditions',
  SATISFIED: 'Satisfied', SATISFIED_WITH_CONDITIONS: 'Satisfied, with conditions', NOT_SATISFIED: 'Not satisfied',
  APPROVE: 'Approve', APPROVE_WITH_CONDITIONS: 'Approve with conditions', DEFER: 'Defer to a date', RETURN: 'Return to the originator',
  REJECT: 'Reject', RECUSE: 'Stand aside', RECONVENE: 'Name substitutes', CALL_IN: 'Call in', LET_PASS: 'Let pass',
  PROPOSE: 'Propose discharge', DISCHARGE: 'Accept: it is discharged', REFUSE: 'Ask for more',
};

const TITLE = {
  REVISE_CASE: 'What happens to the paper now', VOTE_AT_BOARD: 'Your vote', RECONVENE_BOARD: 'The substitutes',
  DECIDE_AS_DMPC: 'Your decision', DECIDE_UNDER_CONSENT: 'Your decision', CONSIDER_CALL_IN: 'Your right of call-in',
  PROPOSE_DISCHARGE: 'How the condition was met', DISCHARGE_CONDITION: 'Is the condition met?',
};

/** What each outcome means, and what comes next: [explanation, next]. */
function meaning(outcome, {signOff, capacity, case: its}) {
  const paragraphs = [...new Set(its.authority.heads.map(head => head.paragraph).filter(Boolean))];
  const acting = its.actingFor ? `You act ${its.actingFor}.` : paragraphs.length ? `You act under ${listed(paragraphs)}, Scheme edition ${its.authority.edition}.`
    : `You act under the Scheme, edition ${its.authority.edition}.`;
  const advising = signOff.startsWith('ADVISE_');
  const section = 'the terms of the paper and your section';
  const published = ['DMPC', 'MOPAC_CHIEF_EXECUTIVE'].includes(its.authority.decidedBy);
  const mayBeCalledIn = its.awardOf && !published && its.authority.heads.some(head => head.callIn);
  const decided = mayBeCalledIn ? 'the Deputy Mayor may call the award in; when that right ends unused, your decision goes on the record.'
    : published ? 'the decision gets its number, and appears on the public register.'
    : 'the decision goes on the record; it is not published.';
  const everyAdviser = 'when every adviser has answered, the case goes to its decider.';
  return {
    RESUBMIT: ['The current revision goes back on its way. Signatures on what has not changed still stand.',
      'the paper is checked again; what blocks it brings it back to you.'],
    WITHDRAW: ['The case ends here. It stays on the record.', 'the case is closed. A new paper is a new case.'],
    ENDORSE: ['You vouch for the heads, their money and the summary as they stand.', 'when the members have voted, the votes are counted.'],
    ENDORSE_WITH_CONDITIONS: ['Each condition has an owner and a date, and goes with the case to its decision.',
      'when the members have voted, the votes are counted; your conditions go with the case.'],
    SATISFIED: [`You vouch for ${section} as they stand.`, everyAdviser],
    SATISFIED_WITH_CONDITIONS: ['Each condition has an owner and a date, and goes with the case to its decision.', everyAdviser],
    NOT_SATISFIED: ['Your reason tells the originator what to change.',
      'when every adviser has answered, the case goes back to its originator with your reason.'],
    APPROVE: [acting, decided],
    APPROVE_WITH_CONDITIONS: ['Each condition has an owner and a date.', decided],
    DEFER: ['The decision waits until that day and then comes back.', 'the case rests until the day you give, then it is a task again.'],
    RETURN: ['The originator mends the paper; signatures on what changes will lapse.', signOff === 'VOTE_AT_BOARD'
      ? 'when the members have voted, the votes are counted; if the board returns the case, the originator reads your reason.'
      : 'the case goes back to its originator with your reason.'],
    REJECT: ['The case ends without an approval.', signOff === 'VOTE_AT_BOARD'
      ? 'when the members have voted, the votes are counted.' : 'the case is closed, with your reason on the record.'],
    RECUSE: ['You have an interest in the matter and sign nothing on this case.', signOff === 'VOTE_AT_BOARD'
      ? 'you are counted out of the quorum, and your interest is on the record.'
      : `another ${advising ? capacity : 'holder of this authority'} is asked to sign, and your interest is on the record.`],
    CALL_IN: ['You use the right of 4.14: the director’s approval no longer counts, and the DMPC decides afresh.',
      'the award is a task for the DMPC: to approve, return, reject or defer.'],
    LET_PASS: ['You do without the right of 4.14: the award stands as the director signed it.',
      'the award goes on the record; it is not published.'],
    PROPOSE: ['', 'the secretariat reads the evidence, and accepts it or says what is missing.'],
    DISCHARGE: ['The evidence shows that the condition is met.', published
      ? 'the condition is closed, and the page of the decision says so.' : 'the condition is closed, on the record.'],
    REFUSE: ['Your reason tells the owner what is missing.', 'the condition goes back to its owner with your reason.'],
    RECONVENE: ['', 'the board is convened again with them.'],
  }[outcome];
}

/**
 * @returns {element, validate, variables, enable}: `validate` lists faults {text, go}; `variables` are those
 *     that the chosen outcome uses
 */
export function answer(view) {
  const {outcomes, signOff} = view;
  const only = outcomes.length === 1 ? outcomes[0] : null;
  const name = newId('outcome');
  const radios = only ? [] : outcomes.map(option => radio(option, view, name));
  const chosen = () => only ?? outcomes.find((_, i) => radios[i].input.checked);

  const [reasonLabel, reasonHint] = REASON[signOff] ?? ['Reason'];
  const reason = field(reasonLabel, 'textarea', {rows: '4', maxlength: '20000', name: 'reason'}, reasonHint);
  const interest = field('Interest', 'textarea', {rows: '3', maxlength: '20000', name: 'interest'},
    'What stands in the way of your signing: it goes on the record.');
  const deferUntil = field('Defer until', 'input', {type: 'date', name: 'deferUntil', min: tomorrow()});
  const conditions = conditionsEditor();
  const publication = publicationEditor();
  const substitutes = signOff === 'RECONVENE_BOARD' ? substitutesEditor(view) : null;
  const next = el('p', {class: 'next', 'aria-live': 'polite'});
  const summary = el('div', {});

  function show() {
    const option = chosen();
    const code = option?.outcome;
    reason.show(!!option && code !== 'RECUSE' && !substitutes);
    reason.remark(option?.needsReason ? 'needed' : 'optional');
    interest.show(code === 'RECUSE');
    deferUntil.show(code === 'DEFER');
    conditions.element.hidden = !option?.needsConditions;
    publication.element.hidden = !(code === 'APPROVE' || code === 'APPROVE_WITH_CONDITIONS');
    next.textContent = option ? `Next: ${meaning(code, view)[1]}` : '';
    next.hidden = !option;
    if (option?.needsConditions) {
      conditions.start();
    }
  }

  const element = el('section', {class: 'answer', 'aria-label': 'Your answer'},
    el('h3', {}, TITLE[signOff] ?? 'Your advice'),
    summary,
    el('p', {class: 'hint claim'}, 'Claim this task to answer it.'),
    el('fieldset', {class: 'whole'}, el('legend', {class: 'unseen'}, 'Your answer'),
      !only && el('fieldset', {class: 'outcomes'}, el('legend', {}, legend(view)), radios.map(one => one.element)),
      substitutes?.element,
      deferUntil.element, interest.element, reason.element, conditions.element, publication.element, next));
  element.addEventListener('change', show);
  // What another outcome lacked is not missing now.
  radios.forEach(({input}) => input.addEventListener('change', () => {
    summary.replaceChildren();
    [reason, interest, deferUntil].forEach(one => one.clear());
  }));
  show();

  function validate() {
    const option = chosen();
    if (!option) {
      return [{text: 'Choose an outcome.', go: () => focusOn(radios[0].input)}];
    }
    const faults = [];
    const need = (one, text) => { if (!one.value()) { faults.push(one.fault(text)); } };
    [reason, interest, deferUntil].forEach(one => one.clear());
    if (option.needsReason) {
      need(reason, only ? 'Say how the condition was met.' : 'Give the reason.');
    }
    if (option.outcome === 'RECUSE') {
      need(interest, 'Say which interest stands in the way.');
    }
    if (option.outcome === 'DEFER' && !(deferUntil.value() >= tomorrow())) {
      faults.push(deferUntil.fault('Give the day until which the decision waits, after today.'));
    }
    if (option.needsConditions) {
      faults.push(...conditions.faults());
    }
    if (!publication.element.hidden) {
      faults.push(...publication.faults());
    }
    if (substitutes) {
      faults.push(...substitutes.faults());
    }
    return faults;
  }

  function variables() {
    const option = chosen();
    const code = option.outcome;
    const answers = {outcome: code};
    if (reason.value() && code !== 'RECUSE' && !substitutes) {
      answers.reason = reason.value();
    }
    if (code === 'RECUSE') {
      answers.interest = interest.value();
    }
    if (code === 'DEFER') {
      answers.deferUntil = deferUntil.value();
    }
    if (option.needsConditions) {
      answers.conditions = JSON.stringify(conditions.value());
    }
    if (!publication.element.hidden) {
      Object.assign(answers, publication.value());
    }
    if (substitutes) {
      answers.substitutes = JSON.stringify(substitutes.value());
    }
    return answers;
  }

  return {
    element, validate, variables,
    chosen: () => chosen()?.outcome,
    enable(may) {
      element.querySelector('fieldset.whole').disabled = !may;
      element.querySelector('.claim').hidden = may;
    },
    showFaults(title, faults) {
      summary.replaceChildren(faultSummary(title, faults));
    },
    clearFaults: () => summary.replaceChildren(),
  };
}

/** What the reason is called where it is more than one, and a hint. */
const REASON = {
  PROPOSE_DISCHARGE: ['Evidence', 'What was done, when, and where it can be seen. Whoever takes part in the case reads it.'],
};

const LEGEND = {
  DISCHARGE_CONDITION: 'On the evidence as it stands',
  CONSIDER_CALL_IN: 'On the award as the director signed it', VOTE_AT_BOARD: 'For the whole case', REVISE_CASE: 'Choose one',
};

function legend({signOff}) {
  return signOff.startsWith('DECIDE_') ? 'For all heads that need you' : LEGEND[signOff] ?? 'On the paper as it stands';
}

function radio(option, view, name) {
  const id = newId(option.outcome);
  const [explanation] = meaning(option.outcome, view);
  const input = el('input', {type: 'radio', name, id, value: option.outcome, 'aria-describedby': `${id}-says`});
  return {input, element: el('div', {class: 'outcome'}, input, el('label', {for: id}, LABEL[option.outcome]),
    el('span', {class: 'quiet', id: `${id}-says`}, explanation))};
}

const tomorrow = () => new Date(Date.now() + 86_400_000).toLocaleDateString('en-CA', {timeZone: 'Europe/London'});

/** A labelled control with a place for its fault. */
function field(label, tag, attributes, hint) {
  const id = newId(attributes.name);
  const remark = el('span', {class: 'quiet'});
  const fault = el('span', {class: 'fault', id: `${id}-fault`});
  const control = el(tag, {id, class: 'control', 'aria-describedby': `${id}-hint ${id}-fault`, ...attributes});
  const element = el('div', {class: 'field'}, el('label', {for: id}, label, ' ', remark),
    el('span', {class: 'quiet', id: `${id}-hint`}, hint), fault, control);
  const clear = () => { fault.textContent = ''; control.removeAttribute('aria-invalid'); };
  control.addEventListener('input', clear);
  return {
    element, control, clear,
    value: () => control.value.trim(),
    show(shown) { element.hidden = !shown; },
    remark(text) { remark.textContent = text; },
    fault(text) {
      fault.textContent = text;
      control.setAttribute('aria-invalid', 'true');
      return {text, go: () => focusOn(control)};
    },
  };
}

/** Rows that can be added and removed; the last one stays. */
function rows(title, addLabel, makeRow, className) {
  const list = el('div', {class: 'rows'});
  let all = [];
  const add = () => {
    const row = makeRow();
    row.element = el('div', {class: `entry ${className}`}, row.fields.map(one => one.element),
      button('Remove', () => { remove(row); }, {class: 'button plain', 'aria-label': `Remove this ${title.one}`}));
    all.push(row);
    list.append(row.element);
    return row;
  };
  const remove = row => {
    all = all.filter(other => other !== row);
    row.element.remove();
    if (all.length === 0) {
      add();
    }
    focusOn(all[all.length - 1].fields[0].control);
  };
  const element = el('fieldset', {class: 'group'}, el('legend', {}, title.many), title.hint && el('p', {class: 'quiet'}, title.hint), list,
    button(addLabel, () => focusOn(add().fields[0].control), {class: 'button second'}));
  return {element, all: () => all, start: () => { if (all.length === 0) { add(); } }};
}

function conditionsEditor() {
  const editor = rows({one: 'condition', many: 'Conditions', hint: 'What must be done, by whom, by when.'}, 'Add a condition', () => {
    const text = field('What must be done', 'textarea', {rows: '2', name: 'conditionText', maxlength: '20000'});
    const owner = field('Owner', 'input', {type: 'text', name: 'conditionOwner', maxlength: '200'},
      'The full name of a person, or a group such as Commercial: they are asked for the evidence. Else the originator is.');
    const due = field('Due', 'input', {type: 'date', name: 'conditionDue'});
    return {fields: [text, owner, due], text, owner, due};
  }, 'condition');
  const filled = row => row.fields.some(one => one.value());
  return {
    element: editor.element,
    start: editor.start,
    value: () => editor.all().filter(filled).map(row => ({text: row.text.value(), owner: row.owner.value(), due: row.due.value()})),
    faults() {
      editor.all().forEach(row => row.fields.forEach(one => one.clear()));
      const given = editor.all().filter(filled);
      if (given.length === 0) {
        return [editor.all()[0].text.fault('Give one condition or more.')];
      }
      return given.flatMap(row => [
        !row.text.value() && row.text.fault('Say what must be done.'),
        !row.owner.value() && row.owner.fault('Say who answers for this condition.'),
        !row.due.value() && row.due.fault('Give the day by which this condition is due.'),
      ].filter(Boolean));
    },
  };
}

function publicationEditor() {
  const on = field('Publish on', 'input', {type: 'date', name: 'publishOn', min: tomorrow()});
  const why = field('Why publication waits', 'textarea', {rows: '2', name: 'publishReason', maxlength: '20000'});
  const id = newId('publishEntry');
  const entry = el('input', {type: 'checkbox', id, name: 'publishEntry'});
  const element = el('details', {class: 'defer'}, el('summary', {}, 'Let publication wait'),
    el('p', {class: 'quiet'}, 'The decision counts at once; the register shows it from that day on.'), on.element, why.element,
    el('div', {class: 'tick'}, entry, el('label', {for: id}, 'Until then the register shows its number and this reason')));
  const used = () => on.value() || why.value() || entry.checked;
  return {
    element,
    faults() {
      [on, why].forEach(one => one.clear());
      return !used() ? [] : [
        !(on.value() >= tomorrow()) && on.fault('Give the day of publication, after today.'),
        !why.value() && why.fault('Say why publication waits.'),
      ].filter(Boolean);
    },
    value: () => used() ? {publishOn: on.value(), publishReason: why.value(), publishEntry: entry.checked} : {},
  };
}

function substitutesEditor({case: its}) {
  const votes = its.signatures.filter(signed => signed.signOff === 'VOTE_AT_BOARD' && signed.round === its.round);
  const editor = rows({one: 'substitute', many: 'Substitutes for the board'}, 'Add a substitute', () => {
    const person = field('User name', 'input', {type: 'text', name: 'substitute', autocomplete: 'off', maxlength: '64'});
    return {fields: [person], person};
  }, 'substitute');
  editor.start();
  const element = el('div', {},
    el('p', {}, votes.length === 0 ? 'Nobody has voted in this sitting yet.'
      : `In this sitting: ${listed(votes.map(vote => `${vote.by.name} (${say(words.DONE, vote.outcome).toLowerCase()})`))}.`),
    el('p', {class: 'quiet'}, 'A sitting needs three votes, and more than half of the members who have not stood aside.'),
    editor.element);
  return {
    element,
    value: () => editor.all().map(row => row.person.value()).filter(Boolean),
    faults() {
      editor.all().forEach(row => row.person.clear());
      return this.value().length > 0 ? [] : [editor.all()[0].person.fault('Name one substitute or more.')];
    },
  };
}
