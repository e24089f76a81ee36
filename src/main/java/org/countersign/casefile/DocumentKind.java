package org.countersign.casefile;

import java.io.IOException;
import java.nio.file.Path;

/** What a document can be: told from its content, never from its name or from what its sender says. */
public enum DocumentKind {
  PDF("application/pdf", "pdf", null),
  WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
  EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml");

  private final String mediaType;
  private final String extension;
  private final String mainPart;

  DocumentKind(String mediaType, String extension, String mainPart) {
    this.mediaType = mediaType;
    this.extension = extension;
    this.mainPart = mainPart;
  }

  /**
   * What the file is.
   *
   * @param mostInflated in bytes, that a packed document may come to
   * @throws UnfitDocument if it is none of these, or not fit to be taken; it says why
   */
  public static DocumentKind of(Path file, long mostInflated) throws IOException {
    return DocumentContent.kindOf(file, mostInflated);
  }

  public String mediaType() {
    return mediaType;
  }

  public String extension() {
    return extension;
  }

  /** The content type of the part that makes an Office package this kind of document; null of others. */
  String mainPart() {
    return mainPart;
  }
}
