package org.countersign.casefile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A zip that should be an Office document (ECMA-376, Open Packaging Conventions): its list of content types says which one it
 * is, and that it carries no macro. Every entry is unpacked, into nowhere, since what an entry says of its size is a claim.
 */
final class OfficePackage {

  private static final String CONTENT_TYPES = "[Content_Types].xml";
  private static final String RELATIONS = "_rels/.rels";
  private static final List<String> ACTIVE = List.of("macroenabled", "vbaproject", "macrosheet", "activex");
  private static final int MOST_ENTRIES = 5_000;
  private static final int LONGEST_LIST = 1 << 20;
  /** Office's own documents stay below; an entry that holds more is made to. */
  private static final int MOST_FOLDED = 200;
  private static final long FOLDED_FROM = 1 << 20;

  private final ZipFile zip;
  private final long mostInflated;
  private final Set<String> names = new HashSet<>();

  private OfficePackage(ZipFile zip, long mostInflated) {
    this.zip = zip;
    this.mostInflated = mostInflated;
  }

  /** @throws UnfitDocument unless it is a Word or an Excel document without macros */
  static DocumentKind kindOf(Path file, long mostInflated) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return new OfficePackage(zip, mostInflated).kind();
    } catch (ZipException | IllegalArgumentException damaged) {
      throw new UnfitDocument("It begins as an Office document, but cannot be unpacked: it is damaged or encrypted.");
    } catch (XMLStreamException damaged) {
      throw new UnfitDocument("It is a zip archive, and no Word or Excel document: its list of contents cannot be read.");
    }
  }

  private DocumentKind kind() throws IOException, XMLStreamException {
    unpackAll();
    if (!names.contains(CONTENT_TYPES) || !names.contains(RELATIONS)) {
      throw new UnfitDocument("It is a zip archive, and no Word or Excel document.");
    }
    Map<String, String> types = contentTypes();
    boolean active = types.values().stream().map(type -> type.toLowerCase(Locale.ROOT))
        .anyMatch(type -> ACTIVE.stream().anyMatch(type::contains));
    if (active || names.stream().map(name -> name.toLowerCase(Locale.ROOT)).anyMatch(OfficePackage::isActive)) {
      throw new UnfitDocument("It contains macros or active content: save it without them.");
    }
    for (DocumentKind kind : DocumentKind.values()) {
      if (kind.mainPart() != null && types.entrySet().stream()
          .anyMatch(one -> one.getValue().equals(kind.mainPart()) && names.contains(one.getKey().replaceFirst("^/", "")))) {
        return kind;
      }
    }
    throw new UnfitDocument("It is an Office document, but neither a Word (.docx) nor an Excel (.xlsx) one.");
  }

  private static boolean isActive(String name) {
    return name.endsWith("vbaproject.bin") || name.contains("/macrosheets/") || name.contains("/activex/") || name.contains("/oleobject")
        || name.endsWith(".exe") || name.endsWith(".dll") || name.endsWith(".js") || name.endsWith(".vbs");
  }

  private void unpackAll() throws IOException {
    long inflated = 0;
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      if (!names.add(entry.getName()) || names.size() > MOST_ENTRIES) {
        throw new UnfitDocument("It is a zip archive as no Office program writes it: entries of the same name, or too many of them.");
      }
      try (InputStream content = zip.getInputStream(entry)) {
        long most = Math.max(FOLDED_FROM, Math.multiplyExact(Math.max(0, entry.getCompressedSize()), (long) MOST_FOLDED));
        inflated += unpack(content, Math.min(most, mostInflated - inflated));
      }
    }
  }

  private static long unpack(InputStream content, long most) throws IOException {
    byte[] piece = new byte[1 << 13];
    long inflated = 0;
    for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
      inflated += read;
      if (inflated > most) {
        throw new UnfitDocument("It unpacks to far more than a document holds, and is not unpacked further.");
      }
    }
    return inflated;
  }

  /** By the name of the part; defaults of an extension under that. */
  private Map<String, String> contentTypes() throws IOException, XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    Map<String, String> types = new HashMap<>();
    XMLStreamReader list = factory.createXMLStreamReader(new ByteArrayInputStream(listOfContents()));
    while (list.hasNext()) {
      if (list.next() == XMLStreamConstants.START_ELEMENT && list.getAttributeValue(null, "ContentType") != null) {
        String part = list.getAttributeValue(null, "PartName");
        types.put(part == null ? "." + list.getAttributeValue(null, "Extension") : part, list.getAttributeValue(null, "ContentType"));
      }
    }
    return types;
  }

  private byte[] listOfContents() throws IOException {
    try (InputStream content = zip.getInputStream(zip.getEntry(CONTENT_TYPES))) {
      return content.readNBytes(LONGEST_LIST);
    }
  }
}
