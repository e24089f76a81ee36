// The paper is back with its originator: what was found and said, the paper to edit, then resubmit or withdraw.

import {el, button} from './dom.js';
import {saveRevision} from './api.js';
import {kicker, findings, said} from './dossier.js';
import {answer} from './answer.js';
import {contractEditor, contractOf} from './award.js';
import {editor} from './editor.js';
import {setVariables, show, submitAfter, tellRefusals, whenItMayBeAnswered} from './forms.js';

export function revise(camForm, view) {
  let its = view.case;
  // Of an award only its contract is the raiser's to write.
  const paper = its.awardOf ? contractEditor() : editor('Check');
  const own = answer(view);
  const saved = el('span', {class: 'quiet', role: 'status'});
  const save = button('Save revision', () => saveIt(), {class: 'button', 'data-save': true});
  const top = el('div', {});
  paper.fill(its.awardOf ? contractOf(its.caseFile) : its.caseFile, its.documents);
  paper.keep();
  paper.element.append(el('div', {class: 'saving'}, save, saved));
  head();
  paper.showFindings?.(its.findings, its.unanswered);
  show(camForm, top, el('h3', {class: 'chapter'}, its.awardOf ? 'The award, to be mended' : 'The paper, to be mended'), paper.element, own.element);

  whenItMayBeAnswered(camForm, may => {
    paper.enable(may);
    save.disabled = !may;
    own.enable(may);
  });

  function head() {
    top.replaceChildren(kicker(its), el('h2', {class: 'title'}, its.title),
      el('p', {class: 'asked'}, its.awardOf ? 'The award is back with you. Mend its contract, save it, and resubmit it.'
        : 'The paper is back with you. Mend it, check it, save it, and resubmit it.'),
      its.returned?.length > 0 ? el('section', {'aria-label': 'Why it came back'}, el('h3', {}, 'Why it came back'),
        its.returned.map(reason => el('div', {class: 'note block', role: 'note'}, el('p', {class: 'prose'}, reason)))) : '',
      findings(its) ?? '', its.signatures.length > 0 ? said(its) : '');
  }

  /** @returns whether the paper is saved */
  async function saveIt() {
    save.disabled = true;
    try {
      its = await saveRevision(its.reference, paper.read());
      paper.keep();
      head();
      paper.showFindings?.(its.findings, its.unanswered);
      saved.textContent = `Saved as revision ${its.revision}.`;
      return true;
    } catch (refused) {
      saved.textContent = '';
      paper.refuse(refused);
      return false;
    } finally {
      save.disabled = false;
    }
  }

  // Unsaved edits are saved before the paper is resubmitted; what cannot be saved is not resubmitted.
  submitAfter(camForm, async () => {
    own.clearFaults();
    const faults = own.validate();
    if (faults.length > 0) {
      own.showFaults(faults.length === 1 ? 'One thing is missing' : `${faults.length} things are missing`, faults);
      return false;
    }
    if (own.chosen() === 'RESUBMIT' && paper.isEdited() && !await saveIt()) {
      return false;
    }
    setVariables(camForm, own.variables());
    return true;
  });
  tellRefusals(camForm, own.showFaults);
}
