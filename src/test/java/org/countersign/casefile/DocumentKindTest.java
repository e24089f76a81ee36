package org.countersign.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.casefile.SampleDocuments.excel;
import static org.countersign.casefile.SampleDocuments.joined;
import static org.countersign.casefile.SampleDocuments.office;
import static org.countersign.casefile.SampleDocuments.pdf;
import static org.countersign.casefile.SampleDocuments.word;
import static org.countersign.casefile.SampleDocuments.wordParts;
import static org.countersign.casefile.SampleDocuments.zip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file is, by its content alone. */
class DocumentKindTest {

  private static final long MOST = 50_000_000;
  private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};

  @TempDir
  private Path folder;

  @Test
  void theThreeKindsAreTaken() throws IOException {
    assertThat(kindOf(pdf("Words"))).isEqualTo(DocumentKind.PDF);
    assertThat(kindOf(joined(pdf("Words"), bytes("\r\n")))).as("a last line").isEqualTo(DocumentKind.PDF);
    assertThat(kindOf(word("Words"))).isEqualTo(DocumentKind.WORD);
    assertThat(kindOf(excel("Words"))).isEqualTo(DocumentKind.EXCEL);
  }

  static Stream<Arguments> unfit() throws IOException {
    return Stream.of(
        unfit("nothing", new byte[0], "empty"),
        unfit("text under another name", bytes("Dear all, this is a text."), "none of PDF"),
        unfit("a web page", bytes("<!DOCTYPE html><script>alert(1)</script>"), "none of PDF"),
        unfit("a program under another name", joined(bytes("MZ\u0090\u0000\u0003"), new byte[200]), "none of PDF"),
        unfit("a program with an archive behind it", joined(bytes("MZ"), word("Words")), "none of PDF"),
        unfit("an image", joined(new byte[] {(byte) 0x89}, bytes("PNG\r\n\u001a\n")), "none of PDF"),
        unfit("something before a PDF", joined(bytes("GIF89a"), pdf("Words")), "none of PDF"),
        unfit("a PDF with a program behind it", joined(pdf("Words"), bytes("MZ"), new byte[100]), "after its end"),
        unfit("a PDF that is an archive too", joined(pdf("Words"), word("Words")), "archive too"),
        unfit("half a PDF", Arrays.copyOf(pdf("Words"), 300), "end is missing"),
        unfit("a PDF by its first and last words alone", bytes("%PDF-1.7\nnothing\n%%EOF\n"), "cannot be read"),
        unfit("an encrypted PDF", SampleDocuments.encryptedPdf("Words"), "encrypted"),
        unfit("old Office", joined(OLE, new byte[600]), "old format"),
        unfit("encrypted Office", joined(OLE, new byte[70_000], "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), new byte[9]), "encrypted"),
        unfit("any archive", zip(Map.of("readme.txt", "Words")), "no Word or Excel"),
        unfit("half an archive", Arrays.copyOf(word("Words"), 200), "more than an Office document"),
        unfit("an archive with a PDF at its head", zip(new LinkedHashMap<>(Map.of("%PDF-1.7", "Words"))), "more than an Office document"),
        unfit("something behind an archive", joined(word("Words"), bytes("<script>")), "more than an Office document"),
        unfit("slides", zip(office("ppt/presentation.xml",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "Words")), "neither a Word"),
        unfit("a list of contents that names what is not there", without(wordParts("Words"), "word/document.xml"), "neither a Word"),
        unfit("no list of contents", without(wordParts("Words"), "[Content_Types].xml"), "no Word or Excel"),
        unfit("a document type in the list", with("[Content_Types].xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"),
            "no Word or Excel"),
        unfit("a document for macros", zip(office("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml", "Words")), "macros"),
        unfit("macros under a plain type", with("word/vbaProject.bin", "Words"), "macros"),
        unfit("macros of the oldest kind", with("xl/macrosheets/sheet1.xml", "Words"), "macros"),
        unfit("a program inside", with("word/embeddings/setup.exe", "MZ"), "active content"),
        unfit("an object inside", with("word/embeddings/oleObject1.bin", "Words"), "active content"),
        unfit("a bomb", SampleDocuments.bomb(40_000_000), "unpacks to far more"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unfit")
  void whatIsNoneOfThemIsRefusedAndSaysWhy(String name, byte[] content, String because) {
    assertThatThrownBy(() -> kindOf(content)).isInstanceOf(UnfitDocument.class).hasMessageContaining(because);
  }

  @Test
  void whatUnpacksToMoreThanIsAllowedTogetherIsRefused() {
    assertThatThrownBy(() -> DocumentKind.of(written(SampleDocuments.bomb(900_000)), 500_000)).hasMessageContaining("unpacks to far more");
  }

  private static Arguments unfit(String name, byte[] content, String because) {
    return Arguments.of(name, content, because);
  }

  private static byte[] with(String part, String content) {
    Map<String, String> parts = new LinkedHashMap<>(wordParts("Words"));
    parts.put(part, content);
    return zip(parts);
  }

  private static byte[] without(Map<String, String> parts, String part) {
    Map<String, String> others = new HashMap<>(parts);
    others.remove(part);
    return zip(others);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private DocumentKind kindOf(byte[] content) throws IOException {
    return DocumentKind.of(written(content), MOST);
  }

  private Path written(byte[] content) throws IOException {
    return Files.write(folder.resolve("upload.docx"), content);
  }
}
