/** The service tasks of the models: each reads whose course it runs on, calls one service and writes one result. */
package org.countersign.workflow.delegates;
