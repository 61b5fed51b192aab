/// The archive of judged posts: a port, and a Lucene index that is a view of the log.
///
/// It holds one document per post id under a keyed hash, no author, and can always be built anew from the log.
@NullMarked
package haidang.classify.archive;

import org.jspecify.annotations.NullMarked;
