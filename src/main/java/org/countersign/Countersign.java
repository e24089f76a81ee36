package org.countersign;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The approval engine for policing business cases. */
@SpringBootApplication
public class Countersign {

  public static void main(String[] args) {
    SpringApplication.run(Countersign.class, args);
  }
}
