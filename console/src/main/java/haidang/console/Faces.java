package haidang.console;

import haidang.alerting.Audit;
import haidang.alerting.Cases;
import haidang.alerting.Digests;
import haidang.alerting.Figures;
import haidang.alerting.Mailbox;
import haidang.alerting.Silences;
import haidang.classify.archive.Archive;
import haidang.classify.feed.RuleFeed;
import haidang.classify.rules.LegalBases;
import haidang.ingest.Sources;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What the console may use of the other rooms.
///
/// @param rules what is in force, once any are
/// @param ready whether every role of this program is at work
public record Faces(Cases cases, Figures figures, Mailbox mailbox, Digests digests, Silences silences, Audit audit,
    Archive archive,
    Sources sources, Supplier<Optional<RuleFeed.InForce>> rules, LegalBases legalBases, BooleanSupplier ready) {
  Grounds grounds() { return new Grounds(legalBases, rules); }
}
