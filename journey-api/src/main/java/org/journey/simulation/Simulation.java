package org.journey.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.journey.interaction.InteractionType;
import org.jspecify.annotations.Nullable;

/**
 * Made-up histories of clients, one interaction after the other in the order in which staff would
 * have entered them: what is entered late comes late. Every one of them is accepted if recorded in
 * this order.
 *
 * <p>Clients are made as their referrals come in and forgotten with the last thing entered about
 * them, so that memory grows with how many are open at a time, not with how many there are.
 */
public final class Simulation implements Iterator<Line> {

  private static final int LINE = 1024;

  private final SimulationParameters parameters;
  private final Period period;
  private final long until;
  private final Ids ids;
  private final PriorityQueue<OpenClient> open = new PriorityQueue<>();
  private final StringBuilder text = new StringBuilder(LINE);
  private final Json json = new Json(text);
  private final Payloads payloads;

  /** The client who is referred next, if there is one. */
  private @Nullable Coming coming;

  private volatile long referred;
  private long lines;

  private record Coming(long number, long at, Draws draws) {}

  /** Makes one; the same parameters give the same lines on every machine. */
  public Simulation(SimulationParameters parameters) {
    this.parameters = parameters;
    this.period = new Period(parameters.from(), parameters.to());
    this.until =
        parameters.until() == null ? Long.MAX_VALUE : parameters.until().toEpochDay() * Days.DAY;
    this.ids = new Ids(parameters.seed());
    this.payloads = new Payloads(json, ids);
    this.coming = coming(1);
  }

  /** Clients referred so far. */
  public long referred() {
    return referred;
  }

  /** Lines given so far. */
  public long lines() {
    return lines;
  }

  /** Clients of whom something is still to come: what memory is held for. */
  int open() {
    return open.size();
  }

  @Override
  public boolean hasNext() {
    while (coming != null && (open.isEmpty() || coming.at() <= open.element().due())) {
      refer(coming);
    }
    return !open.isEmpty() && open.element().due() < until;
  }

  @Override
  public Line next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    OpenClient client = open.remove();
    Line line = line(client);
    if (client.advance()) {
      open.add(client);
    }
    lines++;
    return line;
  }

  private @Nullable Coming coming(long number) {
    if (number > parameters.clients()) {
      return null;
    }
    Draws draws = new Draws(parameters.seed(), number);
    // One in each of as many equal parts of the period: in order, and never two at a time.
    double part = (number - 1 + draws.uniform()) / parameters.clients();
    return new Coming(number, period.at(part), draws);
  }

  private void refer(Coming client) {
    Person person =
        Person.draw(
            client.number(), parameters.seed(), parameters.organisations().size(), client.draws());
    open.add(new OpenClient(person, Story.tell(client.draws(), client.at(), period.end())));
    referred = client.number();
    coming = coming(client.number() + 1);
  }

  private Line line(OpenClient client) {
    Person person = client.person();
    Planned one = client.planned();
    text.setLength(0);
    json.begin()
        .put("specversion", "1.0")
        .put("id", ids.interaction(person, one.index()))
        .put("source", ids.source())
        .put("type", one.type().type())
        .put("subject", subject(person, one))
        .instant("time", one.occurred())
        .put("organisation", parameters.organisations().get(person.organisation()))
        .put("recordedby", recorder(person, one.type()));
    payloads.write("data", person, one, client.entered(), false);
    json.end();
    return new Line(
        Instant.ofEpochSecond(one.entered()), text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private String subject(Person person, Planned one) {
    return one.type().aboutClient()
        ? ids.client(person, Story.SECOND_ID)
        : ids.journey(person, one.journey());
  }

  private static String recorder(Person person, InteractionType type) {
    if (type == InteractionType.REFERRAL_RECEIVED || type.aboutClient()) {
      return "reception";
    }
    if (type == InteractionType.REFLECTION_CODED) {
      return "researcher";
    }
    return Ids.worker(person);
  }

  /** A client of whom something is still to be entered, by when the next of it is. */
  private static final class OpenClient implements Comparable<OpenClient> {
    private final Person person;
    private final Planned[] entered;
    private int next;

    /** When the next is entered; kept beside, since the queue looks at little else. */
    private long due;

    OpenClient(Person person, Planned[] entered) {
      this.person = person;
      this.entered = entered;
      this.due = entered[0].entered();
    }

    long due() {
      return due;
    }

    Person person() {
      return person;
    }

    Planned[] entered() {
      return entered;
    }

    Planned planned() {
      return entered[next];
    }

    boolean advance() {
      if (++next == entered.length) {
        return false;
      }
      due = entered[next].entered();
      return true;
    }

    @Override
    public int compareTo(OpenClient other) {
      int byEntry = Long.compare(due, other.due);
      return byEntry != 0 ? byEntry : Long.compare(person.number(), other.person.number());
    }
  }
}
