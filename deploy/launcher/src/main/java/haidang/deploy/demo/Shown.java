package haidang.deploy.demo;

import java.time.Instant;

/// A post as its site has it at some time.
///
/// @param text      as it reads then
/// @param published when it came out
/// @param changed   when it came out, was edited or taken down last
/// @param gone      whether it was taken down
record Shown(SamplePost post, String text, Instant published, Instant changed, boolean gone) {}
