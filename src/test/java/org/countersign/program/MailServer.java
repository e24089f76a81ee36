package org.countersign.program;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A real SMTP server on a port of its own, for the one program that the tests share. */
class MailServer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static GreenMail server = started(0);

  private static GreenMail started(int port) {
    GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    return mail;
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of("spring.mail.host=127.0.0.1", "spring.mail.port=" + server.getSmtp().getPort()).applyTo(context);
  }

  static int port() {
    return server.getSmtp().getPort();
  }

  /** What has come for the address, in the order in which it came. */
  static List<MimeMessage> to(String address) {
    return Arrays.stream(server.getReceivedMessages()).filter(message -> recipient(message).equals(address)).toList();
  }

  private static String recipient(MimeMessage message) {
    try {
      return message.getAllRecipients()[0].toString();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Nobody answers on the port while this runs. */
  static void whileDown(Runnable action) {
    int port = server.getSmtp().getPort();
    server.stop();
    try {
      action.run();
    } finally {
      server = started(port);
    }
  }
}
