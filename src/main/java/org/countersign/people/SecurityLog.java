package org.countersign.people;

import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Refused attempts, one line each, in a log of their own ({@code org.countersign.security}): who, what, on which case
 * and why it was refused. Nothing of what was submitted and no password belongs here.
 */
@Component
public class SecurityLog {

  public static final String NAME = "org.countersign.security";

  private static final Logger LOG = LoggerFactory.getLogger(NAME);
  /** Whatever a terminal or a reader of lines might take for a new line or an instruction. */
  private static final Pattern BREAKING = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029\\p{Cf}]");
  private static final int LONGEST = 300;

  /** @param caseReference null if the attempt named no case */
  public void refused(String person, String act, String caseReference, String reason) {
    String who = clean(person);
    String what = clean(act);
    String which = clean(caseReference);
    String why = clean(reason);
    LOG.atWarn().addKeyValue("person", who).addKeyValue("act", what).addKeyValue("case", which).addKeyValue("reason", why)
        .log("refused: person={} act=\"{}\" case={} reason=\"{}\"", who, what, which, why);
  }

  private static String clean(String text) {
    if (text == null) {
      return "-";
    }
    String line = BREAKING.matcher(text).replaceAll("_").replace('"', '\'');
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
