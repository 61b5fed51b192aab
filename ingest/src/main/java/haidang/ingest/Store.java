package haidang.ingest;

import haidang.events.log.EventLog;
import haidang.ingest.store.Acknowledged;
import haidang.ingest.store.Database;
import haidang.ingest.store.Erasures;
import haidang.ingest.store.ImportRuns;
import haidang.ingest.store.Keys;
import haidang.ingest.store.Ledger;
import haidang.ingest.store.PostStates;
import haidang.ingest.store.PostgresVault;
import haidang.ingest.store.Rechecks;
import haidang.ingest.store.SourceTable;
import haidang.ingest.store.Watches;

/// What this room keeps, in one hand.
record Store(Database database, SourceTable sources, Watches watches, PostStates states, Ledger ledger,
    Rechecks rechecks, ImportRuns imports, Erasures erasures, Acknowledged acknowledged, PostgresVault vault) {

  static Store of(Database database, Keys keys, EventLog log) {
    return new Store(database, new SourceTable(), new Watches(), new PostStates(), new Ledger(), new Rechecks(keys),
        new ImportRuns(), new Erasures(), new Acknowledged(log), new PostgresVault(database, keys));
  }
}
