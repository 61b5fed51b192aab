package haidang.deploy.demo;

/// How a sample site shows its posts.
enum SiteKind {
  /// An Atom feed with a page for each article.
  FEED,
  /// A page of links to articles.
  LIST,
  /// A page that holds short posts itself.
  BOARD
}
