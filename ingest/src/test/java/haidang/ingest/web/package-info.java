@NullMarked
package haidang.ingest.web;

import org.jspecify.annotations.NullMarked;
