package org.countersign;

import java.io.Console;
import java.util.Arrays;
import java.util.List;
import org.countersign.command.ImportCommand;
import org.countersign.command.MigrateCommand;
import org.countersign.command.VerifyCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The approval engine for policing business cases. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class Countersign {

  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals(ImportCommand.NAME)) {
      List<String> arguments = Arrays.asList(args).subList(1, args.length);
      System.exit(new ImportCommand(System.out, System::getenv, Countersign::askForPassword).run(arguments));
    }
    if (args.length > 0 && args[0].equals(VerifyCommand.NAME)) {
      System.exit(new VerifyCommand(System.in, System.out).run(Arrays.asList(args).subList(1, args.length)));
    }
    if (args.length > 0 && args[0].equals(MigrateCommand.NAME)) {
      System.exit(new MigrateCommand(System.out).run(Arrays.asList(args).subList(1, args.length)));
    }
    SpringApplication.run(Countersign.class, args);
  }

  private static char[] askForPassword() {
    Console console = System.console();
    return console == null ? null : console.readPassword("Password: ");
  }
}
