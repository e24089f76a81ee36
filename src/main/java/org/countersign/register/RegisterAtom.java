package org.countersign.register;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** {@code /register.atom}: a page of the register as an Atom feed (RFC 4287, paged by RFC 5005). */
@RestController
class RegisterAtom {

  static final String PATH = Register.ADDRESS + ".atom";

  private static final Words WORDS = new Words();
  private static final String ATOM = MediaType.APPLICATION_ATOM_XML_VALUE;

  private final Register register;
  private final RegisterSettings settings;

  RegisterAtom(Register register, RegisterSettings settings) {
    this.register = register;
    this.settings = settings;
  }

  @GetMapping(path = PATH, produces = ATOM)
  Feed page(@RequestParam Map<String, String> parameters) {
    RegisterPage page = register.page(RegisterQuery.read(parameters).understood(), RegisterPage.Start.read(parameters));
    Register.Contents contents = register.contents(page.entries());
    List<Entry> entries = page.entries().stream().map(entry -> entryOf(entry, contents)).toList();
    Feed feed = new Feed("atom_1.0");
    feed.setId(idOf(page.query().at(PATH)));
    feed.setTitle("Register of decisions" + (page.query().isEverything() ? "" : ": what was looked for"));
    feed.setUpdated(entries.stream().map(Entry::getUpdated).max(Comparator.naturalOrder()).orElse(Date.from(Instant.EPOCH)));
    Person organisation = new Person();
    organisation.setName(settings.organisation());
    feed.setAuthors(new ArrayList<>(List.of(organisation)));
    feed.setOtherLinks(new ArrayList<>(List.of(link("self", page.query().at(PATH, numbered(page)), ATOM))));
    feed.setAlternateLinks(List.of(link("alternate", page.query().at(Register.ADDRESS), MediaType.TEXT_HTML_VALUE)));
    if (page.olderAt(PATH) != null) {
      feed.getOtherLinks().add(link("next", page.olderAt(PATH), ATOM));
    }
    if (page.newerAt(PATH) != null) {
      feed.getOtherLinks().add(link("previous", page.newerAt(PATH), ATOM));
    }
    feed.setEntries(entries);
    return feed;
  }

  private static Map<String, Integer> numbered(RegisterPage page) {
    return page.isFirst() ? Map.of() : Map.of(RegisterPage.Start.PAGE, page.page());
  }

  private Entry entryOf(RegisterEntry of, Register.Contents contents) {
    Published published = contents.published().get(of.reference());
    Entry entry = new Entry();
    entry.setId(idOf(of.address()));
    entry.setTitle(of.name() + ": " + of.title());
    entry.setPublished(Date.from(of.since()));
    entry.setUpdated(Date.from(published == null ? of.since() : published.corrections().stream().map(c -> c.madeAt())
        .max(Comparator.naturalOrder()).orElse(of.since())));
    entry.setAlternateLinks(List.of(link("alternate", of.address(), MediaType.TEXT_HTML_VALUE)));
    if (published != null && published.signed() != null) {
      Link notice = link("enclosure", published.noticeAddress(), MediaType.APPLICATION_PDF_VALUE);
      notice.setLength(published.signed().size());
      entry.setOtherLinks(List.of(notice));
    }
    entry.setCategories(of.kinds().stream().map(kind -> {
      Category category = new Category();
      category.setTerm(kind.name());
      category.setLabel(WORDS.kind(kind));
      return category;
    }).toList());
    Content summary = new Content();
    summary.setType("text");
    summary.setValue(summaryOf(of, published));
    entry.setSummary(summary);
    return entry;
  }

  private static String summaryOf(RegisterEntry of, Published published) {
    String decided = (of.isRejected() ? "Rejected " : "Signed ") + WORDS.day(of.decidedOn()) + " by the " + WORDS.authority(of.decidedBy()) + ".";
    return of.isImported() ? decided + " Taken over from the register of before."
        : published == null ? decided : decided + "\n\n" + published.notice().summary();
  }

  /** The same for ever, whatever the name of the server: made from whose register it is and the place in it. */
  private String idOf(String place) {
    return "urn:uuid:" + UUID.nameUUIDFromBytes((settings.organisation() + "\n" + place).getBytes(StandardCharsets.UTF_8));
  }

  private static Link link(String rel, String address, String type) {
    Link link = new Link();
    link.setRel(rel);
    link.setHref(ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString() + address);
    link.setType(type);
    return link;
  }
}
