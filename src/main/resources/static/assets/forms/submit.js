// The start form: a paper is written or uploaded, kept as a draft at every step, checked, and submitted.

import {el} from './dom.js';
import {keeper, offer} from './drafts.js';
import {editor} from './editor.js';
import {setVariables, show, submitAfter, tellRefusals} from './forms.js';

export async function submit(camForm) {
  const paper = editor('Check the paper');
  const kept = keeper({read: paper.read, refill: paper.fill});
  paper.below(kept.element);
  paper.whenChanged(kept.changed);
  paper.element.append(el('p', {class: 'next'},
    'Start submits the paper: it goes to the Investment Board, unless a finding brings it back to you.'));
  const drafts = await offer({adopt: kept.adopt, wanted: /[?&]draft=([\w-]+)/.exec(window.location.hash)?.[1]});
  show(camForm, el('h2', {class: 'title'}, 'Submit a business case'), drafts, paper.element);
  // What was found is shown before a paper is submitted: once for each state of it.
  submitAfter(camForm, async () => {
    if (!paper.isChecked()) {
      const {wellFormed, findings} = await paper.check();
      if (!wellFormed || findings.length > 0) {
        return false;
      }
    }
    await kept.now();
    kept.hold();
    setVariables(camForm, {caseFile: paper.text(), ...kept.variables()});
    return true;
  });
  tellRefusals(camForm, (title, faults) => {
    kept.goOn();
    paper.showFaults(title, faults.map(fault => ({detail: fault.text})));
  });
}
