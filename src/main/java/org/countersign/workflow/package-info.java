/**
 * Where the product meets the engine: what reads and runs the models in {@code bpmn/}. It translates;
 * what is decided, the other packages decide.
 */
package org.countersign.workflow;
