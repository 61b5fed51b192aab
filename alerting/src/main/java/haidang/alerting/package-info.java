/// Judgements and decisions become cases, notifications and digests. The public types are what the console may use.
@NullMarked
package haidang.alerting;

import org.jspecify.annotations.NullMarked;
