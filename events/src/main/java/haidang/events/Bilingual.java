package haidang.events;

/// One sentence or title in Vietnamese and English.
public record Bilingual(String vi, String en) {}
