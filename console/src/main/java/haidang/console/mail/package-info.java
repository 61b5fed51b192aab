/// The built-in mailbox and the digests.
@NullMarked
package haidang.console.mail;

import org.jspecify.annotations.NullMarked;
