// The start form: a paper is written or uploaded, checked, and submitted.

import {el} from './dom.js';
import {editor} from './editor.js';
import {setVariables, show, submitAfter, tellRefusals} from './forms.js';

export function submit(camForm) {
  const paper = editor('Check the paper');
  paper.element.append(el('p', {class: 'next'},
    'Start submits the paper: it goes to the Investment Board, unless a finding brings it back to you.'));
  show(camForm, el('h2', {class: 'title'}, 'Submit a business case'), paper.element);
  // What was found is shown before a paper is submitted: once for each state of it.
  submitAfter(camForm, async () => {
    if (!paper.isChecked()) {
      const {wellFormed, findings} = await paper.check();
      if (!wellFormed || findings.length > 0) {
        return false;
      }
    }
    setVariables(camForm, {caseFile: paper.text()});
    return true;
  });
  tellRefusals(camForm, (title, faults) => paper.showFaults(title, faults.map(fault => ({detail: fault.text}))));
}
