package org.countersign.notices;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are told by mail, once {@code spring.mail.host} is set.
 *
 * @param from the sender's address
 * @param baseUrl where people reach this program; links begin with it
 * @param digestEvery how often what waits is sent, as one message to each person
 * @param keepFor after which what could not be sent is dropped
 */
@ConfigurationProperties("countersign.mail")
public record MailSettings(
    @DefaultValue("countersign@localhost") String from, @DefaultValue("http://localhost:8080") String baseUrl,
    @DefaultValue("15m") Duration digestEvery, @DefaultValue("3d") Duration keepFor) {}
