/**
 * The life of a case: it is submitted, revised, checked, withdrawn, and read over the HTTP API. Asks the
 * engine through {@link org.countersign.cases.CaseWorkflow}.
 */
package org.countersign.cases;
