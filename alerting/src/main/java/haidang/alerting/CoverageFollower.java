package haidang.alerting;

import haidang.events.Coverage;
import haidang.events.Position;
import haidang.events.log.Follower;
import haidang.events.log.Stored;
import haidang.events.log.Topic;
import haidang.events.log.Wire;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps how collecting went, for the digest.
final class CoverageFollower implements Follower {
  static final String READER = "alerting-coverage";
  private static final Logger LOG = LoggerFactory.getLogger(CoverageFollower.class);

  private final Database database;
  private final Positions positions = new Positions(READER);

  CoverageFollower(Database database) { this.database = database; }

  @Override
  public List<Position> positions() { return database.in(positions::load); }

  @Override
  public void apply(List<Stored> batch, List<Position> next) {
    database.run(handle -> {
      PreparedBatch rows = handle.prepareBatch("insert into coverage values (:source, :at, :state, :read, :changed,"
          + " :detail) on conflict do nothing");
      for (Stored stored : batch) {
        Coverage seen = Wire.parse(stored, Coverage.class, "coverage.v1");
        rows.bind("source", seen.source().value()).bind("at", CaseRows.utc(seen.at())).bind("state", seen.state())
            .bind("read", seen.read()).bind("changed", seen.changed()).bind("detail", seen.detail()).add();
      }
      if (rows.size() > 0) {
        rows.execute();
      }
      positions.advance(handle, next);
    });
    positions.committed(next);
  }

  @Override
  public void gap(Topic topic, Position from, Position to) {
    LOG.atWarn().addKeyValue("reader", READER).addKeyValue("from", from).addKeyValue("to", to)
        .log("records are missing");
  }
}
