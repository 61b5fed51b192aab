/// Public web pages: single articles, lists of links to articles, boards of short posts.
@NullMarked
package haidang.ingest.web;

import org.jspecify.annotations.NullMarked;
