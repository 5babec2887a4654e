// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.email;

import io.github.liqscape.routing.alert.DeliveryIds;
import io.github.liqscape.routing.channel.Cut;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.Wording;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A message whose id is that of the delivery, so that a mail server knows a repeated one, and which
 * belongs to the thread of its story.
 */
final class EmailMessage extends MimeMessage {

  private static final int LONGEST_SUBJECT = 200;
  private static final String UTF_8 = "UTF-8";

  /** RFC 5322, section 3.3. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final String id;

  private EmailMessage(Session session, String id) {
    super(session);
    this.id = id;
  }

  static EmailMessage of(Session session, EmailSettings settings, Delivery delivery)
      throws MessagingException {
    String domain = settings.domain();
    Wording words = Wording.of(delivery);
    EmailMessage message =
        new EmailMessage(session, "<" + delivery.deliveryId() + "@" + domain + ">");
    message.setFrom(settings.from());
    message.setRecipient(Message.RecipientType.TO, settings.to());
    message.setSubject(Cut.to(LONGEST_SUBJECT, Wording.oneLine(words.title())), UTF_8);
    message.setHeader("Date", DATE.format(Instant.EPOCH.plusNanos(delivery.attemptNanos())));
    String thread = "<thread-" + DeliveryIds.pushTopic(delivery.threadKey()) + "@" + domain + ">";
    message.setHeader("References", thread);
    message.setHeader("In-Reply-To", thread);
    // RFC 3834: no vacation notes in answer.
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("List-Id", "Liqscape alerts <alerts." + domain + ">");
    unsubscribe(message, settings);
    message.setText(words.text().replace("\n", "\r\n") + "\r\n", UTF_8);
    message.saveChanges();
    return message;
  }

  /** RFC 2369 and RFC 8058; the sender's DKIM signature must cover both headers. */
  private static void unsubscribe(EmailMessage message, EmailSettings settings)
      throws MessagingException {
    List<String> ways = new ArrayList<>();
    settings.unsubscribeUrl().ifPresent(url -> ways.add("<" + url + ">"));
    settings.unsubscribeMail().ifPresent(mail -> ways.add("<mailto:" + mail + ">"));
    if (!ways.isEmpty()) {
      message.setHeader("List-Unsubscribe", String.join(", ", ways));
    }
    if (settings.unsubscribeUrl().isPresent()) {
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }
}
