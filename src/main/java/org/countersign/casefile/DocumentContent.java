package org.countersign.casefile;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** What an uploaded file really is: a PDF, a Word or an Excel document, whole, open to its readers, and nothing else besides. */
final class DocumentContent {

  private static final String NONE_OF_THEM =
      "Its content is none of PDF, Word (.docx) or Excel (.xlsx), whatever its name says.";
  private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END_OF_PDF = "%%EOF".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] END_OF_ZIP = {'P', 'K', 5, 6};
  private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
  private static final byte[] ENCRYPTED_PACKAGE = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
  private static final int END_RECORD = 22;
  /** Readers of PDF look for its head that far, and those of zips for their end. */
  private static final int HEAD = 1024;
  private static final int TAIL = 65_535 + END_RECORD;

  private final Path file;
  private final long size;
  private final byte[] head;
  private final byte[] tail;

  private DocumentContent(Path file) throws IOException {
    this.file = file;
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      size = bytes.length();
      head = read(bytes, 0, HEAD);
      tail = read(bytes, Math.max(0, size - TAIL), TAIL);
    }
  }

  private static byte[] read(RandomAccessFile bytes, long from, int most) throws IOException {
    byte[] read = new byte[(int) Math.min(most, bytes.length() - from)];
    bytes.seek(from);
    bytes.readFully(read);
    return read;
  }

  /**
   * @param mostInflated in bytes, that a packed document may come to
   * @throws UnfitDocument that says what is wrong with it
   */
  static DocumentKind kindOf(Path file, long mostInflated) throws IOException {
    return new DocumentContent(file).kind(mostInflated);
  }

  private DocumentKind kind(long mostInflated) throws IOException {
    if (size == 0) {
      throw new UnfitDocument("It is empty.");
    }
    if (startsWith(OLE)) {
      throw new UnfitDocument(isEncryptedPackage()
          ? "It is encrypted: save it without a password."
          : "It is of Office's old format: save it as .docx or .xlsx.");
    }
    if (startsWith(PDF)) {
      requirePdf();
      return DocumentKind.PDF;
    }
    if (startsWith(ZIP)) {
      if (indexOf(head, PDF, 0) >= 0 || !endsAsZip(size - END_RECORD)) {
        throw new UnfitDocument("It is more than an Office document: something stands before, in or after it.");
      }
      return OfficePackage.kindOf(file, mostInflated);
    }
    throw new UnfitDocument(NONE_OF_THEM);
  }

  private void requirePdf() throws IOException {
    for (int at = indexOf(tail, END_OF_ZIP, 0); at >= 0; at = indexOf(tail, END_OF_ZIP, at + 1)) {
      if (endsAsZip(size - tail.length + at)) {
        throw new UnfitDocument("It is more than a PDF: it can be read as an archive too.");
      }
    }
    int end = lastIndexOf(tail, END_OF_PDF);
    if (end < 0) {
      throw new UnfitDocument("It is not a whole PDF: its end is missing.");
    }
    for (int i = end + END_OF_PDF.length; i < tail.length; i++) {
      if (tail[i] > ' ' || tail[i] < 0) {
        throw new UnfitDocument("It is more than a PDF: something stands after its end.");
      }
    }
    try (PDDocument pdf = Loader.loadPDF(file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
      if (pdf.isEncrypted()) {
        throw new UnfitDocument("It is encrypted: save it without a password and without restrictions.");
      }
      if (pdf.getNumberOfPages() == 0) {
        throw new UnfitDocument("It is a PDF without a page.");
      }
    } catch (InvalidPasswordException encrypted) {
      throw new UnfitDocument("It is encrypted: save it without a password and without restrictions.");
    } catch (UnfitDocument unfit) {
      throw unfit;
    } catch (IOException | RuntimeException | StackOverflowError damaged) {
      throw new UnfitDocument("It begins as a PDF, but cannot be read as one.");
    }
  }

  /** Whether a zip's end record that stands here reaches to the end of the file, as readers of zips ask. */
  private boolean endsAsZip(long position) {
    int at = (int) (position - (size - tail.length));
    if (at < 0 || at + END_RECORD > tail.length || !Arrays.equals(tail, at, at + 4, END_OF_ZIP, 0, 4)) {
      return false;
    }
    int comment = (tail[at + 20] & 0xFF) | (tail[at + 21] & 0xFF) << 8;
    return position + END_RECORD + comment == size;
  }

  private boolean isEncryptedPackage() throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      int step = 1 << 16;
      for (long from = 0; from < size; from += step) {
        if (indexOf(read(bytes, from, step + ENCRYPTED_PACKAGE.length), ENCRYPTED_PACKAGE, 0) >= 0) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean startsWith(byte[] magic) {
    return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }

  private static int indexOf(byte[] bytes, byte[] sought, int from) {
    for (int i = from; i <= bytes.length - sought.length; i++) {
      if (Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
        return i;
      }
    }
    return -1;
  }

  private static int lastIndexOf(byte[] bytes, byte[] sought) {
    int last = -1;
    for (int at = indexOf(bytes, sought, 0); at >= 0; at = indexOf(bytes, sought, at + 1)) {
      last = at;
    }
    return last;
  }
}
