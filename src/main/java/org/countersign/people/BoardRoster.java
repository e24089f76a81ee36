package org.countersign.people;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who sits on the Investment Board, by date: groups only say who may. */
@Repository
public class BoardRoster {

  private final JdbcClient jdbc;

  public BoardRoster(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A seat on the board; half-open in time, {@code until} is null while it lasts. */
  public record Seat(String person, boolean chair, LocalDate from, LocalDate until) {}

  /** The seats held on that day, the chair's first. */
  public List<Seat> seatsOn(LocalDate day) {
    return jdbc.sql("""
            SELECT person, chair, from_date AS "from", until_date AS "until" FROM board_seat
            WHERE from_date <= :day AND (until_date IS NULL OR until_date > :day)
            ORDER BY chair DESC, person""")
        .param("day", day).query(Seat.class).list();
  }

  /** @throws IllegalArgumentException if the person holds a seat on that day already */
  public void seat(String person, boolean chair, LocalDate from) {
    if (seatsOn(from).stream().anyMatch(s -> s.person().equals(person))) {
      throw new IllegalArgumentException(person + " holds a seat on " + from + " already");
    }
    jdbc.sql("INSERT INTO board_seat (person, chair, from_date) VALUES (?, ?, ?)").params(person, chair, from).update();
  }
}
