package org.countersign.cases;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When people are told of papers that were announced.
 *
 * @param remind how many working days before its day
 * @param inView how many working days before its day the secretariat sees it on its desk
 * @param remindAt the hour, as a cron expression in London's time
 */
@ConfigurationProperties("countersign.gates")
record GateSettings(int remind, int inView, String remindAt) {}
