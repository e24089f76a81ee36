/**
 * The one seam behind which Camunda's internal packages ({@code impl}) are used, so that a fork with the
 * same models and schema can take the engine's place.
 */
package org.countersign.workflow.seam;
