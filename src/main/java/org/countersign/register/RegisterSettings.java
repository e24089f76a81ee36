package org.countersign.register;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an organisation says on its register in its own words.
 *
 * @param organisation whose decisions they are, as it stands on their notices
 * @param contact how to ask for an accessible format
 * @param publishRejected whether a case that the DMPC or the chief executive rejects comes onto the register from now on
 */
@ConfigurationProperties("countersign.register")
record RegisterSettings(
    @DefaultValue("Mayor’s Office for Policing and Crime") String organisation,
    @DefaultValue("Ask the organisation that publishes this register. Say which decision you would like to read, by its"
        + " reference code, and in which format: large print, audio, braille or Easy Read, for example.")
    String contact,
    @DefaultValue("false") boolean publishRejected) {}
