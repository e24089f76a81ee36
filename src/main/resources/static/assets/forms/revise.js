// The paper is back with its originator: what was found and said, the paper to edit, then resubmit or withdraw.

import {el, button} from './dom.js';
import {deleteDraft, listDrafts, readDraft, saveRevision} from './api.js';
import {kicker, findings, said} from './dossier.js';
import {answer} from './answer.js';
import {contractEditor, contractOf} from './award.js';
import {keeper, whenSaved} from './drafts.js';
import {editor} from './editor.js';
import {setVariables, show, submitAfter, tellRefusals, whenItMayBeAnswered} from './forms.js';

export async function revise(camForm, view) {
  let its = view.case;
  let kept = null;
  // Of an award only its contract is the raiser's to write.
  const paper = its.awardOf ? contractEditor(() => kept?.changed()) : editor('Check');
  const own = answer(view);
  const saved = el('span', {class: 'quiet', role: 'status'});
  const save = button('Save revision', () => saveIt(), {class: 'button', 'data-save': true});
  const top = el('div', {});
  paper.fill(its.awardOf ? contractOf(its.caseFile) : its.caseFile, its.documents);
  paper.keep();
  kept = keeper({read: paper.read, refill: paper.fill, of: its.reference});
  paper.whenChanged?.(kept.changed);
  const goesOn = el('div', {});
  paper.element.append(el('div', {class: 'saving'}, save, saved), kept.element);
  await takeUpDraft();
  head();
  paper.showFindings?.(its.findings, its.unanswered);
  show(camForm, top, el('h3', {class: 'chapter'}, its.awardOf ? 'The award, to be mended' : 'The paper, to be mended'), goesOn, paper.element, own.element);

  whenItMayBeAnswered(camForm, may => {
    paper.enable(may);
    save.disabled = !may;
    own.enable(may);
  });

  /** What was typed and not saved as a revision, when the browser was closed. */
  async function takeUpDraft() {
    try {
      const own = (await listDrafts()).find(draft => draft.reference === its.reference && !draft.superseded);
      if (!own) {
        return;
      }
      const draft = await readDraft(own.id);
      kept.adopt(draft);
      goesOn.replaceChildren(el('div', {class: 'note know', role: 'note', 'data-draft': draft.id},
        el('b', {}, `You go on with your draft, saved ${whenSaved(draft.savedAt)}`),
        el('p', {}, `It is not revision ${its.revision} any more, and not saved as the next one yet.`),
        button(`Drop it and go back to revision ${its.revision}`, async () => {
          await deleteDraft(draft.id).catch(() => null);
          paper.fill(its.awardOf ? contractOf(its.caseFile) : its.caseFile);
          kept.renew();
          goesOn.replaceChildren();
        }, {class: 'button plain'})));
    } catch {
      // Without its drafts the form still shows the revision.
    }
  }

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
      await kept.now();
      its = await saveRevision(its.reference, paper.read());
      paper.keep();
      kept.renew();
      goesOn.replaceChildren();
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
