package org.countersign.casefile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Small files of each kind, sound and unsound. In those of Office their words stand as they are. */
public final class SampleDocuments {

  private static final String TYPES = "[Content_Types].xml";

  private SampleDocuments() {}

  public static byte[] pdf(String words) {
    return pdf(words, false);
  }

  public static byte[] encryptedPdf(String words) {
    return pdf(words, true);
  }

  private static byte[] pdf(String words, boolean encrypted) {
    try (PDDocument pdf = new PDDocument(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      pdf.addPage(new PDPage());
      pdf.getDocumentInformation().setTitle(words);
      if (encrypted) {
        // No password is needed to read it, and still it is encrypted.
        pdf.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
      }
      pdf.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] word(String words) {
    return zip(wordParts(words));
  }

  public static Map<String, String> wordParts(String words) {
    return office("word/document.xml", DocumentKind.WORD.mainPart(), "<document>" + words + "</document>");
  }

  public static byte[] excel(String words) {
    return zip(office("xl/workbook.xml", DocumentKind.EXCEL.mainPart(), "<workbook>" + words + "</workbook>"));
  }

  /** An Office package around one main part. */
  public static Map<String, String> office(String main, String type, String content) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(TYPES, "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/" + main + "\" ContentType=\"" + type + "\"/></Types>");
    parts.put("_rels/.rels", "<Relationships/>");
    parts.put(main, content);
    return parts;
  }

  /** Stored, not folded, so that the words can be looked for. */
  public static byte[] zip(Map<String, String> parts) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
        for (var part : parts.entrySet()) {
          byte[] content = part.getValue().getBytes(StandardCharsets.UTF_8);
          ZipEntry entry = new ZipEntry(part.getKey());
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(content.length);
          CRC32 sum = new CRC32();
          sum.update(content);
          entry.setCrc(sum.getValue());
          zip.putNextEntry(entry);
          zip.write(content);
        }
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A Word document with an entry that unpacks to so many bytes. */
  public static byte[] bomb(int unpacked) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
        for (var part : wordParts("x").entrySet()) {
          zip.putNextEntry(new ZipEntry(part.getKey()));
          zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        }
        zip.putNextEntry(new ZipEntry("word/media/image1.png"));
        zip.write(new byte[unpacked]);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
