package org.countersign.command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.countersign.command.SealedRecordFile.Unreadable;
import org.countersign.record.Checkpoint;
import org.countersign.record.Verification;

/**
 * {@code verify <record.json> --certificate seal.pem [--checkpoint kept.json]}: says of an exported record whether it is what was
 * sealed. Needs no running program, no database and no network.
 */
public final class VerifyCommand {

  public static final String NAME = "verify";

  private static final String USAGE = """
      Usage: java -jar countersign.jar verify <record.json> --certificate <seal.pem> [--checkpoint <kept.json>]
        record.json    an exported record, or - for what is piped in
        --certificate  whom you trust: the organisation's certificate, or several in one file
        --checkpoint   a checkpoint that you kept, from /register/checkpoints/<number>""";

  private static final int PROVEN = 0;
  private static final int NOT_PROVEN = 1;
  private static final int MISCALLED = 2;

  private final InputStream in;
  private final PrintStream out;

  /**
   * @param in what is piped in
   * @param out the terminal
   */
  public VerifyCommand(InputStream in, PrintStream out) {
    this.in = in;
    this.out = out;
  }

  /** Told to whoever called, in words. */
  private static final class Miscalled extends Exception {

    private static final long serialVersionUID = 1L;

    Miscalled(String message) {
      super(message);
    }
  }

  private record Call(String record, String certificate, String checkpoint) {}

  /** @return the exit code: 0 if every entry is proven, 1 if not, 2 if it was called wrongly */
  public int run(List<String> arguments) {
    try {
      Call call = read(arguments);
      List<X509Certificate> certificates = certificates(call.certificate());
      Checkpoint kept = kept(call.checkpoint());
      return verify(bytes(call.record()), certificates, kept);
    } catch (Miscalled miscalled) {
      out.println(miscalled.getMessage());
      return MISCALLED;
    }
  }

  private int verify(byte[] file, List<X509Certificate> certificates, Checkpoint kept) {
    try {
      SealedRecordFile record = SealedRecordFile.record(file);
      Verification verification = new Verification(record.chain(), record.proofs(), certificates, kept);
      if (verification.faults().isEmpty()) {
        out.println(verification.proven());
        return PROVEN;
      }
      out.println("NOT proven: the record of " + record.chain().name() + ".");
      verification.faults().forEach(out::println);
    } catch (Unreadable unreadable) {
      out.println("NOT proven: this is not a record as it was exported. " + unreadable.getMessage());
    }
    return NOT_PROVEN;
  }

  private static Call read(List<String> arguments) throws Miscalled {
    String record = null;
    String certificate = null;
    String checkpoint = null;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      boolean isLast = i + 1 == arguments.size();
      if (argument.equals("--certificate") && !isLast) {
        certificate = arguments.get(++i);
      } else if (argument.equals("--checkpoint") && !isLast) {
        checkpoint = arguments.get(++i);
      } else if (record == null && !argument.startsWith("--")) {
        record = argument;
      } else {
        throw new Miscalled("What does " + argument + " mean here?\n" + USAGE);
      }
    }
    if (record == null || certificate == null) {
      throw new Miscalled(USAGE);
    }
    return new Call(record, certificate, checkpoint);
  }

  private static List<X509Certificate> certificates(String file) throws Miscalled {
    try {
      List<X509Certificate> certificates = new ArrayList<>();
      for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(
          new ByteArrayInputStream(bytesOf(file)))) {
        certificates.add((X509Certificate) certificate);
      }
      if (!certificates.isEmpty()) {
        return certificates;
      }
    } catch (CertificateException e) {
      // Told below, as of a file without one.
    }
    throw new Miscalled(file + " holds no certificate (PEM or DER).");
  }

  private static Checkpoint kept(String file) throws Miscalled {
    if (file == null) {
      return null;
    }
    try {
      return SealedRecordFile.checkpoint(bytesOf(file));
    } catch (Unreadable unreadable) {
      throw new Miscalled(file + " is not a checkpoint as it was published. " + unreadable.getMessage());
    }
  }

  private byte[] bytes(String record) throws Miscalled {
    if (!record.equals("-")) {
      return bytesOf(record);
    }
    try {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new Miscalled("What is piped in cannot be read.");
    }
  }

  private static byte[] bytesOf(String file) throws Miscalled {
    try {
      return Files.readAllBytes(Path.of(file));
    } catch (IOException | InvalidPathException e) {
      throw new Miscalled(file + " cannot be read.");
    }
  }
}
