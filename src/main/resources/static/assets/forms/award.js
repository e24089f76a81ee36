// An award: the start form by which it is raised, and the editor of its contract.

import {el, newId, faultSummary} from './dom.js';
import {approvedCases, roomUnder, Refused, UNEXPECTED} from './api.js';
import {money, counted} from './words.js';
import {AWARD} from './fields.js';
import {fieldsOf} from './controls.js';
import {valueOf} from './figures.js';
import {setVariables, show, submitAfter, tellRefusals} from './forms.js';

/** From here on the DMPC may call a director's award in (4.14). For reading only: the server determines it. */
const CALL_IN_FROM = 500_000;

/** The contract of an award, used like the editor of a paper. `changed` is told the contract's total as it is typed. */
export function contractEditor(changed = () => {}) {
  let kept = '';
  const fields = fieldsOf(AWARD, () => changed(total()));
  const result = el('div', {class: 'result', 'aria-live': 'polite'});
  const whole = el('fieldset', {class: 'whole'}, el('legend', {class: 'unseen'}, 'The contract'),
    el('section', {'aria-label': 'The contract'}, el('h3', {}, 'The contract'), el('div', {class: 'grid'}, fields.elements)), result);
  const element = el('div', {class: 'editor'}, whole);
  const read = () => fields.read() ?? {};
  const text = () => JSON.stringify(read());
  const total = () => valueOf({kind: 'CONTRACT_AWARD', contract: read()});

  function showFaults(title, faults) {
    fields.clear();
    result.replaceChildren(faultSummary(title, faults.map(({pointer, detail}) => {
      const place = fields.child((pointer ?? '').split('/')[1]);
      place?.invalid(detail);
      return {text: place ? `${place.label}: ${detail}` : detail, go: place && (() => place.focus())};
    })));
  }

  return {
    element, read, text, showFaults,
    fill(contract) { fields.fill(contract); changed(total()); },
    keep() { kept = text(); },
    isEdited: () => text() !== kept,
    enable(may) { whole.disabled = !may; },
    refuse(refused) {
      const known = refused instanceof Refused;
      const faults = known ? refused.faults : [];
      showFaults(faults.length > 0 ? `${counted(faults.length, 'fault')} to mend before it can be awarded`
        : known ? refused.message : UNEXPECTED, faults);
    },
  };
}

/** The contract of an award's paper; where its value stands in Part 2, with that. */
export function contractOf(file) {
  const {contract} = file.heads[0];
  const exempt = file.partTwo?.values?.[0];
  return exempt ? {...contract, value: exempt.value} : contract;
}

export async function raise(camForm) {
  const left = el('div', {role: 'status', class: 'note know', hidden: true});
  const verdict = el('p', {class: 'next', 'aria-live': 'polite'});
  const contract = contractEditor(total => judge(total));
  const id = newId('case');
  const choice = el('select', {id, class: 'control', 'data-field': 'case', onchange: () => choose()}, el('option', {value: ''}, ''));
  let room = null;

  show(camForm, el('h2', {class: 'title'}, 'Raise an award'),
    el('div', {class: 'field wide'}, el('label', {for: id}, 'Under which approved case?'), choice),
    left, contract.element, verdict);
  judge(undefined);
  try {
    const cases = await approvedCases();
    choice.append(...cases.map(one => el('option', {value: one.reference}, `${one.reference} · ${one.title}`)));
  } catch (refused) {
    contract.refuse(refused);
  }

  async function choose() {
    room = null;
    left.hidden = true;
    if (choice.value) {
      const asked = choice.value;
      try {
        const told = await roomUnder(asked);
        if (asked === choice.value) {
          room = told;
          tell();
        }
      } catch (refused) {
        contract.refuse(refused);
      }
    }
    judge(total());
  }

  const total = () => valueOf({kind: 'CONTRACT_AWARD', contract: contract.read()});

  function tell() {
    const awarded = room.awards.map(award => `${award.reference} (${money(award.value)})`).join(', ');
    left.hidden = false;
    left.replaceChildren(el('b', {}, room.upTo > 0 ? `${money(room.upTo)} may still be awarded` : 'Nothing is left to be awarded'),
      el('p', {}, `Approved in ${room.approvedIn}: ${money(room.approvedValue)}`
        + (room.tolerancePercent > 0 ? ` and ${room.tolerancePercent} % over it.` : '.')
        + (awarded ? ` Taken up already: ${awarded}.` : '')));
  }

  function judge(sum) {
    const over = room && sum !== undefined ? Math.round((sum - room.upTo) * 100) / 100 : 0;
    verdict.textContent = !room || sum === undefined
      ? 'Start raises the award, with you as the one who answers for it: you do not decide it.'
      : over > 0 ? `${money(sum)} is ${money(over)} over what is left: the Deputy Mayor decides.`
        : `${money(sum)} is within what is left.${sum >= CALL_IN_FROM ? ' From £500,000 the Deputy Mayor may call it in.' : ''}`;
  }

  submitAfter(camForm, async () => {
    if (!choice.value) {
      contract.showFaults('One thing is missing', [{detail: 'Choose the approved case.'}]);
      return false;
    }
    setVariables(camForm, {case: choice.value, contract: contract.text()});
    return true;
  });
  tellRefusals(camForm, (title, faults) => contract.showFaults(title, faults.map(fault => ({detail: fault.text}))));
}
