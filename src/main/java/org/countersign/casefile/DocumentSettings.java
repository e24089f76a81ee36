package org.countersign.casefile;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much may be attached.
 *
 * @param largest one document
 * @param ofCase all documents of a case together, of all its revisions; and what one person may have uploaded that belongs to
 *     no paper yet
 * @param keepUnattached how long a document waits for its paper
 */
@ConfigurationProperties("countersign.documents")
public record DocumentSettings(
    @DefaultValue("25MB") DataSize largest, @DefaultValue("200MB") DataSize ofCase, @DefaultValue("14d") Duration keepUnattached) {}
