package org.countersign.register;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.Decisions;
import org.countersign.decisions.IssuedDecision;
import org.countersign.decisions.SignedNotice;
import org.countersign.decisions.SignedNotices;
import org.countersign.register.DecisionNotices.NoticeNotMade;
import org.countersign.seal.Seal;
import org.countersign.seal.TestSeal;
import org.countersign.signing.Publication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a notice is made, and when not: the incident says so in words. */
class DecisionNoticesTest {

  private static final Instant NOW = Instant.parse("2026-06-04T09:00:00Z");
  private static final Seal SEAL = TestSeal.valid("CN=Test of the notices", NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)));
  private static final String REFERENCE = "BC-2026-2001";
  private static final byte[] PDF = {1, 2, 3};

  private final Decisions decisions = mock(Decisions.class);
  private final SignedNotices signed = mock(SignedNotices.class);
  private final NoticePaper paper = mock(NoticePaper.class);
  private final PdfSignature signature = mock(PdfSignature.class);

  @BeforeEach
  void published() {
    is(NOW);
    when(signed.of(REFERENCE)).thenReturn(Optional.empty());
    when(paper.write(any(), any())).thenReturn(PDF);
    when(signature.sign(any(), any(), any(), any())).thenReturn(PDF);
  }

  private void is(Instant publishedAt) {
    when(decisions.find(REFERENCE)).thenReturn(Optional.of(new IssuedDecision(REFERENCE, Optional.of(new DecisionNumber("PCD", 2001)),
        Publication.AT_ONCE, publishedAt, new NoticeDraft("PCD 2001", "A title").notice(REFERENCE))));
  }

  private DecisionNotices notices(Seal seal, Instant now) {
    return new DecisionNotices(decisions, signed, paper, signature, Optional.ofNullable(seal), Clock.fixed(now, ZoneOffset.UTC));
  }

  private void nothingIsKept() {
    verify(signed, never()).keep(any(), any(), any(), any(), any(), anyBoolean(), any());
  }

  @Test
  void isMadeAndKeptWithWhoseSignatureItBears() {
    notices(SEAL, NOW).make(REFERENCE);
    verify(signature).sign(PDF, "Notice of decision PCD 2001", SEAL, NOW);
    verify(signed).keep(eq(REFERENCE), eq("PCD 2001"), eq(PDF), anyString(),
        eq(SEAL.certificate().getSerialNumber().toString(16)), eq(false), eq(NOW));
  }

  @Test
  void isMadeOnce() {
    when(signed.of(REFERENCE)).thenReturn(Optional.of(new SignedNotice(REFERENCE, "", 3, "", "", false, NOW)));
    notices(SEAL, NOW).make(REFERENCE);
    nothingIsKept();
  }

  @Test
  void isNotMadeOfWhatIsNotPublished() {
    is(null);
    assertThatThrownBy(() -> notices(SEAL, NOW).make(REFERENCE)).isInstanceOf(NoticeNotMade.class)
        .hasMessage("No decision on BC-2026-2001 is published: there is no notice of it.");
    nothingIsKept();
  }

  @Test
  void isNotMadeWhereNobodySigns() {
    notices(null, NOW).make(REFERENCE);
    notices(null, NOW).makeMissing();
    nothingIsKept();
  }

  @Test
  void saysInWordsWhatFailed() {
    doThrow(new IllegalStateException("at com.x.Y")).when(signature).sign(any(), any(), any(), any());
    assertThatThrownBy(() -> notices(SEAL, NOW).make(REFERENCE)).isInstanceOf(NoticeNotMade.class).hasMessage(
        "The notice of PCD 2001 could not be made. The decision is published all the same; the log says what failed.");
    assertThatThrownBy(() -> notices(SEAL, NOW.plus(Duration.ofDays(3))).make(REFERENCE)).isInstanceOf(NoticeNotMade.class)
        .hasMessageContaining("The certificate of the seal is not valid any more");
    nothingIsKept();
  }

  @Test
  void oneThatFailsKeepsNoOtherFromBeingMade() {
    when(signed.missing()).thenReturn(List.of("BC-2026-0001", REFERENCE));
    when(decisions.find("BC-2026-0001")).thenReturn(Optional.empty());
    notices(SEAL, NOW).makeMissing();
    verify(signed).keep(eq(REFERENCE), any(), any(), any(), any(), anyBoolean(), any());
  }
}
