/**
 * The only package that knows Camunda's engine: it answers the interfaces of the lower floors with the
 * engine's tables and accounts, hangs the guard on every user task, deploys the models, and keeps the
 * ways around a task closed. Authority is never decided here.
 */
package org.countersign.workflow;
