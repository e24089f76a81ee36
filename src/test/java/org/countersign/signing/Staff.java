package org.countersign.signing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.countersign.people.Affiliation;
import org.countersign.people.Directory;
import org.countersign.people.Groups;
import org.countersign.people.Person;

/** Accounts kept in memory: those of the demonstration, of which a test changes what it is about. */
public final class Staff implements Directory {

  private final Map<String, Person> people = new TreeMap<>();

  Staff() {
    mps("originator", Groups.ORIGINATORS);
    mps("chair", Groups.INVESTMENT_BOARD, Groups.BOARD_CHAIR);
    mps("member1", Groups.INVESTMENT_BOARD);
    mps("member2", Groups.INVESTMENT_BOARD);
    mps("member3", Groups.INVESTMENT_BOARD);
    mps("member4", Groups.INVESTMENT_BOARD);
    mps("finance", Groups.FINANCE);
    mps("legal", Groups.LEGAL);
    mps("commercial", Groups.COMMERCIAL);
    mps("commercial2", Groups.COMMERCIAL);
    mps("dataprotection", Groups.DATA_PROTECTION);
    mps("equality", Groups.EQUALITY);
    mps("director", Groups.COMMERCIAL_DIRECTOR);
    mopac("dmpc", Groups.DMPC);
    mopac("dmpc2", Groups.DMPC);
    mopac("chiefexecutive", Groups.MOPAC_CHIEF_EXECUTIVE);
    mopac("deputy");
    mopac("secretariat", Groups.SECRETARIAT);
    mopac("auditor", Groups.AUDITORS);
    mps("operator", Groups.OPERATORS);
    leaves("member3", Groups.CLEARED_PART_TWO);
    leaves("deputy", Groups.CLEARED_PART_TWO);
  }

  private void mps(String id, String... groups) {
    add(id, Affiliation.MPS_STAFF, groups);
  }

  private void mopac(String id, String... groups) {
    add(id, Affiliation.MOPAC, groups);
  }

  private void add(String id, Affiliation affiliation, String... groups) {
    Set<String> all = new HashSet<>(List.of(groups));
    all.add(Groups.CLEARED_PART_TWO);
    people.put(id, new Person(id, "The " + id, affiliation, all));
  }

  void joins(String id, String group) {
    Person person = get(id);
    Set<String> groups = new HashSet<>(person.groups());
    groups.add(group);
    people.put(id, new Person(id, person.name(), person.affiliation(), groups));
  }

  void leaves(String id, String group) {
    Person person = get(id);
    Set<String> groups = new HashSet<>(person.groups());
    groups.remove(group);
    people.put(id, new Person(id, person.name(), person.affiliation(), groups));
  }

  void isOf(String id, Affiliation affiliation) {
    Person person = get(id);
    people.put(id, new Person(id, person.name(), affiliation, person.groups()));
  }

  void isGone(String id) {
    people.remove(id);
  }

  public Person get(String id) {
    return find(id).orElseThrow();
  }

  @Override
  public Optional<Person> find(String id) {
    return Optional.ofNullable(people.get(id));
  }

  @Override
  public List<Person> named(String name) {
    return people.values().stream().filter(person -> person.name().equalsIgnoreCase(name)).toList();
  }

  @Override
  public List<Person> membersOf(String group) {
    return new ArrayList<>(people.values()).stream().filter(person -> person.isIn(group)).toList();
  }

  @Override
  public boolean passwordMatches(String id, String password) {
    throw new UnsupportedOperationException("nobody signs in here");
  }
}
