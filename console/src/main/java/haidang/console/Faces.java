package haidang.console;

import haidang.alerting.Audit;
import haidang.alerting.Cases;
import haidang.alerting.Digests;
import haidang.alerting.Mailbox;
import haidang.classify.archive.Archive;
import java.util.function.BooleanSupplier;

/// What the console may use of the other rooms.
///
/// @param ready whether every role of this program is at work
public record Faces(Cases cases, Mailbox mailbox, Digests digests, Audit audit, Archive archive,
    BooleanSupplier ready) {}
