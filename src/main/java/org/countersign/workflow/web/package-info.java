/** Camunda's web applications and REST API in the session of whoever signed in with us. */
package org.countersign.workflow.web;
