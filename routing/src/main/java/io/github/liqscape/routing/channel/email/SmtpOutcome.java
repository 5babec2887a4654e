// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.email;

import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.DeliveryOutcome.DeadReason;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What a failure means: of a reply by RFC 5321, 4xx may pass and 5xx does not; without a reply it
 * depends on whether the message had begun to leave.
 */
final class SmtpOutcome {

  private static final Pattern REPLY = Pattern.compile("^([45][0-9]{2})[ -]");

  private SmtpOutcome() {}

  static DeliveryOutcome of(MessagingException failure, boolean leaving) {
    OptionalInt reply = reply(failure);
    if (failure instanceof AuthenticationFailedException) {
      return reply.orElse(535) < 500
          ? DeliveryOutcome.retry("SMTP " + reply.getAsInt())
          : DeliveryOutcome.gone(DeadReason.AUTH, "SMTP " + reply.orElse(535));
    }
    if (reply.isPresent()) {
      return reply.getAsInt() < 500
          ? DeliveryOutcome.retry("SMTP " + reply.getAsInt())
          : DeliveryOutcome.dead(DeadReason.REJECTED, "SMTP " + reply.getAsInt());
    }
    String why = kindOf(failure);
    return leaving ? new DeliveryOutcome.Unknown(why) : DeliveryOutcome.retry(why);
  }

  /** The server's reply, if that is why it failed. Replies hold addresses and are not kept. */
  private static OptionalInt reply(MessagingException failure) {
    @Nullable Exception next = failure;
    while (next != null) {
      int code =
          switch (next) {
            case SMTPAddressFailedException e -> e.getReturnCode();
            case SMTPSenderFailedException e -> e.getReturnCode();
            case SMTPSendFailedException e -> e.getReturnCode();
            default -> inText(next.getMessage());
          };
      if (code >= 400 && code < 600) {
        return OptionalInt.of(code);
      }
      next = next instanceof MessagingException m ? m.getNextException() : null;
    }
    return OptionalInt.empty();
  }

  private static int inText(@Nullable String message) {
    Matcher matcher = REPLY.matcher(message == null ? "" : message);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /** In words what TLS lacks; else the kind of exception, as texts of servers are not kept. */
  private static String kindOf(MessagingException failure) {
    Exception cause = failure.getNextException();
    if (cause == null) {
      String message = failure.getMessage();
      return message != null && message.startsWith("STARTTLS is required")
          ? "the server offers no STARTTLS"
          : failure.getClass().getSimpleName();
    }
    boolean certificate = false;
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof CertPathBuilderException || t instanceof CertPathValidatorException) {
        return "TLS: the certificate is not trusted";
      }
      certificate |= t instanceof CertificateException;
    }
    return certificate
        ? "TLS: the certificate is of another host"
        : cause.getClass().getSimpleName();
  }
}
