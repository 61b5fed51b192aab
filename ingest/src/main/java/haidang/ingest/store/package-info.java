/// What ingest keeps in PostgreSQL, schema `ingest`.
@NullMarked
package haidang.ingest.store;

import org.jspecify.annotations.NullMarked;
