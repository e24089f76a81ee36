// What a paper's figures come to: for reading only, the Scheme's own measure is the server's.

const pence = amount => Math.round(amount * 100);

/** The first calendar year of a financial year such as 2024/25; NaN if it is none. */
const start = year => /^\d{4}\/\d{2}$/.test(year ?? '') ? Number(year.slice(0, 4)) : NaN;
const name = first => `${first}/${String((first + 1) % 100).padStart(2, '0')}`;

const isAmount = amount => typeof amount === 'number' && Number.isFinite(amount);

/** A cost line over all its years; one year where it has no end. */
function wholeLife(cost) {
  const years = cost.per === 'YEAR' && cost.to ? start(cost.to) - start(cost.from) + 1 : 1;
  return isAmount(cost.amount) ? pence(cost.amount) * (years > 0 ? years : 1) : 0;
}

const costsOf = head => (head.costs ?? []).filter(cost => isAmount(cost.amount));

/** In pounds: the costs, else the contract with its options or its change; undefined without a value. */
export function valueOf(head) {
  if (costsOf(head).length > 0) {
    return costsOf(head).reduce((sum, cost) => sum + wholeLife(cost), 0) / 100;
  }
  const contract = head.contract ?? {};
  if (head.kind === 'CONTRACT_CHANGE' && isAmount(contract.changeValue)) {
    return contract.changeValue;
  }
  return isAmount(contract.value) ? (pence(contract.value) + (isAmount(contract.optionsValue) ? pence(contract.optionsValue) : 0)) / 100
    : undefined;
}

/**
 * What the granting heads come to in pounds: all of them, those with costs, those with a contract alone. One purchase
 * that stands both as spend and as contract counts once.
 */
export function totalsOf(file) {
  const granting = (file.heads ?? []).filter(head => head.verb !== 'NOTE');
  const sum = heads => heads.reduce((total, head) => total + pence(valueOf(head) ?? 0), 0) / 100;
  const spent = sum(granting.filter(head => costsOf(head).length > 0));
  const contracted = sum(granting.filter(head => costsOf(head).length === 0));
  return {granted: spent === contracted ? spent : (pence(spent) + pence(contracted)) / 100, spent, contracted};
}

/** Capital and revenue by financial year, in pounds. What a paper does not split by year stays one span. */
export function yearsOf(file) {
  const years = new Map();
  const add = (key, label, cost, open) => {
    const year = years.get(key) ?? {name: label, CAPITAL: 0, REVENUE: 0, open: false};
    year[cost.type] = (pence(year[cost.type]) + pence(cost.amount)) / 100;
    year.open ||= open;
    years.set(key, year);
  };
  for (const cost of file.heads.filter(head => head.verb !== 'NOTE').flatMap(costsOf)) {
    const first = start(cost.from);
    const last = cost.to ? start(cost.to) : first;
    if (cost.per === 'YEAR' && cost.to) {
      for (let year = first; year <= last; year++) {
        add(`${year}`, name(year), cost, false);
      }
    } else if (cost.per === 'YEAR') {
      add(`${first}+`, `${cost.from} and on`, cost, true);
    } else {
      add(first === last ? `${first}` : `${first}-${last}`, first === last ? name(first) : `${cost.from} to ${cost.to}`, cost, false);
    }
  }
  return [...years].sort(([one], [other]) => one < other ? -1 : 1).map(([, year]) => year);
}
