/** The service tasks of the models: each reads the business key, calls one service and writes one result. */
package org.countersign.workflow.delegates;
